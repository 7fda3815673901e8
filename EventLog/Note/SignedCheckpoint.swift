/// A checkpoint with its signatures: the note that is passed on, kept and held against the log.
public struct SignedCheckpoint: Equatable, Sendable {
    /// What is signed.
    public let checkpoint: Checkpoint
    /// The note itself.
    public private(set) var note: Note

    /// Reads a signed checkpoint; its signatures are not checked.
    ///
    /// - Throws: ``NoteError`` with what ``Note`` or ``Checkpoint`` refuse.
    public init(_ bytes: [UInt8]) throws(NoteError) {
        note = try Note(bytes)
        checkpoint = try Checkpoint(note)
    }

    /// Signs a checkpoint in the name of its log.
    ///
    /// - Throws: ``NoteError`` with `.otherSigner` where the key bears another name than the log,
    ///   `.cosignerOnly` where it cannot sign for a log.
    public init(_ checkpoint: Checkpoint, signedBy key: SignerKey) throws(NoteError) {
        guard checkpoint.isOf(key.verifier.name) else {
            throw .otherSigner(expected: checkpoint.origin, found: key.verifier.name)
        }
        guard key.verifier.kind == .note else { throw .cosignerOnly(key.verifier.label) }
        self.checkpoint = checkpoint
        note = Note(unsigned: checkpoint.text)
        note.sign(with: key)
    }

    /// A checkpoint that was copied without its signatures: nobody vouches for it, but it can be held
    /// against the log.
    public init(unsigned checkpoint: Checkpoint) {
        self.checkpoint = checkpoint
        note = Note(unsigned: checkpoint.text)
    }

    /// Adds the cosignature of a witness who saw the checkpoint at this time.
    ///
    /// The witness states that the log is consistent with all it ever cosigned of it: whoever
    /// calls this has checked that.
    public mutating func cosign(with key: SignerKey, secondsSinceEpoch: UInt64) {
        note.sign(with: key.signing(.cosignature), secondsSinceEpoch: secondsSinceEpoch)
    }

    /// The same checkpoint with the first signature by each of these keys, and no others.
    func keeping(_ keys: [VerifierKey]) -> SignedCheckpoint {
        var kept = SignedCheckpoint(unsigned: checkpoint)
        for signature in note.signatures {
            func isSame(_ name: String, _ id: UInt32) -> Bool {
                name == signature.name && id == signature.keyID
            }
            let isThere = kept.note.signatures.contains { isSame($0.name, $0.keyID) }
            if !isThere, keys.contains(where: { isSame($0.name, $0.id) }) {
                kept.note.add(signature)
            }
        }
        return kept
    }

    /// Takes over the signatures of another note with the same text, by keys not yet among these.
    public mutating func merge(_ other: SignedCheckpoint) {
        precondition(checkpoint == other.checkpoint, "signatures belong to the text they sign")
        for signature in other.note.signatures {
            let isThere = note.signatures.contains {
                $0.name == signature.name && $0.keyID == signature.keyID
            }
            if !isThere { note.add(signature) }
        }
    }

    /// The note as it is passed on.
    public var bytes: [UInt8] { note.bytes }
}
