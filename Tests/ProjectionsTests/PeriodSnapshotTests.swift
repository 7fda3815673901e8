import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct PeriodSnapshotTests {
    private var story = Office.opened()

    init() {
        let targets: [(String, Criterion, String?)] = [
            ("5", .floor("100"), "2025"), ("1", .floor("50"), "2025-H1"),
            ("2", .floor("1"), "2026"), ("3", .deferred, "2021-2030"),
            ("4", .floor("9"), "2025-12"), ("6", .floor("1"), nil), ("7", .floor("1"), "yearly"),
            ("8", .floor("1"), "term:2015-2020"),
        ]
        for (item, criterion, period) in targets {
            _ = story.assign(Office.assignment(item, criterion, period: period))
        }
        story.tell(.report("110", about: "2025"), on: written("\(Office.program)#5"))
        story.tell(.report("45", about: "2025-Q2"), on: written("\(Office.program)#1"))
    }

    private func rows(_ period: String) throws -> [String] {
        try #require(PeriodSnapshot(of: written(period), in: story.attainment))
            .rows.map(\.target.id.item)
    }

    @Test(arguments: [
        // Target 6 has no period and stands in every table.
        ("2025", ["5", "1", "3", "4", "6", "7"]), ("2025-H1", ["5", "1", "3", "6", "7"]),
        ("2025-Q1", ["5", "1", "3", "6", "7"]), ("2025-12", ["5", "3", "4", "6", "7"]),
        ("2026", ["2", "3", "6", "7"]), ("2021-2030", ["5", "1", "2", "3", "4", "6"]),
        ("2031", ["6", "7"]), ("2020", ["8", "6", "7"]),
        ("yearly", ["5", "1", "2", "4", "6", "7"]),
    ])
    func `The rows are the targets about the period, in the order they were assigned`(
        period: String, expected: [String]
    ) throws {
        #expect(try rows(period).sorted() == expected.sorted())
        let order = try #require(story.attainment.order.map(\.item) as [String]?)
        #expect(try rows(period) == order.filter(expected.contains))
    }

    @Test func `The tally counts the rows by their judgement`() throws {
        let snapshot = try #require(PeriodSnapshot(of: .year(2025), in: story.attainment))
        // Target 1 has a figure about its second quarter alone.
        #expect(
            snapshot.tally == [.exceeded: 1, .notJudged: 2, .notDue: 2, .notReported: 1])
        #expect(snapshot.tally.values.reduce(0, +) == snapshot.rows.count)
        let head = try #require(story.attainment.head)
        #expect(snapshot.knownAt == head && snapshot.period == .year(2025))
        #expect(snapshot.registry.title == "Sổ")
    }

    @Test func `A compound target is counted as the whole it is`() throws {
        var copy = self
        let part = copy.story.assign(Office.assignment("5.1", .floor("1"), parent: "5"))
        copy.story.tell(.report("0", about: "2025"), on: part)
        let snapshot = try #require(PeriodSnapshot(of: .year(2025), in: copy.story.attainment))
        #expect(snapshot.tally[.exceeded] == nil && snapshot.tally[.notMet] == 2)
    }

    @Test func `What is due every year is looked at one year at a time`() throws {
        var copy = self
        copy.story.tell(.report("2", about: "2025"), on: written("\(Office.program)#7"))
        for (period, reported) in [
            (Period.year(2024), nil), (.half(2025, 1), nil), (.year(2025), Period.year(2025)),
            (.year(2026), nil),
        ] {
            let snapshot = try #require(PeriodSnapshot(of: period, in: copy.story.attainment))
            let row = try #require(snapshot.rows.first { $0.target.id.item == "7" })
            #expect(row.current?.submitted.period == reported, "\(period)")
            #expect((row.overall == .exceeded) == (reported != nil), "\(period)")
        }
    }

    @Test func `A snapshot is seen at the end of its period`() throws {
        let half = try #require(PeriodSnapshot(of: .half(2025, 1), in: story.attainment))
        let whole = try #require(half.rows.first { $0.target.id.item == "5" })
        #expect(whole.current == nil && whole.assessment.judgement == .notDue)
    }

    @Test func `A selection leaves rows out, and an empty ledger has no snapshot`() throws {
        let chosen = try #require(
            PeriodSnapshot(of: .year(2025), in: story.attainment) { $0.id.item == "4" })
        #expect(chosen.rows.map(\.target.id.item) == ["4"])
        #expect(PeriodSnapshot(of: .year(2025), in: Attainment()) == nil)
    }
}
