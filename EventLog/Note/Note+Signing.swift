extension Note {
    /// A signature that was checked and found right.
    public struct Attestation: Hashable, Sendable {
        /// The key it is by.
        public let key: VerifierKey
        /// When a witness says it saw the checkpoint, in seconds since 1970; `nil` for a signature
        /// without a time.
        public let secondsSinceEpoch: UInt64?
    }

    /// The signatures by these keys; those by others are passed over.
    ///
    /// A second signature by the same key is passed over too, as Go's reader does.
    ///
    /// - Throws: ``NoteError`` with `.badSignature` where one by a known key is not right,
    ///   `.unverified` where none is by a known key, `.ambiguousKey` where two of `keys` cannot be
    ///   told apart.
    public func attestations(by keys: [VerifierKey]) throws(NoteError) -> [Attestation] {
        var attestations: [Attestation] = []
        for signature in signatures {
            let known = Set(keys).filter {
                $0.name == signature.name && $0.id == signature.keyID
            }
            guard let key = known.first else { continue }
            guard known.count == 1 else { throw .ambiguousKey(key.label) }
            guard !attestations.contains(where: { $0.key == key }) else { continue }
            attestations.append(try attestation(signature, by: key))
        }
        guard !attestations.isEmpty else { throw .unverified }
        return attestations
    }

    private func attestation(
        _ signature: Signature, by key: VerifierKey
    ) throws(NoteError) -> Attestation {
        var bytes = signature.bytes
        var message = Array(text.utf8)
        var seconds: UInt64?
        if key.kind == .cosignature {
            guard bytes.count == 8 + Ed25519.signatureByteCount else {
                throw .badSignature(key: key.label)
            }
            let time = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            bytes.removeFirst(8)
            seconds = time
            message = Note.cosigned(text, at: time)
        }
        guard seconds ?? 0 <= Note.latestTime,
            Ed25519.verifies(bytes, of: message, publicKey: key.publicKey)
        else { throw .badSignature(key: key.label) }
        return Attestation(key: key, secondsSinceEpoch: seconds)
    }

    /// Adds the signature of a key, in place of an earlier one by it.
    ///
    /// A key for cosignatures needs the time at which the checkpoint was seen.
    mutating func sign(with key: SignerKey, secondsSinceEpoch: UInt64? = nil) {
        let bytes: [UInt8]
        switch key.verifier.kind {
        case .note:
            bytes = key.signature(of: Array(text.utf8))
        case .cosignature:
            guard let seconds = secondsSinceEpoch, seconds <= Note.latestTime else {
                preconditionFailure("a cosignature says when the checkpoint was seen")
            }
            let time = stride(from: UInt64(56), through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: seconds >> $0)
            }
            bytes = time + key.signature(of: Note.cosigned(text, at: seconds))
        }
        add(Signature(name: key.verifier.name, keyID: key.verifier.id, bytes: bytes))
    }

    /// Adds a signature line, in place of an earlier one that names the same key.
    mutating func add(_ signature: Signature) {
        signatures.removeAll { $0.name == signature.name && $0.keyID == signature.keyID }
        signatures.append(signature)
    }

    /// A time must not exceed 2^63−1 (tlog-cosignature, "Format").
    private static let latestTime = UInt64(Int64.max)

    /// What a witness signs (tlog-cosignature, "Ed25519 signed message").
    private static func cosigned(_ text: String, at seconds: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
    }
}
