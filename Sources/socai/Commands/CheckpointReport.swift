import EventLog
import Exports
import Reporting

/// How a verification tells of the checkpoints it compared.
enum CheckpointReport {
    static func json(_ checked: CheckedCheckpoint) -> JSON {
        let checkpoint = checked.signed.checkpoint
        return .object([
            JSON.Member("name", .string(checked.name)),
            JSON.Member("size", .integer(Int64(checkpoint.size))),
            JSON.Member("root", .string(checkpoint.root.base64)),
            JSON.Member("outcome", .string(checked.agreement.rawValue)),
            JSON.Member(
                "signatures",
                .array(signatures(of: checked.signed, attested: checked.attestations))),
        ])
    }

    /// The signatures of a checkpoint, each with whether it was checked and found right.
    static func signatures(
        of signed: SignedCheckpoint, attested attestations: [Note.Attestation]
    ) -> [JSON] {
        signed.note.signatures.map { signature in
            let attestation = attestation(for: signature, in: attestations)
            return JSON.object([
                JSON.Member("name", .string(signature.name)),
                JSON.Member("verified", .bool(attestation != nil)),
                JSON.Member(
                    "cosignedAt",
                    attestation?.cosignedAt.map { .string($0.description) } ?? .null),
            ])
        }
    }

    /// Tells of each checkpoint; of those over events that were not read again, that too.
    static func tell(
        _ checkpoints: [CheckedCheckpoint], keys: [VerifierKey], unread: UnreadPart? = nil,
        _ say: (Phrase) -> Void
    ) {
        guard !checkpoints.isEmpty else {
            say(
                Phrase(
                    vi:
                        "Chưa đối chiếu với điểm kiểm nào: việc cắt bỏ phần đuôi chỉ lộ ra khi có gốc "
                        + "cây ghi ở nơi khác.",
                    en:
                        "No checkpoint was compared: that the tail was cut off shows only against a "
                        + "root kept elsewhere."))
            return
        }
        for checked in checkpoints {
            let size = checked.signed.checkpoint.size
            let isRead = unread.map { size > $0.size } ?? true
            let agreement =
                isRead
                ? checked.words
                : Phrase(
                    vi: checked.words.vi + " theo lần kiểm tra trước; lần này không đọc lại",
                    en: checked.words.en + " by the earlier verification; not read again this time")
            let name = StandardInput.shown(checked.name)
            say(
                Phrase(
                    vi: "Điểm kiểm \(name.vi) (\(size) sự kiện): \(agreement.vi)",
                    en: "Checkpoint \(name.en) (\(English.count(size, "event"))): \(agreement.en)"))
            tellSignatures(of: checked.signed, attested: checked.attestations, keys: keys, say)
        }
    }

    /// Tells of each signature of a checkpoint, and where there is none, of that.
    static func tellSignatures(
        of signed: SignedCheckpoint, attested attestations: [Note.Attestation],
        keys: [VerifierKey], _ say: (Phrase) -> Void
    ) {
        for signature in signed.note.signatures {
            say(phrase(for: signature, in: attestations, keys))
        }
        guard signed.note.signatures.isEmpty else { return }
        say(
            Phrase(
                vi: "  không có chữ ký: chỉ mới đối chiếu với sổ",
                en: "  no signature: it was compared with the log only"))
    }

    private static func phrase(
        for signature: Note.Signature, in attestations: [Note.Attestation], _ keys: [VerifierKey]
    ) -> Phrase {
        let name = signature.name
        guard let attestation = attestation(for: signature, in: attestations) else {
            if let namesake = signature.namesake(among: keys) {
                return Phrase(
                    vi: "  \(namesake.vi): chưa kiểm tra", en: "  \(namesake.en): not checked")
            }
            return Phrase(
                vi: "  chữ ký ghi tên \(name): chưa kiểm tra (nêu khóa bằng --witness)",
                en: "  a signature named \(name): not checked (name its key by --witness)")
        }
        guard let instant = attestation.cosignedAt else {
            return Phrase(
                vi: "  chữ ký của \(name): đúng", en: "  the signature of \(name): right")
        }
        let time = InstantText.phrase(instant)
        return Phrase(
            vi: "  \(name) đồng ký lúc \(time.vi): đúng",
            en: "  cosigned by \(name) at \(time.en): right")
    }

    private static func attestation(
        for signature: Note.Signature, in attestations: [Note.Attestation]
    ) -> Note.Attestation? {
        attestations.first {
            $0.key.name == signature.name && $0.key.id == signature.keyID
        }
    }
}

extension CheckedCheckpoint {
    /// Whether the log is what it says, and what that means.
    fileprivate var words: Phrase {
        guard !signed.note.signatures.isEmpty || agreement == .consistent else {
            return Phrase(
                vi: "KHÔNG khớp: gõ sai, hoặc lịch sử đã bị viết lại",
                en: "CONTRADICTED: mistyped, or history was rewritten")
        }
        return agreement.phrase
    }
}

extension CheckedCheckpoint.Agreement {
    fileprivate var phrase: Phrase {
        switch self {
        case .consistent: Phrase(vi: "khớp", en: "consistent")
        case .contradicted:
            Phrase(
                vi: "KHÔNG khớp: lịch sử đã bị viết lại", en: "CONTRADICTED: history was rewritten")
        case .tailRemoved:
            Phrase(
                vi: "KHÔNG khớp: phần đuôi của sổ đã bị cắt bỏ",
                en: "CONTRADICTED: the tail of the log was removed")
        case .undecided:
            Phrase(
                vi: "chưa kết luận được khi còn chỗ hỏng", en: "open, as long as there is damage")
        }
    }
}
