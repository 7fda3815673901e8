package import Reporting

extension StandingText {
    /// What is demanded, the way directives print it: `≥ 98%`, `85.000 tấn`, `103–105 nam/100 nữ`.
    ///
    /// A plain floor of an amount is the bare figure, as officials print it; a floor of a rate bears
    /// its sign. With `measure` left out only the numbers are printed, for a table that has a column
    /// for the measure. No line breaks inside a figure: the spaces in it are no-break spaces.
    package static func criterion(
        _ criterion: Criterion, measure: Measure?, in language: Language
    ) -> String {
        let demand = demand(criterion, measure: measure, in: language)
        guard let base = base(of: criterion, measure: measure, in: language) else { return demand }
        return "\(demand) (\(base))"
    }

    private static func demand(
        _ criterion: Criterion, measure: Measure?, in language: Language
    ) -> String {
        let low = criterion.low.map { amount($0, measure, in: language) }
        let high = criterion.high.map { amount($0, measure, in: language) }
        // What a worded demand counts has a leading nought below ten: `hoàn thành 01 xã`.
        let counted = criterion.low.map { count($0, measure, in: language) }
        return switch criterion.kind {
        case .atLeast: measure?.isRate == true ? sign("≥", low) : low ?? ""
        case .moreThan: sign(">", low)
        case .atMost: sign("≤", high)
        case .lessThan: sign("<", high)
        case .equal: sign("=", low)
        case .range: range(criterion, measure, in: language)
        case .about: worded(Phrase(vi: "khoảng", en: "about"), low, in: language)
        case .increaseBy: worded(increase, counted, in: language)
        case .decreaseBy: worded(decrease, counted, in: language)
        case .growthPerYear: growth(criterion, measure, in: language)
        case .maintain: Phrase(vi: "duy trì", en: "maintain").text(in: language)
        case .noneOccur: Phrase(vi: "không để xảy ra", en: "none to occur").text(in: language)
        case .milestone: worded(Phrase(vi: "hoàn thành", en: "complete"), counted, in: language)
        case .deferred: Phrase(vi: "chưa giao", en: "not set yet").text(in: language)
        }
    }

    private static func sign(_ sign: String, _ bound: String?) -> String {
        bound.map { sign + noBreakSpace + $0 } ?? sign
    }

    private static func worded(_ word: Phrase, _ bound: String?, in language: Language) -> String {
        bound.map { word.text(in: language) + noBreakSpace + $0 } ?? word.text(in: language)
    }

    private static func range(
        _ criterion: Criterion, _ measure: Measure?, in language: Language
    ) -> String {
        guard let low = criterion.low, let high = criterion.high else { return "" }
        return low.formatted(in: language) + "–" + amount(high, measure, in: language)
    }

    /// `tăng bình quân 12%/năm`, whether the measure was printed as `%` or as `%/năm`.
    private static func growth(
        _ criterion: Criterion, _ measure: Measure?, in language: Language
    ) -> String {
        let word = Phrase(vi: "tăng bình quân", en: "average growth of")
        let yearly = Phrase(vi: "/năm", en: " a year").text(in: language)
        let suffix = "/năm"
        let symbol = measure?.symbol ?? ""
        let plain = symbol.hasSuffix(suffix) ? String(symbol.dropLast(suffix.count)) : symbol
        let low = criterion.low.map { amount($0, Measure(plain), in: language) + yearly }
        return worded(word, low, in: language)
    }

    /// The base the change is counted from, as printed: `so với 1.560,781 tỷ đồng, năm 2024`.
    private static func base(
        of criterion: Criterion, measure: Measure?, in language: Language
    ) -> String? {
        guard let base = criterion.base else { return nil }
        let value = base.value.map { amount($0, base.measure ?? measure, in: language) }
        let known = [value, base.period?.displayName(in: language)].compactMap(\.self)
        guard !known.isEmpty else { return nil }
        return Phrase(vi: "so với ", en: "against ").text(in: language)
            + known.joined(separator: ", ")
    }
}
