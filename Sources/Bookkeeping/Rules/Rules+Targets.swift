import EventLog
import Projections
import Reporting

extension Rules.Context {
    /// Assignment, resolution, adjustment, withdrawal and transfer of a target.
    func checkTarget() throws(Refusal) {
        if case .targetAssigned(let payload) = entry.event { return try check(payload) }
        let target = try target()
        try author(as: [.keeper, .assigner], for: target.unit)
        try document(entry.event.document)
        if target.withdrawn != nil { throw .targetWithdrawn(target.id) }
        let term = target.term(on: nil)
        switch entry.event {
        case .targetResolved(let payload):
            guard term.criterion.kind == .deferred else { throw .notDeferred(target.id) }
            guard payload.criterion.kind != .deferred else { throw .nothingResolved(target.id) }
        case .targetAdjusted(let payload):
            guard term.criterion.kind != .deferred else { throw .stillDeferred(target.id) }
            guard payload.criterion != term.criterion else { throw .criterionUnchanged(target.id) }
            guard !payload.reason.isEmpty else { throw .reasonMissing }
        case .targetWithdrawn(let payload):
            guard !payload.reason.isEmpty else { throw .reasonMissing }
        case .targetTransferred(let payload): try unit(payload.unit)
        default: break
        }
    }

    private func check(_ assigned: TargetAssigned) throws(Refusal) {
        let id = assigned.target
        try unit(assigned.unit)
        try author(as: [.keeper, .assigner], for: assigned.unit)
        try document(assigned.document)
        if let owner = registry.organizations[assigned.unit], let lastDay = owner.lastDay,
            owner.hasEnded(on: entry.day)
        {
            throw .unitEnded(assigned.unit, lastDay: lastDay, successors: owner.successors.sorted())
        }
        if let indicator = assigned.indicator, registry.indicators[indicator] == nil {
            throw .unknownIndicator(indicator)
        }
        guard book.targets[id] == nil else { throw .targetExists(id) }
        if let parent = assigned.parent {
            guard parent.document == assigned.document else { throw .parentElsewhere(parent) }
            guard book.targets[parent] != nil else { throw .unknownParent(parent) }
        }
    }

    /// The target that the entry's stream names.
    func target() throws(Refusal) -> TargetState {
        guard let id = TargetID(entry.stream), let target = book.targets[id] else {
            throw .unknownTarget(entry.stream)
        }
        return target
    }
}
