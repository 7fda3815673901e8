import EventLog
package import Reporting

extension PeriodFigures {
    /// The units directly below `unit` that were there at the end of the period, by their ids; a unit that
    /// was set a target was there.
    func children(of unit: OrganizationID, in registry: Registry) -> [OrganizationID] {
        registry.organizations.values.filter { child in
            guard child.parent == unit, !child.hasEnded(on: lastDay) else { return false }
            if !targets(of: child.id).isEmpty { return true }
            let first = child.firstDay ?? registry.beginning(of: child.id)
            return first.map { $0 <= lastDay } ?? true
        }.map(\.id).sorted()
    }

    /// The units that have a unit with a target directly below them.
    package func parents(in registry: Registry) -> [OrganizationID] {
        Set(units.compactMap { registry.organizations[$0]?.parent }).sorted()
    }

    /// The units that ended before the period did, or within it, and reported on it like those among
    /// `units` that took them over.
    func overlaps(among units: Set<OrganizationID>, in registry: Registry) -> [Overlap] {
        registry.successions.filter { $0.effective <= lastDay }.flatMap(\.edges)
            .compactMap { edge in
                guard units.contains(edge.to), let old = report(of: edge.from),
                    let new = report(of: edge.to)
                else { return nil }
                return Overlap(
                    predecessor: edge.from, successor: edge.to,
                    reports: [old.report.position, new.report.position])
            }
    }
}

extension Registry {
    /// The day on which a unit first took others over: where its own first day is not told, it was not
    /// there before.
    func beginning(of unit: OrganizationID) -> Day? {
        successions.filter { $0.to.contains(unit) }.map(\.effective).min()
    }
}
