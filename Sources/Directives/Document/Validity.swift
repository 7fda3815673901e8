/// For what time a document holds, in its own words (thời gian thực hiện).
enum Validity {
    /// What opens a statement of the time, wherever it stands.
    private static let statements = Lexicon([
        "Thời gian thực hiện", "Thời gian tổ chức", "Thời hạn thực hiện", "Thời gian triển khai",
        "Có hiệu lực", "Hiệu lực thi hành",
    ])

    /// What begins the name of a span of time.
    private static let spans = Lexicon([
        "năm", "đến năm", "tầm nhìn đến năm", "định hướng đến năm", "giai đoạn", "thời kỳ",
        "nhiệm kỳ", "từ năm", "quý",
        "tháng", "6 tháng đầu năm", "9 tháng đầu năm", "trong năm",
    ])

    /// The time: as stated, else as the subject names it last, else as the issuing sentence does.
    static func read(
        _ text: DirectiveWords, subject: String, statement: [Word]
    ) -> String? {
        for unit in text.units {
            guard let found = statements.first(in: unit) else { continue }
            let rest = unit[(found.offset + found.count)...].drop { $0.isSign(":") }
            guard let first = rest.first, ["tư2", "trong", "đên1"].contains(first.key) else {
                continue
            }
            let end = rest.firstIndex { $0.isSign(",") || $0.isSign(".") || $0.isSign(";") }
            return text.source.printed(rest[..<(end ?? rest.endIndex)])
        }
        let source = SourceText(subject)
        let words = WordScanner.words(of: source)
        if let span = lastSpan(of: words, in: source) { return span }
        let sentence = statement.prefix { !$0.isSign(".") && !$0.isSign(":") }
        return firstSpan(of: Array(sentence), in: text.source)
    }

    /// The spans that close the subject, one after another.
    private static func lastSpan(of words: [Word], in source: SourceText) -> String? {
        var start: Int?
        var end = 0
        var index = 0
        while index < words.count {
            if let length = span(words, at: index) {
                let follows = start != nil && words[end..<index].allSatisfy { $0.isSign(",") }
                if !follows { start = index }
                index += length
                end = index
            } else {
                index += 1
            }
        }
        return start.map { source.printed(words[$0..<end]) }
    }

    private static func firstSpan(of words: [Word], in source: SourceText) -> String? {
        for index in words.indices {
            if let length = span(words, at: index) {
                return source.printed(words[index..<index + length])
            }
        }
        return nil
    }

    /// How many words a span that begins here takes: its name, a year, and up to where it runs.
    private static func span(_ words: [Word], at index: Int) -> Int? {
        guard let opening = spans.match(words, at: index) else { return nil }
        var end = index + opening.count
        guard end < words.count, words[end].isYear else { return nil }
        end += 1
        if end + 1 < words.count, words[end].isSign("-"), words[end + 1].isYear { end += 2 }
        return end - index
    }
}
