/// A tail of the log that belongs to no whole batch, and what became of it.
public struct Recovery: Equatable, Sendable, CustomStringConvertible {
    /// What the tail can have been.
    public enum Kind: String, Equatable, Sendable {
        /// The beginning of a batch whose writing never ended: it was never acknowledged.
        case torn
        /// Damaged bytes at the very end: writes that the machine never finished, or rot.
        case unclear
    }

    /// What the tail can have been.
    public let kind: Kind
    /// The segment it stands, or stood, at the end of.
    public let segment: String
    /// Where in the segment it begins.
    public let byteOffset: UInt64
    /// How many bytes it has.
    public let byteCount: UInt64
    /// The position its first event has, or would have had.
    public let position: Position
    /// The name of its copy in `quarantine/`.
    public let quarantineFile: String
    /// Whether it was moved there; a reader leaves it, as a writer may be at work.
    public let wasMoved: Bool

    /// What was found, what was done and what can be known of it, in English.
    public var description: String {
        let place = "segment \(segment), byte \(byteOffset) (event \(position))"
        let done =
            wasMoved
            ? "\(byteCount) bytes were moved to quarantine/\(quarantineFile)"
            : "\(byteCount) bytes are left in place, as a writer may be at work"
        switch kind {
        case .torn:
            return "\(place): a batch is not whole, as when the disk is full or the machine stops, "
                + "and then it was never acknowledged; checkpoints and mirrors tell whether more "
                + "was there; \(done)"
        case .unclear:
            return "\(place): the end of the log is damaged; whether it was torn while being "
                + "written or rotted after it was acknowledged cannot be told apart; \(done)"
        }
    }
}
