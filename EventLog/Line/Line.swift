/// One event as it lies in the log: the members of its line, and the line itself.
public struct Line: Equatable, Sendable {
    /// `seq`: the place in the log.
    public let position: Position
    /// When the ledger recorded it; never earlier than the line before.
    public let at: Instant
    /// The member who appended it.
    public let by: String
    /// What the event is about.
    public let stream: String
    /// `rev`: its place in that stream, from 0 without gaps.
    public let revision: UInt64
    /// The client's idempotency key, on the first line of the batch it named.
    public let key: String?
    /// `noun.verb`.
    public let type: String
    /// The payload: an object without `null`.
    public let data: JSON
    /// Whether the next line belongs to the same batch.
    public let more: Bool
    /// The member's signature, base64.
    public let signature: String?
    /// The canonical bytes, `crc` included, without the line feed: the leaf of the Merkle tree.
    public let bytes: [UInt8]
}
