/// What a mirror holds after it was brought up to date, and what was added for that.
public struct MirrorReport: Equatable, Sendable {
    /// How many events the mirror has: all that were durable in the ledger.
    public let size: UInt64
    /// The Merkle tree head over them, hashed from the bytes of the ledger.
    public let root: Hash
    /// How many events were added; those before were compared byte for byte.
    public let addedEventCount: UInt64
    /// How many bytes were added to the log.
    public let addedByteCount: UInt64
    /// How many files of evidence were added.
    public let evidenceCount: Int
    /// How many checkpoints were added or got signatures.
    public let checkpointCount: Int
    /// How many files that the ledger set aside were added.
    public let quarantineCount: Int
    /// The copy in the mirror's `quarantine/` of an end that was none of the ledger's; `nil` where
    /// there was none.
    public let setAside: String?
    /// The tail that was set aside in the ledger itself, as by any command that writes to it; `nil` where there
    /// was none.
    public let recovery: Recovery?
}
