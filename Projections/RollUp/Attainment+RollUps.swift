package import Reporting

extension Attainment {
    /// The roll-ups that stand beneath targets of units with units below them: of the period looked at, else
    /// of the last report, else of the target's own.
    ///
    /// - Complexity: O(*n*) in the targets, and O(*k*) in those on the indicator for each roll-up.
    package func rollUps(
        beneath standings: [Standing], at period: Period? = nil
    ) -> [TargetID: RollUp] {
        let parents = Set(registry.organizations.values.compactMap(\.parent))
        var onIndicator: [IndicatorID: [TargetID]] = [:]
        var known: [IndicatorID: [Period: PeriodFigures]] = [:]
        var rollUps: [TargetID: RollUp] = [:]
        for standing in standings where parents.contains(standing.target.unit) {
            let assigned = standing.target.assigned
            guard let indicator = assigned.indicator,
                let about = period ?? standing.current?.submitted.period ?? assigned.period
            else { continue }
            if onIndicator.isEmpty { onIndicator = targetsByIndicator() }
            let figures =
                known[indicator]?[about]
                ?? PeriodFigures(
                    on: indicator, about: about, in: self, among: onIndicator[indicator])
            guard let figures else { continue }
            known[indicator, default: [:]][about] = figures
            rollUps[standing.target.id] = RollUp(
                under: standing.target.unit, of: figures, in: self)
        }
        return rollUps
    }

    /// The targets on each indicator, in the order they were assigned.
    ///
    /// - Complexity: O(*n*) in the targets.
    package func targetsByIndicator() -> [IndicatorID: [TargetID]] {
        order.reduce(into: [:]) { grouped, id in
            guard let indicator = targets[id]?.assigned.indicator else { return }
            grouped[indicator, default: []].append(id)
        }
    }
}
