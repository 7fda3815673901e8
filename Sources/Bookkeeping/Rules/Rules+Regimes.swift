import EventLog
import Projections
import Reporting

extension Rules.Context {
    /// A regime says who reports, on which data, and by when; and all that it names exists.
    func check(_ regime: RegimeAdopted) throws(Refusal) {
        try author(as: [.keeper], for: nil)
        try document(regime.document)
        guard !regime.name.isEmpty else { throw .nameMissing }
        guard !regime.reporters.isEmpty else {
            throw .regime(.withoutReporters(regime.regime))
        }
        for unit in regime.reporters { try self.unit(unit) }
        if let recipient = regime.recipient {
            try unit(recipient)
            guard !regime.reporters.contains(recipient) else {
                throw .regime(.reportsToItself(regime.regime, recipient))
            }
        }
        guard regime.cutoff != nil else { throw .regime(.withoutCutoff(regime.regime)) }
        if let calendar = regime.calendar, registry.calendars[calendar] == nil {
            throw .regime(.unknownCalendar(calendar))
        }
        switch regime.due {
        case .workingDays where regime.calendar == nil:
            throw .regime(.withoutCalendar(regime.regime))
        case .date where ![.year, .nineMonths].contains(regime.every):
            throw .regime(.dueDateEveryPeriod(regime.every))
        case .workingDays, .days, .date, .nextMonth: break
        }
        if let until = regime.until, until < regime.effective {
            throw .regime(.endsBeforeItBegins(effective: regime.effective, until: until))
        }
        for indicator in regime.indicators ?? [] where registry.indicators[indicator] == nil {
            throw .unknownIndicator(indicator)
        }
        for document in regime.documents ?? [] { try self.document(document) }
    }

    /// A calendar lists every day once, as a day off or as one that is worked.
    func check(_ adopted: CalendarAdopted) throws(Refusal) {
        try author(as: [.keeper], for: nil)
        try document(adopted.document)
        let (holidays, workdays) = (adopted.holidays, adopted.workdays ?? [])
        guard !holidays.isEmpty || !workdays.isEmpty else {
            throw .regime(.calendarEmpty(adopted.calendar))
        }
        let known = registry.calendars[adopted.calendar]
        let off = known?.holidays.union(holidays) ?? Set(holidays)
        let worked = known?.workdays.union(workdays) ?? Set(workdays)
        if let day = off.intersection(worked).min() {
            throw .regime(.holidayAndWorkday(day, calendar: adopted.calendar))
        }
        var seen: Set<Day> = []
        for day in holidays + workdays
        where !seen.insert(day).inserted || known?.lists(day) == true {
            throw .regime(.dayListedTwice(day, calendar: adopted.calendar))
        }
    }
}
