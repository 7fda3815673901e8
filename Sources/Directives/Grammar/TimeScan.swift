import Reporting

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
            } else if let span = TimeSpan(in: passage, at: index), !isHabit(span, passage, index) {
                found.append(Found(span: span, range: index..<index + span.count))
                index += span.count
            } else {
                index += 1
            }
        }
        return found
    }

    /// `bình quân hằng năm`, `cây hằng năm`, `mỗi năm 1 lần`: how often, not when.
    private static func isHabit(_ span: TimeSpan, _ passage: Passage, _ index: Int) -> Bool {
        guard span.meaning == .period(.everyYear) else { return false }
        let behind = index + span.count
        return habits.contains(passage.key(index - 1))
            || passage.word(behind)?.kind == .number && times.contains(passage.key(behind + 1))
            || times.contains(passage.key(behind + 1)) && passage.key(behind) != ","
    }

    private static let habits = Set(LetterFolding.keys(of: "quân cây"))
    private static let times = Set(LetterFolding.keys(of: "lần"))

    /// How many words a span of time takes that opens the words.
    static func leadingSpanCount(_ words: [Word]) -> Int {
        TimeSpan(in: Passage(words, of: SourceText("")), at: 0)?.count ?? 0
    }
}
