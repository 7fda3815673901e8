package import EventLog
package import Reporting

/// Entries as they follow upon each other in a ledger, told one after another.
package struct Story: Sendable {
    package private(set) var entries: [Entry] = []
    /// When the next entry is recorded.
    package var now: Instant

    package init(from day: String = "2025-02-05") {
        now = .morning(of: day)
    }

    /// The position the next entry gets.
    package var next: Position { Position(UInt64(entries.count)) }

    /// The entry that this event would become.
    package func entry(_ event: Event, on stream: String, by member: MemberID) -> Entry {
        Entry(position: next, at: now, by: member, stream: stream, event: event)
    }

    /// Tells the event, one second after the one before, or in the morning of `day`.
    @discardableResult
    package mutating func tell(
        _ event: Event, on stream: String, by member: MemberID = "giu-so", at day: String? = nil
    ) -> Position {
        if let day { now = .morning(of: day) }
        entries.append(entry(event, on: stream, by: member))
        now = now.advanced(byMilliseconds: 1_000)
        return entries[entries.count - 1].position
    }

    /// Tells the event on the target's stream.
    @discardableResult
    package mutating func tell(
        _ event: Event, on target: TargetID, by member: MemberID = "giu-so", at day: String? = nil
    ) -> Position {
        tell(event, on: target.description, by: member, at: day)
    }
}

extension Event {
    /// A figure of this value about this period, without anything else.
    package static func report(
        _ value: String, about period: String, status: ReportStatus = .official,
        document: String? = nil, late: String? = nil
    ) -> Event {
        .reportSubmitted(
            ReportSubmitted(
                period: written(period), value: written(value), status: status,
                document: document.map { written($0) }, late: late))
    }
}

extension Entry {
    /// The entry as somebody would ask a log to append it.
    package var draft: Draft {
        let payload = event.payload
        return Draft(stream: stream, type: type(of: payload).type, data: payload.data)
    }
}
