/// How far a target is attained and what that amounts to, computed from one figure (mức độ đạt).
package struct Assessment: Equatable, Sendable {
    package let judgement: Judgement
    /// Why the judgement is `notJudged`.
    package let reason: Reason?
    /// What was achieved, in the target's measure; the change, for a target that demands a change.
    package let achieved: Ratio?
    /// Achieved over demanded; `nil` where the form of the target has no percentage.
    package let attainment: Ratio?
    /// Where the figure covers only part of the target's period.
    package let pace: Pace?
    /// Whether the rounded figure would pass for the opposite of the judgement.
    package let roundingMisleads: Bool

    /// Why there is no judgement.
    package enum Reason: String, Sendable {
        /// Another body has yet to set the bound.
        case deferred
        /// A base, a numerator or a denominator is missing.
        case insufficientData
        /// Only a named authority can judge it.
        case needsAuthority
        /// The figure covers only a later part of the period: what came before is not in it.
        case partOfPeriod
        /// The indicator has no better and no worse.
        case noDirection
        /// The unit that owed it has ended and nobody took it over.
        case unitEnded
        /// The figure is in a measure that does not convert.
        case measureMismatch
        /// The target was withdrawn.
        case withdrawn
    }

    /// How much of the target's period has passed.
    package struct Pace: Equatable, Sendable {
        package let months: Int
        package let ofMonths: Int
        /// The share of the period that has passed, in per cent.
        package let expected: Ratio
        /// Attainment less the share of the period that has passed, in points to two decimals.
        package let pointsAhead: Quantity
    }

    package init(
        judgement: Judgement, reason: Reason? = nil, achieved: Ratio? = nil,
        attainment: Ratio? = nil, pace: Pace? = nil, roundingMisleads: Bool = false
    ) {
        self.judgement = judgement
        self.reason = reason
        self.achieved = achieved
        self.attainment = attainment
        self.pace = pace
        self.roundingMisleads = roundingMisleads
    }

    /// Attainment in per cent to two decimals, rounded half away from zero.
    package var attainmentPercent: Quantity? { attainment?.percent(decimals: 2) }
}
