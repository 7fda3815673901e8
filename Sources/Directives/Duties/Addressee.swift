/// To whom a report goes (nơi nhận báo cáo).
enum Addressee {
    /// What stands before the one to whom something goes.
    private static let leaders = Lexicon([
        "về", "với", "cho", "gửi", "gửi về", "trình", "báo cáo", "báo cáo với", "báo cáo về",
        "tham mưu",
        "tham mưu cho", "giúp", "lên",
    ])

    /// What stands behind the name.
    private static let followers = Set(
        LetterFolding.keys(of: "để xem theo trước trong tại kết tình qua thông định"))
    private static let and = LetterFolding.keys(of: "và")[0]

    /// Those to whom the clause says that something goes.
    static func printed(_ clause: ArraySlice<Word>, in source: SourceText) -> String? {
        for index in clause.indices {
            let offset = index - clause.startIndex
            guard let leader = leaders.match(clause, at: offset) else { continue }
            let start = index + leader.count
            guard start < clause.endIndex, opens(clause, at: start) else { continue }
            var end = start + 1
            var depth = 0
            while end < clause.endIndex {
                let word = clause[end]
                if word.isSign("(") { depth += 1 }
                if word.isSign(")") { depth -= 1 }
                let isOver =
                    word.isSign(";") || word.isSign(".")
                    || word.isSign(",") && !opens(clause, at: end + 1)
                    || word.key == and
                        && !(clause.dropFirst(end + 1 - clause.startIndex).first?.isCapitalized
                            ?? false)
                    || followers.contains(word.key) && !word.isCapitalized
                    || DueTime.length(clause, at: end) > 0
                    || !word.isCapitalized
                        && Actor.actions.match(clause, at: end - clause.startIndex) != nil
                if depth == 0, isOver { break }
                end += 1
            }
            return source.printed(clause[start..<end])
        }
        return nil
    }

    private static func opens(_ words: ArraySlice<Word>, at index: Int) -> Bool {
        guard index < words.endIndex else { return false }
        return words[index].isCapitalized
            && BodyName.heads.match(words, at: index - words.startIndex) != nil
            || local.match(words, at: index - words.startIndex) != nil
    }

    /// Those who are near, written small.
    private static let local = Lexicon([
        "chi bộ", "cấp ủy", "cấp trên", "cơ quan", "đảng ủy", "huyện ủy", "cấp có thẩm quyền",
        "đơn vị",
    ])
}
