import Synchronization

extension Log {
    /// The checkpoints kept in `checkpoints/`, the smallest first; their signatures are not checked.
    ///
    /// - Throws: ``LogError`` with `.damaged` where one cannot be read, or what the disk gives.
    public func checkpoints() throws(LogError) -> [SignedCheckpoint] {
        try CheckpointFolder(folder: folder, disk: disk).checkpoints(of: identity.origin)
    }

    /// Signs what the log holds now and keeps it in `checkpoints/`; durable on return.
    ///
    /// Every byte it covers is read back from the disk and hashed again first: a flipped bit that was
    /// signed would make the log unverifiable for ever. Only a log opened for appending signs, as a
    /// reader may see a batch that a crash still takes away.
    ///
    /// - Throws: ``ProvingError`` with `.note` where the key does not bear the log's name, `.log`
    ///   with `.contradicted` where an earlier checkpoint says otherwise, `.readOnly`, `.damaged`,
    ///   or what the disk gives.
    /// - Complexity: O(*n*) in the bytes of the log.
    public func issueCheckpoint(signedBy key: SignerKey) throws(ProvingError) -> SignedCheckpoint {
        let kept = try proving { () throws(LogError) in try checkpointsBeforeCatchingUp() }
        let size = self.size
        let root = try proving { () throws(LogError) in try readBack(against: kept, at: size) }
        let signed: SignedCheckpoint
        do {
            let checkpoint = try Checkpoint(origin: identity.origin, size: size, root: root)
            signed = try SignedCheckpoint(checkpoint, signedBy: key)
        } catch {
            throw .note(error)
        }
        return try keep(signed)
    }

    /// Cosigns a checkpoint of this log as a witness and keeps it in `checkpoints/`.
    ///
    /// The events it covers are read back and hashed again, and held against every checkpoint kept,
    /// those that the witness cosigned among them.
    ///
    /// - Throws: ``ProvingError`` with `.note` where the checkpoint is of another log or the witness
    ///   has cosigned a larger one, `.log` as ``issueCheckpoint(signedBy:)``.
    /// - Complexity: O(*n*) in the bytes of the log.
    public func cosign(
        _ given: SignedCheckpoint, with key: SignerKey, secondsSinceEpoch: UInt64
    ) throws(ProvingError) -> SignedCheckpoint {
        guard given.checkpoint.isOf(identity.origin) else {
            throw .note(
                .otherOrigin(expected: identity.origin, found: given.checkpoint.origin))
        }
        let kept = try proving { () throws(LogError) in
            let kept = try checkpointsBeforeCatchingUp()
            _ = try readBack(against: kept + [given], at: given.checkpoint.size)
            return kept
        }
        try requireNewest(given, among: kept, by: key.verifier.signing(.cosignature))
        return try keep(given) { $0.cosign(with: key, secondsSinceEpoch: secondsSinceEpoch) }
    }

    /// Keeps in `checkpoints/` what others signed elsewhere: the signatures by `keys`, and no others.
    ///
    /// The events are read back and hashed again as in ``issueCheckpoint(signedBy:)``.
    ///
    /// - Throws: ``ProvingError`` with `.note` where the checkpoint is of another log or
    ///   ``Note/attestations(by:)`` refuses its signatures, `.log` as
    ///   ``issueCheckpoint(signedBy:)``.
    /// - Complexity: O(*n*) in the bytes of the log.
    public func keepSignatures(
        of given: SignedCheckpoint, by keys: [VerifierKey]
    ) throws(ProvingError) -> SignedCheckpoint {
        let attestations: [Note.Attestation]
        do throws(NoteError) {
            guard given.checkpoint.isOf(identity.origin) else {
                throw NoteError.otherOrigin(
                    expected: identity.origin, found: given.checkpoint.origin)
            }
            attestations = try given.note.attestations(by: keys)
        } catch {
            throw .note(error)
        }
        try proving { () throws(LogError) in
            let kept = try checkpointsBeforeCatchingUp()
            _ = try readBack(against: kept + [given], at: given.checkpoint.size)
        }
        return try keep(given.keeping(attestations.map(\.key)))
    }
}

extension Log {
    /// What the log does, its failure told as one of proving.
    private func proving<Value>(
        _ body: () throws(LogError) -> Value
    ) throws(ProvingError) -> Value {
        do {
            return try body()
        } catch {
            throw .log(error)
        }
    }

    /// The checkpoints kept, after which all that other processes have appended is taken in, and is durable.
    ///
    /// Read before that: a checkpoint that another process keeps meanwhile may cover more.
    private func checkpointsBeforeCatchingUp() throws(LogError) -> [SignedCheckpoint] {
        let kept = try checkpoints()
        try catchUpDurably()
        return kept
    }

    /// The head over the first `size` events as the disk gives them now, where each of the
    /// checkpoints agrees with it.
    private func readBack(
        against checkpoints: [SignedCheckpoint], at size: UInt64
    ) throws(LogError) -> Hash {
        let available = self.size
        let claims = checkpoints.map(\.checkpoint)
        if let larger = claims.first(where: { $0.size > available }) {
            throw LogError(
                .contradicted,
                "a checkpoint covers \(larger.size) events, the log has \(available): its tail was "
                    + "removed", place: .size(larger.size))
        }
        let sizes = Set(claims.map(\.size) + [size])
        var tree = MerkleTree()
        var heads: [UInt64: Hash] = [:]
        if sizes.contains(0) { heads[0] = tree.root() }
        try forEachLeaf(in: sizes.max() ?? 0) { line throws(LogError) in
            tree.append(line.bytes)
            if sizes.contains(tree.size) { heads[tree.size] = tree.root() }
        }
        func head(at size: UInt64) -> Hash {
            guard let head = heads[size] else {
                preconditionFailure("every size asked for was reached")
            }
            return head
        }
        if let wrong = claims.first(where: { head(at: $0.size) != $0.root }) {
            let found = head(at: wrong.size)
            throw LogError(
                .contradicted,
                "the checkpoint over \(wrong.size) events says the root is \(wrong.root.base64); "
                    + "the log gives \(found.base64): "
                    + (wrong.root.isNearly(found)
                        ? "nearly the same, so that the checkpoint is damaged and not the log"
                        : "it was rewritten"),
                place: .root(size: wrong.size, claimed: wrong.root, found: found))
        }
        return head(at: size)
    }

    /// Refuses to cosign what is smaller than the witness has cosigned: the statement is that
    /// nothing larger was seen (tlog-cosignature, "Ed25519 signed message").
    private func requireNewest(
        _ given: SignedCheckpoint, among kept: [SignedCheckpoint], by witness: VerifierKey
    ) throws(ProvingError) {
        for earlier in kept where earlier.checkpoint.size > given.checkpoint.size {
            do throws(NoteError) {
                _ = try earlier.note.attestations(by: [witness])
            } catch .unverified {
                continue
            } catch {
                throw .note(error)
            }
            throw .note(.olderThanCosigned(size: earlier.checkpoint.size))
        }
    }

    /// Keeps a checkpoint with the signatures already kept for its size, changed by `change`.
    private func keep(
        _ signed: SignedCheckpoint, changedBy change: (inout SignedCheckpoint) -> Void = { _ in }
    ) throws(ProvingError) -> SignedCheckpoint {
        // Who reads the signatures kept, to add to them, must be alone with them.
        let lock = try proving { () throws(LogError) in
            try writerLock(try openLockers().writing)
        }
        defer { lock.release() }
        let kept = try proving { () throws(LogError) in try checkpoints() }
        var merged = signed
        if let earlier = kept.first(where: { $0.checkpoint == signed.checkpoint }) {
            merged = earlier
            merged.merge(signed)
        }
        change(&merged)
        guard merged.note.signatures.count <= Note.signatureLimit else {
            throw .note(.tooManySignatures)
        }
        do throws(DiskError) {
            try CheckpointFolder(folder: folder, disk: disk).write(merged)
        } catch {
            throw .log(LogError(error, while: "keeping the checkpoint"))
        }
        return merged
    }
}
