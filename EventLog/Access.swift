/// What a log is opened for.
public enum Access: Equatable, Sendable {
    /// Reading: no lock is taken and nothing on the disk is changed.
    case reading
    /// Appending: waits so long for the writer's lock, then sets a torn tail aside.
    case appending(timeoutMilliseconds: Int)
}
