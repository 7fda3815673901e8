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

    /// In the target's measure, which a figure without one of its own is bound to.
    private static func tons(_ value: Int) -> Figure {
        Figure(value: Quantity(value), measure: written("tấn"))
    }

    @Test func `A report submitted is live, with its own figure, status and document`() throws {
        let state = try state()
        #expect(state.isLive && state.ending == nil && state.approved == nil)
        #expect(state.figure == Self.tons(40) && state.status == .estimate && !state.isLate)
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
        #expect(state.status == .official && state.figure == Self.tons(42))
        #expect(state.revisionCount == 0 && state.changes == [upgrade] && state.latest == upgrade)
        #expect(state.authors == ["bao-cao", "bao-cao-xa"] && state.document == Office.decision)
        #expect(state.submitted.value == Quantity(40), "the original stays")
    }

    @Test func `An upgrade without a figure confirms the old one`() throws {
        var copy = self
        copy.story.tell(
            .reportUpgraded(ReportUpgraded(report: report, status: .final)), on: target)
        let state = try copy.state()
        #expect(state.figure == Self.tons(40) && state.status == .final)
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
                == Figure(
                    value: nil, measure: written("tấn"), numerator: Quantity(3),
                    denominator: Quantity(4)))
        #expect(state.submitted.value == Quantity(40))
    }

    @Test func `A figure keeps the measure it was given in when the target changes its own`() throws
    {
        var copy = self
        let deferred = copy.story.assign(Office.assignment("2", .deferred, measure: "tấn"))
        let report = copy.story.tell(.report("40", about: "2025"), on: deferred)
        copy.story.tell(
            .targetResolved(
                TargetResolved(
                    document: Office.decision, criterion: .floor("300"), measure: written("tạ"))),
            on: deferred)
        #expect(copy.story.attainment.report(report)?.figure == Self.tons(40))
        let standing = try copy.story.standing(of: deferred)
        #expect(standing.term.measure == written("tạ"))
        #expect(standing.assessment.achieved == Ratio(Quantity(400)))
    }

    @Test(arguments: [false, true])
    func `An upgrade or a revision may come in another measure`(isRevision: Bool) throws {
        var copy = self
        let (value, measure) = (Quantity(430), written("tạ", as: Measure.self))
        copy.story.tell(
            isRevision
                ? .reportRevised(
                    ReportRevised(report: report, value: value, measure: measure, reason: "nhầm"))
                : .reportUpgraded(
                    ReportUpgraded(
                        report: report, status: .official, value: value, measure: measure)),
            on: target)
        #expect(try copy.state().figure == Figure(value: value, measure: measure))
        #expect(
            try copy.story.standing(of: target).assessment.achieved == Ratio(Quantity(43)))
    }

    @Test func `The approval of a figure lapses with the figure`() throws {
        var copy = self
        let approval = copy.story.tell(
            .reportApproved(ReportApproved(report: report)), on: target, by: "duyet")
        copy.story.tell(
            .reportUpgraded(ReportUpgraded(report: report, status: .official)), on: target)
        #expect(try copy.state().approved == approval, "the figure is still the approved one")
        var revised = copy
        revised.story.tell(
            .reportRevised(ReportRevised(report: report, value: Quantity(41), reason: "nhầm")),
            on: target)
        #expect(try revised.state().approved == nil)
        copy.story.tell(
            .reportUpgraded(
                ReportUpgraded(report: report, status: .final, value: Quantity(42))), on: target)
        #expect(try copy.state().approved == nil)
    }

    @Test(arguments: ["2025-H1", "2025", "2021-2025"])
    func `A figure given after the closing of its period, or of one around it, is late`(
        closed: String
    ) throws {
        var copy = self
        let period = written(closed, as: Period.self)
        copy.story.tell(.periodClosed(PeriodClosed(period: period)), on: "period:\(closed)")
        #expect(try !copy.state().isLate, "it was there before")
        let events: [Event] = [
            .reportRevised(ReportRevised(report: report, value: Quantity(41), reason: "nhầm")),
            .reportUpgraded(
                ReportUpgraded(report: report, status: .official, value: Quantity(42))),
        ]
        for event in events {
            var changed = copy
            changed.story.tell(event, on: target)
            #expect(try changed.state().isLate)
        }
        let other = copy.story.tell(.report("1", about: "2025-Q1"), on: target)
        #expect(copy.story.attainment.report(other)?.isLate == true)
        let outside = copy.story.tell(.report("1", about: "2026"), on: target)
        #expect(copy.story.attainment.report(outside)?.isLate == false)
        copy.story.tell(
            .periodReopened(PeriodReopened(period: period, reason: "sót")),
            on: "period:\(closed)")
        let again = copy.story.tell(.report("1", about: "2025-01"), on: target)
        #expect(copy.story.attainment.report(again)?.isLate == false)
    }

    @Test func `Two codes of the same days name the same report`() throws {
        var copy = self
        let year = copy.story.tell(.report("90", about: "2025"), on: target)
        let state = try copy.story.state(of: target)
        #expect(state.liveReport(about: .until(written("2025-12-31")))?.position == year)
        #expect(state.liveReport(about: .until(written("2025-06-30")))?.position == report)
        #expect(state.liveReport(about: .until(written("2025-12-30"))) == nil)
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
        let before = fingerprint(try copy.story.state(of: target).reports)
        for position in [Position(0), Position(999)] {
            copy.story.tell(
                .reportRetracted(ReportRetracted(report: position, reason: "?")), on: target)
        }
        #expect(fingerprint(try copy.story.state(of: target).reports) == before)
        #expect(copy.story.attainment.report(Position(0)) == nil)
    }
}
