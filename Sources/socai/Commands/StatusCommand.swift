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
        options: TargetSelection.options + [
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
        let scope = try TargetSelection.scope(invocation)
        let ledger = try invocation.openToLook(scope)
        let period = try invocation.period("--period")
        let selection = try TargetSelection(invocation, in: ledger.book)
        var standings: [Standing] = []
        var rollUps: [TargetID: RollUp] = [:]
        if ledger.book.head != nil {
            let viewpoint = try invocation.viewpoint(of: ledger, period: period)
            standings = ledger.book.standings(from: viewpoint, where: selection.includes)
            rollUps = ledger.book.rollUps(beneath: standings, at: period)
        }
        if invocation.flag("--reported") { standings.removeAll { $0.current == nil } }
        let marks = FlagMarks(
            try invocation.flags(of: ledger, scope).all(on: try invocation.viewingDay()))
        if invocation.flag("--json") {
            let provenance = try invocation.provenance(of: ledger)
            invocation.output.writeLine(
                StandingJSON.status(
                    standings, rollUps: rollUps, marks: marks, in: ledger.book.registry,
                    from: provenance
                ).canonicalText)
            return
        }
        guard !standings.isEmpty else {
            invocation.tell(Phrase(vi: "không có chỉ tiêu nào", en: "there are no targets"))
            return
        }
        StandingTable.write(
            standings, rollUps: rollUps, marks: marks, in: ledger.book.registry, to: invocation)
    }
}
