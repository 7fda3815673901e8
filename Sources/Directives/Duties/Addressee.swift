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
            if let found = name(in: clause, behind: index) { return source.printed(found) }
        }
        return nil
    }

    /// Who gets something in order to report on it: `gửi Sở Tài chính để` before `tổng hợp, báo cáo`.
    static func relay(
        _ clause: ArraySlice<Word>, before verb: Int, in source: SourceText
    ) -> String? {
        named(clause, before: verb, isAdvised: false, in: source)
    }

    /// Who is helped to do it: `tham mưu Ban Thường vụ` before `sơ kết, tổng kết`.
    static func advised(
        _ clause: ArraySlice<Word>, before verb: Int, in source: SourceText
    ) -> String? {
        named(clause, before: verb, isAdvised: true, in: source)
    }

    private static func named(
        _ clause: ArraySlice<Word>, before verb: Int, isAdvised: Bool, in source: SourceText
    ) -> String? {
        let before = clause[..<verb]
        for index in before.indices {
            let advises = advising.match(before, at: index - before.startIndex) != nil
            guard advises == isAdvised, let found = name(in: before, behind: index) else {
                continue
            }
            let rest = before[found.endIndex...]
            if rest.isEmpty || rest.count == 1 && rest.first?.key == purpose {
                return source.printed(found)
            }
        }
        return nil
    }

    private static let advising = Lexicon(["tham mưu", "tham mưu cho", "giúp"])

    private static let purpose = LetterFolding.keys(of: "để")[0]

    /// The name behind a word that leads to one.
    private static func name(
        in clause: ArraySlice<Word>, behind index: Int
    ) -> ArraySlice<Word>? {
        guard let leader = leaders.match(clause, at: index - clause.startIndex) else { return nil }
        let start = index + leader.count
        guard opens(clause, at: start) else { return nil }
        var end = start + 1
        var depth = 0
        while end < clause.endIndex, end - start < longestName {
            let word = clause[end]
            if word.isSign("(") { depth += 1 }
            if word.isSign(")") { depth -= 1 }
            if depth == 0, isOver(clause, at: end) { break }
            end += 1
        }
        return clause[start..<end]
    }

    private static let longestName = 40

    /// Whether the name is over before this word.
    private static func isOver(_ clause: ArraySlice<Word>, at index: Int) -> Bool {
        let word = clause[index]
        let next = clause.dropFirst(index + 1 - clause.startIndex).first
        return word.isSign(";") || word.isSign(".")
            || word.isSign(",") && !opens(clause, at: index + 1)
            || word.key == and && !(next?.isCapitalized ?? false)
            || followers.contains(word.key) && !word.isCapitalized
            || DueTime.length(clause, at: index) > 0
            || !word.isCapitalized
                && Actor.actions.match(clause, at: index - clause.startIndex) != nil
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
