/// Where a reading stops.
public enum Cut: Equatable, Sendable {
    /// At the last event.
    case end
    /// With the event at this position, which is still read.
    case position(Position)
    /// Before the first event recorded later than this moment.
    case instant(Instant)
}
