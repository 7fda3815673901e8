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
                    vi: "điểm kiểm cũ đã giữ: chứng minh từ đó sổ chỉ được ghi thêm",
                    en: "the earlier checkpoint one kept: the proof that the log only grew since")),
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
                  socai check-proof chung-minh --line dong --witness VKEY
                Sổ chỉ được ghi thêm từ điểm kiểm cũ:
                  socai check-proof chung-minh --since diem-kiem-cu --witness VKEY
                Mã thoát: 0 đã chứng minh, 1 chứng minh không đúng, 2 tệp hay khóa không dùng được.
                """,
            en: """
                That an event is in a ledger:
                  socai check-proof proof --line line --witness VKEY
                That a ledger only added to an earlier checkpoint:
                  socai check-proof proof --since old-checkpoint --witness VKEY
                Exit status: 0 proven, 1 the proof is wrong, 2 a file or a key is of no use.
                """))

    /// What was proven, and by whom the checkpoint is signed.
    private struct Proven {
        let words: Phrase
        let checkpoint: SignedCheckpoint
        let attestations: [Note.Attestation]
        /// The event's number, or how many events the earlier checkpoint covers.
        let member: JSON.Member
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
        show(proven, invocation)
    }

    private func checkEvent(
        _ linePath: String, _ keys: [VerifierKey], _ invocation: Invocation
    ) throws(Failure) -> Proven {
        let path = invocation.operand("PROOF")
        let proof = try proof(in: path) { bytes throws(NoteError) in try EventProof(bytes) }
        var bytes =
            try linePath == StandardInput.name
            ? StandardInput.read() : FileAccess.read(linePath)
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
                    vi: "byte \(error.byteOffset): khác với dạng chuẩn",
                    en: error.description))
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
            checkpoint: proof.checkpoint, attestations: attestations,
            member: JSON.Member("index", .integer(Int64(index))))
    }

    private func checkGrowth(
        _ since: String, _ keys: [VerifierKey], _ invocation: Invocation
    ) throws(Failure) -> Proven {
        let path = invocation.operand("PROOF")
        let proof = try proof(in: path) { bytes throws(NoteError) in try GrowthProof(bytes) }
        let old = try invocation.checkpoint(in: since).checkpoint
        let origin = invocation.value("--origin")?.nfc ?? old.origin
        guard old.isOf(origin) else {
            throw Failure(.otherOrigin(expected: origin, found: old.origin), in: since)
        }
        try proof.requireStart(at: old, in: path, status: .foundWanting)
        let attestations: [Note.Attestation]
        do throws(NoteError) {
            attestations = try proof.verify(from: old, keys: keys)
        } catch {
            throw refusal(error, path)
        }
        let size = proof.checkpoint.checkpoint.size
        return Proven(
            words: Phrase(
                vi:
                    "Đã chứng minh: sổ “\(origin)” gồm \(size) sự kiện chỉ ghi thêm sau \(old.size) "
                    + "sự kiện của \(since), không sửa sự kiện nào trong số đó.",
                en:
                    "Proven: the ledger “\(origin)” of \(English.count(size, "event")) only added to "
                    + "the \(old.size) of \(since), and changed none of those."),
            checkpoint: proof.checkpoint, attestations: attestations,
            member: JSON.Member("oldSize", .integer(Int64(old.size))))
    }

    private func proof<Proof>(
        in path: String, _ read: ([UInt8]) throws(NoteError) -> Proof
    ) throws(Failure) -> Proof {
        let bytes = try FileAccess.read(path)
        return try Failure.reading(path) { () throws(NoteError) in try read(bytes) }
    }

    /// A proof that proves nothing is found wanting; what keeps it from being looked at is bad input.
    private func refusal(_ error: NoteError, _ path: String) -> Failure {
        guard case .wrongProof = error else { return Failure(error, in: path) }
        let failure = Failure(error, in: path)
        return wrong(path, failure.what)
    }

    private func wrong(_ path: String, _ what: Phrase) -> Failure {
        Failure(.foundWanting, what, place: Phrase(verbatim: path))
    }

    private func show(_ proven: Proven, _ invocation: Invocation) {
        let checkpoint = proven.checkpoint.checkpoint
        guard !invocation.flag("--json") else {
            let document = JSON.object([
                JSON.Member("proven", .bool(true)), proven.member,
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
        invocation.output.writeLine(proven.words.text(in: invocation.language))
        CheckpointReport.tellSignatures(
            of: proven.checkpoint, attested: proven.attestations
        ) {
            invocation.output.writeLine($0.text(in: invocation.language))
        }
    }
}
