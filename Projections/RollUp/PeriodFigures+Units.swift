import EventLog
package import Reporting

extension PeriodFigures {
    /// The units below `unit` that were there at the end of the period, by their ids.
    ///
    /// One that was set no target stands for the units below it that were.
    func children(of unit: OrganizationID, in registry: Registry) -> [OrganizationID] {
        var seen: Set<OrganizationID> = [unit]
        return children(of: unit, in: registry, &seen).sorted()
    }

    private func children(
        of unit: OrganizationID, in registry: Registry, _ seen: inout Set<OrganizationID>
    ) -> [OrganizationID] {
        var found: [OrganizationID] = []
        for child in registry.organizations.values
        where child.parent == unit && wasThere(child, in: registry) {
            guard seen.insert(child.id).inserted else { continue }
            let below =
                targets(of: child.id).isEmpty ? children(of: child.id, in: registry, &seen) : []
            let isSet = below.contains { !targets(of: $0).isEmpty }
            found += isSet ? below : [child.id]
        }
        return found
    }

    /// Whether the unit had begun by the end of the period and had not ended.
    private func wasThere(_ unit: Organization, in registry: Registry) -> Bool {
        guard !unit.hasEnded(on: lastDay) else { return false }
        if let first = unit.firstDay { return first <= lastDay }
        // Who was set a target was there, whatever is not told of its first day.
        return !targets(of: unit.id).isEmpty
            || registry.beginning(of: unit.id).map { $0 <= lastDay } ?? true
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
