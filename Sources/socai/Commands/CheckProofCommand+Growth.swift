import EventLog
import Reporting

extension CheckProofCommand {
    /// The earlier checkpoint that somebody kept, and who of the known keys signed it.
    private struct Kept {
        let signed: SignedCheckpoint
        let path: String
        let attestations: [Note.Attestation]
        /// The keys that are known.
        let keys: [VerifierKey]

        var checkpoint: Checkpoint { signed.checkpoint }
        /// Whether a known key vouches for it.
        var isVerified: Bool { !attestations.isEmpty }

        /// Who signed it, and what was not checked of it.
        func tell(_ say: (Phrase) -> Void) {
            say(
                Phrase(
                    vi: "Điểm kiểm cũ \(path) (\(checkpoint.size) sự kiện):",
                    en: "The earlier checkpoint \(path) "
                        + "(\(English.count(checkpoint.size, "event"))):"))
            if !signed.note.signatures.isEmpty {
                CheckpointReport.tellSignatures(
                    of: signed, attested: attestations, keys: keys, say)
            }
            guard !isVerified else { return }
            say(
                Phrase(
                    vi: "  CHƯA kiểm tra ai lập điểm kiểm này: không có chữ ký nào của các khóa đã "
                        + "nêu. Kết quả chỉ có giá trị nếu đúng là bản mà mình đã giữ.",
                    en: "  NOT checked who issued it: no signature is by a key that was named. The "
                        + "result is worth as much as the copy one kept."))
        }

        var json: JSON {
            .object([
                JSON.Member("size", .integer(Int64(checkpoint.size))),
                JSON.Member("root", .string(checkpoint.root.base64)),
                JSON.Member("verified", .bool(isVerified)),
                JSON.Member(
                    "signatures",
                    .array(CheckpointReport.signatures(of: signed, attested: attestations))),
            ])
        }
    }

    /// Whether the log of the proof's checkpoint only added to the one in the file `since`.
    func checkGrowth(
        _ since: String, _ keys: [VerifierKey], _ invocation: Invocation
    ) throws(Failure) -> Proven {
        let path = invocation.operand("PROOF")
        let proof = try proof(in: path) { bytes throws(NoteError) in try GrowthProof(bytes) }
        let old = try Self.kept(in: since, keys, invocation)
        let origin = invocation.value("--origin")?.nfc ?? old.checkpoint.origin
        guard old.checkpoint.isOf(origin) else {
            throw Failure(.otherOrigin(expected: origin, found: old.checkpoint.origin), in: since)
        }
        let new = proof.checkpoint.checkpoint
        guard new.isOf(origin) else {
            throw Failure(.otherOrigin(expected: origin, found: new.origin), in: path)
        }
        guard new.size != old.checkpoint.size else {
            return try same(proof.checkpoint, as: old, keys, path)
        }
        try proof.requireStart(at: old.checkpoint, in: path, status: .foundWanting)
        let attestations: [Note.Attestation]
        do throws(NoteError) {
            attestations = try proof.verify(from: old.checkpoint, keys: keys)
        } catch {
            guard case .wrongProof(.wrongOldRoot) = error, !old.isVerified else {
                throw refusal(error, path)
            }
            throw Failure(
                .foundWanting, Failure(error, in: path).what, place: Phrase(verbatim: path),
                why: Self.unproven, remedies: [Self.compare])
        }
        return Proven(
            words: Phrase(
                vi:
                    "Đã chứng minh: sổ “\(origin)” gồm \(new.size) sự kiện chỉ ghi thêm sau "
                    + "\(old.checkpoint.size) sự kiện của \(since), không sửa sự kiện nào trong số "
                    + "đó.",
                en:
                    "Proven: the ledger “\(origin)” of \(English.count(new.size, "event")) only added "
                    + "to the \(old.checkpoint.size) of \(since), and changed none of those."),
            isProven: true, checkpoint: proof.checkpoint, attestations: attestations,
            members: [
                JSON.Member("oldSize", .integer(Int64(old.checkpoint.size))),
                JSON.Member("same", .bool(false)), JSON.Member("since", old.json),
            ], tellMore: old.tell)
    }

    /// Two checkpoints over as many events are one, or contradict each other: no proof is needed.
    private func same(
        _ new: SignedCheckpoint, as old: Kept, _ keys: [VerifierKey], _ path: String
    ) throws(Failure) -> Proven {
        let attestations = try new.attestations(by: keys, in: path)
        let (size, origin) = (new.checkpoint.size, new.checkpoint.origin)
        guard new.checkpoint.root == old.checkpoint.root else {
            // Two signed roots over the same events convict the ledger; an unsigned one may be a slip.
            throw Failure(
                old.isVerified ? .damaged : .foundWanting,
                Phrase(
                    vi: "hai điểm kiểm cùng gồm \(size) sự kiện nhưng có gốc khác nhau",
                    en: "two checkpoints of \(English.count(size, "event")) have different roots"),
                place: Phrase(verbatim: old.path),
                why: Phrase(
                    vi: "gốc \(old.checkpoint.root.base64), trong \(path) là "
                        + "\(new.checkpoint.root.base64)"
                        + (old.isVerified ? ": lịch sử đã bị viết lại" : "; " + Self.unproven.vi),
                    en: "its root is \(old.checkpoint.root.base64), that in \(path) "
                        + new.checkpoint.root.base64
                        + (old.isVerified ? ": history was rewritten" : "; " + Self.unproven.en)),
                remedies: old.isVerified ? [.keepBoth] : [Self.compare])
        }
        return Proven(
            words: Phrase(
                vi: "Cùng một điểm kiểm của sổ “\(origin)” (\(size) sự kiện): không có gì để chứng "
                    + "minh, sổ chưa ghi thêm sự kiện nào giữa hai lần.",
                en: "The same checkpoint of the ledger “\(origin)” "
                    + "(\(English.count(size, "event"))): nothing to prove, nothing was added."),
            isProven: false, checkpoint: new, attestations: attestations,
            members: [
                JSON.Member("oldSize", .integer(Int64(size))), JSON.Member("same", .bool(true)),
                JSON.Member("since", old.json),
            ], tellMore: old.tell)
    }

    /// Reads the earlier checkpoint, signed or typed in again; a signature named after a known key has
    /// to be right.
    private static func kept(
        in path: String, _ keys: [VerifierKey], _ invocation: Invocation
    ) throws(Failure) -> Kept {
        let signed = try invocation.checkpointOrTyped(in: path, for: "--since")
        do throws(NoteError) {
            let attestations = try signed.note.attestations(by: keys)
            return Kept(signed: signed, path: path, attestations: attestations, keys: keys)
        } catch {
            guard case .unverified = error else { throw Failure(error, in: path) }
            return Kept(signed: signed, path: path, attestations: [], keys: keys)
        }
    }

    private static let unproven = Phrase(
        vi: "điểm kiểm cũ không có chữ ký nào được kiểm tra, nên cũng có thể là gõ sai",
        en: "no signature of the earlier checkpoint was checked, so it may be mistyped, too")
    private static let compare = Phrase(
        vi: "so lại với bản giấy, hoặc dùng bản còn chữ ký và nêu khóa bằng --witness",
        en: "compare it with the paper, or take the signed copy and name its key by --witness")
}

extension Phrase {
    fileprivate static let keepBoth = Phrase(
        vi: "giữ cả hai tệp: đó là bằng chứng; chạy “socai verify --checkpoint” trên sổ cái",
        en: "keep both files, they are the evidence; run “socai verify --checkpoint” on the ledger")
}
