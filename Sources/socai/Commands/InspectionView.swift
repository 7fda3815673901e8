import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// What `socai inspection list` and `show` print.
struct InspectionView {
    private let invocation: Invocation
    private let ledger: Ledger
    private let day: Day?

    init(_ invocation: Invocation) throws(Failure) {
        self.invocation = invocation
        ledger = try invocation.openToLook()
        day = ledger.book.viewpoint(day: try invocation.viewingDay())?.day
    }

    func write(_ action: InspectionAction) throws(Failure) {
        if action == .show {
            let inspection = try invocation.inspection(
                try action.operand("CASE", invocation), in: ledger.book)
            try show([inspection], isList: false)
        } else {
            let all = ledger.book.registry.inspections.values
                .sorted { $0.position < $1.position }
            try show(all, isList: true)
        }
    }

    private func show(_ inspections: [InspectionState], isList: Bool) throws(Failure) {
        if invocation.flag("--json") {
            let provenance = try invocation.provenance(of: ledger)
            let body =
                isList
                ? JSON.Member("inspections", .array(inspections.map(InspectionJSON.document)))
                : JSON.Member("inspection", InspectionJSON.document(inspections[0]))
            invocation.output.writeLine(
                JSON.object(provenance.members + [body]).canonicalText)
            return
        }
        for inspection in inspections {
            for line in InspectionText.lines(inspection, on: day, isBrief: isList) {
                invocation.output.writeLine(
                    TextWrap.printable(line.text(in: invocation.language)[...]))
            }
        }
    }
}

extension Invocation {
    /// The inspection that is called `id`.
    func inspection(_ id: String, in book: Attainment) throws(Failure) -> InspectionState {
        guard let inspection = book.registry.inspections[id] else {
            let near = NearestMatch.of(id, among: book.registry.inspections.keys.sorted())
            throw Failure(
                .usage, InspectionRefusal.unknown(id).message, place: Phrase(verbatim: "CASE"),
                remedies: near.map { [Phrase(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?")] }
                    ?? [])
        }
        return inspection
    }
}
