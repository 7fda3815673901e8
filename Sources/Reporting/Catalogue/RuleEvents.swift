package import EventLog

/// Who reports what to whom, how often and by when (chế độ báo cáo).
package struct RegimeAdopted: Payload {
    package static let type = "regime.adopted"

    package let regime: String
    package let name: String
    package let reporters: [OrganizationID]
    package let recipient: OrganizationID?
    package let every: String
    package let due: String
    package let document: DocumentID?
    package let effective: Day?

    package init(
        regime: String, name: String, reporters: [OrganizationID],
        recipient: OrganizationID? = nil, every: String, due: String, document: DocumentID? = nil,
        effective: Day? = nil
    ) {
        self.regime = regime
        self.name = name
        self.reporters = reporters
        self.recipient = recipient
        self.every = every
        self.due = due
        self.document = document
        self.effective = effective
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        regime = try fields.take("regime")
        name = try fields.take("name")
        reporters = try fields.take("reporters")
        recipient = try fields.takeIfPresent("recipient")
        every = try fields.take("every")
        due = try fields.take("due")
        document = try fields.takeIfPresent("document")
        effective = try fields.takeIfPresent("effective")
    }

    package func write(to members: inout Members) {
        members.put("regime", regime)
        members.put("name", name)
        members.put("reporters", reporters)
        members.put("recipient", ifAny: recipient)
        members.put("every", every)
        members.put("due", due)
        members.put("document", ifAny: document)
        members.put("effective", ifAny: effective)
    }
}

/// The days off, and the weekend days worked, of a calendar (lịch làm việc).
package struct CalendarAdopted: Payload {
    package static let type = "calendar.adopted"

    package let calendar: String
    package let holidays: [Day]
    package let workdays: [Day]?
    package let document: DocumentID?

    package init(
        calendar: String, holidays: [Day], workdays: [Day]? = nil, document: DocumentID? = nil
    ) {
        self.calendar = calendar
        self.holidays = holidays
        self.workdays = workdays
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        calendar = try fields.take("calendar")
        holidays = try fields.take("holidays")
        workdays = try fields.takeIfPresent("workdays")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("calendar", calendar)
        members.put("holidays", holidays)
        members.put("workdays", ifAny: workdays)
        members.put("document", ifAny: document)
    }
}
