package import EventLog
package import Reporting

/// A period seen three times: as it was reported at the deadline, as it was closed, as it is known now; and
/// what came to be known between (ba cách nhìn một kỳ).
package struct PeriodViews: Sendable {
    package let period: Period
    package let rows: [Row]

    /// One target of the period.
    package struct Row: Sendable {
        package let target: TargetState
        /// The day by which its figure had to be there; `nil` where no regime asks for one.
        package let deadline: Day?
        /// The last closing of the period, reopened since or not.
        package let closing: Registry.Closure?
        /// `nil` where there is no deadline, or nothing was known of the target then.
        package let atDeadline: Standing?
        package let atClosing: Standing?
        package let now: Standing
        /// What changed since the deadline, or where there is none, since the closing; where there is
        /// neither, whatever is more than a first report.
        package let restatements: [Restatement]
    }

    /// The views of every target that `isWanted`, from all changes of the period.
    package init(
        of changes: Restatements, where isWanted: (TargetState) -> Bool = { _ in true }
    ) {
        period = changes.period
        let book = changes.attainment
        rows = changes.byTarget(where: isWanted).compactMap { target, list in
            guard let now = list.last?.step.after else { return nil }
            let deadline = book.deadline(for: target, about: changes.period)
            let closing = book.registry.lastClosing(of: changes.period, for: target.unit)
            let byDeadline = deadline.map { day in list.prefix { $0.step.entry.day <= day } }
            let byClosing = closing.map { closing in
                list.prefix { $0.step.entry.position < closing.position }
            }
            let since = (byDeadline ?? byClosing).map { Array(list[$0.endIndex...]) }
            return Row(
                target: target, deadline: deadline, closing: closing,
                atDeadline: byDeadline?.last?.step.after, atClosing: byClosing?.last?.step.after,
                now: now,
                restatements: since
                    ?? list.filter { ![.assigned, .reported].contains($0.cause) })
        }
    }
}
