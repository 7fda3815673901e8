/// What a figure amounts to in the terms of a criterion.
struct Achievement {
    /// In the measure of the target.
    let amount: Ratio
    /// How many decimals show the whole of it; `nil` for a quotient.
    let decimals: Int?
    /// The growth of the whole span, where `amount` is its average for a year.
    var growth: Growth?
    /// What a change was counted from, first, and the other bases there are.
    var bases: [BaseFigure] = []
    /// The change as a share of its base, where `amount` is an amount.
    var change: Ratio?

    /// A level over its base, so many years before.
    struct Growth {
        let quotient: Ratio
        let years: Int

        /// Decimals of an average rate, which has no last one: far more than anybody prints.
        private static let decimals = 24

        /// The average growth for a year, as a share.
        ///
        /// Cut off after many decimals; what it is compared with is compared by powers instead.
        var average: Ratio? { quotient.root(years, decimals: Growth.decimals).map { $0 - .one } }

        /// Whether the average lies below, at or above `share`: below nought, at nought, above it.
        func order(against share: Ratio) -> Ratio {
            let factor = .one + share
            guard !factor.isNegative else { return .one }
            return quotient - factor.power(years)
        }
    }

    /// How it compares with `bound`: below nought, nought, or above it.
    func order(against bound: Quantity, of measure: Measure?) -> Ratio {
        guard let growth, let scale = Ratio(bound, measure?.rateScale ?? .one) else {
            return amount - Ratio(bound)
        }
        return growth.order(against: scale)
    }
}
