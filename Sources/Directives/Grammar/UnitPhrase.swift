import Reporting

/// What a figure counts, as printed behind it: `%`, `tỷ đồng`, `bác sĩ/1 vạn dân` (đơn vị tính).
struct UnitPhrase: Sendable {
    /// What sort of unit it is.
    enum Kind: Sendable {
        case percent
        /// Money, weight, length and the like.
        case abstract
        /// A noun that is counted; it belongs to the name of what is measured too.
        case counted
    }

    let kind: Kind
    let symbol: String
    /// How many words it takes.
    let count: Int
    /// How many of them the counted noun itself takes.
    let nounCount: Int
    /// By what the figure is multiplied: 1,000 for `75 nghìn tỷ đồng`.
    let factor: Int

    private static let perHead = Lexicon([
        "vạn dân", "người dân", "nghìn dân", "trăm dân", "năm", "người", "hộ", "ha", "lao động",
        "vụ",
        "tháng", "ngày", "dân", "nữ", "trẻ đẻ sống", "trẻ em đẻ sống", "ca đẻ sống",
        "trẻ sinh ra sống",
        "bé gái", "trẻ em gái", "bé trai", "đơn vị", "phụ nữ", "lượt", "suất", "người/năm",
        "ngày đêm",
        "ngày.đêm", "giường", "học sinh", "lớp", "xã", "hộ dân", "máy", "khách", "lao động/năm",
        "1000 trẻ đẻ sống",
    ])
    private static let times = Lexicon(["năm", "tháng", "quý", "vụ", "nhiệm kỳ"])
    private static let men = LetterFolding.keys(of: "nam")[0]
}

extension UnitPhrase {
    /// The unit that begins at `index`; `nil` where no unit stands there.
    init?(in passage: Passage, at index: Int) {
        guard let word = passage.word(index) else { return nil }
        if let count = UnitPhrase.rateCount(in: passage, at: index) {
            self.init(.abstract, in: passage, from: index, to: index + count)
        } else if word.isSign("%") || word.isSign("‰") {
            // `%/tổng số đảng viên` is a share; only time makes another unit of it.
            let isTimed = UnitPhrase.times.match(passage.words, at: index + 2) != nil
            let tail = isTimed ? UnitPhrase.tail(of: passage, at: index + 1) : 0
            self.init(.percent, in: passage, from: index, to: index + 1 + tail)
        } else if let multiplier = CountNouns.multipliers.match(passage.words, at: index) {
            self.init(multiplied: multiplier, in: passage, at: index)
        } else if let found = CountNouns.abstract.match(passage.words, at: index),
            CountNouns.nouns.match(passage.words, at: index).map({ $0.count <= found.count })
                ?? true
        {
            let tail = UnitPhrase.tail(of: passage, at: index + found.count)
            self.init(.abstract, in: passage, from: index, to: index + found.count + tail)
        } else {
            self.init(noun: passage, at: index)
        }
    }

    private init(
        _ kind: Kind, in passage: Passage, from start: Int, to end: Int, nounCount: Int = 0,
        factor: Int = 1
    ) {
        self.kind = kind
        symbol = passage.part(start..<end).text
        count = end - start
        self.nounCount = nounCount
        self.factor = factor
    }

    /// `tỷ đồng`, `nghìn tỷ đồng`, `triệu USD`, `nghìn lượt khách`.
    private init?(
        multiplied multiplier: (count: Int, meaning: Int), in passage: Passage, at index: Int
    ) {
        let inner = index + multiplier.count
        if let unit = CountNouns.abstract.match(passage.words, at: inner) {
            let end = inner + unit.count + UnitPhrase.tail(of: passage, at: inner + unit.count)
            // `75 nghìn tỷ đồng` is counted in tỷ đồng, as budgets are.
            let isDouble = multiplier.count == 2
            let start = isDouble ? index + 1 : index
            let whole = UnitPhrase(.abstract, in: passage, from: start, to: end)
            self.init(
                whole, count: end - index,
                factor: isDouble ? multiplier.meaning == 15 ? 1_000_000 : 1_000 : 1)
        } else if let noun = CountNouns.nouns.match(passage.words, at: inner) {
            let end = inner + noun.count + UnitPhrase.tail(of: passage, at: inner + noun.count)
            self.init(
                .counted, in: passage, from: index, to: end, nounCount: end - index, factor: 1)
        } else {
            // `656 triệu`: money, as people speak of it.
            guard multiplier.meaning >= 6 else { return nil }
            self.init(.abstract, in: passage, from: index, to: inner)
        }
    }

    private init(_ other: UnitPhrase, count: Int, factor: Int) {
        kind = other.kind
        symbol = other.symbol
        self.count = count
        nounCount = other.nounCount
        self.factor = factor
    }

    /// A counted noun: a known one, or the word that stands there.
    private init?(noun passage: Passage, at index: Int) {
        if passage.key(index) == UnitPhrase.men, passage.key(index + 1) == "/" {
            let tail = UnitPhrase.tail(of: passage, at: index + 1)
            self.init(.abstract, in: passage, from: index, to: index + 1 + tail)
            return
        }
        // The noun may stand in quotes: `10 “Điểm chữa cháy”`.
        let quote = passage.word(index)?.isSign("”") ?? false ? 1 : 0
        guard let found = CountNouns.nouns.match(passage.words, at: index + quote) else {
            return nil
        }
        guard quote == 0 else {
            let noun = index + 1..<index + 1 + found.count
            self.init(
                kind: .counted, symbol: passage.part(noun).text.lowercased(), count: 0,
                nounCount: 0, factor: 1)
            return
        }
        let end = index + found.count
        let tail = UnitPhrase.tail(of: passage, at: end)
        self.init(.counted, in: passage, from: index, to: end + tail, nounCount: found.count)
    }

    /// How many words `/năm`, `/1 vạn dân`, `/người/năm` take from `index` on.
    static func tail(of passage: Passage, at index: Int) -> Int {
        var end = index
        while passage.key(end) == "/" {
            var next = end + 1
            if passage.word(next)?.kind == .number { next += 1 }
            if let multiplier = CountNouns.multipliers.match(passage.words, at: next),
                perHead.match(passage.words, at: next) == nil
            {
                next += multiplier.count
            }
            if let known = perHead.match(passage.words, at: next) {
                next += known.count
            } else if passage.word(next)?.kind == .letters {
                next += 1
            } else {
                break
            }
            end = next
        }
        return end - index
    }

    /// How many words `/100.000 trẻ đẻ sống` takes: no part of a hundred thousand, but a rate.
    static func rateCount(in passage: Passage, at index: Int) -> Int? {
        guard passage.key(index) == "/",
            let whole = Numeral(figuresIn: passage, at: index + 1),
            [1_000, 10_000, 100_000].contains(where: { whole.value == Quantity($0) }),
            let noun = populations.match(passage.words, at: index + 1 + whole.count)
        else { return nil }
        return 1 + whole.count + noun.count
    }

    /// Those of whom so many in a thousand are counted.
    private static let populations = Lexicon([
        "trẻ đẻ sống", "trẻ em đẻ sống", "ca đẻ sống", "trẻ sinh ra sống", "trẻ sinh sống", "dân",
        "người dân",
    ])
}
