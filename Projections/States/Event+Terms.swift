import EventLog
import Reporting

extension Event {
    /// Whether the event is one on a target, and stands in its stream.
    package var isOnTarget: Bool {
        if case .targetAssigned = self { return true }
        return stream == nil
    }

    /// What an event on `stream` is found by in the saved states, the stream first.
    ///
    /// Another answer for an event needs another `SavedState.kind`.
    func terms(on stream: String) -> [Term] {
        guard isOnTarget else { return [.besidesTargets] }
        switch self {
        case .targetAssigned(let assigned):
            let whole = assigned.parent.map { [Term.parts(of: $0)] } ?? []
            let alike =
                assigned.indicator.map { [Term.indicator($0), .indicator($0, of: assigned.unit)] }
            return [.stream(stream), .unit(assigned.unit), .document(assigned.document)] + whole
                + (alike ?? [])
        case .targetTransferred(let transferred):
            return [.stream(stream), .transferred(to: transferred.unit)]
        default: return [.stream(stream)]
        }
    }
}

extension Term {
    /// Every event that is on no target.
    static let besidesTargets = Term("besides targets")

    /// Every event on a target.
    static func stream(_ stream: String) -> Term { Term("stream=" + stream) }

    /// The events that made targets of others this unit's.
    static func transferred(to unit: OrganizationID) -> Term { Term("to=" + unit) }

    /// The assignments to this unit.
    static func unit(_ unit: OrganizationID) -> Term { Term("unit=" + unit) }

    /// The assignments by this document.
    static func document(_ document: DocumentID) -> Term { Term("document=\(document)") }

    /// The assignments on an indicator, to this unit or to any.
    static func indicator(_ indicator: IndicatorID, of unit: OrganizationID? = nil) -> Term {
        // No id holds a line feed, as lines of text do not.
        Term("indicator=" + indicator + (unit.map { "\n" + $0 } ?? ""))
    }

    /// The assignments of the parts of a target.
    static func parts(of target: TargetID) -> Term { Term("parent=\(target)") }
}
