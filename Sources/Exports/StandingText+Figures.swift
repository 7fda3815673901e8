package import Projections
package import Reporting

extension StandingText {
    static let increase = Phrase(vi: "tăng", en: "up")
    static let decrease = Phrase(vi: "giảm", en: "down")
    static let noBreakSpace = "\u{a0}"

    /// A quantity in its measure: `98%`, closed up; `85.000 tấn`, with a no-break space.
    package static func amount(
        _ quantity: Quantity, _ measure: Measure?, in language: Language
    ) -> String {
        amount(quantity.formatted(in: language), measure)
    }

    /// A computed number in its measure, with so many decimals.
    static func amount(
        _ ratio: Ratio, _ decimals: Int, _ measure: Measure?, in language: Language
    ) -> String {
        amount(ratio.formatted(decimals: decimals, in: language), measure)
    }

    private static func amount(_ number: String, _ measure: Measure?) -> String {
        guard let measure else { return number }
        return number + (measure.isRate ? "" : noBreakSpace) + measure.symbol
    }

    /// The same in running text, where a count below ten has a leading nought: `01 xã`, `03 hộ`.
    static func count(
        _ quantity: Quantity, _ measure: Measure?, in language: Language
    ) -> String {
        let text = amount(quantity, measure, in: language)
        guard language == .vi, measure?.isCount == true, quantity.scale == 0, !quantity.isNegative,
            quantity < Quantity(10), !quantity.isZero
        else { return text }
        return "0" + text
    }

    /// What was reported, as it was reported; never rounded away.
    ///
    /// `64.120,5 tấn`, `17/18 (94,44%)`, `24 hộ (giảm 13,87%)`. Where the figure rounded to the
    /// decimals of its bound would pass for the other side, both are given: `5,0% (chính xác 5,04%)`.
    /// With `showsMeasure` false, amounts in the target's own measure are bare numbers, for a table that
    /// has a column for the measure.
    package static func actual(
        _ standing: Standing, showsMeasure: Bool = true, in language: Language
    ) -> String {
        guard let figure = standing.current?.figure else {
            return Phrase(vi: "chưa có", en: "none yet").text(in: language)
        }
        let own = standing.term.measure
        let isForeign = figure.measure != nil && figure.measure != own
        let shown = showsMeasure || isForeign || own?.isRate == true ? own : nil
        let given = isForeign ? figure.measure : shown
        let value = figure.value.map { amount($0, given, in: language) }
        let fraction = fraction(figure, in: language)
        let computed = computed(standing, shown: shown, in: language)
        let change = Self.change(standing, in: language)
        let details = [fraction, computed == value ? nil : computed, change].compactMap(\.self)
        if standing.assessment.roundingMisleads,
            let both = both(standing, value, fraction, computed, shown, in: language)
        {
            return both
        }
        if let value {
            return details.isEmpty ? value : "\(value) (\(details.joined(separator: " = ")))"
        }
        guard let fraction else { return computed ?? "" }
        return computed.map { "\(fraction) (\($0))" } ?? fraction
    }

    /// The rounded form and the exact one, where they are two.
    private static func both(
        _ standing: Standing, _ value: String?, _ fraction: String?, _ computed: String?,
        _ measure: Measure?, in language: Language
    ) -> String? {
        let decimals = standing.term.criterion.printedScale
        guard let achieved = standing.assessment.achieved,
            achieved.rounded(toDecimals: decimals) != achieved
        else { return nil }
        let exact = [fraction, computed].compactMap(\.self).joined(separator: " = ")
        // A value reported beside its fraction is the rounded form; alone, it is the exact one.
        let rounded = change(achieved, decimals, standing, measure, in: language)
        let short = fraction == nil ? rounded : value ?? rounded
        return Phrase(vi: "\(short) (chính xác \(exact))", en: "\(short) (exactly \(exact))")
            .text(in: language)
    }

    private static func fraction(_ figure: Figure, in language: Language) -> String? {
        guard figure.numerator != nil || figure.denominator != nil else { return nil }
        return [figure.numerator, figure.denominator]
            .map { $0?.formatted(in: language) ?? "?" }.joined(separator: "/")
    }

    /// What the judge made of the figure, in the target's measure; a quotient to two decimals, or to
    /// as many as keep it from passing for what it is not.
    private static func computed(
        _ standing: Standing, shown measure: Measure?, in language: Language
    ) -> String? {
        guard let achieved = standing.assessment.achieved else { return nil }
        if let decimals = standing.assessment.decimals {
            return change(achieved, decimals, standing, measure, in: language)
        }
        let criterion = standing.term.criterion
        let bounds = [criterion.low, criterion.high].compactMap(\.self)
        let fewest = max(2, bounds.map(\.scale).max() ?? 0)
        let telling = (fewest...farthestDecimal).first { decimals in
            let candidate = achieved.rounded(toDecimals: decimals)
            return !standing.assessment.roundingMisleads || candidate == achieved
                || !bounds.contains { Ratio($0) == candidate }
        }
        return change(achieved, telling ?? farthestDecimal, standing, measure, in: language)
    }

    /// A change computed from a level or a fraction says which way it went; anything else is the amount.
    private static func change(
        _ amount: Ratio, _ decimals: Int, _ standing: Standing, _ measure: Measure?,
        in language: Language
    ) -> String {
        let figure = standing.current?.figure
        let isComputed =
            figure?.numerator != nil
            || (figure?.measure != nil && figure?.measure != standing.term.measure)
        let words: (up: Phrase, down: Phrase)? =
            switch standing.term.criterion.kind {
            case .increaseBy where isComputed: (increase, decrease)
            case .decreaseBy where isComputed: (decrease, increase)
            default: nil
            }
        guard let words else { return self.amount(amount, decimals, measure, in: language) }
        let word = amount.isNegative ? words.down : words.up
        return word.text(in: language) + noBreakSpace
            + self.amount(amount.magnitude, decimals, measure, in: language)
    }
}
