import EventLog
import Projections
import Reporting

extension Scope {
    /// What the rules ask about when these are proposed.
    ///
    /// What is about no target may be about any number of them, so that all is asked for.
    init(of proposals: [Proposal]) {
        var targets: Set<TargetID> = []
        var reports: Set<Position> = []
        for proposal in proposals {
            guard proposal.event.isOnTarget else {
                self = .everything
                return
            }
            if let target = TargetID(proposal.stream) { targets.insert(target) }
            switch proposal.event {
            case .targetAssigned(let assigned):
                targets.insert(assigned.target)
                if let whole = assigned.parent { targets.insert(whole) }
            case .reportUpgraded(let payload): reports.insert(payload.report)
            case .reportRevised(let payload): reports.insert(payload.report)
            case .reportRetracted(let payload): reports.insert(payload.report)
            case .reportApproved(let payload): reports.insert(payload.report)
            case .reportReturned(let payload): reports.insert(payload.report)
            default: break
            }
        }
        self = .targets(targets, reports: reports)
    }

    /// Whether a book of this scope holds all that is `needed`.
    func covers(_ needed: Scope, in book: Attainment) -> Bool {
        switch (self, needed) {
        case (.everything, _): true
        case (.targets(let known, let knownReports), .targets(let targets, let reports)):
            targets.allSatisfy { known.contains($0) || book.targets[$0] != nil }
                && reports.allSatisfy {
                    knownReports.contains($0) || book.target(ofReport: $0) != nil
                }
        default: false
        }
    }

    /// Whether what the scope names is there.
    func isFound(in book: Attainment) -> Bool {
        guard case .targets(let targets, let reports) = self else { return true }
        return targets.allSatisfy { book.targets[$0] != nil }
            && reports.allSatisfy { book.target(ofReport: $0) != nil }
    }
}
