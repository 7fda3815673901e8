import EventLog
package import Reporting

/// Everything that ever happened to some targets, and what each event changed (vết kiểm toán).
package struct AuditTrail: Projection {
    private let targets: Set<TargetID>
    package private(set) var attainment = Attainment()
    package private(set) var steps: [Step] = []

    /// One event on a target and the standing before and after it.
    package struct Step: Sendable {
        package let target: TargetID
        package let entry: Entry
        /// `nil` before the target was assigned.
        package let before: Standing?
        package let after: Standing
        /// Whether a document that was made up to show how the ledger works stands behind the event.
        package let isIllustrative: Bool
        /// The unit as whose successor the author acted, where that has ended.
        package let predecessor: OrganizationID?
    }

    package init(of targets: Set<TargetID>) {
        self.targets = targets
    }

    package mutating func apply(_ entry: Entry) {
        let target = TargetID(entry.stream).flatMap { targets.contains($0) ? $0 : nil }
        // Both are seen from the day of the event, so that they differ in what it changed and nothing else.
        let before = target.flatMap { standing(of: $0, on: entry.day) }
        attainment.apply(entry)
        guard let target, let after = standing(of: target, on: entry.day) else { return }
        steps.append(
            Step(
                target: target, entry: entry, before: before, after: after,
                isIllustrative: attainment.registry.isIllustrative(entry.event.document),
                predecessor: attainment.registry.predecessor(
                    representedIn: entry, on: (before ?? after).target.unit)))
    }

    package mutating func reach(_ head: Attainment.Head) {
        attainment.reach(head)
    }

    private func standing(of target: TargetID, on day: Day) -> Standing? {
        guard let state = attainment.targets[target],
            let viewpoint = attainment.viewpoint(day: day)
        else { return nil }
        return attainment.standing(of: state, from: viewpoint)
    }
}

extension Event {
    /// The document that the event itself cites, where it is one about a target.
    package var document: DocumentID? {
        switch self {
        case .targetAssigned(let payload): payload.document
        case .targetResolved(let payload): payload.document
        case .targetAdjusted(let payload): payload.document
        case .targetWithdrawn(let payload): payload.document
        case .targetTransferred(let payload): payload.document
        case .reportSubmitted(let payload): payload.document
        case .reportUpgraded(let payload): payload.document
        case .reportRevised(let payload): payload.document
        case .reportRetracted(let payload): payload.document
        case .reportApproved(let payload): payload.document
        case .reportReturned(let payload): payload.document
        case .judgementDeclared(let payload): payload.document
        default: nil
        }
    }
}
