import EventLog
import Reporting

/// `socai prove SEQ` and `socai prove --from CHECKPOINT`: proofs that need no ledger to be checked.
struct ProveCommand: Command {
    static let info = CommandInfo(
        "prove", group: .proving,
        summary: Phrase(
            vi: "chứng minh một sự kiện có trong sổ, hoặc sổ chỉ được ghi thêm",
            en: "prove that an event is in the ledger, or that the ledger only grew"),
        operands: [
            Operand(
                "SEQ", .optional,
                help: Phrase(vi: "số thứ tự sự kiện", en: "the event's number"))
        ],
        options: [
            .checkpoint,
            Option(
                "--from", "CHECKPOINT", accepts: .file,
                help: Phrase(
                    vi: "điểm kiểm cũ: chứng minh từ đó sổ chỉ được ghi thêm",
                    en: "an earlier checkpoint: prove that the ledger only added to it")),
            .out, .force,
        ],
        common: [.ledger],
        details: Phrase(
            vi: """
                Chứng minh sự kiện 5, rồi người nhận kiểm tra mà không cần sổ:
                  socai prove 5 --out chung-minh; socai show 5 > dong
                  socai check-proof chung-minh --line dong --witness KHÓA-KIỂM
                Chứng minh sổ chỉ được ghi thêm từ điểm kiểm cũ:
                  socai prove --from diem-kiem-cu --out tang-truong
                  socai check-proof tang-truong --since diem-kiem-cu --witness KHÓA-KIỂM

                “prove SEQ” cho tệp c2sp.org/tlog-proof@v1; người nhận kiểm tra bằng dòng sự kiện
                (socai show SEQ) và khóa kiểm của sổ. “prove --from” cho nội dung add-checkpoint của
                c2sp.org/tlog-witness: cỡ cũ, các mã băm, điểm kiểm mới.
                """,
            en: """
                Prove event 5; whoever gets it checks it without the ledger:
                  socai prove 5 --out proof; socai show 5 > line
                  socai check-proof proof --line line --witness VKEY
                Prove that the ledger only added to an earlier checkpoint:
                  socai prove --from old-checkpoint --out growth
                  socai check-proof growth --since old-checkpoint --witness VKEY

                “prove SEQ” gives a c2sp.org/tlog-proof@v1 file, checked with the event's line (socai
                show SEQ) and the ledger's verifier key. “prove --from” gives the body of add-checkpoint
                of c2sp.org/tlog-witness: the old size, the hashes, the later checkpoint.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        try invocation.prepareDelivery()
        switch (invocation.optionalOperand("SEQ"), invocation.value("--from")) {
        case (.some, nil): try proveEvent(invocation)
        case (nil, .some(let path)): try proveGrowth(from: path, invocation)
        default:
            throw Failure(
                .usage,
                Phrase(
                    vi: "nêu một số thứ tự sự kiện, hoặc --from CHECKPOINT, không nêu cả hai",
                    en: "give an event's number, or --from CHECKPOINT, and not both"))
        }
    }

    private func proveEvent(_ invocation: Invocation) throws(Failure) {
        let position = try invocation.position()
        let log = try invocation.logToRead()
        let signed = try invocation.checkpointToProve(of: log)
        let size = signed.checkpoint.size
        guard position.rawValue < size else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "điểm kiểm chỉ gồm \(size) sự kiện, không có sự kiện \(position)",
                    en:
                        "the checkpoint covers \(English.count(size, "event")), event \(position) is not among them"
                ),
                remedies: [
                    Phrase(
                        vi: "sự kiện đếm từ 0; lập điểm kiểm mới bằng: socai checkpoint --key TỆP",
                        en: "events count from 0; issue a new one: socai checkpoint --key FILE")
                ])
        }
        let proof: InclusionProof
        let line: Line?
        do throws(LogError) {
            proof = try log.inclusionProof(of: position, in: signed.checkpoint)
            line = try log.lines(from: position, upTo: .position(position)).first
        } catch {
            throw Failure(error)
        }
        guard let line else {
            preconditionFailure("an event that was hashed a moment ago is there")
        }
        do throws(ProofError) {
            try proof.verify(leaf: Hash(ofLeaf: line.bytes), root: signed.checkpoint.root)
        } catch {
            throw .contradicted(
                in: invocation.value("--checkpoint") ?? "checkpoints/",
                why: Self.rewritten(signed, error))
        }
        try invocation.deliver(EventProof(proof, in: signed).bytes)
    }

    private func proveGrowth(from path: String, _ invocation: Invocation) throws(Failure) {
        let log = try invocation.logToRead()
        let old = try invocation.checkpoint(in: path, for: "--from", of: log)
        let new = try invocation.checkpointToProve(of: log)
        guard old.checkpoint.size > 0, old.checkpoint.size <= new.checkpoint.size else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "không có gì để chứng minh từ \(old.checkpoint.size) đến "
                        + "\(new.checkpoint.size) sự kiện",
                    en: "there is nothing to prove from \(old.checkpoint.size) to "
                        + "\(English.count(new.checkpoint.size, "event"))"),
                remedies: [
                    Phrase(
                        vi: "lập điểm kiểm mới bằng: socai checkpoint --key TỆP",
                        en: "issue a new checkpoint: socai checkpoint --key FILE")
                ])
        }
        let proof: ConsistencyProof
        do throws(LogError) {
            proof = try log.consistencyProof(from: old.checkpoint, to: new.checkpoint)
        } catch {
            throw Failure(error)
        }
        do throws(ProofError) {
            try proof.verify(old: old.checkpoint.root, new: new.checkpoint.root)
        } catch {
            let isOld = if case .wrongOldRoot = error { true } else { false }
            throw .contradicted(
                in: isOld ? path : invocation.value("--checkpoint") ?? "checkpoints/",
                why: Self.rewritten(isOld ? old : new, error))
        }
        try invocation.deliver(GrowthProof(proof, to: new).bytes)
        guard old.checkpoint.size == new.checkpoint.size else { return }
        invocation.tell(
            Phrase(
                vi:
                    "lưu ý: hai điểm kiểm là một (\(new.checkpoint.size) sự kiện), nên tệp này không "
                    + "chứng minh điều gì thêm",
                en:
                    "note: both are the same checkpoint (\(English.count(new.checkpoint.size, "event"))), "
                    + "so this proves nothing more"))
    }

    private static func rewritten(_ signed: SignedCheckpoint, _ error: ProofError) -> Phrase {
        Phrase(
            vi: "\(signed.checkpoint.size) sự kiện đầu không còn như lúc ký, sổ đã bị viết lại: "
                + error.vietnamese,
            en: "the first \(English.count(signed.checkpoint.size, "event")) are not those it was "
                + "signed for: \(error)")
    }
}
