import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct ComparisonTests {
    private var story = Office.opened()

    private func assignment(
        _ item: String, _ criterion: Criterion, measure: String = "tấn", period: String = "2025",
        unit: String = "huyen", indicator: String? = "lua"
    ) -> TargetAssigned {
        Office.assignment(
            item, criterion, unit: unit, measure: measure, period: period, indicator: indicator)
    }

    // The base.

    @Test func `A base given by its period is the live report of the indicator about it`() throws {
        var copy = self
        let before = copy.story.assign(assignment("a", .floor("1"), period: "2024"))
        let growth = copy.story.assign(
            assignment(
                "b",
                .of(
                    .increaseBy, low: "10",
                    base: Criterion.Base(value: nil, measure: written("tấn"), period: .year(2024))),
                measure: "%"))
        let other = copy.story.assign(
            assignment("c", .floor("1"), period: "2024", unit: "xa-a"))
        copy.story.tell(.report("1", about: "2024"), on: other)
        copy.story.tell(
            .reportSubmitted(
                ReportSubmitted(
                    period: .year(2025), value: Quantity(220), measure: written("tấn"),
                    status: .official)), on: growth)
        let unknown = try copy.story.standing(of: growth).assessment
        #expect(unknown.reason == .baseUnknown)
        let base = copy.story.tell(.report("200", about: "2024"), on: before)
        let known = try copy.story.standing(of: growth).assessment
        #expect(known.judgement == .met && known.bases.first?.source == .report(base))
        copy.story.tell(
            .reportRevised(ReportRevised(report: base, value: Quantity(198), reason: "rà soát")),
            on: before)
        #expect(try copy.story.standing(of: growth).assessment.judgement == .exceeded)
        copy.story.tell(
            .reportRetracted(ReportRetracted(report: base, reason: "sai")), on: before)
        #expect(try copy.story.standing(of: growth).assessment.reason == .baseUnknown)
    }

    @Test func `A stated base counts, and a reported one that differs stands beside it`() throws {
        var copy = self
        let before = copy.story.assign(assignment("a", .floor("1"), period: "2024"))
        let growth = copy.story.assign(
            assignment(
                "b",
                .of(
                    .increaseBy, low: "10",
                    base: Criterion.Base(
                        value: Quantity(200), measure: written("tấn"), period: .year(2024))),
                measure: "%"))
        copy.story.tell(
            .reportSubmitted(
                ReportSubmitted(
                    period: .year(2025), value: Quantity(220), measure: written("tấn"),
                    status: .official)), on: growth)
        let base = copy.story.tell(.report("190", about: "2024"), on: before)
        let found = try copy.story.standing(of: growth).assessment
        #expect(found.judgement == .met)
        #expect(found.bases.map(\.source) == [.target, .report(base)])
    }

    // The year before.

    @Test func `The same period of the year before comes from the same target or its kin`() throws {
        var copy = self
        let before = copy.story.assign(assignment("a", .floor("1"), period: "2024"))
        let now = copy.story.assign(assignment("b", .floor("100")))
        copy.story.tell(.report("80", about: "2024-9M"), on: before)
        copy.story.tell(.report("100", about: "2024"), on: before)
        copy.story.tell(.report("90", about: "2025-9M"), on: now)
        let nine = try #require(try copy.story.standing(of: now).samePeriod)
        #expect(nine.period == .nineMonths(2024))
        #expect(nine.share?.percent(decimals: 2) == "112.50")
        copy.story.tell(.report("105", about: "2025"), on: now)
        let year = try #require(try copy.story.standing(of: now).samePeriod)
        #expect(year.share?.percent(decimals: 2) == "105.00")
        #expect(year.amount == Ratio(Quantity(100)))
    }

    @Test func `A yearly target has its own year before`() throws {
        var copy = self
        let yearly = copy.story.assign(
            assignment("y", .floor("100"), period: "yearly", indicator: nil))
        copy.story.tell(.report("80", about: "2024"), on: yearly)
        copy.story.tell(.report("100", about: "2025"), on: yearly)
        let before = try #require(try copy.story.standing(of: yearly).samePeriod)
        #expect(before.share?.percent(decimals: 1) == "125.0")
        let first = try copy.story.standing(of: yearly, period: "2024")
        #expect(first.samePeriod == nil)
    }

    @Test func `Rates and changes have no percentage of the year before`() throws {
        var copy = self
        for (item, criterion, measure) in [
            ("a", Criterion.floor("98"), "%"), ("b", .of(.increaseBy, low: "1"), "tấn"),
        ] {
            let target = copy.story.assign(
                assignment(item, criterion, measure: measure, period: "yearly", indicator: nil))
            copy.story.tell(.report("97", about: "2024"), on: target)
            copy.story.tell(.report("98", about: "2025"), on: target)
            #expect(try copy.story.standing(of: target).samePeriod == nil)
        }
    }

    // Rule sets.

    @Test func `An old date is judged by the rules of that date`() throws {
        var copy = self
        let target = copy.story.assign(assignment("a", .floor("100"), period: "yearly"))
        for period in ["2024", "2025", "2026"] {
            copy.story.tell(.report("96", about: period), on: target)
        }
        func adopt(_ id: String, _ day: String, _ from: String?) {
            let bands = from.map {
                [RuleSetAdopted.Band(judgement: .nearlyMet, from: written($0), below: .hundred)]
            }
            copy.story.tell(
                .ruleSetAdopted(
                    RuleSetAdopted(
                        ruleset: id, effective: written(day), bands: bands ?? [], basis: "x")),
                on: "ruleset:\(id)")
        }
        // Adopted out of order: what counts is the day each takes effect.
        adopt("c", "2026-01-01", "97")
        adopt("b", "2025-01-01", "95")
        func seen(_ period: String) throws -> (Judgement, String?) {
            let standing = try copy.story.standing(of: target, period: period, on: "2027-01-01")
            return (standing.assessment.judgement, standing.ruleSet?.ruleset)
        }
        #expect(try seen("2024") == (.notMet, nil))
        #expect(try seen("2025") == (.nearlyMet, "b"))
        #expect(try seen("2026") == (.notMet, "c"))
        adopt("d", "2025-01-01", nil)
        #expect(try seen("2025") == (.notMet, "d"))
    }

    // Changes after approval.

    @Test func `Changes since the approval are counted, and a new approval starts again`() throws {
        var copy = self
        let target = copy.story.assign(assignment("a", .floor("100")))
        let report = copy.story.tell(.report("90", about: "2025"), on: target)
        func count() throws -> Int? {
            try copy.story.standing(of: target).current?.modificationsSinceApproval
        }
        func revise(_ value: Int) {
            copy.story.tell(
                .reportRevised(
                    ReportRevised(report: report, value: Quantity(value), reason: "rà soát")),
                on: target)
        }
        #expect(try count() == nil)
        revise(91)
        #expect(try count() == nil)
        copy.story.tell(.reportApproved(ReportApproved(report: report)), on: target)
        #expect(try count() == 0)
        // An upgrade without a figure confirms it.
        copy.story.tell(
            .reportUpgraded(ReportUpgraded(report: report, status: .final)), on: target)
        #expect(try count() == 0)
        revise(92)
        revise(93)
        #expect(try count() == 2)
        copy.story.tell(.reportApproved(ReportApproved(report: report)), on: target)
        #expect(try count() == 0)
    }
}
