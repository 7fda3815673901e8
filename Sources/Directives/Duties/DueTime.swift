/// By when or how often something is due, as a clause says (thời hạn).
enum DueTime {
    /// Phrases that say it by themselves.
    private static let times = Lexicon([
        "định kỳ", "hàng năm", "hằng năm", "hàng quý", "hằng quý", "hàng tháng", "hằng tháng",
        "hàng tuần", "hằng tuần", "định kỳ hàng năm", "định kỳ hằng năm", "định kỳ hàng quý",
        "định kỳ hằng quý", "định kỳ hàng tháng", "định kỳ hằng tháng", "cuối năm", "đột xuất",
        "thường xuyên", "kịp thời", "6 tháng", "06 tháng", "9 tháng", "mỗi năm", "mỗi quý",
    ])

    /// Words that a day, a month, a quarter or a meeting must follow.
    private static let openers = Lexicon([
        "trước", "trước ngày", "chậm nhất", "chậm nhất là", "chậm nhất ngày", "chậm nhất vào",
        "trong quý", "trong tháng", "trong năm", "đến", "đến ngày", "đến hết", "xong trước",
        "vào ngày",
        "vào cuối", "trong các kỳ họp", "tại các kỳ họp", "tại kỳ họp", "quý", "sau khi kết thúc",
    ])

    /// What goes on a time once it has begun.
    private static let parts = Set(
        [
            "ngày", "tháng", "năm", "quý", "cuối", "đầu", "hằng", "hàng", "của", "mỗi", "kỳ", "họp",
            "thường", "lệ", "cùng", "i", "ii", "iii", "iv", "và", "tuần",
        ].flatMap(LetterFolding.keys))

    /// Every time the clause names, in its order, as it is printed.
    static func printed(_ clause: ArraySlice<Word>, in source: SourceText) -> String? {
        var found: [Range<Int>] = []
        var index = clause.startIndex
        while index < clause.endIndex {
            let length = length(clause, at: index)
            if length > 0 {
                // `Định kỳ 6 tháng` is one time in two phrases.
                let goesOn = found.last?.upperBound == index
                let start = (goesOn ? found.popLast()?.lowerBound : nil) ?? index
                found.append(start..<index + length)
            }
            index += max(length, 1)
        }
        let printed = found.map { source.printed(clause[$0].withoutEnd) }
        return printed.isEmpty ? nil : printed.joined(separator: ", ")
    }

    /// How many words the time that begins here takes; 0 for none.
    static func length(_ clause: ArraySlice<Word>, at index: Int) -> Int {
        let offset = index - clause.startIndex
        if let time = times.match(clause, at: offset) { return time.count }
        guard let opener = openers.match(clause, at: offset) else { return 0 }
        var end = index + opener.count
        var isNamed = opener.count > 2
        while end < clause.endIndex {
            let word = clause[end]
            let isPart =
                word.kind == .number || parts.contains(word.key)
                || (word.isSign("/") || word.isSign("-")) && word.isGlued
            guard isPart else { break }
            if word.kind == .number || word.kind == .letters { isNamed = true }
            end += 1
        }
        while end > index, clause[end - 1].key == and { end -= 1 }
        return isNamed ? end - index : 0
    }

    private static let and = LetterFolding.keys(of: "và")[0]
}
