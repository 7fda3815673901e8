package import EventLog

/// The figure a change is counted from, and where it comes from (số gốc so sánh).
package struct BaseFigure: Equatable, Sendable {
    package let amount: Ratio
    /// How many decimals it was written with.
    package let decimals: Int
    package let measure: Measure?
    package let source: Source

    /// Where a base comes from, the strongest first.
    package enum Source: Equatable, Sendable {
        /// The report itself states it, as a denominator.
        case figure
        /// The target states it.
        case target
        /// What was reported about the period that the target names.
        case report(Position)
    }

    package init(_ value: Quantity, measure: Measure?, source: Source) {
        self.init(amount: Ratio(value), decimals: value.scale, measure: measure, source: source)
    }

    package init(amount: Ratio, decimals: Int, measure: Measure?, source: Source) {
        self.amount = amount
        self.decimals = decimals
        self.measure = measure
        self.source = source
    }

    /// The amount in `other`; as it is where one of the measures is not known.
    func amount(in other: Measure?) -> Ratio? {
        guard let measure, let other else { return amount }
        return measure.convert(amount, to: other)
    }
}
