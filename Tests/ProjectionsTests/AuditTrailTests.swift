import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct AuditTrailTests {
    private var story = Office.opened()
    private let target: TargetID
    private let report: Position

    init() {
        target = story.assign(Office.assignment("1", .floor("100")))
        let other = story.assign(Office.assignment("2", .floor("1")))
        report = story.tell(
            .report("90", about: "2025", status: .estimate), on: target, by: "bao-cao")
        story.tell(.report("1", about: "2025"), on: other)
        story.tell(
            .reportUpgraded(
                ReportUpgraded(
                    report: report, status: .official, value: Quantity(100),
                    document: Office.madeUp)), on: target)
        story.tell(.periodClosed(PeriodClosed(period: .year(2025))), on: "period:2025")
        story.tell(
            .targetAdjusted(
                TargetAdjusted(
                    document: Office.decision, criterion: .floor("120"),
                    effective: written("2025-01-01"), reason: "tăng")), on: target)
        story.tell(.reportApproved(ReportApproved(report: report)), on: target, by: "duyet")
    }

    private func trail(of target: TargetID) -> AuditTrail {
        var trail = AuditTrail(of: [target])
        for entry in story.entries { trail.apply(entry) }
        return trail
    }

    @Test func `Each event on the target is a step, and no other event is`() {
        let steps = trail(of: target).steps
        #expect(
            steps.map { type(of: $0.entry.event.payload).type } == [
                "target.assigned", "report.submitted", "report.upgraded", "target.adjusted",
                "report.approved",
            ])
        #expect(steps.allSatisfy { $0.entry.stream == target.description })
    }

    @Test func `A step shows the standing before and after it`() {
        let steps = trail(of: target).steps
        #expect(
            steps.map { $0.before?.assessment.judgement } == [nil, .notDue, .notMet, .met, .notMet])
        #expect(
            steps.map(\.after.assessment.judgement) == [.notDue, .notMet, .met, .notMet, .notMet])
        #expect(
            steps.map { $0.after.current?.figure.value }
                == [nil, 90, 100, 100, 100]
                .map { $0.map { Quantity($0) } })
        #expect(steps[3].before?.original == nil)
        #expect(steps[3].after.original?.assessment.judgement == .met)
        #expect(steps[4].before?.current?.approved == nil)
        #expect(steps[4].after.current?.approved != nil)
    }

    @Test func `What follows a step is what the next one starts from`() {
        let steps = trail(of: target).steps
        for (step, next) in zip(steps, steps.dropFirst()) {
            #expect(next.before?.assessment == step.after.assessment)
            #expect(next.before?.term == step.after.term)
        }
    }

    @Test func `A step that rests on a made-up document says so`() {
        #expect(
            trail(of: target).steps.map(\.isIllustrative) == [false, false, true, false, false])
    }

    @Test func `A target that nobody assigned has no steps`() {
        #expect(trail(of: written("unknown#1")).steps.isEmpty)
        #expect(trail(of: target).attainment.order.count == 2)
    }

    @Test func `The document of an event about a target is the one it cites`() {
        for entry in story.entries {
            let expected: DocumentID? =
                switch entry.event {
                case .targetAssigned: Office.program
                case .reportUpgraded: Office.madeUp
                case .targetAdjusted: Office.decision
                default: nil
                }
            #expect(entry.event.document == expected)
        }
    }
}
