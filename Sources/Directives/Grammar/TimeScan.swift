/// The spans of time in running words, from left to right.
enum TimeScan {
    /// A span and the words it takes.
    struct Found {
        let span: TimeSpan
        let range: Range<Int>
    }

    static func spans(in passage: Passage) -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < passage.count {
            if let cited = FigureMask.citation(in: passage, at: index) {
                index += cited
            } else if let span = TimeSpan(in: passage, at: index) {
                found.append(Found(span: span, range: index..<index + span.count))
                index += span.count
            } else {
                index += 1
            }
        }
        return found
    }

    /// How many words a span of time takes that opens the words.
    static func leadingSpanCount(_ words: [Word]) -> Int {
        TimeSpan(in: Passage(words, of: SourceText("")), at: 0)?.count ?? 0
    }
}
