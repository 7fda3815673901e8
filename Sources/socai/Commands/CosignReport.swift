import EventLog
import Reporting

/// What a witness is told before its cosignature: what was read and checked, and what was not.
struct CosignReport {
    let given: SignedCheckpoint
    let path: String
    /// The log's signatures that were checked and found right; none where its key was not named.
    let attestations: [Note.Attestation]

    /// What is signed, and whether its log signed it.
    var subject: [Phrase] {
        let (origin, size) = (given.checkpoint.origin, given.checkpoint.size)
        let root = given.checkpoint.root.base64
        let head = Phrase(
            vi: "Điểm kiểm \(path) của sổ “\(origin)”: \(size) sự kiện, gốc \(root)",
            en:
                "The checkpoint \(path) of the ledger “\(origin)”: \(English.count(size, "event")), "
                + "root \(root)")
        guard attestations.isEmpty else {
            let names = attestations.map(\.key.name).joined(separator: ", ")
            return [
                head,
                Phrase(
                    vi: "  chữ ký của \(names): đúng", en: "  the signature of \(names): right"),
            ]
        }
        return [
            head,
            Phrase(
                vi: "  chữ ký của sổ: CHƯA kiểm tra (nêu khóa kiểm của sổ bằng --log)",
                en: "  the ledger's signature: NOT checked (name the ledger's key by --log)"),
        ]
    }

    /// The events were read, and held against so many checkpoints kept in the ledger.
    func read(from ledger: String, against kept: [SignedCheckpoint], by witness: VerifierKey)
        -> [Phrase]
    {
        let size = given.checkpoint.size
        return [
            Phrase(
                vi:
                    "  đã đọc lại \(size) sự kiện trong sổ cái “\(ledger)”: cho đúng gốc này, và sổ "
                    + "khớp với \(kept.count) điểm kiểm đã lưu",
                en: "  read \(English.count(size, "event")) again in the ledger “\(ledger)”: they "
                    + "give this root, and the ledger agrees with "
                    + "\(English.count(kept.count, "checkpoint")) kept"),
            growth(since: Self.last(among: kept, by: witness), of: witness.name),
        ]
    }

    private func growth(since last: SignedCheckpoint?, of witness: String) -> Phrase {
        guard let old = last?.checkpoint.size else {
            return Phrase(
                vi:
                    "  \(witness) chưa đồng ký điểm kiểm nào lưu trong sổ này: chưa có lần trước để "
                    + "đối chiếu",
                en:
                    "  \(witness) has cosigned no checkpoint kept in this ledger: there is no earlier "
                    + "one to compare with")
        }
        guard old < given.checkpoint.size else {
            return Phrase(
                vi: "  \(witness) đã đồng ký chính điểm kiểm này: chữ ký được thay bằng chữ ký mới",
                en: "  \(witness) has cosigned this very checkpoint: the cosignature is renewed")
        }
        return Phrase(
            vi:
                "  từ lần \(witness) đồng ký trước (\(old) sự kiện) sổ chỉ được ghi thêm: các sự kiện "
                + "vừa đọc cho đúng cả hai gốc",
            en:
                "  since \(witness) cosigned \(English.count(old, "event")) the ledger only grew: the "
                + "events just read give both roots")
    }

    /// The largest checkpoint kept that the witness has cosigned.
    private static func last(
        among kept: [SignedCheckpoint], by witness: VerifierKey
    ) -> SignedCheckpoint? {
        kept.last { signed in
            do throws(NoteError) {
                return try !signed.note.attestations(by: [witness.signing(.cosignature)]).isEmpty
            } catch {
                // Not its own, or not right: it was not cosigned by this witness.
                return false
            }
        }
    }

    /// Neither ledger nor proof was at hand.
    static let unread = [
        Phrase(
            vi: "  không có sổ cái: CHƯA đối chiếu với sự kiện nào",
            en: "  without a ledger: compared with NO event"),
        Phrase(
            vi:
                "  CHƯA chứng minh sổ chỉ được ghi thêm từ lần đồng ký trước (nêu --since, --proof và "
                + "--log)",
            en: "  NOT proven that the ledger only grew since the last cosignature (give --since, "
                + "--proof and --log)"),
    ]
}
