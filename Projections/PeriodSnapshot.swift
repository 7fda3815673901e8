package import EventLog
package import Reporting

/// The table of one period, as officials know it: one row a target, in the order the targets were
/// assigned (bản chốt).
package struct PeriodSnapshot: Sendable {
    package let period: Period
    /// The last event that the snapshot knows of.
    package let knownAt: Attainment.Head
    package let rows: [Standing]
    package let registry: Registry
    /// The rule set that judges the rows; `nil` where the built-in rules do.
    package let ruleSet: RuleSetAdopted?

    /// The snapshot of the viewpoint's period: every target that is about it, with what `attainment` knows.
    ///
    /// `nil` where nothing was recorded yet.
    package init?(
        of period: Period, in attainment: Attainment, seenFrom day: Day? = nil,
        where isWanted: (TargetState) -> Bool = { _ in true }
    ) {
        guard let head = attainment.head,
            let viewpoint = attainment.viewpoint(period: period, day: day)
        else { return nil }
        self.period = period
        knownAt = head
        registry = attainment.registry
        ruleSet = attainment.registry.ruleSet(on: viewpoint.asOf)
        rows = attainment.standings(from: viewpoint) { target in
            isWanted(target) && target.isAbout(period)
        }
    }

    /// How many rows have each judgement, a compound target that of the whole; counted, never typed.
    package var tally: [Judgement: Int] {
        rows.reduce(into: [:]) { counts, row in counts[row.overall, default: 0] += 1 }
    }
}
