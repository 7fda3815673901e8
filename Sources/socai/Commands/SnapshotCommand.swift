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
                    vi: "tệp kết quả; không nêu thì in ra đầu ra chuẩn. Bảng cùng dạng đã xuất lần "
                        + "trước thì được thay, tệp khác thì không",
                    en:
                        "the file to write; standard output by default. An earlier table of the same "
                        + "kind is replaced, no other file is")),
            .force,
            Option(
                "--numbers", "vi|plain", accepts: .choice(["vi", "plain"]),
                help: Phrase(
                    vi: "cách viết số trong csv: plain (mặc định) hoặc vi",
                    en: "how csv writes numbers: plain (the default) or vi")),
        ],
        common: [.ledger, .knownAt],
        details: Phrase(
            vi: """
                Lập lại bảng mỗi ngày vào cùng một tệp:
                  socai snapshot 2025 --format html --out tinh-hinh.html
                """,
            en: """
                Make the table anew every day, in the same file:
                  socai snapshot 2025 --format html --out attainment.html
                """))

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
        let marks = FlagMarks(try invocation.flags(of: ledger).all(on: try invocation.viewingDay()))
        let bytes: [UInt8] =
            switch invocation.required("--format") {
            case "csv":
                Array(
                    SnapshotCSV.table(
                        snapshot, marks: marks, provenance: provenance,
                        numbers: invocation.numberForm ?? .plain
                    ).utf8)
            case "html":
                Array(
                    SnapshotHTML.page(
                        snapshot, marks: marks, provenance: provenance,
                        language: invocation.language
                    ).utf8)
            default:
                Array(
                    StandingJSON.snapshot(snapshot, marks: marks, from: provenance).canonicalText
                        .utf8) + [0x0a]
            }
        guard let path = invocation.value("--out") else {
            invocation.output.write(bytes)
            return
        }
        let isReplaced = try FileAccess.write(
            bytes, to: path,
            overwriting: Overwriting(
                isForced: invocation.flag(Option.force.name),
                renews: Self.recognizes(invocation.required("--format"))))
        invocation.tell(
            Phrase(
                vi: "đã ghi \(snapshot.rows.count) chỉ tiêu vào \(path)"
                    + (isReplaced ? ", thay bản cũ" : ""),
                en: "wrote \(English.count(snapshot.rows.count, "target")) to \(path)"
                    + (isReplaced ? ", in place of the earlier file" : "")))
    }

    /// What tells an earlier table of the same format from any other file.
    private static func recognizes(_ format: String) -> @Sendable ([UInt8]) -> Bool {
        switch format {
        case "csv": { SnapshotCSV.isTable($0) }
        case "html": { SnapshotHTML.isPage($0) }
        default: { StandingJSON.isSnapshot($0) }
        }
    }
}
