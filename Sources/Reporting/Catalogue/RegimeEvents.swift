package import EventLog

/// Who reports what to whom, how often and by when (chế độ báo cáo).
///
/// A later event with the same `regime` takes its place from its effective day on; one with `until` ends
/// it. Without `indicators` and `documents` it covers every target of its reporters.
package struct RegimeAdopted: Payload {
    package static let type = "regime.adopted"

    package let regime: String
    package let name: String
    package let reporters: [OrganizationID]
    package let recipient: OrganizationID?
    package let every: ReportingCycle
    package let cutoff: CutoffCalendar?
    package let due: DueRule
    /// The calendar that working days are counted by.
    package let calendar: String?
    package let document: DocumentID?
    package let effective: Day
    /// The last day on which it is in force.
    package let until: Day?
    package let indicators: [IndicatorID]?
    package let documents: [DocumentID]?

    package init(
        regime: String, name: String, reporters: [OrganizationID],
        recipient: OrganizationID? = nil, every: ReportingCycle, cutoff: CutoffCalendar?,
        due: DueRule, calendar: String? = nil, document: DocumentID? = nil, effective: Day,
        until: Day? = nil, indicators: [IndicatorID]? = nil, documents: [DocumentID]? = nil
    ) {
        self.regime = regime
        self.name = name
        self.reporters = reporters
        self.recipient = recipient
        self.every = every
        self.cutoff = cutoff
        self.due = due
        self.calendar = calendar
        self.document = document
        self.effective = effective
        self.until = until
        self.indicators = indicators
        self.documents = documents
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        regime = try fields.take("regime")
        name = try fields.take("name")
        reporters = try fields.take("reporters")
        recipient = try fields.takeIfPresent("recipient")
        every = try fields.take("every")
        cutoff = try fields.takeIfPresent("cutoff")
        due = try fields.take("due")
        calendar = try fields.takeIfPresent("calendar")
        document = try fields.takeIfPresent("document")
        effective = try fields.take("effective")
        until = try fields.takeIfPresent("until")
        indicators = try fields.takeIfPresent("indicators")
        documents = try fields.takeIfPresent("documents")
    }

    package func write(to members: inout Members) {
        members.put("regime", regime)
        members.put("name", name)
        members.put("reporters", reporters)
        members.put("recipient", ifAny: recipient)
        members.put("every", every)
        members.put("cutoff", ifAny: cutoff)
        members.put("due", due)
        members.put("calendar", ifAny: calendar)
        members.put("document", ifAny: document)
        members.put("effective", effective)
        members.put("until", ifAny: until)
        members.put("indicators", ifAny: indicators)
        members.put("documents", ifAny: documents)
    }
}

/// The weekend, the days off, and the weekend days worked instead; days are added to those that the
/// calendar lists already (lịch làm việc).
package struct CalendarAdopted: Payload {
    package static let type = "calendar.adopted"

    package let calendar: String
    package let weekend: [Weekday]
    package let holidays: [Day]
    package let workdays: [Day]?
    package let document: DocumentID?

    package init(
        calendar: String, weekend: [Weekday] = [.saturday, .sunday], holidays: [Day],
        workdays: [Day]? = nil, document: DocumentID? = nil
    ) {
        self.calendar = calendar
        self.weekend = weekend
        self.holidays = holidays
        self.workdays = workdays
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        calendar = try fields.take("calendar")
        weekend = try fields.take("weekend")
        holidays = try fields.take("holidays")
        workdays = try fields.takeIfPresent("workdays")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("calendar", calendar)
        members.put("weekend", weekend)
        members.put("holidays", holidays)
        members.put("workdays", ifAny: workdays)
        members.put("document", ifAny: document)
    }
}
