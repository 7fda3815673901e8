package import EventLog
package import Reporting

/// The limits of noticing that were adopted, and which of them is in force when (bộ ngưỡng).
package struct FlagLimits: Sendable {
    package private(set) var adopted: [FlagRulesAdopted] = []

    mutating func adopt(_ rules: FlagRulesAdopted) {
        adopted.append(rules)
    }

    /// The set in force on `day`: of those in effect the one that took effect last.
    package func rules(on day: Day) -> FlagRulesAdopted? {
        var inForce: FlagRulesAdopted?
        for rules in adopted where rules.effective <= day {
            if inForce.map({ $0.effective <= rules.effective }) ?? true { inForce = rules }
        }
        return inForce
    }

    /// The limit that holds on `day`, for the indicator where one was set for it.
    ///
    /// What a set does not mention keeps its default.
    package func limit(
        _ tolerance: Tolerance, on day: Day, for indicator: IndicatorID? = nil
    ) -> Limit {
        guard let rules = rules(on: day) else { return Limit(tolerance: tolerance) }
        let own = rules.limits.filter { $0.tolerance == tolerance }
        let chosen = own.last { $0.indicator == indicator } ?? own.last { $0.indicator == nil }
        guard let chosen else { return Limit(tolerance: tolerance) }
        return Limit(tolerance: tolerance, value: chosen.value, source: rules.flagrules)
    }

    /// A limit and where it comes from.
    package struct Limit: Equatable, Sendable {
        package let tolerance: Tolerance
        package let value: Quantity
        /// The set it stands in; `nil` for the default.
        package let source: String?

        init(tolerance: Tolerance, value: Quantity? = nil, source: String? = nil) {
            self.tolerance = tolerance
            self.value = value ?? tolerance.standard
            self.source = source
        }

        /// The limit with where it comes from: `ngưỡng mặc định 2 ngày làm việc`.
        package var name: Phrase {
            let (vi, en) = (value.formatted(in: .vi), value.formatted(in: .en))
            let measure = tolerance.measure
            guard let source else {
                return Phrase(
                    vi: "ngưỡng mặc định \(vi) \(measure.vi)",
                    en: "default limit \(en) \(measure.en)"
                )
            }
            return Phrase(
                vi: "ngưỡng \(vi) \(measure.vi) theo “\(source)”",
                en: "limit \(en) \(measure.en) by “\(source)”")
        }

        /// Whether `count` is more than the limit.
        func isExceeded(by count: Int) -> Bool { Quantity(count) > value }

        /// Whether `count` reaches the limit.
        func isReached(by count: Int) -> Bool { Quantity(count) >= value }
    }
}
