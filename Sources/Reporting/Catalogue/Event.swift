package import EventLog

/// One event of the catalogue, its payload read (sự kiện ghi sổ).
package enum Event: Equatable, Sendable {
    case ledgerOpened(LedgerOpened)
    case recoveryAcknowledged(RecoveryAcknowledged)
    case unitRegistered(UnitRegistered)
    case unitRenamed(UnitRenamed)
    case unitReclassified(UnitReclassified)
    case unitEnded(UnitEnded)
    case unitSucceeded(UnitSucceeded)
    case memberEnrolled(MemberEnrolled)
    case memberRevoked(MemberRevoked)
    case regimeAdopted(RegimeAdopted)
    case ruleSetAdopted(RuleSetAdopted)
    case calendarAdopted(CalendarAdopted)
    case documentRegistered(DocumentRegistered)
    case indicatorDefined(IndicatorDefined)
    case indicatorRedefined(IndicatorRedefined)
    case targetAssigned(TargetAssigned)
    case targetResolved(TargetResolved)
    case targetAdjusted(TargetAdjusted)
    case targetWithdrawn(TargetWithdrawn)
    case targetTransferred(TargetTransferred)
    case reportSubmitted(ReportSubmitted)
    case reportUpgraded(ReportUpgraded)
    case reportRevised(ReportRevised)
    case reportRetracted(ReportRetracted)
    case reportApproved(ReportApproved)
    case reportReturned(ReportReturned)
    case judgementDeclared(JudgementDeclared)
    case periodClosed(PeriodClosed)
    case periodReopened(PeriodReopened)
    case snapshotSealed(SnapshotSealed)
    case summaryDeclared(SummaryDeclared)
    case flagRulesAdopted(FlagRulesAdopted)
    case flagRaised(FlagRaised)
    case flagAnswered(FlagAnswered)
    case flagClosed(FlagClosed)
    case inspectionOpened(InspectionOpened)
    case inspectionScoped(InspectionScoped)
    case inspectionRequested(InspectionRequested)
    case inspectionAnswered(InspectionAnswered)
    case inspectionFound(InspectionFound)
    case inspectionConcluded(InspectionConcluded)
    case inspectionRemedied(InspectionRemedied)
    case inspectionClosed(InspectionClosed)
    case evidenceAttached(EvidenceAttached)
    case exportMade(ExportMade)
    case checkpointCosigned(CheckpointCosigned)

    /// The event of this type with this payload.
    ///
    /// - Throws: `PayloadProblem` where the catalogue has no such type or the payload is not of its
    ///   form: a member missing, unknown, out of order or unreadable.
    package init(type: String, data: JSON) throws(PayloadProblem) {
        try self.init(type: type, payload: JSONText(data))
    }

    /// The event of this type with the payload that stands in a line.
    ///
    /// - Throws: `PayloadProblem` as above.
    package init(type: String, payload: JSONText) throws(PayloadProblem) {
        guard let read = Event.readers[type] else { throw .unknownType(type) }
        var fields = try Fields(payload)
        self = try read(&fields)
        try fields.finish()
    }

    private typealias Reader = @Sendable (inout Fields) throws(PayloadProblem) -> Event

    private static let readers: [String: Reader] = [
        LedgerOpened.type: { (fields) throws(PayloadProblem) in
            .ledgerOpened(try LedgerOpened(from: &fields))
        },
        RecoveryAcknowledged.type: { (fields) throws(PayloadProblem) in
            .recoveryAcknowledged(try RecoveryAcknowledged(from: &fields))
        },
        UnitRegistered.type: { (fields) throws(PayloadProblem) in
            .unitRegistered(try UnitRegistered(from: &fields))
        },
        UnitRenamed.type: { (fields) throws(PayloadProblem) in
            .unitRenamed(try UnitRenamed(from: &fields))
        },
        UnitReclassified.type: { (fields) throws(PayloadProblem) in
            .unitReclassified(try UnitReclassified(from: &fields))
        },
        UnitEnded.type: { (fields) throws(PayloadProblem) in
            .unitEnded(try UnitEnded(from: &fields))
        },
        UnitSucceeded.type: { (fields) throws(PayloadProblem) in
            .unitSucceeded(try UnitSucceeded(from: &fields))
        },
        MemberEnrolled.type: { (fields) throws(PayloadProblem) in
            .memberEnrolled(try MemberEnrolled(from: &fields))
        },
        MemberRevoked.type: { (fields) throws(PayloadProblem) in
            .memberRevoked(try MemberRevoked(from: &fields))
        },
        RegimeAdopted.type: { (fields) throws(PayloadProblem) in
            .regimeAdopted(try RegimeAdopted(from: &fields))
        },
        RuleSetAdopted.type: { (fields) throws(PayloadProblem) in
            .ruleSetAdopted(try RuleSetAdopted(from: &fields))
        },
        CalendarAdopted.type: { (fields) throws(PayloadProblem) in
            .calendarAdopted(try CalendarAdopted(from: &fields))
        },
        DocumentRegistered.type: { (fields) throws(PayloadProblem) in
            .documentRegistered(try DocumentRegistered(from: &fields))
        },
        IndicatorDefined.type: { (fields) throws(PayloadProblem) in
            .indicatorDefined(try IndicatorDefined(from: &fields))
        },
        IndicatorRedefined.type: { (fields) throws(PayloadProblem) in
            .indicatorRedefined(try IndicatorRedefined(from: &fields))
        },
        TargetAssigned.type: { (fields) throws(PayloadProblem) in
            .targetAssigned(try TargetAssigned(from: &fields))
        },
        TargetResolved.type: { (fields) throws(PayloadProblem) in
            .targetResolved(try TargetResolved(from: &fields))
        },
        TargetAdjusted.type: { (fields) throws(PayloadProblem) in
            .targetAdjusted(try TargetAdjusted(from: &fields))
        },
        TargetWithdrawn.type: { (fields) throws(PayloadProblem) in
            .targetWithdrawn(try TargetWithdrawn(from: &fields))
        },
        TargetTransferred.type: { (fields) throws(PayloadProblem) in
            .targetTransferred(try TargetTransferred(from: &fields))
        },
        ReportSubmitted.type: { (fields) throws(PayloadProblem) in
            .reportSubmitted(try ReportSubmitted(from: &fields))
        },
        ReportUpgraded.type: { (fields) throws(PayloadProblem) in
            .reportUpgraded(try ReportUpgraded(from: &fields))
        },
        ReportRevised.type: { (fields) throws(PayloadProblem) in
            .reportRevised(try ReportRevised(from: &fields))
        },
        ReportRetracted.type: { (fields) throws(PayloadProblem) in
            .reportRetracted(try ReportRetracted(from: &fields))
        },
        ReportApproved.type: { (fields) throws(PayloadProblem) in
            .reportApproved(try ReportApproved(from: &fields))
        },
        ReportReturned.type: { (fields) throws(PayloadProblem) in
            .reportReturned(try ReportReturned(from: &fields))
        },
        JudgementDeclared.type: { (fields) throws(PayloadProblem) in
            .judgementDeclared(try JudgementDeclared(from: &fields))
        },
        PeriodClosed.type: { (fields) throws(PayloadProblem) in
            .periodClosed(try PeriodClosed(from: &fields))
        },
        PeriodReopened.type: { (fields) throws(PayloadProblem) in
            .periodReopened(try PeriodReopened(from: &fields))
        },
        SnapshotSealed.type: { (fields) throws(PayloadProblem) in
            .snapshotSealed(try SnapshotSealed(from: &fields))
        },
        SummaryDeclared.type: { (fields) throws(PayloadProblem) in
            .summaryDeclared(try SummaryDeclared(from: &fields))
        },
        FlagRulesAdopted.type: { (fields) throws(PayloadProblem) in
            .flagRulesAdopted(try FlagRulesAdopted(from: &fields))
        },
        FlagRaised.type: { (fields) throws(PayloadProblem) in
            .flagRaised(try FlagRaised(from: &fields))
        },
        FlagAnswered.type: { (fields) throws(PayloadProblem) in
            .flagAnswered(try FlagAnswered(from: &fields))
        },
        FlagClosed.type: { (fields) throws(PayloadProblem) in
            .flagClosed(try FlagClosed(from: &fields))
        },
        InspectionOpened.type: { (fields) throws(PayloadProblem) in
            .inspectionOpened(try InspectionOpened(from: &fields))
        },
        InspectionScoped.type: { (fields) throws(PayloadProblem) in
            .inspectionScoped(try InspectionScoped(from: &fields))
        },
        InspectionRequested.type: { (fields) throws(PayloadProblem) in
            .inspectionRequested(try InspectionRequested(from: &fields))
        },
        InspectionAnswered.type: { (fields) throws(PayloadProblem) in
            .inspectionAnswered(try InspectionAnswered(from: &fields))
        },
        InspectionFound.type: { (fields) throws(PayloadProblem) in
            .inspectionFound(try InspectionFound(from: &fields))
        },
        InspectionConcluded.type: { (fields) throws(PayloadProblem) in
            .inspectionConcluded(try InspectionConcluded(from: &fields))
        },
        InspectionRemedied.type: { (fields) throws(PayloadProblem) in
            .inspectionRemedied(try InspectionRemedied(from: &fields))
        },
        InspectionClosed.type: { (fields) throws(PayloadProblem) in
            .inspectionClosed(try InspectionClosed(from: &fields))
        },
        EvidenceAttached.type: { (fields) throws(PayloadProblem) in
            .evidenceAttached(try EvidenceAttached(from: &fields))
        },
        ExportMade.type: { (fields) throws(PayloadProblem) in
            .exportMade(try ExportMade(from: &fields))
        },
        CheckpointCosigned.type: { (fields) throws(PayloadProblem) in
            .checkpointCosigned(try CheckpointCosigned(from: &fields))
        },
    ]

    /// Every type of the catalogue, sorted.
    package static var types: [String] { readers.keys.sorted() }

    /// The payload, of whatever type it is.
    package var payload: any Payload {
        switch self {
        case .ledgerOpened(let payload): payload
        case .recoveryAcknowledged(let payload): payload
        case .unitRegistered(let payload): payload
        case .unitRenamed(let payload): payload
        case .unitReclassified(let payload): payload
        case .unitEnded(let payload): payload
        case .unitSucceeded(let payload): payload
        case .memberEnrolled(let payload): payload
        case .memberRevoked(let payload): payload
        case .regimeAdopted(let payload): payload
        case .ruleSetAdopted(let payload): payload
        case .calendarAdopted(let payload): payload
        case .documentRegistered(let payload): payload
        case .indicatorDefined(let payload): payload
        case .indicatorRedefined(let payload): payload
        case .targetAssigned(let payload): payload
        case .targetResolved(let payload): payload
        case .targetAdjusted(let payload): payload
        case .targetWithdrawn(let payload): payload
        case .targetTransferred(let payload): payload
        case .reportSubmitted(let payload): payload
        case .reportUpgraded(let payload): payload
        case .reportRevised(let payload): payload
        case .reportRetracted(let payload): payload
        case .reportApproved(let payload): payload
        case .reportReturned(let payload): payload
        case .judgementDeclared(let payload): payload
        case .periodClosed(let payload): payload
        case .periodReopened(let payload): payload
        case .snapshotSealed(let payload): payload
        case .summaryDeclared(let payload): payload
        case .flagRulesAdopted(let payload): payload
        case .flagRaised(let payload): payload
        case .flagAnswered(let payload): payload
        case .flagClosed(let payload): payload
        case .inspectionOpened(let payload): payload
        case .inspectionScoped(let payload): payload
        case .inspectionRequested(let payload): payload
        case .inspectionAnswered(let payload): payload
        case .inspectionFound(let payload): payload
        case .inspectionConcluded(let payload): payload
        case .inspectionRemedied(let payload): payload
        case .inspectionClosed(let payload): payload
        case .evidenceAttached(let payload): payload
        case .exportMade(let payload): payload
        case .checkpointCosigned(let payload): payload
        }
    }
}
