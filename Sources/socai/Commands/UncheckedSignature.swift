import EventLog
import Reporting

extension Note.Signature {
    /// By which key it says it is, and which key of the same name was given instead; `nil` where none bears
    /// its name, or the very key was given.
    func namesake(among keys: [VerifierKey]) -> Phrase? {
        let named = keys.filter { $0.name == name }
        guard !named.contains(where: { $0.id == keyID }) else { return nil }
        // A cosignature has the time before the 64 bytes of the signature.
        let kind = bytes.count > 64 ? VerifierKey.Kind.cosignature : .note
        guard let key = named.first(where: { $0.kind == kind }) ?? named.first else { return nil }
        return Phrase(
            vi:
                "chữ ký ghi tên \(name) là của khóa số \(VerifierKey.text(ofID: keyID)), còn khóa đã "
                + "nêu mang tên đó có số \(VerifierKey.text(ofID: key.id))",
            en:
                "the signature named \(name) is by the key number \(VerifierKey.text(ofID: keyID)); "
                + "the key given of that name has the number \(VerifierKey.text(ofID: key.id))")
    }
}

extension SignedCheckpoint {
    /// The signatures by these keys; where none is, it says whether other keys of the same names made them, or
    /// nobody.
    func attestations(
        by keys: [VerifierKey], in place: String
    ) throws(Failure) -> [Note.Attestation] {
        do throws(NoteError) {
            return try note.attestations(by: keys)
        } catch .unverified where note.signatures.isEmpty {
            throw Failure(
                .usage,
                Phrase(
                    vi: "điểm kiểm gõ lại không có chữ ký, nên không khóa nào kiểm tra được nó",
                    en: "a checkpoint typed in has no signature that a key could check"),
                place: Phrase(verbatim: place),
                remedies: [
                    Phrase(
                        vi: "bỏ --witness: gốc cây gõ lại được đối chiếu với sổ mà không cần khóa",
                        en: "leave --witness out: the root is held against the log without a key"),
                    Phrase(
                        vi:
                            "muốn kiểm tra cả chữ ký thì nêu tệp điểm kiểm, không gõ lại: socai verify "
                            + "--checkpoint TỆP --witness KHÓA-KIỂM",
                        en:
                            "to have its signatures checked too, name the file it was printed from: socai "
                            + "verify --checkpoint FILE --witness VKEY"),
                ])
        } catch {
            let failure = Failure(error, in: place)
            guard error == .unverified,
                let why = note.signatures.lazy.compactMap({ $0.namesake(among: keys) }).first
            else { throw failure }
            throw Failure(
                failure.status, failure.what, place: failure.place, why: why,
                remedies: failure.remedies)
        }
    }
}
