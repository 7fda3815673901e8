package import Reporting

/// State folded from the events of the log, one after another and nothing else: the same events
/// give the same state on any machine.
///
/// A projection decides nothing and refuses nothing; rules are applied before an event is appended.
package protocol Projection: Sendable {
    /// Takes in the next event.
    mutating func apply(_ entry: Entry)

    /// Takes note of the last event of the log, where the events after those taken in were passed over
    /// because they are about something else.
    mutating func reach(_ head: Attainment.Head)
}

extension Projection {
    package mutating func reach(_ head: Attainment.Head) {}
}
