import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// The one door: names, handling, and that the same events always give the same flags.
@Suite struct FlagsTests {
    private static func begun() -> (Story, TargetID, String) {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("100")))
        let report = story.tell(
            .report("90", about: "2025"), on: target, by: Office.reporter, at: "2026-01-05")
        story.tell(.reportApproved(ReportApproved(report: report)), on: target, by: Office.approver)
        let revision = story.tell(
            .correction(of: report, to: "91"), on: target, by: Office.reporter)
        return (story, target, "F1-\(revision)")
    }

    @Test func `A flag is raised, answered and closed`() throws {
        var (story, _, id) = Self.begun()
        func handle(_ event: Event) { story.tell(event, on: "flag:\(id)", by: Office.inspector) }
        let events = try story.flag(.f1).events
        handle(.flagRaised(FlagRaised(flag: id, rule: "F1", events: events, asked: ["bao-cao"])))
        #expect(try story.flag(.f1).state == .raised)
        handle(.flagAnswered(FlagAnswered(flag: id, answer: "đếm trùng")))
        #expect(try story.flag(.f1).state == .answered)
        #expect(try story.flag(.f1).handling?.explainers == ["bao-cao", Office.inspector])
        handle(.flagClosed(FlagClosed(flag: id, reason: "rõ")))
        let closed = try story.flag(.f1)
        #expect(closed.state == .closed && !closed.isOpen)
        #expect(closed.handling?.closed?.reason == "rõ")
        handle(.flagRaised(FlagRaised(flag: id, rule: "F1", events: events)))
        #expect(try story.flag(.f1).state == .raised, "an old answer does not answer it again")
    }

    @Test func `A later event of a closed flag opens it again`() throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("10000")))
        story.tell(
            .report("6000", about: "2025-9M"), on: target, by: Office.reporter, at: "2025-10-02")
        let adjustment = story.tell(
            .adjustment(.floor("8000")), on: target, by: Office.assigner, at: "2025-11-20")
        let id = "F4-\(adjustment)"
        for event: Event in [
            .flagRaised(FlagRaised(flag: id, rule: "F4", events: [adjustment])),
            .flagClosed(FlagClosed(flag: id, reason: "bão")),
        ] {
            story.tell(event, on: "flag:\(id)", by: Office.inspector)
        }
        #expect(try story.flag(.f4).state == .closed)
        let year = story.tell(
            .report("8100", about: "2025"), on: target, by: Office.reporter, at: "2026-01-05")
        let flag = try story.flag(.f4)
        #expect(flag.state == .reopened && flag.isOpen && flag.news == [year])
    }

    @Test func `A flag raised by hand stays until somebody closes it`() throws {
        var (story, target, _) = Self.begun()
        let flag = FlagRaised(
            flag: "F14-18", rule: "F14", events: [Position(18)], severity: "high",
            explanation: "ký thay")
        story.tell(.flagRaised(flag), on: "flag:F14-18", by: Office.inspector)
        let raised = try story.flag(.f14)
        #expect(raised.id == "F14-18" && raised.severity == .high && raised.isOpen)
        #expect(raised.explanation.vi == "ký thay" && raised.targets == [target])
        story.tell(
            .flagClosed(FlagClosed(flag: "F14-18", reason: "có ủy quyền")), on: "flag:F14-18",
            by: Office.inspector)
        #expect(try !story.flag(.f14).isOpen)
    }

    @Test(arguments: [1, 20_250_204, 0xC0_FFEE, 7_777_777])
    func `The same events give the same flags, folded in one go or in pieces`(seed: UInt64) {
        print("seed \(seed)")
        let entries = RandomHistory(seed: seed, count: 1_000).entries
        var whole = Flags()
        for entry in entries { whole.apply(entry) }
        let expected = whole.all()
        #expect(Set(expected.map(\.id)).count == expected.count)
        #expect(expected.count > 10, "there is something to compare")
        let known = Set(entries.map(\.position))
        for flag in expected {
            #expect(!flag.events.isEmpty && known.isSuperset(of: flag.events), "\(flag.id)")
            #expect(!flag.explanation.vi.isEmpty && !flag.clearing.en.isEmpty)
            #expect(flag.events == flag.events.sorted())
        }
        for cut in [1, 333, 500, 999] {
            var first = Flags()
            for entry in entries[..<cut] { first.apply(entry) }
            _ = first.all()
            var second = first
            for entry in entries[cut...] { second.apply(entry) }
            #expect(second.all() == expected, "seed \(seed), cut at \(cut)")
        }
        #expect(Flags().all().isEmpty)
    }

    @Test func `Every rule has a name and its number in the domain`() {
        #expect(FlagRule.allCases.map(\.rawValue) == (1...18).map { "F\($0)" })
        #expect(Set(FlagRule.allCases.map(\.name.vi)).count == 18)
        #expect(FlagRule.allCases == FlagRule.allCases.shuffled().sorted())
    }
}
