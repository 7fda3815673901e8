import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport

/// A story, and the entry that the rules refuse to follow upon it.
struct Provocation {
    let refusal: Refusal
    let message: Phrase
    let entry: Entry
    let book: Attainment
}

/// One provocation or more for every case of `Refusal`.
enum RefusalSamples {
    typealias Told = (event: Event, stream: String, by: MemberID)

    static let target = written("38-CTr/HU:2025-02-04#1", as: TargetID.self)
    static let deferred = written("38-CTr/HU:2025-02-04#2", as: TargetID.self)
    static let unknown = written("QĐ-0", as: DocumentID.self)

    /// The office with a target of each kind and a report on the first.
    static func begun() -> (story: Story, report: Position) {
        var story = Office.opened()
        _ = story.assign(Office.assignment("1", .floor("100")))
        _ = story.assign(Office.assignment("2", .deferred, measure: "%"))
        let report = story.tell(
            .report("90", about: "2025-H1"), on: target, by: Office.reporter, at: "2025-06-16")
        return (story, report)
    }

    /// What is told after the beginning, and what is then refused.
    static func provocation(
        _ refusal: Refusal, _ vi: String, _ en: String, after told: [Told] = [],
        from beginning: Story? = nil, refusing last: Told
    ) -> Provocation {
        var story = beginning ?? begun().story
        for (event, stream, member) in told { story.tell(event, on: stream, by: member) }
        var book = Attainment()
        for entry in story.entries { book.apply(entry) }
        return Provocation(
            refusal: refusal, message: Phrase(vi: vi, en: en),
            entry: story.entry(last.event, on: last.stream, by: last.by), book: book)
    }

    static func enrolling(
        _ member: MemberID, as role: Role = .reporter, unit: OrganizationID? = nil,
        by author: MemberID = Office.keeper
    ) -> Told {
        (
            .memberEnrolled(MemberEnrolled(member: member, unit: unit, role: role)),
            "member:\(member)", author
        )
    }

    static func reporting(_ submitted: ReportSubmitted, by member: MemberID = Office.keeper) -> Told
    {
        (.reportSubmitted(submitted), target.description, member)
    }

    static func submitted(_ value: String? = "1", about period: Period = .year(2025))
        -> ReportSubmitted
    {
        ReportSubmitted(period: period, value: value.map { written($0) }, status: .official)
    }

    static func ending(_ unit: OrganizationID) -> Told {
        (
            .unitEnded(UnitEnded(unit: unit, lastDay: written("2025-06-15"))), "unit:\(unit)",
            Office.keeper
        )
    }
}
