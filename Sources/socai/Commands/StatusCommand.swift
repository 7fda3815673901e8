import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// `socai status`: where every target stands.
struct StatusCommand: Command {
    static let info = CommandInfo(
        "status", group: .looking,
        summary: Phrase(
            vi: "mức độ đạt hiện tại của các chỉ tiêu", en: "where the targets stand"),
        options: [
            Option(
                "--unit", "UNIT",
                help: Phrase(
                    vi: "của đơn vị này và các đơn vị trực thuộc",
                    en: "of this unit and those below")),
            .document(),
            Option("--group", "TEXT", help: Phrase(vi: "thuộc nhóm này", en: "in this group")),
            Option(
                "--period", "PERIOD",
                help: Phrase(
                    vi: "trạng thái vào cuối kỳ này", en: "the state at the end of this period")),
            Option(
                flag: "--reported",
                help: Phrase(
                    vi: "chỉ những chỉ tiêu đã có báo cáo", en: "only targets with a report")),
        ],
        common: [.shows])

    func run(_ invocation: Invocation) throws(Failure) {
        let ledger = try invocation.openToLook()
        let period = try invocation.period("--period")
        let selection = try TargetSelection(invocation, in: ledger.book)
        var standings: [Standing] = []
        if ledger.book.head != nil {
            let viewpoint = try invocation.viewpoint(of: ledger, period: period)
            standings = ledger.book.standings(from: viewpoint, where: selection.includes)
        }
        if invocation.flag("--reported") { standings.removeAll { $0.current == nil } }
        let provenance = try invocation.provenance(of: ledger)
        if invocation.flag("--json") {
            invocation.output.writeLine(
                StandingJSON.status(standings, from: provenance).canonicalText)
            return
        }
        guard !standings.isEmpty else {
            invocation.tell(Phrase(vi: "không có chỉ tiêu nào", en: "there are no targets"))
            return
        }
        StandingTable.write(standings, to: invocation)
    }
}

/// Which targets are wanted, by unit, document and group.
struct TargetSelection {
    private let unit: OrganizationID?
    private let document: DocumentID?
    private let group: String?
    private let registry: Registry

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
