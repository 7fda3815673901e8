package import EventLog
package import Reporting

/// What is looked at, and from which day: everything, or the state at the end of a period.
package struct Viewpoint: Equatable, Sendable {
    /// The period at whose end the state is looked at; `nil` for the latest state.
    package let period: Period?
    /// The day from which it is looked at: what is due is due by then.
    package let day: Day
    /// Where the data windows of the ledger are cut.
    package let calendar: CutoffCalendar

    package init(period: Period? = nil, day: Day, calendar: CutoffCalendar) {
        self.period = period
        self.day = day
        self.calendar = calendar
    }

    /// The day whose facts are in force: the last one of the period, but none after `day`.
    var asOf: Day {
        guard let end = period?.window(in: calendar)?.upperBound else { return day }
        return min(end, day)
    }

    /// The day whose demands and rules judge a target of period `own`: the last one of its time, once that is
    /// over, so that what comes into force later changes no judgement of it; else the day looked at.
    func dayInForce(for own: Period?) -> Day {
        guard let last = own?.window(in: .civil)?.upperBound,
            let end = own?.window(in: calendar)?.upperBound, end <= asOf
        else { return asOf }
        // A decision of the last days of a year is one of that year, though its figures are cut before.
        return min(last, day)
    }

    /// The day from which it is seen whether a report on a target of period `own` is due: now, where
    /// the target's time is over by the end of the period looked at, else the end of that period.
    func day(lookingAt own: Period?) -> Day {
        guard let end = period?.window(in: calendar)?.upperBound,
            let ownEnd = own?.window(in: calendar)?.upperBound, ownEnd > end
        else { return day }
        return asOf
    }

    /// The days on which a figure must end to count for a target of period `own`; `nil` where all do.
    ///
    /// What is due every year is looked at one year at a time.
    func days(of own: Period?) -> ClosedRange<Day>? {
        guard let period, let window = period.window(in: calendar) else { return nil }
        guard own == .everyYear, let year = period.wholeYear?.window(in: calendar) else {
            return Day(daysSinceEpoch: Viewpoint.distantPast)...window.upperBound
        }
        return year.lowerBound...window.upperBound
    }

    /// The first day of year 1.
    private static let distantPast = -719_162
}
