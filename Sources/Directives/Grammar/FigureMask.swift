/// Numbers that name things and are no figures: `số 38-CTr/HU`, `loại III`, `dưới 5 tuổi` (số không phải số liệu).
enum FigureMask {
    /// Words whose number is a name, an order or a date.
    private static let names = Lexicon([
        "số", "khóa", "lần thứ", "thứ", "điều", "khoản", "nghị quyết", "chỉ thị", "quyết định",
        "nghị định", "thông tư", "kết luận", "quốc lộ", "tỉnh lộ", "đường tỉnh", "đường huyện",
        "hương lộ", "cách mạng công nghiệp", "tiêu chí số", "nhà máy số", "tổng đài",
    ])
    private static let to = Lexicon(["-", "đến"])
    private static let months = Set(LetterFolding.keys(of: "tháng"))
    private static let wholes = Set(LetterFolding.keys(of: "cả"))
    private static let graded = Set(LetterFolding.keys(of: "tuổi sao"))
    private static let lifespan = Lexicon(["tuổi thọ"])
    private static let spans = Lexicon([
        "giai đoạn", "cấp", "không", "chiều", "bước", "trụ cột", "năm",
        "chỉ tiêu", "nhiệm vụ", "giải pháp", "nhóm", "chương trình", "khâu", "nội dung", "loại",
        "lĩnh vực", "môn",
    ])

    /// How many words are passed over at `index`; `nil` where nothing is.
    static func skipped(in passage: Passage, at index: Int) -> Int? {
        citation(in: passage, at: index) ?? ordinal(passage, index) ?? symbol(passage, index)
            ?? aged(passage, index) ?? grade(passage, index)
    }

    /// A document named with its number and day: `Nghị quyết số 13-NQ/TW, ngày 02/4/2022`.
    static func citation(in passage: Passage, at index: Int) -> Int? {
        guard let number = named(passage, index) else { return nil }
        var end = index + number
        if passage.key(end) == "," { end += 1 }
        guard citedDay.match(passage.words, at: end) != nil else { return number }
        if let day = TimeSpan(in: passage, at: end), day.due != nil {
            return end + day.count - index
        }
        return number
    }

    private static let citedDay = Lexicon(["ngày"])

    /// `Nghị quyết số 18`, `loại 2`, `hạng 1 đến hạng 3`.
    private static func named(_ passage: Passage, _ index: Int) -> Int? {
        guard let name = names.match(passage.words, at: index),
            passage.word(index + name.count)?.kind == .number
        else { return nil }
        // `số 4.500 tấn` does not occur; `Số bác sĩ` and `số 38` differ by the number.
        var end = index + name.count + 1
        while passage.word(end)?.isGlued ?? false, ["-", "/", "."].contains(passage.key(end)) {
            guard passage.word(end + 1)?.isGlued ?? false else { break }
            end += 2
        }
        return end - index
    }

    /// `cơ sở 2`, `đợt 1`: which one it is, where nothing is counted behind the number.
    private static func ordinal(_ passage: Passage, _ index: Int) -> Int? {
        guard let name = ordinals.match(passage.words, at: index),
            passage.word(index + name.count)?.kind == .number,
            UnitPhrase(in: passage, at: index + name.count + 1) == nil
        else { return nil }
        return name.count + 1
    }

    private static let ordinals = Lexicon([
        "cơ sở", "giai đoạn", "đợt", "phân khu", "tổ", "ấp", "khu phố", "khóm", "thôn", "tập", "kỳ",
        "khu vực", "lớp", "vùng", "trung ương", "đề án", "kế hoạch", "chương trình", "công nghiệp",
        "quận",
        "khối", "mục", "đt", "ql", "tp", "vành đai", "biểu", "mẫu", "phiên bản", "ban chỉ đạo",
        "phụ lục", "tiểu khu", "mục tiêu", "mục tiêu cụ thể", "đối tượng", "chỉ tiêu", "nhiệm vụ",
        "mức độ",
        "cấp độ", "loại", "hạng", "nhóm", "bậc",
    ])

    /// `38-CTr/HU`, `2013/QĐ-UBND`, `827E`, `5S`, and the number of a unit in a name.
    private static func symbol(_ passage: Passage, _ index: Int) -> Int? {
        guard let number = passage.word(index), number.kind == .number else { return nil }
        // `thuê bao/100 dân`: the number belongs to the unit.
        if passage.key(index - 1) == "/", passage.word(index - 2)?.kind == .letters { return 1 }
        var end = index + 1
        guard let next = passage.word(end), next.isGlued else { return nil }
        if next.kind == .letters, next.isInCapitals, next.range.count <= 2 {
            return UnitPhrase(in: passage, at: end) == nil ? 2 : nil
        }
        guard next.key == "-" || next.key == "/", let name = passage.word(end + 1), name.isGlued,
            name.kind == .letters, name.isCapitalized
        else { return nil }
        while let sign = passage.word(end), sign.isGlued, sign.key == "-" || sign.key == "/",
            let part = passage.word(end + 1), part.isGlued
        {
            end += 2
        }
        return end - index
    }

    /// `dưới 5 tuổi`, `từ 15 đến 60 tuổi`, `từ 3 sao trở lên`: the age of people or the grade of
    /// products, unless how long people live is what is measured.
    private static func aged(_ passage: Passage, _ index: Int) -> Int? {
        var end = index
        if let lead = Comparison.before.match(passage.words, at: end) { end += lead.count }
        guard passage.word(end)?.kind == .number else { return nil }
        end += 1
        if to.match(passage.words, at: end) != nil {
            end += 1
            if let lead = Comparison.before.match(passage.words, at: end) { end += lead.count }
            guard passage.word(end)?.kind == .number else { return nil }
            end += 1
        }
        if months.contains(passage.key(end)) { end += 1 }
        guard graded.contains(passage.key(end)), !lifespan.occurs(in: passage.words) else {
            return nil
        }
        end += 1
        if let behind = Comparison.behind.match(passage.words, at: end) { end += behind.count }
        return end - index
    }

    /// `hai cấp`, `2 giai đoạn`, `4 nhà`: how something is arranged.
    private static func grade(_ passage: Passage, _ index: Int) -> Int? {
        let number =
            Numeral(figuresIn: passage, at: index) ?? Numeral(wordsIn: passage, at: index)
        // `giảm cả ba tiêu chí`: all of them.
        if let number, wholes.contains(passage.key(index - 1)) { return number.count }
        guard let number, let noun = spans.match(passage.words, at: index + number.count),
            CountNouns.nouns.match(passage.words, at: index + number.count) == nil
        else { return nil }
        return number.count + noun.count
    }
}
