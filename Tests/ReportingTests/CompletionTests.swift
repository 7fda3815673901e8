import EventLog
import Reporting
import TestSupport
import Testing

@Suite struct CompletionTests {
    private static let judge = Judge(
        criterion: .of(.milestone), measure: nil, period: .year(2025), due: written("2025-06-30"))

    private static func said(
        _ value: Int, about period: String, dated: String? = nil
    ) -> Judge.Progress {
        Judge.Progress(
            figure: Figure(value: Quantity(value)), period: written(period),
            dated: dated.map { written($0) })
    }

    @Test(
        arguments: [
            ([said(1, about: "2025-Q2")], .inTime), ([said(1, about: "2025-H1")], .inTime),
            // The report is about the half year, and was there before it ended.
            ([said(1, about: "2025", dated: "2025-06-30")], .inTime),
            ([said(0, about: "2025-Q1"), said(1, about: "2025-Q2")], .inTime),
            ([said(0, about: "2025-H1"), said(1, about: "2025-9M")], .late(days: 92)),
            ([said(1, about: "2025-Q3", dated: "2025-08-15")], .late(days: 46)),
            (
                [said(0, about: "2025-H1"), said(1, about: "2025", dated: "2025-07-01")],
                .late(days: 1)
            ),
            // Done some time in the year: nothing shows that it was late.
            ([said(1, about: "2025")], nil),
            ([said(0, about: "2025-Q1")], nil), ([], nil),
            ([said(0, about: "2025-H1")], .overdue), ([said(0, about: "2025-9M")], .overdue),
        ] as [([Judge.Progress], Assessment.Completion?)])
    func `What was to be done by a day was done in time, late, or not yet`(
        reports: [Judge.Progress], expected: Assessment.Completion?
    ) {
        #expect(Self.judge.completion(of: reports) == expected)
    }

    @Test func `Done late is not met, and overdue is not met before its period ends`() {
        func judgement(_ completion: Assessment.Completion?, _ value: Int, _ period: Period)
            -> Judgement
        {
            Self.judge.assess(
                Figure(value: Quantity(value)), about: period, completion: completion
            ).judgement
        }
        #expect(judgement(.inTime, 1, .half(2025, 1)) == .met)
        #expect(judgement(.late(days: 46), 1, .nineMonths(2025)) == .notMet)
        #expect(judgement(.overdue, 0, .nineMonths(2025)) == .notMet)
        #expect(judgement(nil, 0, .quarter(2025, 1)) == .inProgress)
        #expect(judgement(nil, 1, .year(2025)) == .met)
    }

    @Test func `Only a milestone has a completion`() {
        let floor = Judge(
            criterion: .floor("1"), measure: nil, period: .year(2025), due: written("2025-06-30"))
        #expect(floor.completion(of: [Self.said(0, about: "2025-9M")]) == nil)
        let open = Judge(criterion: .of(.milestone), measure: nil, period: nil)
        #expect(open.completion(of: [Self.said(1, about: "2025")]) == nil)
        let quarter = Judge(
            criterion: .of(.milestone), measure: nil, period: .quarter(2025, 2))
        #expect(quarter.completion(of: [Self.said(1, about: "2025-Q3")]) == .late(days: 92))
    }
}
