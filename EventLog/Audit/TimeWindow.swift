/// Between which two moments a flaw can have come about, and on whose word.
public struct TimeWindow: Equatable, Sendable {
    /// A moment, and what it rests on.
    public struct Bound: Equatable, Sendable {
        /// The moment.
        public let at: Instant
        /// Whose clock says so.
        public let basis: Basis
    }

    /// Whose clock gave a moment.
    public enum Basis: Equatable, Sendable {
        /// That of a witness, who cosigned the checkpoint then.
        case cosignature(checkpoint: String, witness: String)
        /// That of the ledger, which had recorded this event before the checkpoint was made;
        /// `isVerified` where a known key signed it.
        case checkpoint(String, after: Position, isVerified: Bool)
        /// That of the ledger, which recorded this event before what is flawed.
        case event(Position)
        /// That of the machine on which the audit ran.
        case audit
    }

    /// All was as it should be until then at least; `nil` where nothing tells.
    public let earliest: Bound?
    /// It was as it is now from then on.
    public let latest: Bound
}
