import EventLog
import Reporting
import TestSupport
import Testing

@Suite struct DueRuleTests {
    private static let week = WorkCalendar(weekend: [.saturday, .sunday])

    @Test(arguments: [
        ("workingDays:5", DueRule.workingDays(5)), ("days:3", .days(3)),
        ("date:11-30", .date(month: 11, day: 30)), ("nextMonth:5", .nextMonth(5)),
        ("5 ngày làm việc", .workingDays(5)), ("5 working days", .workingDays(5)),
        ("1 working day", .workingDays(1)), ("3 ngày", .days(3)), ("3 days", .days(3)),
        ("30/11", .date(month: 11, day: 30)), ("5/1", .date(month: 1, day: 5)),
        ("Ngày 5 tháng sau", .nextMonth(5)), ("day 5 of the month after", .nextMonth(5)),
    ])
    func `A due date is read as people write it, and as it is stored`(text: String, rule: DueRule) {
        #expect(DueRule(reading: text) == rule)
        #expect(DueRule(canonical: rule.canonical) == rule)
    }

    @Test(arguments: [
        "", "5", "soon", "32/1", "29/2", "30/13", "date:02-29", "days:-1", "days:03", "days:400",
        "workingDays:201", "nextMonth:0", "nextMonth:32", "ngày tháng sau", "30/11/2025",
    ])
    func `What names no due date is not guessed at`(text: String) {
        #expect(DueRule(reading: text) == nil)
    }

    @Test(arguments: [
        // 92/KH-UBND: by 30 November, before the data are cut off.
        ("date:11-30", "2025", CutoffCalendar.nd09, "2025-11-30"),
        ("date:01-15", "2025", .nd09, "2026-01-15"), ("date:09-20", "2025-9M", .nd09, "2025-09-20"),
        ("days:3", "2025", .nd09, "2025-12-17"), ("days:3", "2025", .civil, "2026-01-03"),
        ("days:0", "2025-06", .civil, "2025-06-30"),
        ("nextMonth:5", "2025-06", .nd09, "2025-07-05"),
        ("nextMonth:31", "2025-Q1", .nd09, "2025-04-30"),
        ("nextMonth:31", "2025-01", .civil, "2025-02-28"),
        // The 14th of June 2025 was a Saturday.
        ("workingDays:1", "2025-H1", .nd09, "2025-06-16"),
        ("workingDays:5", "2025-H1", .nd09, "2025-06-20"),
        ("workingDays:0", "2025-H1", .nd09, "2025-06-14"),
    ])
    func `A report is due on the day the rule makes of its period`(
        rule: String, period: String, cutoff: CutoffCalendar, due: String
    ) {
        let day = written(rule, as: DueRule.self)
            .day(for: written(period), cutoff: cutoff, workdays: Self.week)
        #expect(day == written(due))
    }

    @Test func `Working days are not counted without a calendar, nor periods without an end`() {
        #expect(
            DueRule.workingDays(5).day(for: .year(2025), cutoff: .nd09, workdays: nil) == nil)
        #expect(DueRule.days(5).day(for: .everyYear, cutoff: .nd09, workdays: nil) == nil)
    }

    @Test func `A cycle has its periods of every year, in order`() {
        let codes = ReportingCycle.allCases.map { cycle in
            cycle.periods(of: 2025).map(\.description).joined(separator: " ")
        }
        #expect(
            codes == [
                "2025-01 2025-02 2025-03 2025-04 2025-05 2025-06 2025-07 2025-08 2025-09 2025-10 "
                    + "2025-11 2025-12",
                "2025-Q1 2025-Q2 2025-Q3 2025-Q4", "2025-H1 2025-H2", "2025-9M", "2025",
            ])
    }
}
