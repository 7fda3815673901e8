/// A proof that the log a checkpoint stands for only added to an earlier one: the body of
/// `add-checkpoint` of c2sp.org/tlog-witness, so that a witness takes it as it is.
public struct GrowthProof: Equatable, Sendable {
    /// How the later tree grew from the earlier one.
    public let consistency: ConsistencyProof
    /// The later checkpoint.
    public let checkpoint: SignedCheckpoint

    /// The proof made of these parts.
    public init(_ consistency: ConsistencyProof, to checkpoint: SignedCheckpoint) {
        precondition(
            consistency.newSize == checkpoint.checkpoint.size,
            "a proof is for the tree it is shown with")
        self.consistency = consistency
        self.checkpoint = checkpoint
    }

    /// Reads a proof; nothing in it is checked.
    ///
    /// - Throws: ``NoteError`` with `.malformedProof`, or what ``SignedCheckpoint`` refuses.
    public init(_ bytes: [UInt8]) throws(NoteError) {
        var text = try ProofText(bytes)
        let oldSize = try text.number("old")
        checkpoint = text.checkpoint
        consistency = ConsistencyProof(
            oldSize: oldSize, newSize: checkpoint.checkpoint.size, hashes: try text.hashes())
    }

    /// The proof as it is passed on.
    public var bytes: [UInt8] {
        var head = "old \(consistency.oldSize)\n"
        for hash in consistency.hashes { head += hash.base64 + "\n" }
        return Array((head + "\n").utf8) + checkpoint.bytes
    }

    /// Accepts the checkpoint as grown from an earlier one that the caller kept, or says why not;
    /// answers which of the keys signed it.
    ///
    /// - Throws: ``NoteError`` with `.otherOrigin`, `.wrongProof`, or what
    ///   ``Note/attestations(by:)`` refuses.
    public func verify(
        from old: Checkpoint, keys: [VerifierKey]
    ) throws(NoteError) -> [Note.Attestation] {
        let new = checkpoint.checkpoint
        guard new.isOf(old.origin) else {
            throw .otherOrigin(expected: old.origin, found: new.origin)
        }
        let attestations = try checkpoint.note.attestations(by: keys)
        do {
            // The size is the caller's, not the file's: a proof from another tree is none from his.
            try ConsistencyProof(
                oldSize: old.size, newSize: new.size, hashes: consistency.hashes
            ).verify(old: old.root, new: new.root)
        } catch {
            throw .wrongProof(error)
        }
        return attestations
    }
}
