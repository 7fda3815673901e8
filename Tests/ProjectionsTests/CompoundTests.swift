import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// A parent with parts: the parent and every binding part together.
@Suite struct CompoundTests {
    private var story = Office.opened()
    private let parent: TargetID

    init() {
        parent = story.assign(Office.assignment("1", .floor("85"), measure: "%"))
    }

    /// Clean water in 85 % of the households, piped water in 51 %: 86 % and 49 %.
    @Test func `A part that is missed makes the whole missed, and nothing is averaged`() throws {
        var copy = self
        let part = copy.story.assign(
            Office.assignment("1.1", .floor("51"), parent: "1", measure: "%"))
        copy.story.tell(.report("86", about: "2025"), on: parent)
        copy.story.tell(.report("49", about: "2025"), on: part)
        let whole = try copy.story.standing(of: parent)
        #expect(whole.assessment.judgement == .exceeded && whole.compound == .notMet)
        #expect(whole.overall == .notMet)
        let own = try copy.story.standing(of: part)
        #expect(own.assessment.judgement == .notMet && own.compound == nil)
        #expect(own.overall == .notMet)
        #expect(whole.target.parts == [part])
    }

    /// What one part can come to, the worst first, with a story that brings it about.
    private static let outcomes: [Judgement] = [
        .notMet, .notJudged, .notReported, .notDue, .inProgress, .exceeded,
    ]

    private func tell(_ judgement: Judgement, as item: String, _ story: inout Story) {
        let isDeferred = judgement == .notJudged
        let part = story.assign(
            Office.assignment(
                item, isDeferred ? .deferred : .floor("50"), parent: "1",
                period: [.notDue: "2030", .inProgress: "2021-2030"][judgement] ?? "2025"))
        switch judgement {
        case .notMet: story.tell(.report("49", about: "2025"), on: part)
        case .inProgress: story.tell(.report("10", about: "2025-H1"), on: part)
        case .exceeded: story.tell(.report("51", about: "2025"), on: part)
        default: break
        }
    }

    @Test func `Of two parts the worse outcome is the whole's, whichever stands first`() throws {
        for (rank, worse) in Self.outcomes.enumerated() {
            for better in Self.outcomes[rank...] {
                for pair in [[worse, better], [better, worse]] {
                    var story = story
                    story.tell(.report("85", about: "2025"), on: parent)
                    for (index, outcome) in pair.enumerated() {
                        tell(outcome, as: "1.\(index)", &story)
                    }
                    let whole = try story.standing(of: parent, on: "2026-02-01")
                    #expect(whole.assessment.judgement == .met)
                    #expect(whole.compound == (worse == .exceeded ? .met : worse), "\(pair)")
                }
            }
        }
    }

    @Test func `The parent's own figure counts as well, and parts of parts do`() throws {
        var missed = self
        tell(.exceeded, as: "1.1", &missed.story)
        missed.story.tell(.report("84", about: "2025"), on: parent)
        #expect(try missed.story.standing(of: parent).compound == .notMet)
        var deep = self
        deep.story.tell(.report("86", about: "2025"), on: parent)
        tell(.exceeded, as: "1.1", &deep.story)
        let leaf = deep.story.assign(Office.assignment("1.1.1", .floor("5"), parent: "1.1"))
        deep.story.tell(.report("4", about: "2025"), on: leaf)
        #expect(try deep.story.standing(of: parent).compound == .notMet)
    }

    @Test func `A part that is only strived for does not bind`() throws {
        var copy = self
        copy.story.tell(.report("86", about: "2025"), on: parent)
        let part = copy.story.assign(
            Office.assignment("1.1", .floor("51"), parent: "1", force: .aspirational))
        copy.story.tell(.report("49", about: "2025"), on: part)
        #expect(try copy.story.standing(of: parent).compound == nil)
        tell(.exceeded, as: "1.2", &copy.story)
        #expect(try copy.story.standing(of: parent).compound == .exceeded)
    }

    @Test func `A part withdrawn binds no more from its day on`() throws {
        var copy = self
        copy.story.tell(.report("86", about: "2025"), on: parent)
        tell(.exceeded, as: "1.1", &copy.story)
        tell(.notMet, as: "1.2", &copy.story)
        copy.story.tell(
            .targetWithdrawn(TargetWithdrawn(effective: written("2025-07-01"), reason: "trùng")),
            on: TargetID(document: Office.program, item: "1.2"))
        #expect(try copy.story.standing(of: parent, on: "2025-06-30").compound == .notMet)
        #expect(try copy.story.standing(of: parent, on: "2025-07-01").compound == .exceeded)
    }
}
