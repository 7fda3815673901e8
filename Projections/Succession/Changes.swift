import EventLog
import Reporting

/// What became of units day by day, and what was reported on one indicator meanwhile.
struct Changes {
    private let registry: Registry
    /// What took effect on each day, the earliest first.
    private let steps: [(day: Day, edges: [SuccessionEdge])]
    private var reported: Set<Period> = []
    /// The last day of the first figure of each unit.
    private var earliest: [OrganizationID: Day] = [:]

    init(of targets: [TargetID], in book: Attainment) {
        registry = book.registry
        let byDay = Dictionary(grouping: book.registry.successions, by: \.effective)
        let registry = registry
        steps = byDay.keys.sorted().map { day in
            let edges = byDay[day, default: []].flatMap(\.edges)
            return (day, edges.filter { $0.isOfSmallest(among: edges, in: registry) })
        }
        for target in targets.compactMap({ book.targets[$0] }) {
            for report in target.reports where report.isLive {
                let period = report.submitted.period
                guard let last = period.window(in: registry.cutoff)?.upperBound else { continue }
                reported.insert(period)
                let unit = target.owner(on: last)
                earliest[unit] = min(last, earliest[unit] ?? last)
            }
        }
    }

    /// The periods that somebody reported on, the earliest first.
    func periods(within days: ClosedRange<Day>) -> [Period] {
        reported.filter { period in
            period.window(in: registry.cutoff).map { days.contains($0.upperBound) } ?? false
        }.sorted()
    }

    /// The units that the land of `unit` is made up of: those below it where they changed, else itself.
    func units(of unit: OrganizationID, on boundaries: Series.Boundaries) -> [OrganizationID] {
        var found: [OrganizationID] = []
        var seen: Set<OrganizationID> = []
        var open = [unit]
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            let children = children(of: next, on: boundaries)
            if children.isEmpty { found.append(next) } else { open += children }
        }
        return found.sorted()
    }

    /// The units below on the side that is asked for; none where nothing below ever changed.
    private func children(
        of unit: OrganizationID, on boundaries: Series.Boundaries
    ) -> [OrganizationID] {
        let below = registry.organizations.values.filter { $0.parent == unit }.map(\.id)
        let edges = steps.flatMap(\.edges)
        let (old, new) = (Set(edges.map(\.from)), Set(edges.map(\.to)))
        guard below.contains(where: { old.contains($0) || new.contains($0) || !ends($0, edges) })
        else { return [] }
        return below.filter { child in
            switch boundaries {
            case .old: !new.contains(child) || isOlder(child, than: firstTaking(child))
            case .new: !old.contains(child)
            }
        }
    }

    /// Whether nothing below the unit changed.
    private func ends(_ unit: OrganizationID, _ edges: [SuccessionEdge]) -> Bool {
        !edges.contains { edge in
            [edge.from, edge.to].contains { $0 != unit && registry.isWithin($0, of: unit) }
        }
    }

    private func firstTaking(_ unit: OrganizationID) -> Day? {
        steps.first { step in step.edges.contains { $0.to == unit } }?.day
    }

    /// Whether the unit was there before `day`: by its first day, by an earlier succession or by a figure.
    private func isOlder(_ unit: OrganizationID, than day: Day?) -> Bool {
        guard let day else { return true }
        if let first = registry.organizations[unit]?.firstDay { return first < day }
        if let taking = firstTaking(unit), taking < day { return true }
        return earliest[unit].map { $0 < day } ?? false
    }

    /// The units that the land is made up of at the end of the figures' period.
    func territory(
        of units: [OrganizationID], on boundaries: Series.Boundaries, at figures: PeriodFigures
    ) -> Territory {
        var territory = Territory(of: units)
        switch boundaries {
        case .old:
            for step in steps where step.day <= figures.lastDay {
                territory.advance(over: step.edges) { isOlder($0, than: step.day) }
            }
        case .new:
            for step in steps.reversed() where step.day > figures.lastDay {
                territory.retreat(over: step.edges) { isOlder($0, than: step.day) }
            }
        }
        return territory
    }
}

extension SuccessionEdge {
    /// Whether no unit within its own units changed the same day: where a district and its communes ended,
    /// it is the communes whose land went somewhere.
    fileprivate func isOfSmallest(among edges: [SuccessionEdge], in registry: Registry) -> Bool {
        !edges.contains { other in
            (other.from != from && registry.isWithin(other.from, of: from))
                || (other.to != to && registry.isWithin(other.to, of: to))
        }
    }
}
