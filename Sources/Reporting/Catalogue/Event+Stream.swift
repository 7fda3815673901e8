/// The streams of the ledger: what an event is about, by the kind of thing.
package enum StreamName {
    package static let ledger = "ledger"

    package static func unit(_ id: OrganizationID) -> String { "unit:" + id }

    package static func member(_ id: MemberID) -> String { "member:" + id }

    package static func indicator(_ id: IndicatorID) -> String { "indicator:" + id }

    package static func ruleSet(_ id: String) -> String { "ruleset:" + id }

    package static func period(_ period: Period) -> String { "period:" + period.description }
}

extension Event {
    /// The stream the event belongs to by what its payload says; `nil` for events on a target that
    /// they do not name, whose stream is the target's id.
    package var stream: String? {
        switch self {
        case .ledgerOpened, .recoveryAcknowledged, .exportMade, .checkpointCosigned:
            StreamName.ledger
        case .unitRegistered(let payload): StreamName.unit(payload.unit)
        case .unitRenamed(let payload): StreamName.unit(payload.unit)
        case .unitReclassified(let payload): StreamName.unit(payload.unit)
        case .unitEnded(let payload): StreamName.unit(payload.unit)
        case .unitSucceeded(let payload): StreamName.unit(payload.from.first ?? "")
        case .memberEnrolled(let payload): StreamName.member(payload.member)
        case .memberRevoked(let payload): StreamName.member(payload.member)
        case .regimeAdopted(let payload): "regime:" + payload.regime
        case .ruleSetAdopted(let payload): StreamName.ruleSet(payload.ruleset)
        case .calendarAdopted(let payload): "calendar:" + payload.calendar
        case .documentRegistered(let payload): payload.document.description
        case .indicatorDefined(let payload): StreamName.indicator(payload.indicator)
        case .indicatorRedefined(let payload): StreamName.indicator(payload.indicator)
        case .targetAssigned(let payload): payload.target.description
        case .targetResolved, .targetAdjusted, .targetWithdrawn, .targetTransferred,
            .reportSubmitted, .reportUpgraded, .reportRevised, .reportRetracted, .reportApproved,
            .reportReturned, .judgementDeclared:
            nil
        case .periodClosed(let payload): StreamName.period(payload.period)
        case .periodReopened(let payload): StreamName.period(payload.period)
        case .snapshotSealed(let payload): StreamName.period(payload.period)
        case .summaryDeclared(let payload): "summary:" + payload.subject.description
        case .flagRulesAdopted(let payload): "flagrules:" + payload.flagrules
        case .flagRaised(let payload): "flag:" + payload.flag
        case .flagAnswered(let payload): "flag:" + payload.flag
        case .flagClosed(let payload): "flag:" + payload.flag
        case .inspectionOpened(let payload): "inspection:" + payload.inspection
        case .inspectionScoped(let payload): "inspection:" + payload.inspection
        case .inspectionRequested(let payload): "inspection:" + payload.inspection
        case .inspectionAnswered(let payload): "inspection:" + payload.inspection
        case .inspectionFound(let payload): "inspection:" + payload.inspection
        case .inspectionConcluded(let payload): "inspection:" + payload.inspection
        case .inspectionRemedied(let payload): "inspection:" + payload.inspection
        case .inspectionClosed(let payload): "inspection:" + payload.inspection
        case .evidenceAttached(let payload): "evidence:" + payload.evidence
        }
    }
}
