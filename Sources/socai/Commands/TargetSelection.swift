import Bookkeeping
import Projections
import Reporting

/// Which targets are wanted, by unit, document and group.
struct TargetSelection {
    private let unit: OrganizationID?
    private let document: DocumentID?
    private let group: String?
    private let registry: Registry

    /// The options by which a command lets targets be chosen.
    static let options = [
        Option(
            "--unit", "UNIT",
            help: Phrase(
                vi: "của đơn vị này và các đơn vị trực thuộc", en: "of this unit and those below")),
        .document(),
        Option("--group", "TEXT", help: Phrase(vi: "thuộc nhóm này", en: "in this group")),
    ]

    /// What of a ledger the options ask for.
    static func scope(_ invocation: Invocation) throws(Failure) -> Scope {
        if let unit = invocation.text("--unit") { return .owed(by: unit) }
        return try invocation.document().map { .assigned(in: $0) } ?? .everything
    }

    /// The selection that the options make.
    ///
    /// - Throws: where a unit or a document is named that the ledger does not know.
    init(_ invocation: Invocation, in book: Attainment) throws(Failure) {
        registry = book.registry
        unit = invocation.text("--unit")
        document = try invocation.document()
        group = invocation.text("--group")
        if let unit, registry.organizations[unit] == nil {
            throw Failure(
                .usage, Refusal.unknownUnit(unit).message, place: Phrase(verbatim: "--unit"))
        }
        if let document, registry.documents[document] == nil {
            throw Failure(
                .usage, Refusal.unknownDocument(document).message,
                place: Phrase(verbatim: "--document"))
        }
    }

    func includes(_ target: TargetState) -> Bool {
        (unit.map { registry.isWithin(target.unit, of: $0) } ?? true)
            && (document.map { target.assigned.document == $0 } ?? true)
            && (group.map { target.assigned.group == $0 } ?? true)
    }
}
