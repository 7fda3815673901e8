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
                    vi:
                        "với --add: khóa kiểm của người đã ký, chữ ký của khóa khác không nhận; với "
                        + "--print: khóa kiểm in lên trang",
                    en:
                        "with --add: the verifier key of who signed, no other signature is taken in; "
                        + "with --print: a verifier key to be put on the page")),
            Option(
                flag: "--print",
                help: Phrase(
                    vi: "cho một trang HTML khổ A4 để kèm biên bản, có mã QR; không nêu --key hay "
                        + "--add thì của điểm kiểm mới nhất",
                    en:
                        "give an HTML page on A4 for the minutes, with a QR code; without --key and "
                        + "--add, of the latest checkpoint")),
            .out, .force,
        ],
        common: [.ledger, .json],
        details: Phrase(
            vi: """
                Đọc lại toàn bộ sổ từ đĩa, tính lại gốc cây, đối chiếu với mọi điểm kiểm trước rồi mới
                ký. Ghi điểm kiểm vào biên bản hoặc gửi đi nơi khác: ai giữ nó thì về sau chứng minh
                được lịch sử có bị sửa hay không.

                Lập điểm kiểm và giữ một bản:
                  socai checkpoint --key so-cai.key --out diem-kiem
                Lập và in trang kèm biên bản:
                  socai checkpoint --key so-cai.key --print --out diem-kiem.html
                In lại trang của điểm kiểm mới nhất, có khóa kiểm của sổ:
                  socai checkpoint --print --witness KHÓA-KIỂM --out diem-kiem.html --force
                Nhận chữ ký của người chứng kiến:
                  socai checkpoint --add diem-kiem-da-dong-ky --witness KHÓA-KIỂM
                Về sau đối chiếu sổ với bản đã giữ (bản gõ lại từ giấy thì không nêu --witness):
                  socai verify --checkpoint diem-kiem --witness KHÓA-KIỂM
                """,
            en: """
                Reads the whole ledger from the disk again, computes its root, holds it against every
                earlier checkpoint, and only then signs. Put the checkpoint into the minutes, or send it
                elsewhere: whoever keeps it can later show whether history was changed.

                Issue one and keep a copy:
                  socai checkpoint --key ledger.key --out checkpoint
                Issue one and print the page for the minutes:
                  socai checkpoint --key ledger.key --print --out checkpoint.html
                Print the page of the latest again, with the ledger's verifier key:
                  socai checkpoint --print --witness VKEY --out checkpoint.html --force
                Take in a witness's cosignature:
                  socai checkpoint --add cosigned-checkpoint --witness VKEY
                Later, hold the ledger against the copy (one typed in from paper: without --witness):
                  socai verify --checkpoint checkpoint --witness VKEY
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
        try invocation.prepareDelivery()
        let (signed, log, keys) = try checkpoint(invocation)
        if isPrinted {
            let page = try Self.page(signed, of: log, keys: keys, in: invocation.language)
            try invocation.deliver(Array(page.utf8))
        } else {
            try Self.show(signed, invocation)
        }
    }

    /// What is asked for: a new checkpoint, one with signatures taken in, or the latest; with the keys
    /// that are known to have signed it.
    private func checkpoint(
        _ invocation: Invocation
    ) throws(Failure) -> (SignedCheckpoint, Log, [VerifierKey]) {
        let named = try invocation.verifierKeys("--witness")
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
                }, log, named + [key.verifier]
            )
        case (nil, let given?):
            let (kept, log) = try add(given, by: named, invocation)
            return (kept, log, named)
        case (nil, nil) where invocation.flag("--print"):
            let log = try invocation.logToRead()
            guard let latest = try invocation.latestCheckpoint(of: log) else {
                throw .noCheckpoint
            }
            try invocation.require(latest, toAgreeWith: log)
            return (latest, log, named)
        case (nil, nil):
            throw .missingOption(Self.key, of: Self.info)
        }
    }

    /// Takes in the signatures in a file by the keys that are named.
    private func add(
        _ path: String, by keys: [VerifierKey], _ invocation: Invocation
    ) throws(Failure) -> (SignedCheckpoint, Log) {
        guard !keys.isEmpty else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "--add cần --witness KHÓA-KIỂM: chữ ký không kiểm tra được thì không nhận",
                    en: "--add needs --witness VKEY: no signature is taken in unchecked"))
        }
        let given = try invocation.checkpoint(in: path, for: "--add")
        let log = try invocation.logToSign(in: try invocation.ledger())
        let earlier = try invocation.checkpoints(of: log)
            .first { $0.checkpoint == given.checkpoint }
        let kept = try Failure.proving(path) { () throws(ProvingError) in
            try log.keepSignatures(of: given, by: keys)
        }
        let known = given.note.signatures.filter { signature in
            keys.contains { $0.name == signature.name && $0.id == signature.keyID }
        }
        let old = known.filter { signature in
            earlier?.note.signatures.contains {
                $0.name == signature.name && $0.keyID == signature.keyID
            } ?? false
        }
        Self.tell(
            taken: known.filter { !old.contains($0) }.map(\.name), old: old.map(\.name),
            passedOver: given.note.signatures.count - known.count, invocation)
        return (kept, log)
    }

    /// Says which signatures are new in the ledger, which were there before, and which were left.
    private static func tell(
        taken: [String], old: [String], passedOver: Int, _ invocation: Invocation
    ) {
        func names(_ list: [String]) -> String { list.joined(separator: ", ") }
        var parts: [Phrase] = []
        if !taken.isEmpty {
            parts.append(
                Phrase(
                    vi: "đã nhận chữ ký của \(names(taken))",
                    en: "took in the signature of \(names(taken))"))
        }
        if !old.isEmpty {
            parts.append(
                Phrase(
                    vi: "chữ ký của \(names(old)) đã có trong sổ từ trước, giữ nguyên",
                    en: "the signature of \(names(old)) was there before and stays"))
        }
        if passedOver > 0 {
            parts.append(
                Phrase(
                    vi: "bỏ qua \(passedOver) chữ ký của khóa không nêu",
                    en: "passed over \(English.count(passedOver, "signature")) by keys not named"))
        }
        invocation.tell(
            Phrase(
                vi: parts.map(\.vi).joined(separator: "; "),
                en: parts.map(\.en).joined(separator: "; ")))
    }

    /// The page for the minutes.
    private static func page(
        _ signed: SignedCheckpoint, of log: Log, keys: [VerifierKey], in language: Language
    ) throws(Failure) -> String {
        let attestations = try Self.attestations(of: signed, by: keys)
        do throws(LogError) {
            let opening = try log.lines(upTo: .position(Position(0))).first
            let last = Position(max(signed.checkpoint.size, 1) - 1)
            return CheckpointMinutes(
                signed, attestations: attestations, title: opening?.data["title"]?.string,
                lastEvent: try log.lines(from: last, upTo: .position(last)).first?.at,
                printed: SystemClock.now().day(offsetMinutes: Instant.vietnamOffsetMinutes),
                language: language
            ).page
        } catch {
            throw Failure(error)
        }
    }

    /// Which of the keys signed the checkpoint; a signature that is not right is refused.
    private static func attestations(
        of signed: SignedCheckpoint, by keys: [VerifierKey]
    ) throws(Failure) -> [Note.Attestation] {
        guard !keys.isEmpty else { return [] }
        return try signed.attestations(by: keys, in: "--witness")
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
