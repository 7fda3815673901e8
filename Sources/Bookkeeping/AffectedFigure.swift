package import EventLog
package import Projections
package import Reporting

/// What the ledger says of one target, in each way the damaged events can be taken (số liệu bị ảnh hưởng).
package struct AffectedFigure: Sendable {
    /// How a target hangs on an event.
    package enum Relation: String, Sendable {
        /// The event is about it.
        case own
        /// The target the event is about is a part of it.
        case whole
        /// It rests on the unit, the indicator or the document that the event is about.
        case basis
    }

    package let target: TargetID
    package let name: String
    package let relation: Relation
    /// The closing of the period its figure is about: the figure was given out.
    package let closing: Position?
    /// Without the damaged events, as every command shows it now.
    package let current: Standing?
    /// With those whose original is known.
    package let original: Standing?
    /// With the damaged events as they read now.
    package let reading: Standing?
}
