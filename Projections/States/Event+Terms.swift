import EventLog
import Reporting

extension Event {
    /// Whether the event is one on a target, and stands in its stream.
    package var isOnTarget: Bool {
        if case .targetAssigned = self { return true }
        return stream == nil
    }

    /// What an event on `stream` is found by in the saved states.
    ///
    /// Another answer for an event needs another `SavedState.kind`.
    func terms(on stream: String) -> [Term] {
        guard isOnTarget else { return [.besidesTargets] }
        switch self {
        case .targetAssigned(let assigned):
            let whole = assigned.parent.map { [Term.parts(of: $0)] } ?? []
            return [.stream(stream), .unit(assigned.unit), .document(assigned.document)] + whole
        case .targetTransferred(let transferred):
            return [.stream(stream), .unit(transferred.unit)]
        default: return [.stream(stream)]
        }
    }
}

extension Term {
    /// Every event that is on no target.
    static let besidesTargets = Term("besides targets")

    /// Every event on a target.
    static func stream(_ stream: String) -> Term { Term("stream=" + stream) }

    /// The events that made targets this unit's.
    static func unit(_ unit: OrganizationID) -> Term { Term("unit=" + unit) }

    /// The assignments by this document.
    static func document(_ document: DocumentID) -> Term { Term("document=\(document)") }

    /// The assignments of the parts of a target.
    static func parts(of target: TargetID) -> Term { Term("parent=\(target)") }
}
