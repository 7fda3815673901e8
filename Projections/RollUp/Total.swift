package import Reporting

/// Figures of several units made into one, by the rule of their indicator.
package struct Total: Sendable {
    /// What the figures that are there come to; `nil` where there are none, or a denominator is nought.
    package private(set) var value: Ratio?
    /// What a rate or a weighted mean is computed from.
    package private(set) var numerator: Ratio?
    package private(set) var denominator: Ratio?
    /// The contributions that could not be counted.
    package private(set) var gaps: [Gap] = []

    /// Why there is no total at all.
    package enum Obstacle: String, Sendable {
        /// The indicator does not add up over units.
        case notAdditive
        /// The catalogue does not say how the indicator is rolled up.
        case noRule
        /// Nobody reported.
        case noFigure
    }

    /// The total in `measure`; each figure counts as far as its weight says.
    ///
    /// `isReached` decides, for an indicator that is counted, whether a contribution counts.
    init(
        of contributions: [Contribution], by rule: RollUpRule, in measure: Measure?,
        isReached: (Contribution) -> Bool?
    ) {
        switch rule {
        case .sum: add(contributions, in: measure)
        case .rate: addFractions(contributions, in: measure)
        case .mean: addWeighted(contributions, in: measure)
        case .count: count(contributions, isReached)
        case .latest:
            let latest = contributions.max { $0.report.latest < $1.report.latest }
            value = latest.flatMap { amount($0, in: measure) }
        case .none: break
        }
    }

    private mutating func add(_ contributions: [Contribution], in measure: Measure?) {
        for part in contributions {
            guard let amount = amount(part, in: measure) else { continue }
            value = (value ?? .zero) + amount * part.weight
        }
    }

    /// A rate is Σ numerators / Σ denominators, never a mean of rates.
    private mutating func addFractions(_ contributions: [Contribution], in measure: Measure?) {
        for part in contributions {
            let figure = part.report.figure
            guard let top = figure.numerator, let bottom = figure.denominator, !bottom.isZero else {
                gaps.append(Gap(unit: part.unit, reason: .noDenominator))
                continue
            }
            numerator = (numerator ?? .zero) + Ratio(top) * part.weight
            denominator = (denominator ?? .zero) + Ratio(bottom) * part.weight
        }
        divide(scale: measure?.rateScale ?? .one)
    }

    /// A mean is weighted by what stands as each figure's denominator.
    private mutating func addWeighted(_ contributions: [Contribution], in measure: Measure?) {
        for part in contributions {
            guard let amount = amount(part, in: measure) else { continue }
            guard let weight = part.report.figure.denominator, !weight.isZero else {
                gaps.append(Gap(unit: part.unit, reason: .noDenominator))
                continue
            }
            let own = Ratio(weight) * part.weight
            numerator = (numerator ?? .zero) + amount * own
            denominator = (denominator ?? .zero) + own
        }
        divide(scale: .one)
    }

    private mutating func divide(scale: Quantity) {
        guard let numerator, let denominator else { return }
        value = numerator.divided(by: denominator).map { $0 * Ratio(scale) }
    }

    /// How many reached their targets.
    private mutating func count(
        _ contributions: [Contribution], _ isReached: (Contribution) -> Bool?
    ) {
        for part in contributions {
            guard let isReached = isReached(part) else {
                gaps.append(Gap(unit: part.unit, reason: .undecided))
                continue
            }
            value = (value ?? .zero) + (isReached ? .one : .zero)
            denominator = (denominator ?? .zero) + .one
        }
        numerator = value
    }

    private mutating func amount(_ part: Contribution, in measure: Measure?) -> Ratio? {
        let figure = part.report.figure
        if let amount = figure.rate(in: measure) ?? figure.amount(in: measure) { return amount }
        gaps.append(Gap(unit: part.unit, reason: .measureMismatch))
        return nil
    }
}
