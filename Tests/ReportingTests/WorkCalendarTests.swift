import EventLog
import Reporting
import TestSupport
import Testing

@Suite struct WorkCalendarTests {
    /// The weekend, the Tết of 2026 and a Saturday worked for a Friday off.
    private static let calendar: WorkCalendar = {
        var calendar = WorkCalendar(weekend: [.saturday, .sunday])
        let tet = (14...22).map { written("2026-02-\($0)", as: Day.self) }
        calendar.adopt(
            CalendarAdopted(
                calendar: "vn", holidays: tet + [written("2026-01-02")],
                workdays: [written("2026-01-10")]))
        return calendar
    }()

    @Test(arguments: [
        ("1970-01-01", Weekday.thursday), ("1969-12-31", .wednesday), ("2000-02-29", .tuesday),
        ("2025-11-30", .sunday), ("2026-11-22", .sunday), ("0001-01-01", .monday),
    ])
    func `A day has the weekday that every almanac gives it`(day: String, weekday: Weekday) {
        #expect(Weekday(of: written(day)) == weekday)
    }

    @Test func `Weekdays follow each other without end`() {
        let first = written("1965-01-01", as: Day.self)
        for count in 0..<4_000 {
            let today = Weekday(of: first.advanced(by: count))
            let next = Weekday(of: first.advanced(by: count + 1))
            let index = Weekday.allCases.firstIndex(of: today) ?? 0
            #expect(next == Weekday.allCases[(index + 1) % 7])
        }
    }

    @Test(arguments: [
        ("2026-01-01", true), ("2026-01-02", false), ("2026-01-03", false), ("2026-01-10", true),
        ("2026-01-11", false), ("2026-02-13", true), ("2026-02-16", false), ("2026-02-23", true),
    ])
    func `A day is worked as the calendar says, not as the program thinks`(
        day: String, isWorked: Bool
    ) {
        #expect(Self.calendar.isWorked(written(day)) == isWorked)
    }

    @Test func `Counting days forward and counting those between agree on every day of two years`()
    {
        let calendar = Self.calendar
        let first = written("2025-12-25", as: Day.self)
        for start in (0..<430).map({ first.advanced(by: $0) }) {
            #expect(calendar.day(0, workingDaysAfter: start) == start)
            for count in 1...12 {
                guard let end = calendar.day(count, workingDaysAfter: start) else {
                    Issue.record("no end")
                    continue
                }
                #expect(calendar.isWorked(end))
                #expect(calendar.workingDayCount(after: start, through: end) == count)
            }
        }
    }

    @Test func `A week without a working day has no end to count to`() {
        let calendar = WorkCalendar(weekend: Weekday.allCases)
        #expect(calendar.day(1, workingDaysAfter: written("2026-01-01")) == nil)
        #expect(
            calendar.workingDayCount(
                after: written("2026-01-01"), through: written("2026-03-01")) == 0)
    }

    @Test func `A year without a listed day is one whose holidays are not known`() {
        #expect(Self.calendar.covers(year: 2026))
        #expect(!Self.calendar.covers(year: 2025) && !Self.calendar.covers(year: 2027))
    }
}
