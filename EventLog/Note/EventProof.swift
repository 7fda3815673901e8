/// A proof that an event is in the log a checkpoint stands for, complete in itself: a
/// `c2sp.org/tlog-proof@v1` file.
public struct EventProof: Equatable, Sendable {
    /// Whatever its maker added; nothing vouches for it.
    public let extra: [UInt8]?
    /// The path from the event's leaf to the root.
    public let inclusion: InclusionProof
    /// What vouches for the root.
    public let checkpoint: SignedCheckpoint

    private static let firstLine = "c2sp.org/tlog-proof@v1"

    /// The proof made of these parts.
    public init(
        _ inclusion: InclusionProof, in checkpoint: SignedCheckpoint, extra: [UInt8]? = nil
    ) {
        precondition(
            inclusion.size == checkpoint.checkpoint.size, "a proof is for the tree it is shown with"
        )
        self.inclusion = inclusion
        self.checkpoint = checkpoint
        self.extra = extra
    }

    /// Reads a proof file; nothing in it is checked.
    ///
    /// - Throws: ``NoteError`` with `.malformedProof`, or what ``SignedCheckpoint`` refuses.
    public init(_ bytes: [UInt8]) throws(NoteError) {
        var text = try ProofText(bytes)
        guard text.line(EventProof.firstLine) else { throw text.refusal }
        let refusal = text.refusal
        extra = try text.field("extra").map { written throws(NoteError) in
            guard let bytes = Base64.bytes(written) else { throw refusal }
            return bytes
        }
        let index = try text.number("index")
        checkpoint = text.checkpoint
        inclusion = InclusionProof(
            index: index, size: checkpoint.checkpoint.size, hashes: try text.hashes())
    }

    /// The proof file.
    public var bytes: [UInt8] {
        var head = EventProof.firstLine + "\n"
        if let extra { head += "extra \(Base64.text(of: extra))\n" }
        head += "index \(inclusion.index)\n"
        for hash in inclusion.hashes { head += hash.base64 + "\n" }
        return Array((head + "\n").utf8) + checkpoint.bytes
    }

    /// Accepts an event, by the bytes of its line without the line feed, as proven to those who
    /// trust these keys; answers which of them signed the checkpoint.
    ///
    /// Which of the keys are enough is for the caller to say. Needs no ledger.
    ///
    /// - Throws: ``NoteError`` with `.otherOrigin` where the checkpoint is not of the log of this
    ///   name, `.wrongProof`, or what ``Note/attestations(by:)`` refuses.
    public func verify(
        line: [UInt8], origin: String, keys: [VerifierKey]
    ) throws(NoteError) -> [Note.Attestation] {
        let checkpoint = self.checkpoint.checkpoint
        guard checkpoint.isOf(origin) else {
            throw .otherOrigin(expected: origin, found: checkpoint.origin)
        }
        let attestations = try self.checkpoint.note.attestations(by: keys)
        do {
            try inclusion.verify(leaf: Hash(ofLeaf: line), root: checkpoint.root)
        } catch {
            throw .wrongProof(error)
        }
        return attestations
    }
}
