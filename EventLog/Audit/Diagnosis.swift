/// What can have happened where an audit found a flaw, as far as the bytes and the checkpoints tell.
///
/// A cause is what the evidence speaks for, never a proof of who did what: whoever may write the
/// files can make an accident look like an edit, and an edit like an accident.
public struct Diagnosis: Equatable, Sendable {
    /// What can have happened.
    public enum Cause: String, Sendable, CaseIterable {
        /// A write that never ended; it was never acknowledged.
        case tornTail
        /// A write that never ended, or damage to a batch that was acknowledged.
        case unclearTail
        /// Bytes that changed without anybody writing text, as on a failing disk.
        case rot
        /// Text that somebody wrote.
        case edit
        /// Rot, or an edit: the bytes speak for neither.
        case rotOrEdit
        /// Lines, or a file, taken out.
        case removed
        /// The end of the log taken away.
        case removedTail
        /// Two intact lines that stand in each other's place.
        case swapped
        /// Intact lines that stand in another order.
        case reordered
        /// A line that stands there a second time.
        case repeated
        /// A line, or a file, put in.
        case inserted
        /// Events replaced, the whole log made to fit them.
        case rewritten
        /// Events replaced or taken away, or a checkpoint without a signature that was mistyped.
        case mistypedOrRewritten
        /// Two histories of one log, both signed by its own key.
        case forked
        /// A file that the disk does not give.
        case unreadable
    }

    /// What can have happened.
    public let cause: Cause
    /// The events that are lost or changed; of a rewritten history, those among which at least one
    /// is another; `nil` where no event is, or nobody can tell.
    public let events: ClosedRange<Position>?
    /// What speaks for the cause.
    public let evidence: [Evidence]
    /// The damaged bytes, those of one line at most; hints and never evidence.
    public let remains: [UInt8]
    /// The line as the damaged bytes read now, whatever its checksum; never to be trusted.
    public let reading: Line?
    /// The only line that one byte put back makes of them, checksum and form right; or the intact
    /// line of an event that stands at another's place.
    public let restored: Line?
    /// Between which moments it can have happened.
    public let window: TimeWindow
}
