package import EventLog

/// One line of the log, its payload read: what projections fold.
package struct Entry: Sendable {
    package let position: Position
    package let at: Instant
    package let by: MemberID
    package let stream: String
    package let event: Event

    package init(
        position: Position, at: Instant, by: MemberID, stream: String, event: Event
    ) {
        self.position = position
        self.at = at
        self.by = by
        self.stream = stream
        self.event = event
    }

    /// The entry that `line` holds.
    ///
    /// - Throws: `PayloadProblem` where the payload is not what the catalogue says.
    package init(_ line: Line) throws(PayloadProblem) {
        self.init(
            position: line.position, at: line.at, by: line.by, stream: line.stream,
            event: try Event(type: line.type, payload: line.payload))
    }

    /// The day it was in Vietnam when the entry was recorded.
    package var day: Day { at.day(offsetMinutes: Instant.vietnamOffsetMinutes) }
}
