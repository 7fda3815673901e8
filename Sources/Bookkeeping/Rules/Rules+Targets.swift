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
            let replaced = target.term(on: payload.effective).criterion
            guard payload.criterion != replaced else { throw .criterionUnchanged(target.id) }
            try base(of: payload.criterion, in: term.measure)
            guard !payload.reason.isEmpty else { throw .reasonMissing }
        case .targetWithdrawn(let payload):
            guard !payload.reason.isEmpty else { throw .reasonMissing }
        case .targetTransferred(let payload): try check(payload, of: target)
        default: break
        }
    }

    /// A target goes over to another unit that is there to pursue it.
    private func check(
        _ transferred: TargetTransferred, of target: TargetState
    ) throws(Refusal) {
        try unit(transferred.unit)
        guard transferred.unit != target.unit else {
            throw .succession(.alreadyOwed(target.id, by: transferred.unit))
        }
        let day = max(transferred.effective, entry.day)
        if let taker = registry.organizations[transferred.unit], let lastDay = taker.lastDay,
            taker.hasEnded(on: day)
        {
            throw .succession(.ended(transferred.unit, lastDay: lastDay))
        }
        if let firstDay = registry.organizations[transferred.unit]?.firstDay,
            transferred.effective < firstDay
        {
            throw .succession(.notBegun(transferred.unit, firstDay: firstDay))
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
            throw .succession(.ended(assigned.unit, lastDay: lastDay))
        }
        if let indicator = assigned.indicator, registry.indicators[indicator] == nil {
            throw .unknownIndicator(indicator)
        }
        guard !assigned.name.isEmpty else { throw .nameMissing }
        try base(of: assigned.criterion, in: assigned.measure)
        guard book.targets[id] == nil else { throw .targetExists(id) }
        if let parent = assigned.parent {
            guard parent.document == assigned.document else { throw .parentElsewhere(parent) }
            guard book.targets[parent] != nil else { throw .unknownParent(parent) }
        }
    }

    /// What a rate is counted from is an amount, in a measure of its own.
    private func base(of criterion: Criterion, in measure: Measure?) throws(Refusal) {
        guard let base = criterion.base, base.value != nil, measure?.isRate == true,
            base.measure == nil
        else { return }
        throw .baseMeasureMissing
    }

    /// The target that the entry's stream names.
    func target() throws(Refusal) -> TargetState {
        guard let id = TargetID(entry.stream), let target = book.targets[id] else {
            throw .unknownTarget(entry.stream)
        }
        return target
    }
}
