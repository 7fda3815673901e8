/// How far a target is attained and what that amounts to, computed from one figure (mức độ đạt).
package struct Assessment: Equatable, Sendable {
    package let judgement: Judgement
    /// Why the judgement is `notJudged`, or `notReported` though there is a figure.
    package let reason: Reason?
    /// What was achieved, in the target's measure; the change, for a target that demands a change.
    package let achieved: Ratio?
    /// How many decimals show the whole of what was achieved; `nil` for a quotient, which is rounded to be
    /// shown.
    package let decimals: Int?
    /// Achieved over demanded; `nil` where the form of the target has no percentage.
    package let attainment: Ratio?
    /// Where the figure covers only part of the target's period.
    package let pace: Pace?
    /// Whether the rounded figure would pass for the opposite of the judgement.
    package let roundingMisleads: Bool
    /// What the change was counted from, and after it every other base there is that differs.
    package let bases: [BaseFigure]
    /// The change as a share of its base, where the target is set in another measure: 24 of 173 hộ.
    package let change: Ratio?
    /// Whether what had to be done by a day was done by then.
    package let completion: Completion?

    /// Why there is no judgement.
    package enum Reason: String, Sendable {
        /// Another body has yet to set the bound.
        case deferred
        /// A numerator or a denominator is missing.
        case insufficientData
        /// What the change is counted from is neither stated nor reported.
        case baseUnknown
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
        /// The share of the period that has passed.
        package let expected: Ratio
        /// Attainment less the share of the period that has passed, in points.
        package let pointsAhead: Ratio
        /// Whether it is behind by as much as the rule set calls for attention (cần chú ý).
        package let needsAttention: Bool
    }

    /// When something was done that was due by a day.
    package enum Completion: Equatable, Sendable {
        case inTime
        /// Done, so many days after it was due at the latest.
        case late(days: Int)
        /// Not done by the day it was due.
        case overdue
    }

    package init(
        judgement: Judgement, reason: Reason? = nil, achieved: Ratio? = nil, decimals: Int? = nil,
        attainment: Ratio? = nil, pace: Pace? = nil, roundingMisleads: Bool = false,
        bases: [BaseFigure] = [], change: Ratio? = nil, completion: Completion? = nil
    ) {
        self.judgement = judgement
        self.reason = reason
        self.achieved = achieved
        self.decimals = decimals
        self.attainment = attainment
        self.pace = pace
        self.roundingMisleads = roundingMisleads
        self.bases = bases
        self.change = change
        self.completion = completion
    }

    /// The same of a unit that ended before the time of its target was over.
    package var leftUnfinished: Assessment {
        Assessment(
            judgement: .notJudged, reason: .unitEnded, achieved: achieved, decimals: decimals,
            attainment: attainment, bases: bases, change: change, completion: completion)
    }

    /// The same once the time of the target is over and no figure about all of it has come.
    package var leftUnreported: Assessment {
        Assessment(
            judgement: .notReported, reason: .partOfPeriod, achieved: achieved, decimals: decimals,
            attainment: attainment, bases: bases, change: change, completion: completion)
    }

    /// Attainment in per cent to two decimals, rounded half away from zero.
    package var attainmentPercent: String? { attainment?.percent(decimals: 2) }
}
