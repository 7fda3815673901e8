import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct RefusalTests {
    /// The cases of `Refusal`: one that is added does not compile in `kind(of:)` until it stands here, and
    /// does not pass until something provokes it.
    private enum Kind: CaseIterable {
        case unknownMember, revokedMember, roleForbids, unitForbids, unitEnded, ownReport
        case ledgerNotOpened, ledgerAlreadyOpened, unknownUnit, unitExists, memberExists
        case unknownDocument, documentExists, unknownIndicator, indicatorExists, unknownTarget
        case targetExists, unknownParent, parentElsewhere, unknownReport, wrongStream
        case targetWithdrawn, notDeferred, stillDeferred, nothingResolved, criterionUnchanged
        case periodOutside, reportExists, reportEnded, notAReport, figureMissing
        case figureIncomplete, figureNegative, figureDisagrees, figureUnchanged, measureMismatch
        case statusNotHigher, alreadyApproved, alreadyLate, reasonMissing
        case judgementNotDeclarable, malformedEvidence, periodClosed, periodOpen
        case wholeLedgerForbids, documentDateDiffers, nameMissing, baseMeasureMissing
        case periodNotReportable, inspection, regime, flag, ruleSetUnsound, succession
    }

    private static let samples =
        RefusalSamples.authority + RefusalSamples.existence + RefusalSamples.targets
        + RefusalSamples.reports + RefusalSamples.forms + RefusalSamples.inspections
        + RefusalSamples.regimes + RefusalSamples.flags + RefusalSamples.succession
        + RefusalSamples.ruleSets

    @Test func `Every refusal is provoked by something`() {
        #expect(Set(Self.samples.map { kind(of: $0.refusal) }) == Set(Kind.allCases))
    }

    @Test func `Every refusal in the course of an inspection is provoked by something`() {
        let provoked = RefusalSamples.inspections.map { "\($0.refusal)".prefix { $0 != "\"" } }
        #expect(Set(provoked).count == 15, "\(Set(provoked))")
    }

    @Test func `Every refusal about flags, limits and summaries is provoked by something`() {
        let provoked = RefusalSamples.flags.compactMap { sample in
            if case .flag(let refusal) = sample.refusal { refusal } else { nil }
        }
        #expect(Set(provoked.map { "\($0)".prefix { $0 != "(" } }).count == 13)
    }

    @Test func `Every refusal about units that change is provoked by something`() {
        let provoked = RefusalSamples.succession.map { "\($0.refusal)".prefix { $0 != "\"" } }
        #expect(Set(provoked).count == 18, "\(Set(provoked))")
    }

    @Test func `What provokes a refusal gets just that one`() {
        for sample in Self.samples {
            #expect(throws: sample.refusal, "\(sample.refusal)") {
                try Rules.check(sample.entry, in: sample.book)
            }
        }
    }

    @Test func `Each refusal names the rule and what would be accepted, in both languages`() {
        for sample in Self.samples {
            #expect(sample.refusal.message == sample.message)
        }
    }

    @Test(
        arguments: [
            (.periodOutside(.year(2026), target: .year(2025)), "period"),
            (.reportExists(.year(2025), report: Position(19)), "period"),
            (.documentDateDiffers(Office.program, written("2025-03-02")), "date"),
            (.nameMissing, "name"), (.unknownUnit("x"), "unit"), (.ledgerNotOpened, nil),
        ] as [(Refusal, String?)])
    func `A refusal names the field it is about`(refusal: Refusal, field: String?) {
        #expect(refusal.field == field)
    }

    private func kind(of refusal: Refusal) -> Kind {
        switch refusal {
        case .unknownMember: .unknownMember
        case .revokedMember: .revokedMember
        case .roleForbids: .roleForbids
        case .unitForbids: .unitForbids
        case .unitEnded: .unitEnded
        case .ownReport: .ownReport
        case .ledgerNotOpened: .ledgerNotOpened
        case .ledgerAlreadyOpened: .ledgerAlreadyOpened
        case .unknownUnit: .unknownUnit
        case .unitExists: .unitExists
        case .memberExists: .memberExists
        case .unknownDocument: .unknownDocument
        case .documentExists: .documentExists
        case .unknownIndicator: .unknownIndicator
        case .indicatorExists: .indicatorExists
        case .unknownTarget: .unknownTarget
        case .targetExists: .targetExists
        case .unknownParent: .unknownParent
        case .parentElsewhere: .parentElsewhere
        case .unknownReport: .unknownReport
        case .wrongStream: .wrongStream
        case .targetWithdrawn: .targetWithdrawn
        case .notDeferred: .notDeferred
        case .stillDeferred: .stillDeferred
        case .nothingResolved: .nothingResolved
        case .criterionUnchanged: .criterionUnchanged
        case .periodOutside: .periodOutside
        case .reportExists: .reportExists
        case .reportEnded: .reportEnded
        case .notAReport: .notAReport
        case .figureMissing: .figureMissing
        case .figureIncomplete: .figureIncomplete
        case .figureNegative: .figureNegative
        case .figureDisagrees: .figureDisagrees
        case .figureUnchanged: .figureUnchanged
        case .measureMismatch: .measureMismatch
        case .statusNotHigher: .statusNotHigher
        case .alreadyApproved: .alreadyApproved
        case .alreadyLate: .alreadyLate
        case .reasonMissing: .reasonMissing
        case .judgementNotDeclarable: .judgementNotDeclarable
        case .malformedEvidence: .malformedEvidence
        case .periodClosed: .periodClosed
        case .periodOpen: .periodOpen
        case .wholeLedgerForbids: .wholeLedgerForbids
        case .documentDateDiffers: .documentDateDiffers
        case .nameMissing: .nameMissing
        case .baseMeasureMissing: .baseMeasureMissing
        case .periodNotReportable: .periodNotReportable
        case .ruleSetUnsound: .ruleSetUnsound
        case .inspection: .inspection
        case .regime: .regime
        case .flag: .flag
        case .succession: .succession
        }
    }
}
