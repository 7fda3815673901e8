import EventLog
import Reporting
import TestSupport
import Testing

@Suite struct EventStreamTests {
    /// The events on a target that they do not name.
    private static let onTarget: Set<String> = [
        "target.resolved", "target.adjusted", "target.withdrawn", "target.transferred",
        "report.submitted", "report.upgraded", "report.revised", "report.retracted",
        "report.approved", "report.returned", "judgement.declared",
    ]

    @Test func `Every event but those on a target names its stream, whatever else it says`() {
        for sample in CatalogueSamples.all {
            let name = type(of: sample.full.payload).type
            #expect((sample.full.stream == nil) == Self.onTarget.contains(name), "\(name)")
            #expect((sample.minimal.stream == nil) == Self.onTarget.contains(name), "\(name)")
        }
    }

    private static let digest = String(repeating: "0", count: 64)

    @Test(
        arguments: [
            (
                .ledgerOpened(
                    LedgerOpened(origin: "x", title: "x", cutoff: .nd09, clock: "system")), "ledger"
            ),
            (.unitRegistered(UnitRegistered(unit: "xa-a", name: "A")), "unit:xa-a"),
            (.memberEnrolled(MemberEnrolled(member: "xa-a", role: .keeper)), "member:xa-a"),
            (
                .indicatorDefined(IndicatorDefined(indicator: "lua", name: "Lúa")),
                "indicator:lua"
            ),
            (
                .documentRegistered(DocumentRegistered(document: Office.program)),
                "\(Office.program)"
            ),
            (.targetAssigned(Office.assignment("1", .floor("1"))), "\(Office.program)#1"),
            (.periodClosed(PeriodClosed(period: .nineMonths(2025))), "period:2025-9M"),
            (
                .evidenceAttached(EvidenceAttached(evidence: digest, name: "x")),
                "evidence:\(digest)"
            ),
            (.flagRaised(FlagRaised(flag: "f", rule: "F1", events: [])), "flag:f"),
            (.inspectionClosed(InspectionClosed(inspection: "k")), "inspection:k"),
        ] as [(Event, String)])
    func `A stream is named by the kind of thing it is about`(event: Event, stream: String) {
        #expect(event.stream == stream)
    }
}
