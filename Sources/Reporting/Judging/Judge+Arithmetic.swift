import EventLog

extension Ratio {
    /// The ratio over `divisor`; `nil` where the divisor is nought or the digits run out.
    package func divided(by divisor: Quantity) -> Ratio? {
        guard let denominator = denominator.multiplied(by: divisor) else { return nil }
        return Ratio(numerator, denominator)
    }

    /// The same amount the other way.
    package var negated: Ratio {
        Ratio(numerator.negated, denominator) ?? self
    }
}

extension Period {
    /// The year that the period ends in; `nil` for what is due every year.
    package var wholeYear: Period? {
        window(in: .civil).map { .year($0.upperBound.year) }
    }
}
