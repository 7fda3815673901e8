import EventLog
import Reporting

/// What a witness without the ledger goes by: the checkpoint it cosigned last, and a proof that the
/// log only grew since.
struct GrowthEvidence {
    private let old: SignedCheckpoint
    private let oldPath: String
    private let proof: GrowthProof
    private let proofPath: String
    private let logKeys: [VerifierKey]
    /// Who signed the earlier checkpoint, once that was checked.
    private var attestations: [Note.Attestation] = []
    /// The witness, where it has not cosigned the earlier checkpoint itself.
    private var stranger: String?

    /// Reads what `--since` and `--proof` name; `nil` where neither is given.
    init?(_ invocation: Invocation, logKeys: [VerifierKey]) throws(Failure) {
        switch (invocation.value("--since"), invocation.value("--proof")) {
        case (nil, nil): return nil
        case (let since?, let proof?) where !logKeys.isEmpty:
            oldPath = since
            proofPath = proof
            self.logKeys = logKeys
            old = try invocation.checkpoint(in: since, for: "--since")
            let bytes = try FileAccess.read(proof, for: "--proof")
            self.proof = try Failure.reading(proof) { () throws(NoteError) in
                try GrowthProof(bytes)
            }
        default:
            throw Failure(
                .usage,
                Phrase(
                    vi: "--since, --proof và --log phải đi cùng nhau",
                    en: "--since, --proof and --log go together"))
        }
    }

    /// Refuses a checkpoint that is not proven to have grown from the earlier one, which has to be
    /// signed by the log or by the witness.
    mutating func requireProof(
        of given: SignedCheckpoint, named path: String, by witness: VerifierKey
    ) throws(Failure) {
        let (wanted, proven) = (given.checkpoint, proof.checkpoint.checkpoint)
        guard wanted == proven else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "chứng minh này là của một điểm kiểm khác với “\(path)”",
                    en: "the proof is for another checkpoint than “\(path)”"),
                place: Phrase(verbatim: proofPath),
                why: Phrase(
                    vi: "chứng minh cho \(proven.size) sự kiện, gốc \(proven.root.base64); cần cho "
                        + "\(wanted.size) sự kiện, gốc \(wanted.root.base64)",
                    en: "it is for \(proven.size) events, root \(proven.root.base64); wanted is "
                        + "\(wanted.size) events, root \(wanted.root.base64)"))
        }
        try proof.requireStart(at: old.checkpoint, in: proofPath, status: .usage)
        let trusted = logKeys + [witness, witness.signing(.cosignature)]
        attestations = try old.attestations(by: trusted, in: oldPath)
        let own = witness.signing(.cosignature)
        if !attestations.contains(where: { $0.key == own }) { stranger = witness.name }
        _ = try Failure.reading(proofPath) { () throws(NoteError) in
            try proof.verify(from: old.checkpoint, keys: logKeys)
        }
    }

    /// What was checked, and what was not.
    var words: [Phrase] {
        let (size, new) = (old.checkpoint.size, proof.checkpoint.checkpoint.size)
        let names = attestations.map(\.key.name).joined(separator: ", ")
        let growth =
            size == new
            ? Phrase(
                vi:
                    "  đây chính là điểm kiểm của \(oldPath) (\(names) đã ký): không có gì để chứng minh",
                en: "  this is the checkpoint of \(oldPath) itself (signed by \(names)): there is "
                    + "nothing to prove")
            : Phrase(
                vi:
                    "  đã chứng minh bằng \(proofPath): sổ chỉ được ghi thêm từ \(size) sự kiện của "
                    + "\(oldPath) (\(names) đã ký)",
                en: "  proven by \(proofPath): the log only grew from the "
                    + "\(English.count(size, "event")) of \(oldPath) (signed by \(names))")
        let since = stranger.map { witness in
            Phrase(
                vi:
                    "  \(witness) CHƯA đồng ký \(oldPath): chưa chứng minh sổ chỉ được ghi thêm từ điểm kiểm "
                    + "mà \(witness) đã đồng ký, nếu có",
                en:
                    "  \(witness) has NOT cosigned \(oldPath): it is not proven that the log only grew from "
                    + "what \(witness) cosigned, if it did")
        }
        return [growth] + (since.map { [$0] } ?? []) + [
            Phrase(
                vi: "  không có sổ cái: CHƯA đọc sự kiện nào",
                en: "  without a ledger: NO event was read")
        ]
    }
}

extension GrowthProof {
    /// Refuses a proof that begins at another size than the earlier checkpoint's.
    func requireStart(
        at old: Checkpoint, in path: String, status: ExitStatus
    ) throws(Failure) {
        guard consistency.oldSize != old.size else { return }
        throw Failure(
            status,
            Phrase(
                vi: "chứng minh bắt đầu từ \(consistency.oldSize) sự kiện, điểm kiểm cũ gồm "
                    + "\(old.size)",
                en:
                    "the proof begins at \(English.count(consistency.oldSize, "event")), the earlier "
                    + "checkpoint covers \(old.size)"),
            place: Phrase(verbatim: path))
    }
}
