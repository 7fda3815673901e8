import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct ReportStateTests {
    private var story = Office.opened()
    private let target: TargetID
    private let report: Position

    init() {
        target = story.assign(Office.assignment("1", .floor("100")))
        report = story.tell(
            .report("40", about: "2025-H1", status: .estimate, document: "minh-hoa"), on: target,
            by: "bao-cao", at: "2025-06-10")
    }

    private func state() throws -> ReportState {
        try #require(story.attainment.report(report))
    }

    @Test func `A report submitted is live, with its own figure, status and document`() throws {
        let state = try state()
        #expect(state.isLive && state.ending == nil && state.approved == nil)
        #expect(state.figure == Figure(value: Quantity(40)) && state.status == .estimate)
        #expect(state.position == report && state.latest == report && state.changes == [])
        #expect(state.by == "bao-cao" && state.authors == ["bao-cao"] && state.revisionCount == 0)
        #expect(state.document == Office.madeUp)
        #expect(state.recordedAt == .morning(of: "2025-06-10"))
        #expect(story.attainment.target(ofReport: report)?.id == target)
    }

    @Test func `An upgrade raises the status, and is no revision`() throws {
        var copy = self
        let upgrade = copy.story.tell(
            .reportUpgraded(
                ReportUpgraded(
                    report: report, status: .official, value: Quantity(42),
                    document: Office.decision)), on: target, by: "bao-cao-xa")
        let state = try copy.state()
        #expect(state.status == .official && state.figure == Figure(value: Quantity(42)))
        #expect(state.revisionCount == 0 && state.changes == [upgrade] && state.latest == upgrade)
        #expect(state.authors == ["bao-cao", "bao-cao-xa"] && state.document == Office.decision)
        #expect(state.submitted.value == Quantity(40), "the original stays")
    }

    @Test func `An upgrade without a figure confirms the old one`() throws {
        var copy = self
        copy.story.tell(
            .reportUpgraded(ReportUpgraded(report: report, status: .final)), on: target)
        let state = try copy.state()
        #expect(state.figure == Figure(value: Quantity(40)) && state.status == .final)
        #expect(state.document == Office.madeUp)
    }

    @Test func `A revision replaces the figure whole and keeps the status`() throws {
        var copy = self
        for value in [41, 39] {
            copy.story.tell(
                .reportRevised(
                    ReportRevised(report: report, value: Quantity(value), reason: "nhầm")),
                on: target)
        }
        copy.story.tell(
            .reportRevised(
                ReportRevised(
                    report: report, numerator: Quantity(3), denominator: Quantity(4),
                    reason: "nhầm")), on: target)
        let state = try copy.state()
        #expect(state.revisionCount == 3 && state.changes.count == 3 && state.status == .estimate)
        #expect(
            state.figure
                == Figure(value: nil, numerator: Quantity(3), denominator: Quantity(4)))
        #expect(state.submitted.value == Quantity(40))
    }

    @Test func `An approval is remembered and ends nothing`() throws {
        var copy = self
        let approval = copy.story.tell(
            .reportApproved(ReportApproved(report: report)), on: target, by: "duyet")
        let state = try copy.state()
        #expect(state.approved == approval && state.isLive && state.authors == ["bao-cao"])
        #expect(state.latest == report)
    }

    @Test func `A report retracted or returned is no longer live, and another may be made`() throws
    {
        for isReturned in [false, true] {
            var copy = self
            let end = copy.story.tell(
                isReturned
                    ? .reportReturned(ReportReturned(report: report, reason: "thiếu"))
                    : .reportRetracted(ReportRetracted(report: report, reason: "trùng")),
                on: target)
            #expect(try copy.state().ending == (isReturned ? .returned(end) : .retracted(end)))
            #expect(try !copy.state().isLive)
            let half = Period.half(2025, 1)
            #expect(try copy.story.state(of: target).liveReport(about: half) == nil)
            #expect(try copy.story.standing(of: target).current == nil)
            let again = copy.story.tell(.report("41", about: "2025-H1"), on: target)
            let state = try copy.story.state(of: target)
            #expect(state.liveReport(about: half)?.position == again)
            #expect(state.reports.count == 2, "what was said stays said")
        }
    }

    @Test func `An event that names no report of the target changes nothing`() throws {
        var copy = self
        let before = fingerprint(try copy.story.state(of: target))
        for position in [Position(0), Position(999)] {
            copy.story.tell(
                .reportRetracted(ReportRetracted(report: position, reason: "?")), on: target)
        }
        #expect(fingerprint(try copy.story.state(of: target)) == before)
        #expect(copy.story.attainment.report(Position(0)) == nil)
    }
}
