package import EventLog
package import Reporting

/// What every unit was set and reported on one indicator for one period.
package struct PeriodFigures: Sendable {
    package let indicator: IndicatorID
    package let period: Period
    /// The last day of the period's data: who owed a target then owes its figure.
    package let lastDay: Day
    private var targets: [OrganizationID: [TargetState]] = [:]

    /// Of the targets on the indicator those that are about the period; `nil` for a period without days.
    ///
    /// - Complexity: O(*n*) in the targets of the ledger; O(*k*) where those on the indicator are given.
    package init?(
        on indicator: IndicatorID, about period: Period, in book: Attainment,
        among candidates: [TargetID]? = nil
    ) {
        guard let lastDay = period.window(in: book.registry.cutoff)?.upperBound else { return nil }
        self.indicator = indicator
        self.period = period
        self.lastDay = lastDay
        for target in (candidates ?? book.order).compactMap({ book.targets[$0] })
        where target.assigned.indicator == indicator && !target.isWithdrawn(on: lastDay) {
            if let own = target.assigned.period, !own.contains(period), !period.contains(own) {
                continue
            }
            targets[target.owner(on: lastDay), default: []].append(target)
        }
    }

    /// The units that were set a target.
    package var units: Set<OrganizationID> { Set(targets.keys) }

    /// The unit's targets, in the order they were assigned.
    package func targets(of unit: OrganizationID) -> [TargetState] { targets[unit] ?? [] }

    /// The unit's live report about the period; of several the most settled, then the latest.
    package func report(of unit: OrganizationID) -> (target: TargetState, report: ReportState)? {
        var best: (target: TargetState, report: ReportState)?
        for target in targets(of: unit) {
            guard let report = target.liveReport(about: period) else { continue }
            if let best,
                (best.report.status, best.report.latest) > (report.status, report.latest)
            {
                continue
            }
            best = (target, report)
        }
        return best
    }
}
