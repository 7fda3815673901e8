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
    /// Where the payload lies in ``bytes``.
    let payloadRange: Range<Int>
    /// Whether the next line belongs to the same batch.
    public let more: Bool
    /// The member's signature, base64.
    public let signature: String?
    /// The canonical bytes, `crc` included, without the line feed: the leaf of the Merkle tree.
    public let bytes: [UInt8]

    /// The payload: an object without `null`.
    ///
    /// - Complexity: O(*n*) in the bytes of the payload, each time it is asked for.
    public var data: JSON { payload.json }

    /// The payload as it stands in the line.
    package var payload: JSONText { JSONText(checked: bytes, payloadRange) }
}
