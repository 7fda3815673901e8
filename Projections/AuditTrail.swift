import EventLog
package import Reporting

/// Everything that ever happened to one target, and what each event changed (vết kiểm toán).
package struct AuditTrail: Projection {
    package let target: TargetID
    package private(set) var attainment = Attainment()
    package private(set) var steps: [Step] = []

    /// One event on the target and the standing before and after it.
    package struct Step: Sendable {
        package let entry: Entry
        /// `nil` before the target was assigned.
        package let before: Standing?
        package let after: Standing
        /// Whether a document that was made up to show how the ledger works stands behind the event.
        package let isIllustrative: Bool
    }

    package init(of target: TargetID) {
        self.target = target
    }

    package mutating func apply(_ entry: Entry) {
        let isOurs = entry.stream == target.description
        // Both are seen from the day of the event, so that they differ in what it changed and nothing else.
        let before = isOurs ? standing(on: entry.day) : nil
        attainment.apply(entry)
        guard isOurs, let after = standing(on: entry.day) else { return }
        steps.append(
            Step(
                entry: entry, before: before, after: after,
                isIllustrative: attainment.registry.isIllustrative(entry.event.document)))
    }

    package mutating func reach(_ head: Attainment.Head) {
        attainment.reach(head)
    }

    private func standing(on day: Day) -> Standing? {
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
