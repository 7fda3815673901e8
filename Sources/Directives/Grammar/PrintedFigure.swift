import Reporting

/// A figure with what belongs to it: comparison, number or range, unit (số liệu).
struct PrintedFigure: Sendable {
    let low: Quantity
    /// The upper end of a range; `nil` for a single number.
    let high: Quantity?
    let comparison: Comparison?
    let unit: UnitPhrase?
    /// What the number is a part of, in `17/17 xã`.
    let whole: Quantity?
    /// Where the change starts, in `từ 3% xuống 1%`.
    let start: Quantity?
    /// The unit printed behind that.
    let startUnit: UnitPhrase?
    /// Whether a `từ … lên …` goes up or down; `nil` for other figures.
    let isRise: Bool?
    /// The words it takes, those of the unit included.
    let range: Range<Int>
    /// Whether others read another value in its signs.
    let isDoubtful: Bool

    /// The figures of a passage, from left to right, what is no figure of a target passed over.
    static func all(in passage: Passage, passing spans: [Range<Int>]) -> [PrintedFigure] {
        var figures: [PrintedFigure] = []
        var index = 0
        var gaps = spans[...]
        while index < passage.count {
            while let gap = gaps.first, gap.upperBound <= index { gaps = gaps.dropFirst() }
            if let gap = gaps.first, gap.contains(index) {
                index = gap.upperBound
            } else if let skipped = FigureMask.skipped(in: passage, at: index) {
                index += skipped
            } else if let figure = FigureReading(passage, at: index).figure {
                figures.append(figure)
                index = figure.range.upperBound
            } else {
                index += 1
            }
        }
        return figures
    }
}

/// Reads one figure at one place.
struct FigureReading {
    private let passage: Passage
    private let start: Int

    private static let to = Lexicon(["-", "đến", "tới"])
    private static let rises = Lexicon([
        ("lên", true), ("lên đến", true), ("lên tới", true), ("tăng lên", true),
        ("xuống", false), ("xuống còn", false), ("còn", false),
        ("giảm còn", false), ("giảm xuống", false), ("giảm xuống còn", false), ("về", false),
        ("nâng lên", true),
    ])

    init(_ passage: Passage, at start: Int) {
        self.passage = passage
        self.start = start
    }

    var figure: PrintedFigure? {
        if let multiple { return multiple }
        let before = Comparison.before.match(passage.words, at: start)
        let at = start + (before?.count ?? 0)
        guard let first = numeral(at: at) else { return nil }
        let afterFirst = at + first.count
        if let fraction = fraction(first, before: before?.meaning, at: afterFirst) {
            return fraction
        }
        let ownUnit = UnitPhrase(in: passage, at: afterFirst)
        let afterUnit = afterFirst + (ownUnit?.count ?? 0)
        if let range = range(first, ownUnit, from: before?.meaning, at: afterUnit) { return range }
        if let change = change(first, ownUnit, at: afterUnit) { return change }
        if isBareYear(at: at, before?.meaning, ownUnit) { return nil }
        if first.isInWords, ownUnit?.kind != .counted || !first.isSafe { return nil }
        if let small = compound(first, ownUnit, before?.meaning, at: afterUnit) { return small }
        return finished(
            low: first.value, high: nil, before: before?.meaning, unit: ownUnit, end: afterUnit,
            isDoubtful: first.isDoubtful)
    }

    private static let multiples = Lexicon([
        ("gấp đôi", 2), ("tăng gấp đôi", 2), ("gấp ba", 3), ("tăng gấp ba", 3),
    ])
    private static let times = Passage(reading: "lần")

    /// `gấp đôi`: so many times, without a figure.
    private var multiple: PrintedFigure? {
        guard let found = FigureReading.multiples.match(passage.words, at: start),
            passage.word(start + found.count)?.kind != .number,
            let unit = UnitPhrase(in: FigureReading.times, at: 0)
        else { return nil }
        return PrintedFigure(
            low: Quantity(found.meaning), high: nil, comparison: nil, unit: unit, whole: nil,
            start: nil, startUnit: nil, isRise: nil, range: start..<start + found.count,
            isDoubtful: false)
    }

    /// `giá so sánh 2010`: four digits that read as a year and count nothing.
    private func isBareYear(at index: Int, _ before: Comparison?, _ unit: UnitPhrase?) -> Bool {
        guard before == nil, unit == nil, passage.count > 1, let word = passage.word(index) else {
            return false
        }
        return word.key.utf8.count == 4 && Int(word.key).map { (1945...2100).contains($0) } ?? false
    }

    private struct Number {
        let value: Quantity
        let count: Int
        let isDoubtful: Bool
        let isInWords: Bool
        /// Whether the word means a number and not `một số`, `năm nay`.
        let isSafe: Bool
    }

    private func numeral(at index: Int) -> Number? {
        if let numeral = Numeral(figuresIn: passage, at: index) {
            return Number(
                value: numeral.value, count: numeral.count, isDoubtful: numeral.isDoubtful,
                isInWords: false, isSafe: true)
        }
        guard let numeral = Numeral(wordsIn: passage, at: index) else { return nil }
        // `năm` is a year far more often than five.
        let isYear = numeral.count == 1 && numeral.value == Quantity(5)
        return Number(
            value: numeral.value, count: numeral.count, isDoubtful: false, isInWords: true,
            isSafe: !isYear)
    }

    /// `17/17 xã`: so many of so many.
    private func fraction(_ first: Number, before: Comparison?, at index: Int) -> PrintedFigure? {
        guard !first.isInWords, passage.key(index) == "/",
            UnitPhrase.rateCount(in: passage, at: index) == nil,
            let second = numeral(at: index + 1), !second.isInWords
        else { return nil }
        let end = index + 1 + second.count
        let unit = UnitPhrase(in: passage, at: end)
        return finished(
            low: first.value, high: nil, before: before, unit: unit, end: end + (unit?.count ?? 0),
            isDoubtful: first.isDoubtful, whole: scaled(second.value, by: unit))
    }

    /// `103-105 nam/100 nữ`, `từ 5% đến 7%`.
    private func range(
        _ first: Number, _ unit: UnitPhrase?, from before: Comparison?, at index: Int
    ) -> PrintedFigure? {
        guard !first.isInWords, let link = FigureReading.to.match(passage.words, at: index),
            let second = numeral(at: index + link.count), !second.isInWords,
            first.value < second.value
        else { return nil }
        let isDash = passage.key(index) == "-"
        let end = index + link.count + second.count
        let ownUnit = UnitPhrase(in: passage, at: end)
        guard isDash || before == .from || before == .about || unit != nil || ownUnit != nil else {
            return nil
        }
        return finished(
            low: scaled(first.value, by: unit ?? ownUnit), high: second.value,
            before: before == .from ? nil : before, unit: ownUnit ?? unit,
            end: end + (ownUnit?.count ?? 0), isDoubtful: first.isDoubtful || second.isDoubtful)
    }

    /// `từ 3% (năm 2024) xuống còn 1%`, the time in between left out.
    private func change(_ first: Number, _ unit: UnitPhrase?, at index: Int) -> PrintedFigure? {
        var next = index
        if passage.key(next) == "(" {
            next += 1
            if let span = TimeSpan(in: passage, at: next) { next += span.count }
            guard passage.key(next) == ")" else { return nil }
            next += 1
        } else if let span = TimeSpan(in: passage, at: next) {
            next += span.count
        }
        guard !first.isInWords, let link = FigureReading.rises.match(passage.words, at: next)
        else { return nil }
        let target = FigureReading(passage, at: next + link.count)
        guard let figure = target.figure, figure.high == nil, figure.isRise == nil else {
            return nil
        }
        return PrintedFigure(
            low: figure.low, high: nil, comparison: figure.comparison,
            unit: figure.unit ?? unit, whole: nil,
            start: scaled(first.value, by: unit ?? figure.unit), startUnit: unit,
            isRise: link.meaning, range: start..<figure.range.upperBound,
            isDoubtful: first.isDoubtful || figure.isDoubtful)
    }

    /// `1 tỷ 656 triệu đồng`.
    private func compound(
        _ first: Number, _ unit: UnitPhrase?, _ before: Comparison?, at index: Int
    ) -> PrintedFigure? {
        guard let unit, unit.kind == .abstract, let small = numeral(at: index), !small.isInWords,
            let big = CountNouns.multipliers.match(passage.words, at: index - unit.count),
            let rest = CountNouns.multipliers.match(passage.words, at: index + small.count),
            big.meaning - rest.meaning == 3,
            let behind = UnitPhrase(in: passage, at: index + small.count),
            let value = Quantity(
                exactly: Ratio(first.value) * Ratio(Quantity(1000)) + Ratio(small.value))
        else { return nil }
        return finished(
            low: value, high: nil, before: before, unit: behind,
            end: index + small.count + behind.count, isDoubtful: first.isDoubtful)
    }

    private func scaled(_ value: Quantity, by unit: UnitPhrase?) -> Quantity {
        guard let unit, unit.factor > 1 else { return value }
        return Quantity(exactly: Ratio(value) * Ratio(Quantity(unit.factor))) ?? value
    }

    private func finished(
        low: Quantity, high: Quantity?, before: Comparison?, unit: UnitPhrase?, end: Int,
        isDoubtful: Bool, whole: Quantity? = nil
    ) -> PrintedFigure {
        let behind = Comparison.behind.match(passage.words, at: end)
        return PrintedFigure(
            low: high == nil ? scaled(low, by: unit) : low, high: high.map { scaled($0, by: unit) },
            comparison: behind?.meaning ?? before, unit: unit, whole: whole, start: nil,
            startUnit: nil, isRise: nil, range: start..<end + (behind?.count ?? 0),
            isDoubtful: isDoubtful)
    }
}
