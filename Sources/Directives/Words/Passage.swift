/// Running words of one source text, to be matched and quoted (đoạn chữ).
struct Passage: Sendable {
    let source: SourceText
    let words: [Word]

    init(_ words: [Word], of source: SourceText) {
        self.words = words
        self.source = source
    }

    /// The words of a text that stands in no document: a name, a unit.
    init(reading text: String) {
        source = SourceText(text)
        words = WordScanner.words(of: source)
    }

    var isEmpty: Bool { words.isEmpty }

    var count: Int { words.count }

    /// The key of a word; empty beyond either end, so that grammars need no bounds.
    func key(_ index: Int) -> String {
        words.indices.contains(index) ? words[index].key : ""
    }

    /// The word at an index; `nil` beyond either end.
    func word(_ index: Int) -> Word? {
        words.indices.contains(index) ? words[index] : nil
    }

    /// A part of the passage.
    func part(_ range: Range<Int>) -> Passage {
        Passage(Array(words[range.clamped(to: 0..<words.count)]), of: source)
    }

    /// The source's own letters from the first word to the last.
    ///
    /// Where a page broke the sentence, what stood between is left out.
    var quote: String {
        guard let first = words.first else { return "" }
        var text = ""
        var piece = first.range
        for word in words.dropFirst() {
            if isNear(piece.upperBound, word.range.lowerBound) {
                piece = piece.lowerBound..<word.range.upperBound
            } else {
                text += source.text(in: piece) + " "
                piece = word.range
            }
        }
        return text + source.text(in: piece)
    }

    /// Whether only white space and decoration on one line or its end lie between two words.
    private func isNear(_ end: Int, _ start: Int) -> Bool {
        start >= end && start - end <= 3 && source.lineIndex(at: end) == source.lineIndex(at: start)
    }

    /// The words as running text, as printed but for white space, decoration and the damage of pages.
    var text: String {
        var text = ""
        for (index, word) in words.enumerated() {
            if index > 0, !word.isGlued, !Passage.isClosing(word), !isAfterOpening(index) {
                text += " "
            }
            text += word.isSign("”") ? "\"" : source.text(in: word.range)
        }
        return text
    }

    private static func isClosing(_ word: Word) -> Bool {
        [",", ".", ";", ":", ")", "%"].contains(word.key)
    }

    private func isAfterOpening(_ index: Int) -> Bool {
        words[index - 1].isSign("(")
    }
}
