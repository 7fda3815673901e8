import EventLog
import Exports
import Reporting

/// `socai checkpoint`: the ledger's size and root signed, cosignatures taken in, a page for minutes.
struct CheckpointCommand: Command {
    static let info = CommandInfo(
        "checkpoint", group: .proving,
        summary: Phrase(
            vi: "lập và ký điểm kiểm của sổ cái", en: "issue a signed checkpoint of the ledger"),
        options: [
            Option(
                key.name, "FILE", accepts: .file,
                help: Phrase(
                    vi: "lập điểm kiểm mới, ký bằng khóa bí mật do “socai keygen” tạo",
                    en: "issue a new checkpoint, signed by the private key that “socai keygen” made"
                )),
            Option(
                "--add", "FILE", accepts: .file,
                help: Phrase(
                    vi: "nhận vào checkpoints/ chữ ký mà người khác đã ký ở nơi khác; - là đầu vào "
                        + "chuẩn",
                    en: "take in what others signed elsewhere, into checkpoints/; - is standard "
                        + "input")),
            Option(
                "--witness", "VKEY", repeats: true,
                help: Phrase(
                    vi: "với --add: khóa kiểm của người đã ký; chữ ký của khóa khác không nhận",
                    en: "with --add: the verifier key of who signed; no other signature is taken in"
                )),
            Option(
                flag: "--print",
                help: Phrase(
                    vi: "cho một trang HTML khổ A4 để kèm biên bản, có mã QR; không nêu --key hay "
                        + "--add thì của điểm kiểm mới nhất",
                    en:
                        "give an HTML page on A4 for the minutes, with a QR code; without --key and "
                        + "--add, of the latest checkpoint")),
            .out,
        ],
        common: [.ledger, .json],
        details: Phrase(
            vi: """
                Đọc lại toàn bộ sổ từ đĩa, tính lại gốc cây, đối chiếu với mọi điểm kiểm trước rồi mới
                ký. Ghi điểm kiểm vào biên bản hoặc gửi đi nơi khác: ai giữ nó thì về sau chứng minh
                được lịch sử có bị sửa hay không.

                Lập và in trang kèm biên bản:
                  socai checkpoint --key so-cai.key --print --out diem-kiem.html
                Nhận chữ ký của người chứng kiến:
                  socai checkpoint --add diem-kiem-da-dong-ky --witness VKEY
                """,
            en: """
                Reads the whole ledger from the disk again, computes its root, holds it against every
                earlier checkpoint, and only then signs. Put the checkpoint into the minutes, or send it
                elsewhere: whoever keeps it can later show whether history was changed.

                Issue one and print the page for the minutes:
                  socai checkpoint --key ledger.key --print --out checkpoint.html
                Take in a witness's cosignature:
                  socai checkpoint --add cosigned-checkpoint --witness VKEY
                """))

    private static let key = Option.key

    func run(_ invocation: Invocation) throws(Failure) {
        let isPrinted = invocation.flag("--print")
        guard !isPrinted || !invocation.flag("--json") else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "--print cho một trang HTML, không dùng cùng --json",
                    en: "--print gives an HTML page and does not go with --json"))
        }
        let (signed, log) = try checkpoint(invocation)
        if isPrinted {
            let page = try Self.page(signed, of: log, in: invocation.language)
            try invocation.deliver(Array(page.utf8))
        } else {
            try Self.show(signed, invocation)
        }
    }

    /// What is asked for: a new checkpoint, one with signatures taken in, or the latest.
    private func checkpoint(
        _ invocation: Invocation
    ) throws(Failure) -> (SignedCheckpoint, Log) {
        let (path, given) = (invocation.value("--key"), invocation.value("--add"))
        switch (path, given) {
        case (.some, .some):
            throw Failure(
                .usage,
                Phrase(
                    vi: "nêu --key để lập mới, hoặc --add để nhận chữ ký, không nêu cả hai",
                    en: "give --key to issue one or --add to take in signatures, and not both"))
        case (let path?, nil):
            let key = try KeyFile.read(path)
            let log = try invocation.logToSign(in: try invocation.ledger())
            return try (
                Failure.proving(path) { () throws(ProvingError) in
                    try log.issueCheckpoint(signedBy: key)
                }, log
            )
        case (nil, let given?):
            return try add(given, invocation)
        case (nil, nil) where invocation.flag("--print"):
            let log = try invocation.logToRead()
            guard let latest = try invocation.latestCheckpoint(of: log) else {
                throw .noCheckpoint
            }
            try invocation.require(latest, toAgreeWith: log)
            return (latest, log)
        case (nil, nil):
            throw .missingOption(Self.key, of: Self.info)
        }
    }

    /// Takes in the signatures in a file by the keys that are named.
    private func add(
        _ path: String, _ invocation: Invocation
    ) throws(Failure) -> (SignedCheckpoint, Log) {
        let keys = try invocation.verifierKeys("--witness")
        guard !keys.isEmpty else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "--add cần --witness VKEY: chữ ký không kiểm tra được thì không nhận",
                    en: "--add needs --witness VKEY: no signature is taken in unchecked"))
        }
        let given = try invocation.checkpoint(in: path)
        let log = try invocation.logToSign(in: try invocation.ledger())
        let kept = try Failure.proving(path) { () throws(ProvingError) in
            try log.keepSignatures(of: given, by: keys)
        }
        let known = given.note.signatures.filter { signature in
            keys.contains { $0.name == signature.name && $0.id == signature.keyID }
        }
        let passedOver = given.note.signatures.count - known.count
        let names = known.map(\.name).joined(separator: ", ")
        invocation.tell(
            Phrase(
                vi: "đã nhận chữ ký của \(names)"
                    + (passedOver > 0 ? "; bỏ qua \(passedOver) chữ ký của khóa không nêu" : ""),
                en: "took in the signature of \(names)"
                    + (passedOver > 0
                        ? "; passed over \(English.count(passedOver, "signature")) by keys not named"
                        : "")))
        return (kept, log)
    }

    /// The page for the minutes.
    private static func page(
        _ signed: SignedCheckpoint, of log: Log, in language: Language
    ) throws(Failure) -> String {
        do throws(LogError) {
            let opening = try log.lines(upTo: .position(Position(0))).first
            let last = Position(max(signed.checkpoint.size, 1) - 1)
            return CheckpointMinutes.page(
                signed, title: opening?.data["title"]?.string,
                lastEvent: try log.lines(from: last, upTo: .position(last)).first?.at,
                language: language)
        } catch {
            throw Failure(error)
        }
    }

    /// Gives the note as it is passed on, or one JSON document.
    static func show(_ signed: SignedCheckpoint, _ invocation: Invocation) throws(Failure) {
        let checkpoint = signed.checkpoint
        let document = JSON.object([
            JSON.Member("origin", .string(checkpoint.origin)),
            JSON.Member("size", .integer(Int64(checkpoint.size))),
            JSON.Member("root", .string(checkpoint.root.base64)),
            JSON.Member("note", .string(String(decoding: signed.bytes, as: UTF8.self))),
        ])
        try invocation.deliver(
            invocation.flag("--json")
                ? Array((document.canonicalText + "\n").utf8) : signed.bytes)
    }
}
