/// One thing that an audit saw and that speaks for a cause.
public enum Evidence: Equatable, Sendable {
    /// One byte put back makes the line and its checksum right again.
    case oneByte(ByteChange)
    /// So many zero bytes in a row.
    case zeros(count: Int)
    /// Bytes that no text holds.
    case illegible
    /// The text is a whole event, and not the one its checksum is of.
    case otherText
    /// The text is legible, and no event.
    case noEvent
    /// The checksum is right, though the line is none the log would have written: it was computed
    /// for it.
    case checksumRight
    /// The intact line of this event stands elsewhere.
    case standsElsewhere(Position)
    /// Two lines, both intact, claim to be this event.
    case twoLines(Position)
    /// The end of the file is missing.
    case endsEarly
    /// A checkpoint covers the events; `isVerified` where a known key signed it.
    case covered(by: String, isVerified: Bool)
    /// `derived/durable` says that so many bytes of the segment were on the disk durably.
    case wasDurable(byteCount: UInt64, segment: String)
    /// All is there that `derived/durable` says was on the disk durably; it may lag behind.
    case hasDurable(byteCount: UInt64, segment: String)
    /// There is no `derived/durable` that tells how far the log was on the disk.
    case noMark
    /// Another checkpoint of the log contradicts this one, and the log's own key signed both.
    case contradicts(String, key: String)
    /// `ledger.json` says this, and the first event says the other.
    case openedOtherwise(found: Identity, opened: Identity)

    /// A byte that became another.
    public struct ByteChange: Equatable, Sendable {
        /// Where in the file.
        public let byteOffset: UInt64
        /// What it was.
        public let original: UInt8
        /// What it is.
        public let found: UInt8

        /// Whether a single bit makes the difference.
        public var isOneBit: Bool { (original ^ found).nonzeroBitCount == 1 }
    }
}
