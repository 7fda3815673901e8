import EventLog
import Reporting

/// Which targets an event can move: not only the one it is on.
///
/// A part moves the whole; a report moves what is counted from it as its base; rules, definitions and the
/// end of a unit move all that rest on them.
struct Reach: Sendable {
    /// What figures of one kind are about.
    private struct Kind: Hashable {
        let indicator: IndicatorID
        let unit: OrganizationID
    }

    private var targets: [Kind: [TargetID]] = [:]

    /// Takes in an event.
    mutating func take(_ entry: Entry) {
        guard case .targetAssigned(let assigned) = entry.event, let indicator = assigned.indicator
        else { return }
        targets[Kind(indicator: indicator, unit: assigned.unit), default: []]
            .append(assigned.target)
    }

    /// The targets that the event can move, the one it is on first.
    func targets(movedBy entry: Entry, in book: Attainment) -> [TargetID] {
        var moved: [TargetID] = []
        switch entry.event {
        case .targetAssigned(let assigned): moved = [assigned.target]
        case .ruleSetAdopted: return book.order
        case .indicatorRedefined(let payload):
            return book.order.filter { book.targets[$0]?.assigned.indicator == payload.indicator }
        case .unitEnded(let payload):
            return book.order.filter { book.targets[$0]?.unit == payload.unit }
        case .unitSucceeded(let payload):
            let units = Set(payload.from)
            return book.order.filter { book.targets[$0].map { units.contains($0.unit) } ?? false }
        default:
            guard let own = TargetID(entry.stream).flatMap({ book.targets[$0] }) else { return [] }
            moved = [own.id] + dependents(on: own, in: book)
        }
        return Reach.withWholes(moved, entry.event, in: book)
    }

    /// The targets that are counted from what is reported on this one.
    private func dependents(on own: TargetState, in book: Attainment) -> [TargetID] {
        guard let indicator = own.assigned.indicator else { return [] }
        return (targets[Kind(indicator: indicator, unit: own.assigned.unit)] ?? []).filter { id in
            id != own.id
                && book.targets[id]?.terms.contains { $0.criterion.base?.period != nil } == true
        }
    }

    /// The targets, each with all that it is a part of.
    private static func withWholes(
        _ targets: [TargetID], _ event: Event, in book: Attainment
    ) -> [TargetID] {
        var found: [TargetID] = []
        var seen: Set<TargetID> = []
        for target in targets {
            var next: TargetID? = target
            while let id = next, seen.insert(id).inserted {
                found.append(id)
                next = book.targets[id]?.assigned.parent
                if case .targetAssigned(let assigned) = event, assigned.target == id {
                    next = assigned.parent
                }
            }
        }
        return found
    }
}
