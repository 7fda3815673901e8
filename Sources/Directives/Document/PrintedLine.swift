/// One line of the source, or one column of it where a page was printed in two (dòng in).
///
/// The head of a document and its signature stand side by side; text taken from a page keeps them in
/// one line with a wide gap between.
struct PrintedLine {
    /// Counted from 1.
    let number: Int
    let words: [Word]

    var isInCapitals: Bool { words.areInCapitals }

    /// The lines of a source that say something, columns apart; `nil` stands for each empty line.
    static func lines(of source: SourceText) -> [PrintedLine?] {
        var lines: [PrintedLine?] = []
        for (index, range) in source.lines.enumerated() {
            var columns: [[Word]] = []
            for column in PrintedLine.columns(of: range, in: source) {
                let words = WordScanner.words(of: source, in: column).filter { !$0.isSign("|") }
                if let left = columns.last, isUnfilled(left) {
                    columns[columns.count - 1] += words
                } else if !words.isEmpty {
                    columns.append(words)
                }
            }
            lines +=
                columns.isEmpty
                ? [nil] : columns.map { PrintedLine(number: index + 1, words: $0) }
        }
        return lines
    }

    /// `Số:      /QĐ-BYT`, `ngày      tháng`: the blank was left to be filled in by hand.
    private static func isUnfilled(_ words: [Word]) -> Bool {
        let last = words.last { $0.kind == .letters }
        let isOpen = words.last?.kind == .letters || words.map(\.key) == [number, ":"]
        return isOpen && last.map { blanks.contains($0.key) } ?? false
    }

    private static let number = LetterFolding.keys(of: "số")[0]
    private static let blanks = Set(LetterFolding.keys(of: "số ngày tháng"))

    /// How many spaces separate columns; inside a sentence there are one or two.
    private static let gap = 3

    private static func columns(of line: Range<Int>, in source: SourceText) -> [Range<Int>] {
        var columns: [Range<Int>] = []
        var start = line.lowerBound
        var blankCount = 0
        for index in line {
            let scalar = source.scalars[index]
            if scalar == "\t" || scalar == "|" {
                blankCount += gap
            } else if scalar == " " || scalar == "\u{A0}" {
                blankCount += 1
            } else {
                if blankCount >= gap {
                    columns.append(start..<index)
                    start = index
                }
                blankCount = 0
            }
        }
        columns.append(start..<line.upperBound)
        return columns
    }
}

extension SourceText {
    /// The letters from the first of the words to the last, in one line and without decoration.
    func printed(_ words: some BidirectionalCollection<Word>) -> String {
        guard let first = words.first, let last = words.last else { return "" }
        let text = text(in: first.range.lowerBound..<last.range.upperBound)
        return text.split { $0.isWhitespace || $0 == "*" || $0 == "_" || $0 == "$" }
            .joined(separator: " ").replacing(" /", with: "/").replacing(" -/", with: "-/")
    }
}

extension Collection<Word> {
    /// Whether these words stand here.
    func spell(_ keys: [String]) -> Bool {
        count == keys.count && zip(self, keys).allSatisfy { $0.key == $1 }
    }
}

extension BidirectionalCollection<Word> where SubSequence: BidirectionalCollection<Word> {
    /// The words without the signs that end a line or a list's item.
    var withoutEnd: SubSequence {
        var words = self[...]
        while let last = words.last, last.isEnd { words = words.dropLast() }
        return words
    }
}

extension Word {
    /// Whether the sign ends a clause, or stands after the last one.
    var isEnd: Bool {
        kind == .sign && [".", ",", ";", ":", "/", "-", "…"].contains(key)
    }
}
