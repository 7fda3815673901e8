/// The first events of a log, where an audit did not read them again.
public struct UnreadPart: Equatable, Sendable {
    /// How many events it did not read.
    public let size: UInt64
    /// When the earlier audit began that read them.
    public let readAt: Instant
    /// The checkpoint by a known key that has the tree head they gave then; `nil` where the audit went on
    /// from an interrupted one, whose own record alone says that they were read.
    public let checkpoint: String?
}
