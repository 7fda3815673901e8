package import EventLog
package import Reporting

/// What is wanted of a ledger: all of it, or some targets with all that they are judged with (phạm vi).
///
/// With a target come all that it is a part of and all their parts, the other targets of the same unit on the
/// same indicator, and whatever the ledger knows besides targets: units, members, documents, indicators, periods.
package enum Scope: Equatable, Sendable {
    case everything
    /// These targets, and those that the reports at these positions are on.
    case targets(Set<TargetID>, reports: Set<Position> = [])
    /// The targets that this unit, or one below it, owes or ever owed.
    case owed(by: OrganizationID)
    case assigned(in: DocumentID)
}
