/// Who is asked to do something: bodies and offices at the start of a sentence (chủ thể thực hiện).
struct Actor {
    /// The words that name it.
    let words: ArraySlice<Word>
    /// Whether a word before the name asks it to do something: `Giao`, `Đề nghị`.
    let isRequested: Bool

    /// What the name of somebody who is asked begins with, besides the names of bodies.
    private static let offices = Lexicon([
        "các cấp ủy", "cấp ủy", "các cơ quan", "các đồng chí", "đồng chí", "các sở", "các phòng",
        "các ban", "các ngành", "các đơn vị", "các địa phương", "thủ trưởng", "người đứng đầu",
        "bí thư", "các xã", "các huyện", "các tổ chức", "các chi", "các chi bộ", "các đảng bộ",
        "chi bộ", "các CĐCS", "các công đoàn", "toàn thể", "các thành viên", "thành viên",
        "cơ quan thường trực", "cơ quan", "các cụm", "các khối", "các bộ", "các trường",
        "các doanh nghiệp", "Ủy ban nhân dân", "Mặt trận", "các thôn", "các khu phố", "các hội",
        "các đoàn thể", "đơn vị", "Giám đốc", "Chủ tịch",
    ])

    /// What asks somebody, before the name.
    private static let requests = Lexicon(["giao", "đề nghị", "yêu cầu", "phân công", "giao cho"])

    /// What is done: the first such word ends the name.
    static let actions = Lexicon([
        "báo cáo", "theo dõi", "đôn đốc", "kiểm tra", "giám sát", "tham mưu", "chủ trì", "tổ chức",
        "xây dựng", "chỉ đạo", "triển khai", "thực hiện", "rà soát", "tổng hợp", "căn cứ",
        "chịu trách nhiệm", "có trách nhiệm", "lãnh đạo", "hướng dẫn", "giúp", "chủ động",
        "thường xuyên", "định kỳ", "kịp thời", "tiếp tục", "phát huy", "khẩn trương", "nghiêm túc",
        "cụ thể hóa", "ban hành", "phân bổ", "quán triệt", "cần", "phải", "gương mẫu", "tập trung",
        "đẩy mạnh", "tăng cường", "gửi", "đưa", "lồng ghép", "tuyên truyền", "đánh giá", "sơ kết",
        "tổng kết", "thanh tra", "bố trí", "đảm bảo", "bảo đảm", "nghiên cứu",
    ])

    /// Those who are named at the start of the sentence, or behind what opens it.
    ///
    /// `Định kỳ hằng năm, Thủ trưởng các phòng …`, `Giao Ban Tuyên giáo …`; with a colon behind it, the name
    /// stands for all items below.
    init?(opening sentence: ArraySlice<Word>) {
        var start: Int?
        for index in sentence.indices {
            let opensClause =
                index == sentence.startIndex || sentence[index - 1].isSign(",")
                || Actor.endsRequest(sentence[..<index])
            if opensClause, Actor.begins(sentence, at: index) {
                start = index
                break
            }
            guard index - sentence.startIndex < Actor.longestOpening else { return nil }
        }
        guard let start else { return nil }
        var end = start + 1
        while end < sentence.endIndex, end - start < Actor.longestName {
            let word = sentence[end]
            if word.isSign(".") || word.isSign(";") || word.isSign(":") { break }
            let isAction =
                !word.isCapitalized
                && Actor.actions.match(sentence, at: end - sentence.startIndex) != nil
                && !Actor.isNoun(sentence, at: end)
            if isAction || DueTime.length(sentence, at: end) > 0 { break }
            end += 1
        }
        guard end < sentence.endIndex || end - start < Actor.longestName else { return nil }
        words = sentence[start..<end]
        isRequested = Actor.endsRequest(sentence[..<start])
    }

    /// How far into a sentence its opening may run: `Căn cứ các chỉ tiêu, nhiệm vụ, giải pháp nêu trên, …`.
    private static let longestOpening = 24
    private static let longestName = 48

    private static func begins(_ words: ArraySlice<Word>, at index: Int) -> Bool {
        let offset = index - words.startIndex
        if offices.match(words, at: offset) != nil { return true }
        return words[index].isCapitalized && BodyName.heads.match(words, at: offset) != nil
    }

    private static func endsRequest(_ words: ArraySlice<Word>) -> Bool {
        for length in 1...2 where words.count >= length {
            if let request = requests.match(words, at: words.count - length),
                request.count == length
            {
                return true
            }
        }
        return false
    }

    /// Whether the word is a noun here: `công tác kiểm tra`, `cơ quan tham mưu`, `các tổ chức chính trị`.
    static func isNoun(_ words: ArraySlice<Word>, at index: Int) -> Bool {
        if nouns.match(words, at: index - words.startIndex) != nil { return true }
        if index > words.startIndex,
            committees.match(words, at: index - 1 - words.startIndex) != nil
        {
            return true
        }
        return (1...2).contains { length in
            let start = index - words.startIndex - length
            guard start >= 0, let leader = nounLeaders.match(words, at: start) else { return false }
            return leader.count == length
        }
    }

    /// Verbs that are part of a name with what follows them.
    private static let nouns = Lexicon([
        "tổ chức đảng", "tổ chức chính trị", "tổ chức cơ sở", "tổ chức đoàn thể",
        "tổ chức thành viên", "tổ chức xã hội", "giúp việc", "lãnh đạo các", "lãnh đạo cơ quan",
        "lãnh đạo đơn vị", "kiểm tra huyện ủy", "chỉ đạo cấp",
    ])

    /// Bodies whose names are verbs behind their first word.
    private static let committees = Lexicon(["ban chỉ đạo", "ban tổ chức", "ban kiểm tra"])

    /// What makes a noun of the verb behind it.
    private static let nounLeaders = Lexicon([
        "công tác", "chế độ", "cơ quan", "nội dung", "hoạt động", "kết quả", "kế hoạch",
        "chương trình", "đoàn", "cuộc", "các", "phần", "quá trình", "nhiệm vụ", "tổ",
    ])
}
