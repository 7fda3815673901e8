package import EventLog
package import Projections
package import Reporting

/// Why a command is refused, in the words of the domain.
///
/// A refused command changes nothing.
package enum Refusal: Error, Equatable, Sendable {
    // Who may act.
    case unknownMember(MemberID)
    case revokedMember(MemberID)
    case roleForbids(MemberID, has: Role, needs: [Role])
    case unitForbids(MemberID, of: OrganizationID, owner: OrganizationID)
    case wholeLedgerForbids(MemberID, of: OrganizationID)
    case unitEnded(OrganizationID, lastDay: Day, successors: [OrganizationID])
    case ownReport(MemberID, report: Position)

    // What exists.
    case ledgerNotOpened
    case ledgerAlreadyOpened
    case unknownUnit(OrganizationID)
    case unitExists(OrganizationID)
    case memberExists(MemberID)
    case unknownDocument(DocumentID)
    case documentExists(DocumentID)
    case documentDateDiffers(DocumentID, Day)
    case nameMissing
    case unknownIndicator(IndicatorID)
    case indicatorExists(IndicatorID)
    case unknownTarget(String)
    case targetExists(TargetID)
    case unknownParent(TargetID)
    case parentElsewhere(TargetID)
    case unknownReport(Position)
    case wrongStream(expected: String, found: String)

    // Units that change, end and follow upon each other.
    case succession(SuccessionRefusal)

    // Targets.
    case targetWithdrawn(TargetID)
    case notDeferred(TargetID)
    case stillDeferred(TargetID)
    case nothingResolved(TargetID)
    case criterionUnchanged(TargetID)
    case baseMeasureMissing

    // Reports.
    case periodOutside(Period, target: Period)
    case periodNotReportable(Period)
    case reportExists(Period, report: Position)
    case reportEnded(Position, ReportState.Ending)
    case notAReport(Position, of: Position)
    case figureMissing
    case figureIncomplete
    case figureNegative(Quantity, field: String)
    case figureDisagrees(stated: String, computed: String)
    case figureUnchanged(Position)
    case measureMismatch(given: Measure, target: Measure?)
    case statusNotHigher(from: ReportStatus, to: ReportStatus)
    case alreadyApproved(Position, by: Position)
    case alreadyLate(Period, closed: Day)
    case reasonMissing
    case judgementNotDeclarable(Judgement)
    case malformedEvidence(String)

    // Rule sets.
    case ruleSetUnsound(String, RuleSetFault)

    // Periods.
    case periodClosed(Period, unit: OrganizationID?)
    case periodOpen(Period, unit: OrganizationID?)

    // Regimes, calendars and seals.
    case regime(RegimeRefusal)

    // Inspections.
    case inspection(InspectionRefusal)
    case flag(FlagRefusal)
}
