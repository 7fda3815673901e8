import EventLog
import Reporting

/// `socai checkpoint --key FILE`: the ledger's size and root now, signed.
struct CheckpointCommand: Command {
    static let info = CommandInfo(
        "checkpoint", group: .proving,
        summary: Phrase(
            vi: "lập và ký điểm kiểm của sổ cái", en: "issue a signed checkpoint of the ledger"),
        options: [.key], common: [.ledger, .json],
        details: Phrase(
            vi: """
                Đọc lại toàn bộ sổ từ đĩa, tính lại gốc cây, đối chiếu với mọi điểm kiểm trước rồi mới
                ký. Ghi điểm kiểm vào biên bản hoặc gửi đi nơi khác: ai giữ nó thì về sau chứng minh
                được lịch sử có bị sửa hay không.
                """,
            en: """
                Reads the whole ledger from the disk again, computes its root, holds it against every
                earlier checkpoint, and only then signs. Put the checkpoint into the minutes, or send it
                elsewhere: whoever keeps it can later show whether history was changed.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let path = invocation.required("--key")
        let key = try KeyFile.read(path)
        let log = try invocation.logToSign(in: try invocation.ledger())
        let signed: SignedCheckpoint
        do throws(ProvingError) {
            signed = try log.issueCheckpoint(signedBy: key)
        } catch {
            throw Failure(error, in: path)
        }
        CheckpointCommand.show(signed, invocation)
    }

    /// Prints the note as it is passed on, or as one JSON document.
    static func show(_ signed: SignedCheckpoint, _ invocation: Invocation) {
        guard invocation.flag("--json") else {
            invocation.output.write(signed.bytes)
            return
        }
        let checkpoint = signed.checkpoint
        let document = JSON.object([
            JSON.Member("origin", .string(checkpoint.origin)),
            JSON.Member("size", .integer(Int64(checkpoint.size))),
            JSON.Member("root", .string(checkpoint.root.base64)),
            JSON.Member("note", .string(String(decoding: signed.bytes, as: UTF8.self))),
        ])
        invocation.output.writeLine(document.canonicalText)
    }
}
