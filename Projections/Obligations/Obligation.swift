package import EventLog
package import Reporting

/// One report that a unit owes: by which regime, about what, by when, and what came of it.
package struct Obligation: Sendable {
    package let regime: RegimeAdopted
    package let unit: OrganizationID
    package let period: Period
    /// The day the data are cut off.
    package let cutoff: Day
    package let due: Day
    /// The targets that the report is about, in the order they were assigned.
    package let items: [Item]
    /// Whether the working days between two days are known: the calendar lists days of every year concerned.
    package let hasKnownHolidays: Bool

    /// A report due before the data are cut off can be an estimate only (số ước).
    package var isEstimate: Bool { due < cutoff }

    /// One target of a report, and what was received on it.
    package struct Item: Sendable {
        package let target: TargetState
        package let report: ReportState?
        package let receipt: Receipt
    }

    /// Whether a figure came, and when by its due day.
    package enum Receipt: Equatable, Sendable {
        /// It came in time.
        case inTime
        /// It was recorded late, but came in time: day and channel of receipt prove it (nhập bù).
        case provedInTime
        /// It came so late.
        case late(Delay)
        /// It has not come yet and is so late by now.
        case overdue(Delay)
        /// It has not come yet and is not due yet.
        case pending
    }

    /// How late something is.
    package struct Delay: Equatable, Sendable {
        package let days: Int
        /// `nil` where the regime has no calendar of working days.
        package let workingDays: Int?

        package init(days: Int, workingDays: Int?) {
            self.days = days
            self.workingDays = workingDays
        }
    }

    /// What the report as a whole amounts to: the worst of its targets.
    package var receipt: Receipt {
        items.map(\.receipt).max { $0.gravity < $1.gravity } ?? .pending
    }

    /// The targets still owed.
    package var missing: [Item] { items.filter { $0.report == nil } }
}

extension Obligation.Receipt {
    /// What is worse counts more.
    fileprivate var gravity: Int {
        switch self {
        case .inTime: 0
        case .provedInTime: 1
        case .late(let delay): 2 + delay.days
        case .pending: 1_000_000
        case .overdue(let delay): 1_000_001 + delay.days
        }
    }

    /// Whether the figure is still owed.
    package var isOpen: Bool {
        switch self {
        case .overdue, .pending: true
        case .inTime, .provedInTime, .late: false
        }
    }
}
