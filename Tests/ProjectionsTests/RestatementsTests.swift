import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct RestatementsTests {
    /// A district that reports 2025 by 30/11, closes it on 31/12 and goes on changing it.
    private static func office() -> (story: Story, target: TargetID, report: Position) {
        var story = Office.opened()
        let regime = RegimeAdopted(
            regime: "nam", name: "Năm", reporters: ["huyen"], every: .year, cutoff: .nd09,
            due: .date(month: 11, day: 30), effective: written("2025-01-01"))
        story.tell(.regimeAdopted(regime), on: "regime:nam")
        let target = story.assign(Office.assignment("1", .floor("100")))
        let report = story.tell(
            .report("99", about: "2025", status: .estimate), on: target, by: Office.reporter,
            at: "2025-11-28")
        story.tell(
            .reportRevised(ReportRevised(report: report, value: Quantity(101), reason: "sót")),
            on: target, by: Office.reporter, at: "2025-12-10")
        story.tell(
            .periodClosed(PeriodClosed(period: .year(2025))), on: "period:2025", at: "2025-12-31")
        story.tell(
            .reportUpgraded(
                ReportUpgraded(
                    report: report, status: .official, value: Quantity(100), late: "thống kê")),
            on: target, by: Office.reporter, at: "2026-03-15")
        return (story, target, report)
    }

    private static func changes(
        _ story: Story, from first: Position = Position(0), period: Period = .year(2025)
    ) -> Restatements {
        var changes = Restatements(
            of: period, seenFrom: written("2026-12-31"), from: first)
        for entry in story.entries { changes.apply(entry) }
        return changes
    }

    @Test func `A period is seen as reported, as closed and as known now`() throws {
        let (story, _, report) = Self.office()
        let rows = PeriodViews(of: Self.changes(story)).rows
        let row = try #require(rows.first)
        #expect(rows.count == 1 && row.deadline == written("2025-11-30"))
        #expect(row.atDeadline?.current?.figure.value == Quantity(99))
        #expect(row.atDeadline?.overall == .notMet)
        #expect(row.atClosing?.current?.figure.value == Quantity(101))
        #expect(row.atClosing?.overall == .exceeded)
        #expect(row.now.current?.figure.value == Quantity(100) && row.now.overall == .met)
        #expect(row.restatements.map(\.cause) == [.correction, .valueUpgraded])
        #expect(row.restatements.map(\.flipsJudgement) == [true, true])
        #expect(row.now.current?.position == report)
    }

    @Test func `An approval changes no figure, and a change elsewhere is not told`() {
        var (story, target, report) = Self.office()
        let other = story.assign(Office.assignment("2", .floor("1"), period: "2024"))
        let before = Self.changes(story).list.count
        story.tell(
            .reportApproved(ReportApproved(report: report)), on: target, by: Office.approver)
        story.tell(.report("5", about: "2024", late: "x"), on: other, by: Office.reporter)
        #expect(Self.changes(story).list.count == before)
        #expect(Self.changes(story, period: .year(2024)).list.map(\.cause).last == .lateReport)
    }

    @Test func `What changed behind a position is the rest of what changed at all`() {
        let story = Self.office().story
        let all = Self.changes(story).list
        for position in 0...UInt64(story.entries.count) {
            let rest = Self.changes(story, from: Position(position)).list
            let expected = all.filter { $0.step.entry.position >= Position(position) }
            #expect(rest.map(\.step.entry.position) == expected.map(\.step.entry.position))
        }
    }

    @Test func `A part that changes changes the whole, and says so`() throws {
        var story = Office.opened()
        let whole = story.assign(Office.assignment("1", .floor("100")))
        let part = story.assign(Office.assignment("1.1", .floor("10"), parent: "1"))
        story.tell(.report("100", about: "2025"), on: whole, at: "2026-01-02")
        let report = story.tell(.report("10", about: "2025"), on: part)
        story.tell(
            .reportRevised(ReportRevised(report: report, value: Quantity(9), reason: "nhầm")),
            on: part)
        let list = Self.changes(story).list.suffix(2)
        #expect(list.map(\.target) == [part, whole])
        #expect(list.map(\.cause) == [.correction, .partChanged])
        #expect(list.map { $0.step.after.overall } == [.notMet, .notMet])
        #expect(list.map(\.flipsJudgement) == [true, true])
    }

    @Test func `A late report with a proved receipt is no late report`() {
        var (story, _, _) = Self.office()
        let target = story.assign(Office.assignment("2", .floor("1")))
        story.tell(
            .reportSubmitted(
                ReportSubmitted(
                    period: .year(2025), value: Quantity(5), status: .official,
                    received: written("2025-11-29"), channel: "E-Office 7", late: "mất mạng")),
            on: target)
        let list = Self.changes(story).list
        #expect(list.filter { $0.target == target }.map(\.cause) == [.assigned, .provedReport])
    }

    @Test func `A base that is stated anew is told as that`() {
        var (story, _, _) = Self.office()
        let cut = Criterion.of(
            .decreaseBy, low: "15",
            base: Criterion.Base(value: Quantity(173), measure: written("hộ")))
        let other = Criterion.of(
            .decreaseBy, low: "15",
            base: Criterion.Base(value: Quantity(160), measure: written("hộ")))
        let target = story.assign(Office.assignment("3", cut, measure: "%"))
        for criterion in [other, .of(.decreaseBy, low: "14", base: other.base)] {
            story.tell(
                .targetAdjusted(
                    TargetAdjusted(
                        document: Office.decision, criterion: criterion,
                        effective: written("2025-11-20"), reason: "rà soát")), on: target)
        }
        let list = Self.changes(story).list.filter { $0.target == target }
        #expect(list.map(\.cause) == [.assigned, .baseChanged, .targetAdjusted])
    }
}
