import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct ObligationsTests {
    private static func regime(
        _ id: String = "nam", reporters: [OrganizationID] = ["huyen"],
        every: ReportingCycle = .year, due: DueRule = .date(month: 11, day: 30),
        calendar: String? = nil, from effective: String = "2025-01-01", until: String? = nil,
        indicators: [IndicatorID]? = nil, documents: [DocumentID]? = nil
    ) -> Event {
        .regimeAdopted(
            RegimeAdopted(
                regime: id, name: "Báo cáo \(id)", reporters: reporters, every: every,
                cutoff: .nd09, due: due, calendar: calendar, effective: written(effective),
                until: until.map { written($0) }, indicators: indicators, documents: documents))
    }

    /// An office with two targets of 2025 and these regimes.
    private static func office(_ regimes: Event...) -> (story: Story, targets: [TargetID]) {
        var story = Office.opened()
        story.tell(
            .calendarAdopted(
                CalendarAdopted(calendar: "vn", holidays: [written("2025-09-02")])),
            on: "calendar:vn")
        for event in regimes { story.tell(event, on: event.stream ?? "") }
        let targets = ["1", "2"].map { story.assign(Office.assignment($0, .floor("100"))) }
        return (story, targets)
    }

    private static func owed(_ story: Story, on day: String) -> [Obligation] {
        Obligations(in: story.attainment, on: written(day)).list
    }

    private static func receipt(
        received: String?, channel: String?, recorded: String
    ) -> Obligation.Receipt? {
        var (story, targets) = office(regime(calendar: "vn"))
        story.tell(
            .reportSubmitted(
                ReportSubmitted(
                    period: .year(2025), value: Quantity(1), status: .estimate,
                    received: received.map { written($0) }, channel: channel)),
            on: targets[0], at: recorded)
        return owed(story, on: "2025-12-31").first?.items[0].receipt
    }

    @Test func `What is late is late by days and by working days, unless its receipt is proved`() {
        let late = Obligation.Receipt.late(.init(days: 3, workingDays: 3))
        #expect(Self.receipt(received: nil, channel: nil, recorded: "2025-11-28") == .inTime)
        #expect(Self.receipt(received: nil, channel: nil, recorded: "2025-11-30") == .inTime)
        #expect(Self.receipt(received: nil, channel: nil, recorded: "2025-12-03") == late)
        #expect(Self.receipt(received: "2025-11-29", channel: nil, recorded: "2025-12-03") == late)
        #expect(
            Self.receipt(received: "2025-11-29", channel: "E-Office 7", recorded: "2025-12-03")
                == .provedInTime)
        #expect(
            Self.receipt(received: "2025-12-02", channel: "E-Office 7", recorded: "2025-12-03")
                == .late(.init(days: 2, workingDays: 2)))
        // A receipt after its own recording proves nothing.
        #expect(
            Self.receipt(received: "2025-12-09", channel: "E-Office 7", recorded: "2025-12-03")
                == late)
    }

    @Test func `A report due before the data are cut off is an estimate`() throws {
        let story = Self.office(Self.regime()).story
        let owed = try #require(Self.owed(story, on: "2025-03-01").first)
        #expect(owed.isEstimate && owed.due == written("2025-11-30"))
        #expect(owed.cutoff == written("2025-12-14") && owed.receipt == .pending)
        let after = Self.office(Self.regime(due: .days(3))).story
        #expect(Self.owed(after, on: "2025-03-01").first?.isEstimate == false)
    }

    @Test func `What came later had not come by the day it is looked at from`() throws {
        var (story, targets) = Self.office(Self.regime(due: .days(3)))
        story.tell(.report("1", about: "2025"), on: targets[0], at: "2025-12-20")
        let then = try #require(Self.owed(story, on: "2025-12-18").first)
        #expect(then.missing.count == 2 && then.items[0].receipt == .overdue(Self.delay(1)))
        let now = try #require(Self.owed(story, on: "2025-12-20").first)
        #expect(now.missing.count == 1 && now.items[0].receipt == .late(Self.delay(3)))
    }

    private static func delay(_ days: Int) -> Obligation.Delay {
        Obligation.Delay(days: days, workingDays: nil)
    }

    @Test func `What did not come is overdue from the day after, and worse by the day`() throws {
        let story = Self.office(Self.regime(calendar: "vn")).story
        #expect(try #require(Self.owed(story, on: "2025-11-30").first).receipt == .pending)
        // The 30th of November 2025 was a Sunday.
        #expect(
            try #require(Self.owed(story, on: "2025-12-08").first).receipt
                == .overdue(.init(days: 8, workingDays: 6)))
        #expect(try #require(Self.owed(story, on: "2025-12-08").first).hasKnownHolidays)
    }

    @Test func `A period that lies ahead is not owed yet`() {
        let story = Self.office(Self.regime(every: .quarter, due: .days(5))).story
        let periods = Self.owed(story, on: "2025-05-01").map(\.period)
        #expect(periods == [.quarter(2025, 1), .quarter(2025, 2)])
    }

    @Test func `Old dates are counted by the regime of their time`() {
        let story = Self.office(
            Self.regime("q", every: .quarter, due: .days(5)),
            Self.regime(
                "q", every: .quarter, due: .days(9), from: "2025-07-01", until: "2025-10-01")
        ).story
        let owed = Self.owed(story, on: "2025-12-31")
        #expect(owed.map(\.period.description) == ["2025-Q1", "2025-Q2", "2025-Q3"])
        #expect(owed.map(\.due.description) == ["2025-03-19", "2025-06-19", "2025-09-23"])
    }

    @Test func `A regime that changes its cycle asks by each cycle in its time`() {
        let story = Self.office(
            Self.regime("q", every: .quarter, due: .days(5)),
            Self.regime("q", every: .month, due: .days(5), from: "2025-11-01")
        ).story
        #expect(
            Self.owed(story, on: "2025-12-31").map(\.period.description) == [
                "2025-Q1", "2025-Q2", "2025-Q3", "2025-11", "2025-12",
            ])
    }

    @Test func `A target that demands nothing is not reported on`() {
        var (story, targets) = Self.office(Self.regime())
        _ = story.assign(Office.assignment("3", .deferred))
        story.tell(.targetWithdrawn(TargetWithdrawn(reason: "bỏ")), on: targets[1])
        let owed = Self.owed(story, on: "2025-12-31")
        #expect(owed.map { $0.items.map(\.target.id) } == [[targets[0]]])
        story.tell(.targetWithdrawn(TargetWithdrawn(reason: "bỏ")), on: targets[0])
        #expect(Self.owed(story, on: "2025-12-31").isEmpty)
    }

    @Test func `A regime asks for the targets of its indicators and documents only`() {
        var (story, _) = Self.office(
            Self.regime("a", indicators: ["lua"]), Self.regime("b", documents: [Office.decision]))
        let rice = story.assign(Office.assignment("4", .floor("1"), indicator: "lua"))
        let own = story.assign(Office.assignment("5", .floor("1"), document: Office.decision))
        // What was set on 20/11 is due on 30/11 all the same.
        #expect(
            Self.owed(story, on: "2025-12-31").map { $0.items.map(\.target.id) } == [[rice], [own]])
    }

    @Test func `In place of a unit that ended, its successor owes what went over to it`() {
        var (story, targets) = Self.office(Self.regime("q", every: .quarter, due: .days(5)))
        story.tell(.report("1", about: "2025-Q1"), on: targets[0], at: "2025-03-15")
        story.tell(
            .unitEnded(UnitEnded(unit: "huyen", lastDay: written("2025-06-30"))), on: "unit:huyen",
            at: "2025-06-30")
        story.tell(
            .unitSucceeded(
                UnitSucceeded(
                    from: ["huyen"], to: ["xa-a"], effective: written("2025-07-01"), edges: [])),
            on: "unit:huyen")
        story.tell(
            .targetTransferred(
                TargetTransferred(unit: "xa-a", effective: written("2025-07-01"))), on: targets[0],
            at: "2025-07-01")
        let owed = Self.owed(story, on: "2025-09-30")
        #expect(owed.map(\.unit) == ["huyen", "huyen", "xa-a", "xa-a"])
        #expect(owed.map { $0.items.count } == [2, 2, 1, 1])
        #expect(owed.last?.items.first?.target.id == targets[0])
        #expect(owed[0].items[0].receipt == .inTime && owed[1].receipt.isOpen)
    }

    @Test func `A figure counted from further back to the same day answers for the period`() {
        var (story, targets) = Self.office(Self.regime("q", every: .quarter, due: .days(5)))
        story.tell(.report("1", about: "2025-H1"), on: targets[0], at: "2025-06-16")
        let second = Self.owed(story, on: "2025-06-30")[1]
        #expect(
            second.period == .quarter(2025, 2) && second.missing.map(\.target.id) == [targets[1]])
    }

    @Test func `The deadline of a figure is the earliest that a regime sets for its period`() throws
    {
        let (story, targets) = Self.office(
            Self.regime("a"), Self.regime("b", due: .days(3)),
            Self.regime("q", every: .quarter, due: .days(5)))
        let book = story.attainment
        let target = try #require(book.targets[targets[0]])
        #expect(book.deadline(for: target, about: .year(2025)) == written("2025-11-30"))
        #expect(book.deadline(for: target, about: .quarter(2025, 2)) == written("2025-06-19"))
        #expect(book.deadline(for: target, about: .month(2025, 5)) == nil)
        #expect(book.deadline(for: target, about: .year(2024)) == nil)
    }
}
