extension Refusal {
    /// The field the refusal is about, by the name it has in files and documents; `nil` where it is about
    /// the whole.
    package var field: String? {
        switch self {
        case .unknownMember, .revokedMember, .roleForbids, .unitForbids, .wholeLedgerForbids,
            .unitEnded, .ownReport:
            "by"
        case .unknownUnit, .unitExists: "unit"
        case .memberExists: "member"
        case .unknownDocument, .documentExists: "document"
        case .unknownIndicator, .indicatorExists: "indicator"
        case .unknownTarget, .targetWithdrawn, .notDeferred, .stillDeferred: "target"
        case .succession(let refusal): refusal.field
        case .targetExists: "item"
        case .unknownParent, .parentElsewhere: "parent"
        case .unknownReport, .reportEnded, .notAReport, .alreadyApproved: "report"
        case .nothingResolved, .criterionUnchanged: "criterion"
        case .baseMeasureMissing: "base_measure"
        case .ruleSetUnsound(_, let fault): fault.field
        case .nameMissing: "name"
        case .documentDateDiffers: "date"
        case .periodOutside, .periodNotReportable, .reportExists, .periodClosed, .periodOpen:
            "period"
        case .figureMissing, .figureDisagrees, .figureUnchanged: "value"
        case .figureIncomplete: "numerator"
        case .figureNegative(_, let field): field
        case .measureMismatch: "measure"
        case .statusNotHigher: "status"
        case .alreadyLate: "late"
        case .reasonMissing: "reason"
        case .judgementNotDeclarable: "judgement"
        case .malformedEvidence: "evidence"
        case .regime(let refusal): refusal.field
        case .inspection, .flag, .ledgerNotOpened, .ledgerAlreadyOpened, .wrongStream: nil
        }
    }
}
