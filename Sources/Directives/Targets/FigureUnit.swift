import Reporting

/// The unit of a target, completed from its name where it is printed there (đơn vị tính của chỉ tiêu).
struct FigureUnit {
    let measure: Measure?
    /// Why a person should look at it.
    let reason: ReviewReason?

    private static let perHead = Lexicon([
        "bình quân đầu người", "bình quân / người", "/ người", "bình quân mỗi người",
        "bình quân một người", "đầu người",
    ])
    private static let heads = Lexicon(["vạn dân", "nghìn dân"])
    private static let growth = Lexicon(["tăng trưởng", "tốc độ tăng"])
    private static let average = Lexicon(["bình quân"])
    private static let counts = Lexicon(["số", "số lượng", "tổng số"])
    private static let rates = Lexicon(["tỷ lệ", "tỷ trọng"])
    private static let indices = Lexicon(["chỉ số", "hệ số", "tỷ số"])
    private static let articles = Lexicon(["các", "những", "toàn bộ", "số"])

    /// The unit of a figure.
    init(figure: PrintedFigure, name: Passage, reader: ClauseReader, kind: Criterion.Kind) {
        guard let unit = figure.unit else {
            let behind = FigureUnit.unknown(behind: figure, in: reader)
            self.init(of: behind ?? reader.setting.unit, or: FigureUnit.counted(in: name))
            return
        }
        let isYearly: Bool =
            if case .period(.everyYear) = reader.span?.meaning { true } else { false }
        let spansYears = GrowthName.spansYears(reader) && !isYearly
        self.init(
            of: FigureUnit.completed(unit, name: name, kind: kind, spansYears: spansYears), or: nil)
    }

    /// The printed unit with what the name adds to it.
    private static func completed(
        _ unit: UnitPhrase, name: Passage, kind: Criterion.Kind, spansYears: Bool
    ) -> String {
        var symbol = unit.symbol
        if !symbol.contains("/") {
            let isAverage =
                FigureUnit.growth.occurs(in: name.words)
                && FigureUnit.average.occurs(in: name.words)
            if unit.kind == .percent {
                if spansYears, kind == .growthPerYear || kind == .range && isAverage {
                    symbol += "/năm"
                }
            } else if unit.kind == .counted {
                symbol += FigureUnit.tail(in: name)
            } else if FigureUnit.isMoney(symbol), FigureUnit.perHead.occurs(in: name.words) {
                symbol += "/người"
            }
        }
        return symbol
    }

    /// The unit of a target without a figure: what it counts, or a rate it wants changed.
    init(resolve: Resolve, name: Passage) {
        let isRate = FigureUnit.rates.match(name.words, at: 0) != nil
        let symbol: String? =
            switch resolve {
            case .cut, .rise, .keep: isRate ? "%" : FigureUnit.countedFirst(in: name)
            case .deferred:
                isRate ? nil : FigureUnit.recruited(in: name) ?? FigureUnit.countedFirst(in: name)
            case .none, .reach, .work: nil
            }
        measure = symbol.flatMap { Measure($0) }
        reason = nil
    }

    /// The printed unit of a column, else one the name tells.
    private init(of printed: String?, or inferred: String?) {
        let column = printed.flatMap { Measure($0) }
        measure = column ?? inferred.flatMap { Measure($0) }
        reason = column != nil ? nil : measure == nil ? .unitMissing : .inferredUnit
    }

    /// The word behind a figure, which no list of nouns knows: `150 giàn thiên lý`.
    private static func unknown(behind figure: PrintedFigure, in reader: ClauseReader) -> String? {
        guard let word = reader.passage.word(figure.range.upperBound), word.kind == .letters,
            !word.isCapitalized, !linkWords.contains(word.key)
        else { return nil }
        return reader.source.text(in: word.range)
    }

    /// Words that stand behind a figure without being counted.
    private static let linkWords = Set(
        LetterFolding.keys(
            of:
                "và hoặc so trở của trong theo để tại ở vào đến năm tháng là được có với trên về do cho"
                + " bằng tăng giảm đạt thì nhằm từ gồm tổng số khi nếu mà"))

    private static func isMoney(_ symbol: String) -> Bool {
        let folded = symbol.lowercased()
        return folded.hasSuffix("đồng") || folded.hasSuffix("usd")
    }

    /// `/1 vạn dân` in the name of what is counted; empty where there is none.
    private static func tail(in name: Passage) -> String {
        guard let slash = name.words.firstIndex(where: { $0.isSign("/") }), slash > 0 else {
            return ""
        }
        let count = UnitPhrase.tail(of: name, at: slash)
        let tail = name.words[slash..<slash + count]
        // `4/2025` is a month.
        let isCounted = tail.contains { $0.kind == .number && $0.key.utf8.count != 4 }
        guard isCounted || heads.occurs(in: tail) else { return "" }
        return name.part(slash..<slash + count).text
    }

    /// The noun that a name counts: the one behind `số`, else the first it knows.
    private static func counted(in name: Passage) -> String? {
        guard rates.match(name.words, at: 0) == nil else { return "%" }
        // An index or a ratio counts nothing.
        guard !indices.occurs(in: name.words) else { return nil }
        return countedFirst(in: name)
            ?? name.words.indices.lazy.compactMap { noun(in: name, at: $0) }.first
    }

    /// The noun behind `số`, or at the start of a name.
    private static func countedFirst(in name: Passage) -> String? {
        for index in name.words.indices {
            if let count = counts.match(name.words, at: index),
                let noun = noun(in: name, at: index + count.count)
            {
                return noun
            }
        }
        let start = articles.match(name.words, at: 0)?.count ?? 0
        return noun(in: name, at: start)
    }

    /// The noun behind a verb that adds to its number: `kết nạp đảng viên`.
    private static func recruited(in name: Passage) -> String? {
        for index in name.words.indices {
            if let verb = recruitments.match(name.words, at: index),
                let noun = noun(in: name, at: index + verb.count)
            {
                return noun
            }
        }
        return nil
    }

    private static let recruitments = Lexicon([
        "kết nạp", "phát triển", "đào tạo", "thành lập", "tuyển dụng", "phát triển mới",
    ])

    private static func noun(in name: Passage, at index: Int) -> String? {
        CountNouns.nouns.match(name.words, at: index).map {
            name.part(index..<index + $0.count).text.lowercased()
        }
    }
}
