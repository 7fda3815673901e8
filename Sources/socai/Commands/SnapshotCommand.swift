import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// `socai snapshot PERIOD --format F --out PATH`: the table of a period, as a file.
struct SnapshotCommand: Command {
    static let info = CommandInfo(
        "snapshot", group: .looking,
        summary: Phrase(
            vi: "xuất bảng số liệu một kỳ: csv, json, html",
            en: "export the table of a period: csv, json, html"),
        operands: [.period],
        options: TargetSelection.options + [
            Option(
                "--format", "csv|json|html", isRequired: true,
                accepts: .choice(["csv", "json", "html"]),
                help: Phrase(vi: "dạng tệp", en: "the kind of file")),
            Option(
                "--out", "PATH", accepts: .file,
                help: Phrase(
                    vi: "tệp kết quả; không nêu thì in ra đầu ra chuẩn",
                    en: "the file to write; standard output by default")),
            Option(
                "--numbers", "vi|plain", accepts: .choice(["vi", "plain"]),
                help: Phrase(
                    vi: "cách viết số trong csv: plain (mặc định) hoặc vi",
                    en: "how csv writes numbers: plain (the default) or vi")),
        ],
        common: [.ledger, .knownAt])

    func run(_ invocation: Invocation) throws(Failure) {
        let ledger = try invocation.openToLook()
        let period = try invocation.periodOperand()
        let selection = try TargetSelection(invocation, in: ledger.book)
        guard
            let snapshot = PeriodSnapshot(
                of: period, in: ledger.book, seenFrom: try invocation.viewingDay(),
                where: selection.includes)
        else {
            throw Failure(
                .usage,
                Phrase(vi: "lúc đó sổ cái chưa có sự kiện nào", en: "the ledger held no event then")
            )
        }
        let provenance = try invocation.provenance(of: ledger)
        let bytes: [UInt8] =
            switch invocation.required("--format") {
            case "csv":
                Array(
                    SnapshotCSV.table(
                        snapshot, provenance: provenance,
                        numbers: invocation.numberForm ?? .plain
                    ).utf8)
            case "html":
                Array(
                    SnapshotHTML.page(
                        snapshot, provenance: provenance, language: invocation.language
                    ).utf8)
            default:
                Array(StandingJSON.snapshot(snapshot, from: provenance).canonicalText.utf8) + [0x0a]
            }
        guard let path = invocation.value("--out") else {
            invocation.output.write(bytes)
            return
        }
        try FileAccess.write(bytes, to: path)
        invocation.tell(
            Phrase(
                vi: "đã ghi \(snapshot.rows.count) chỉ tiêu vào \(path)",
                en: "wrote \(English.count(snapshot.rows.count, "target")) to \(path)"))
    }
}
