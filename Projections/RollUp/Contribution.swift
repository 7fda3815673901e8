package import EventLog
package import Reporting

/// What one unit gives to a total.
package struct Contribution: Sendable {
    package let unit: OrganizationID
    package let target: TargetState
    package let report: ReportState
    /// How much of the unit counts, where units changed their boundaries.
    package let weight: Ratio
}

/// What a total lacks.
package struct Gap: Equatable, Sendable {
    package let unit: OrganizationID
    package let reason: Reason
    /// The unit it went over into, where the gap is in that.
    package let successor: OrganizationID?

    package init(unit: OrganizationID, reason: Reason, successor: OrganizationID? = nil) {
        self.unit = unit
        self.reason = reason
        self.successor = successor
    }

    /// Why a unit gives nothing to a total.
    package enum Reason: String, Sendable {
        /// It has no target on the indicator, while others have.
        case notAssigned
        /// There is no live report about the period.
        case notReported
        /// The figure has no numerator and denominator, or a mean lacks its weight.
        case noDenominator
        /// The figure is in a measure that does not convert.
        case measureMismatch
        /// It is not decided whether its target was reached.
        case undecided
        /// How much of the unit counts was not recorded.
        case shareMissing
    }
}

/// Two reports that count the same people twice: a unit's and that of the one it went over into.
package struct Overlap: Equatable, Sendable {
    package let predecessor: OrganizationID
    package let successor: OrganizationID
    package let reports: [Position]
}
