package import EventLog
package import Reporting

/// A period seen as it was reported at the deadline, as it stood at each closing, as it is known now; and
/// what came to be known between (các cách nhìn một kỳ).
package struct PeriodViews: Sendable {
    package let period: Period
    package let rows: [Row]

    /// One target of the period.
    package struct Row: Sendable {
        package let target: TargetState
        /// The day by which its figure had to be there; `nil` where no regime asks for one.
        package let deadline: Day?
        /// What stood at each closing of the period, reopened since or not; none is wiped by the next.
        package let closings: [(closure: Registry.Closure, standing: Standing?)]
        /// `nil` where there is no deadline, or nothing was known of the target then.
        package let atDeadline: Standing?
        package let now: Standing
        /// What changed since the deadline or the first closing, whichever came earlier; where there is
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
            let closings = book.registry.closings(of: changes.period, for: target.unit)
                .map { closure in
                    let known = list.prefix { $0.step.entry.position < closure.position }
                    return (closure, known)
                }
            let byDeadline = deadline.map { day in list.prefix { $0.step.entry.day <= day } }
            let first = [byDeadline, closings.first?.1].compactMap { $0?.endIndex }.min()
            return Row(
                target: target, deadline: deadline,
                closings: closings.map { ($0.0, $0.1.last?.step.after) },
                atDeadline: byDeadline?.last?.step.after, now: now,
                restatements: first.map { Array(list[$0...]) }
                    ?? list.filter { ![.assigned, .reported].contains($0.cause) })
        }
    }
}
