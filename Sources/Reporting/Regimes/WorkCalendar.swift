package import EventLog

/// Which days are worked: the weekend, the days off and the weekend days worked instead, all of them as
/// they were adopted (lịch làm việc).
package struct WorkCalendar: Equatable, Sendable {
    package private(set) var weekend: Set<Weekday>
    package private(set) var holidays: Set<Day> = []
    /// Weekend days that are worked.
    package private(set) var workdays: Set<Day> = []

    package init(weekend: [Weekday]) {
        self.weekend = Set(weekend)
    }

    /// Takes in further days, and the weekend as it is from now on.
    package mutating func adopt(_ adopted: CalendarAdopted) {
        weekend = Set(adopted.weekend)
        holidays.formUnion(adopted.holidays)
        workdays.formUnion(adopted.workdays ?? [])
    }

    /// Whether the calendar says something of this very day.
    package func lists(_ day: Day) -> Bool { holidays.contains(day) || workdays.contains(day) }

    /// Whether the calendar lists any day of the year: without one, its holidays are not known.
    package func covers(year: Int) -> Bool {
        holidays.contains { $0.year == year } || workdays.contains { $0.year == year }
    }

    /// Whether people work on that day.
    package func isWorked(_ day: Day) -> Bool {
        if holidays.contains(day) { return false }
        return workdays.contains(day) || !weekend.contains(Weekday(of: day))
    }

    /// The last of so many working days that follow `day`; the day itself for none.
    ///
    /// `nil` where a year brings fewer working days than are asked for.
    package func day(_ count: Int, workingDaysAfter day: Day) -> Day? {
        var last = day
        var left = count
        while left > 0 {
            last = last.advanced(by: 1)
            guard last.daysSinceEpoch - day.daysSinceEpoch <= 366 else { return nil }
            if isWorked(last) { left -= 1 }
        }
        return last
    }

    /// How many working days lie behind `day`, up to `last` and with it.
    ///
    /// - Complexity: O(*n*) in the days between.
    package func workingDayCount(after day: Day, through last: Day) -> Int {
        guard day < last else { return 0 }
        return (day.daysSinceEpoch + 1...last.daysSinceEpoch)
            .count { isWorked(Day(daysSinceEpoch: $0)) }
    }
}
