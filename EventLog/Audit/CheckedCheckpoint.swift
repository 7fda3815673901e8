/// A checkpoint held against the log by an audit.
public struct CheckedCheckpoint: Equatable, Sendable {
    /// Whether the log is what the checkpoint says.
    public enum Agreement: String, Sendable {
        /// The events it covers are all there and unchanged.
        case consistent
        /// Events it covers were changed, removed, added or put in another order.
        case contradicted
        /// It covers more events than there are.
        case tailRemoved
        /// Damage among the events it covers, or of its own file, leaves it open.
        case undecided
    }

    /// The file it was read from: below the ledger folder, or as it was given.
    public let name: String
    /// The checkpoint itself.
    public let signed: SignedCheckpoint
    /// Whether the log is what it says.
    public let agreement: Agreement
    /// Its signatures by known keys, all of them right.
    public let attestations: [Note.Attestation]

    /// Whether it lies in the ledger's folder.
    var isKept: Bool { name.hasPrefix("checkpoints/") }
}
