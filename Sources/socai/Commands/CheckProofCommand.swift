import EventLog
import Reporting

/// `socai check-proof FILE`: what a proof file proves to those who trust these keys, without any
/// ledger.
struct CheckProofCommand: Command {
    static let info = CommandInfo(
        "check-proof", group: .proving,
        summary: Phrase(
            vi: "kiểm tra một tệp chứng minh, không cần sổ cái",
            en: "check a proof file, without any ledger"),
        operands: [
            Operand(
                "PROOF", accepts: .file,
                help: Phrase(
                    vi: "tệp do “socai prove” tạo", en: "the file that “socai prove” made"))
        ],
        options: [
            Option(
                "--line", "FILE", accepts: .file,
                help: Phrase(
                    vi: "dòng sự kiện được chứng minh (socai show SEQ); - là đầu vào chuẩn",
                    en: "the event's line that is proven (socai show SEQ); - is standard input")),
            Option(
                "--since", "CHECKPOINT", accepts: .file,
                help: Phrase(
                    vi:
                        "điểm kiểm cũ đã giữ, còn chữ ký hay gõ lại từ giấy: chứng minh từ đó sổ chỉ "
                        + "được ghi thêm; - là đầu vào chuẩn",
                    en:
                        "the earlier checkpoint one kept, signed or typed in from paper: the proof "
                        + "that the log only grew since; - is standard input")),
            Option(
                "--witness", "VKEY", repeats: true, isRequired: true,
                help: Phrase(
                    vi: "khóa kiểm tin được, của sổ hay của người chứng kiến",
                    en: "a trusted verifier key, the ledger's or a witness's")),
            Option(
                "--origin", "NAME",
                help: Phrase(
                    vi: "tên nguồn (origin) của sổ; mặc định là tên của khóa --witness thứ nhất",
                    en: "the ledger's origin; by default the name of the first --witness key")),
        ],
        common: [.json],
        details: Phrase(
            vi: """
                Sự kiện có trong sổ:
                  socai prove 5 --out chung-minh
                  socai show 5 > dong
                  socai check-proof chung-minh --line dong --witness KHÓA-KIỂM
                Sổ chỉ được ghi thêm từ điểm kiểm cũ:
                  socai prove --from diem-kiem-cu --out tang-truong
                  socai check-proof tang-truong --since diem-kiem-cu --witness KHÓA-KIỂM

                KHÓA-KIỂM là khóa kiểm mà “socai keygen” in ra; hãy lấy từ chủ khóa, không lấy từ nơi gửi tệp.
                Chữ ký của điểm kiểm cũ cũng được kiểm tra bằng các khóa đó; chữ ký nào chưa kiểm tra
                được thì nói rõ. Hai điểm kiểm là một thì không có gì để chứng minh.
                Mã thoát: 0 đã chứng minh hoặc cùng một điểm kiểm, 1 chứng minh không đúng, 2 tệp hay khóa
                không dùng được, 3 hai điểm kiểm đã ký trái nhau (sổ đã bị viết lại).
                """,
            en: """
                That an event is in a ledger:
                  socai prove 5 --out proof
                  socai show 5 > line
                  socai check-proof proof --line line --witness VKEY
                That a ledger only added to an earlier checkpoint:
                  socai prove --from old-checkpoint --out growth
                  socai check-proof growth --since old-checkpoint --witness VKEY

                VKEY is the verifier key that “socai keygen” printed; have it from the key's owner, not
                from whoever sent the file. The earlier checkpoint's signatures are checked with the same
                keys; what could not be checked is said. From a checkpoint to itself there is nothing to
                prove.
                Exit status: 0 proven, or the same checkpoint; 1 the proof is wrong; 2 a file or a key is
                of no use; 3 two signed checkpoints contradict each other (history was rewritten).
                """))

    /// What was proven, and by whom the checkpoint is signed.
    struct Proven {
        let words: Phrase
        /// Whether there was anything to prove.
        let isProven: Bool
        let checkpoint: SignedCheckpoint
        let attestations: [Note.Attestation]
        /// The event's number, or what the earlier checkpoint is.
        let members: [JSON.Member]
        /// Tells of the earlier checkpoint, where there is one.
        var tellMore: ((Phrase) -> Void) -> Void = { _ in }
    }

    func run(_ invocation: Invocation) throws(Failure) {
        let keys = try invocation.verifierKeys("--witness")
        let proven: Proven
        switch (invocation.value("--line"), invocation.value("--since")) {
        case (let line?, nil): proven = try checkEvent(line, keys, invocation)
        case (nil, let since?): proven = try checkGrowth(since, keys, invocation)
        default:
            throw Failure(
                .usage,
                Phrase(
                    vi: "nêu --line cho chứng minh một sự kiện, hoặc --since cho chứng minh tăng "
                        + "trưởng, không nêu cả hai",
                    en:
                        "give --line for the proof of an event or --since for that of growth, and not "
                        + "both"))
        }
        show(proven, keys, invocation)
    }

    private func checkEvent(
        _ linePath: String, _ keys: [VerifierKey], _ invocation: Invocation
    ) throws(Failure) -> Proven {
        let path = invocation.operand("PROOF")
        let proof = try proof(in: path) { bytes throws(NoteError) in try EventProof(bytes) }
        var bytes =
            try linePath == StandardInput.name
            ? StandardInput.read() : FileAccess.read(linePath, for: "--line")
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        let line: Line
        do throws(Damage) {
            line = try LineReader.line(bytes)
        } catch {
            throw Failure(
                .usage,
                Phrase(
                    vi: "đây không phải là một dòng sự kiện còn nguyên",
                    en: "this is no intact line of an event"),
                place: Phrase(verbatim: linePath),
                why: Phrase(
                    vi: "byte \(error.byteOffset): \(error.vietnamese)", en: error.description),
                remedies: [
                    Phrase(
                        vi: "lấy lại dòng đúng từng byte bằng: socai show \(proof.inclusion.index)",
                        en: "take the line byte for byte by: socai show \(proof.inclusion.index)")
                ])
        }
        let index = proof.inclusion.index
        guard line.position.rawValue == index else {
            throw wrong(
                path,
                Phrase(
                    vi: "chứng minh là của sự kiện \(index), dòng là của sự kiện \(line.position)",
                    en: "the proof is for event \(index), the line is event \(line.position)"))
        }
        let origin = invocation.value("--origin")?.nfc ?? keys[0].name
        let attestations: [Note.Attestation]
        do throws(NoteError) {
            attestations = try proof.verify(line: bytes, origin: origin, keys: keys)
        } catch {
            throw refusal(error, path)
        }
        let size = proof.checkpoint.checkpoint.size
        return Proven(
            words: Phrase(
                vi: "Đã chứng minh: sự kiện \(index) (\(line.type), \(line.stream)) có trong sổ "
                    + "“\(origin)” gồm \(size) sự kiện, đúng từng byte.",
                en: "Proven: event \(index) (\(line.type), \(line.stream)) is in the ledger "
                    + "“\(origin)” of \(English.count(size, "event")), byte for byte."),
            isProven: true, checkpoint: proof.checkpoint, attestations: attestations,
            members: [JSON.Member("index", .integer(Int64(index)))])
    }

    func proof<Proof>(
        in path: String, _ read: ([UInt8]) throws(NoteError) -> Proof
    ) throws(Failure) -> Proof {
        let bytes = try FileAccess.read(path, for: "PROOF")
        return try Failure.reading(path) { () throws(NoteError) in try read(bytes) }
    }

    /// A proof that proves nothing is found wanting; what keeps it from being looked at is bad input.
    func refusal(_ error: NoteError, _ path: String) -> Failure {
        guard case .wrongProof = error else { return Failure(error, in: path) }
        let failure = Failure(error, in: path)
        return wrong(path, failure.what)
    }

    func wrong(_ path: String, _ what: Phrase) -> Failure {
        Failure(.foundWanting, what, place: Phrase(verbatim: path))
    }

    private func show(_ proven: Proven, _ keys: [VerifierKey], _ invocation: Invocation) {
        let checkpoint = proven.checkpoint.checkpoint
        guard !invocation.flag("--json") else {
            let document = JSON.object(
                [JSON.Member("proven", .bool(proven.isProven))] + proven.members + [
                    JSON.Member("origin", .string(checkpoint.origin)),
                    JSON.Member("size", .integer(Int64(checkpoint.size))),
                    JSON.Member("root", .string(checkpoint.root.base64)),
                    JSON.Member(
                        "signatures",
                        .array(
                            CheckpointReport.signatures(
                                of: proven.checkpoint, attested: proven.attestations))),
                ])
            invocation.output.writeLine(document.canonicalText)
            return
        }
        func say(_ phrase: Phrase) {
            invocation.output.writeLine(phrase.text(in: invocation.language))
        }
        say(proven.words)
        CheckpointReport.tellSignatures(
            of: proven.checkpoint, attested: proven.attestations, keys: keys, say)
        proven.tellMore(say)
    }
}
