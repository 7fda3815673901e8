import EventLog
import Reporting

/// `socai mirror DEST`: a faithful copy of the ledger, brought up to date.
struct MirrorCommand: Command {
    static let info = CommandInfo(
        "mirror", group: .proving,
        summary: Phrase(
            vi: "lập hoặc cập nhật bản sao của sổ cái",
            en: "make a mirror of the ledger, or bring it up to date"),
        operands: [
            Operand(
                "DEST", accepts: .folder,
                help: Phrase(
                    vi: "thư mục bản sao: mới, hoặc bản sao đã có (kể cả chép bằng cp -r)",
                    en: "the mirror's folder: a new one, or a copy made before, also by cp -r"))
        ],
        common: [.ledger, .json],
        details: Phrase(
            vi: """
                Kiểm tra toàn bộ sổ, so từng byte nhật ký của bản sao với sổ, rồi mới ghi thêm phần còn
                thiếu. Sổ hỏng thì không chép gì; bản sao là lịch sử khác thì từ chối và nêu sự kiện đầu
                tiên khác nhau. Trong khi đó người khác vẫn ghi được vào sổ.
                """,
            en: """
                Verifies the whole ledger and compares every byte of the mirror's log with it before it
                adds what is missing. Nothing of a damaged ledger is mirrored; a mirror of another history
                is refused with the first event that differs. Others may record meanwhile.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let ledger = try invocation.ledger()
        let target = invocation.operand("DEST")
        try FileAccess.refuseFile(target, for: "DEST")
        let report: MirrorReport
        do throws(MirrorError) {
            report = try LedgerMirror(
                of: Environment.resolved(ledger), at: Environment.resolved(target),
                disk: LinuxDisk()
            ).update(timeoutMilliseconds: Invocation.lockTimeoutMilliseconds)
        } catch {
            throw Failure(error, ledger: ledger, mirror: target)
        }
        if let recovery = report.recovery {
            let words = recovery.words
            invocation.tell(Phrase(vi: "lưu ý: \(words.vi)", en: "note: \(words.en)"))
        }
        guard !invocation.flag("--json") else {
            invocation.output.writeLine(Self.json(report).canonicalText)
            return
        }
        func say(_ phrase: Phrase) {
            invocation.output.writeLine(phrase.text(in: invocation.language))
        }
        say(
            Phrase(
                vi: "Bản sao có \(report.size) sự kiện, thêm \(report.addedEventCount)",
                en: "The mirror has \(English.count(report.size, "event")), "
                    + "\(report.addedEventCount) of them new"))
        say(
            Phrase(
                vi: "Gốc cây Merkle: \(report.root.base64)",
                en: "Merkle root: \(report.root.base64)"))
        if let name = report.setAside {
            say(
                Phrase(
                    vi: "Phần đuôi không thuộc sổ của bản sao được tách vào quarantine/\(name)",
                    en: "An end of the mirror that is none of the ledger's was set aside in "
                        + "quarantine/\(name)"))
        }
    }

    private static func json(_ report: MirrorReport) -> JSON {
        .object([
            JSON.Member("size", .integer(Int64(report.size))),
            JSON.Member("root", .string(report.root.base64)),
            JSON.Member("addedEvents", .integer(Int64(report.addedEventCount))),
            JSON.Member("addedBytes", .integer(Int64(report.addedByteCount))),
            JSON.Member("evidence", .integer(Int64(report.evidenceCount))),
            JSON.Member("checkpoints", .integer(Int64(report.checkpointCount))),
            JSON.Member("quarantine", .integer(Int64(report.quarantineCount))),
            JSON.Member("setAside", report.setAside.map { .string($0) } ?? .null),
            JSON.Member(
                "ledgerSetAside", report.recovery.map { .string($0.quarantineFile) } ?? .null),
        ])
    }
}
