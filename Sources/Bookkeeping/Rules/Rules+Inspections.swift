import EventLog
import Projections
import Reporting

extension Rules.Context {
    /// An inspection from its decision to its close.
    func checkInspection() throws(Refusal) {
        try checkParties()
        do throws(InspectionRefusal) {
            try checkCourse()
        } catch {
            throw .inspection(error)
        }
    }

    /// Who may do it, and that whom and what it names is there.
    private func checkParties() throws(Refusal) {
        switch entry.event {
        case .inspectionOpened(let payload):
            try conduct()
            if let body = payload.body { try unit(body) }
            try document(payload.document)
            for member in payload.team ?? [] where registry.members[member] == nil {
                throw .unknownMember(member)
            }
        case .inspectionScoped(let payload):
            try conduct()
            for unit in payload.units { try self.unit(unit) }
            for target in payload.targets ?? [] where book.targets[target] == nil {
                throw .unknownTarget(target.description)
            }
        case .inspectionRequested(let payload):
            try conduct()
            if let addressee = payload.addressee { try unit(addressee) }
        case .inspectionAnswered(let payload):
            let request = registry.inspections[payload.inspection]?.request(payload.request)
            try author(as: [.keeper, .reporter], for: request?.requested.addressee)
            try document(payload.document)
            for digest in payload.evidence ?? [] where !isDigest(digest) {
                throw .malformedEvidence(digest)
            }
        case .inspectionConcluded(let payload):
            try conduct()
            try document(payload.document)
        case .inspectionRemedied(let payload):
            try author(as: [.keeper, .inspector, .reporter], for: nil)
            try document(payload.document)
        case .inspectionClosed(let payload):
            try conduct()
            try document(payload.document)
        default: try conduct()
        }
    }

    private func conduct() throws(Refusal) {
        try author(as: [.keeper, .inspector], for: nil)
    }

    /// That it comes when it may: nothing before the opening, nothing after the close, findings before the
    /// conclusion.
    private func checkCourse() throws(InspectionRefusal) {
        guard let id = entry.event.inspection else { return }
        guard let inspection = registry.inspections[id] else {
            guard case .inspectionOpened(let payload) = entry.event else { throw .unknown(id) }
            guard payload.document != nil else { throw .decisionMissing }
            return
        }
        guard !inspection.isClosed else { throw .closed(id) }
        switch entry.event {
        case .inspectionOpened: throw .exists(id)
        case .inspectionScoped(let payload): try check(payload)
        case .inspectionRequested(let payload):
            guard inspection.request(payload.request) == nil else {
                throw .requestExists(payload.request)
            }
        case .inspectionAnswered(let payload):
            guard let request = inspection.request(payload.request) else {
                throw .unknownRequest(payload.request)
            }
            guard request.answer == nil else { throw .requestAnswered(payload.request) }
        case .inspectionFound(let payload): try check(payload, in: inspection)
        case .inspectionConcluded:
            guard inspection.conclusion == nil else { throw .alreadyConcluded(id) }
        case .inspectionRemedied, .inspectionClosed:
            guard inspection.conclusion != nil else { throw .notConcluded(id) }
        default: break
        }
    }

    private func check(_ scoped: InspectionScoped) throws(InspectionRefusal) {
        guard !scoped.units.isEmpty else { throw .scopeEmpty }
        guard scoped.from <= scoped.to else {
            throw .windowReversed(from: scoped.from, to: scoped.to)
        }
    }

    private func check(
        _ found: InspectionFound, in inspection: InspectionState
    ) throws(InspectionRefusal) {
        guard inspection.scope != nil else { throw .notScoped(found.inspection) }
        guard inspection.conclusion == nil else { throw .alreadyConcluded(found.inspection) }
        guard !inspection.findings.contains(where: { $0.finding == found.finding }) else {
            throw .findingExists(found.finding)
        }
        guard !found.events.isEmpty else { throw .nothingCited }
        if let unknown = found.events.first(where: { $0 >= entry.position }) {
            throw .unknownEvent(unknown)
        }
    }
}
