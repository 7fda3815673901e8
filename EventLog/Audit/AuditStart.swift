/// Where an audit begins to read the log.
///
/// What an earlier audit left in `derived/verified/` is believed only as far as it can be checked; where it
/// cannot be believed, everything is read.
public enum AuditStart: Equatable, Sendable {
    /// At the first event.
    case beginning
    /// Behind a checkpoint by a known key up to which an earlier audit read everything; behind this one, or
    /// where it is `nil` behind the last one there is.
    case checkpoint(Checkpoint?)
    /// Where an earlier audit was interrupted.
    case interruption
}
