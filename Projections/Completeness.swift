import EventLog
package import Reporting

/// What the claim rests on that these are all events on a target (tính đầy đủ).
///
/// The revisions of its stream count up from 0 without a gap, and every closing sealed how many there were.
package struct Completeness: Equatable, Sendable {
    package let eventCount: Int
    package let seals: [Seal]

    /// A closing that sealed the first so many events on the target.
    package struct Seal: Equatable, Sendable {
        package let closing: Registry.Closure
        package let eventCount: Int
    }
}

extension AuditTrail {
    /// What the claim rests on that the steps of `target` are all of them.
    package func completeness(of target: TargetID) -> Completeness {
        let positions = steps.filter { $0.target == target }.map(\.entry.position)
        guard let state = attainment.targets[target] else {
            return Completeness(eventCount: 0, seals: [])
        }
        let registry = attainment.registry
        let seals = registry.closings.compactMap { closing -> Completeness.Seal? in
            let count = positions.count { $0 < closing.position }
            let isOurs =
                closing.unit.map { registry.isWithin(state.owner(on: closing.day), of: $0) } ?? true
            guard count > 0, isOurs, state.isAbout(closing.period) else { return nil }
            return Completeness.Seal(closing: closing, eventCount: count)
        }
        return Completeness(eventCount: positions.count, seals: seals)
    }
}
