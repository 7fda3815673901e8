/// One thing that is wrong with a ledger, and where.
public struct Flaw: Equatable, Sendable, CustomStringConvertible {
    /// In which way the ledger is wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// The log ends in a batch that was never written to its end.
        case tornTail
        /// The end of the log is damaged: torn while being written, or rotted afterwards.
        case unclearTail
        /// The bytes of a line do not give its checksum.
        case crcMismatch
        /// Bytes are not the canonical form of an event.
        case notCanonical
        /// A line is longer than a line may be.
        case tooLong
        /// A position is missing, or stands twice, or out of order.
        case sequenceBroken
        /// An event is recorded earlier than the one before it.
        case timeWentBack
        /// A revision of a stream is missing, or stands twice, or out of order.
        case revisionBroken
        /// A batch has no end, or its lines do not belong together.
        case batchBroken
        /// An idempotency key names two batches.
        case keyRepeated
        /// A segment is not there.
        case missingSegment
        /// A file stands where only the ledger's own may.
        case foreignFile
        /// A file cannot be read.
        case unreadable
        /// `ledger.json` is not what it was when the ledger was made.
        case identityDamaged
        /// An event cites evidence that is not there.
        case evidenceMissing
        /// The bytes of evidence do not hash to its name.
        case evidenceChanged
        /// Bytes set aside do not hash to the name they were given.
        case quarantineChanged
        /// A damaged tail was set aside and no event acknowledges it.
        case quarantineUnacknowledged
        /// An event names bytes set aside that are not there.
        case quarantineMissing
        /// A file in `checkpoints/` is no checkpoint of this log, or its signature is wrong.
        case checkpointDamaged
        /// The events a checkpoint covers are not those that are there.
        case checkpointContradicted
        /// A checkpoint covers more events than there are, or more was durable once.
        case tailRemoved
    }

    /// In which way the ledger is wrong.
    public let kind: Kind
    /// The segment by its name, or another file by its path in the ledger folder.
    public let segment: String
    /// Where in that file.
    public let byteOffset: UInt64
    /// The event that stands there or should, where that is known.
    public let position: Position?
    /// What should have been there.
    public let expected: String
    /// What is there.
    public let found: String

    init(
        _ kind: Kind, in segment: String, at byteOffset: UInt64 = 0, position: Position? = nil,
        expected: String, found: String
    ) {
        self.kind = kind
        self.segment = segment
        self.byteOffset = byteOffset
        self.position = position
        self.expected = expected
        self.found = found
    }

    /// Place, expectation and finding in one English sentence.
    public var description: String {
        let event = position.map { " (event \($0))" } ?? ""
        return "\(segment), byte \(byteOffset)\(event): expected \(expected), found \(found)"
    }
}
