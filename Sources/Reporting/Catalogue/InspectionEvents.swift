package import EventLog

/// An inspection begins by a decision (mở cuộc kiểm tra).
package struct InspectionOpened: Payload {
    package static let type = "inspection.opened"

    package let inspection: String
    package let kind: String
    package let body: OrganizationID?
    package let document: DocumentID?
    package let team: [MemberID]?
    package let subject: String?

    package init(
        inspection: String, kind: String, body: OrganizationID? = nil,
        document: DocumentID? = nil, team: [MemberID]? = nil, subject: String? = nil
    ) {
        self.inspection = inspection
        self.kind = kind
        self.body = body
        self.document = document
        self.team = team
        self.subject = subject
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        inspection = try fields.take("inspection")
        kind = try fields.take("kind")
        body = try fields.takeIfPresent("body")
        document = try fields.takeIfPresent("document")
        team = try fields.takeIfPresent("team")
        subject = try fields.takeIfPresent("subject")
    }

    package func write(to members: inout Members) {
        members.put("inspection", inspection)
        members.put("kind", kind)
        members.put("body", ifAny: body)
        members.put("document", ifAny: document)
        members.put("team", ifAny: team)
        members.put("subject", ifAny: subject)
    }
}

/// The units, the targets and the window of facts that an inspection looks at (phạm vi, mốc
/// thời gian kiểm tra).
package struct InspectionScoped: Payload {
    package static let type = "inspection.scoped"

    package let inspection: String
    package let units: [OrganizationID]
    package let targets: [TargetID]?
    package let from: Day
    package let to: Day

    package init(
        inspection: String, units: [OrganizationID], targets: [TargetID]? = nil, from: Day,
        to: Day
    ) {
        self.inspection = inspection
        self.units = units
        self.targets = targets
        self.from = from
        self.to = to
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        inspection = try fields.take("inspection")
        units = try fields.take("units")
        targets = try fields.takeIfPresent("targets")
        from = try fields.take("from")
        to = try fields.take("to")
    }

    package func write(to members: inout Members) {
        members.put("inspection", inspection)
        members.put("units", units)
        members.put("targets", ifAny: targets)
        members.put("from", from)
        members.put("to", to)
    }
}

/// An inspection asks for something (yêu cầu).
package struct InspectionRequested: Payload {
    package static let type = "inspection.requested"

    package let inspection: String
    package let request: String
    package let text: String
    package let addressee: OrganizationID?
    package let due: Day?

    package init(
        inspection: String, request: String, text: String, addressee: OrganizationID? = nil,
        due: Day? = nil
    ) {
        self.inspection = inspection
        self.request = request
        self.text = text
        self.addressee = addressee
        self.due = due
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        inspection = try fields.take("inspection")
        request = try fields.take("request")
        text = try fields.take("text")
        addressee = try fields.takeIfPresent("addressee")
        due = try fields.takeIfPresent("due")
    }

    package func write(to members: inout Members) {
        members.put("inspection", inspection)
        members.put("request", request)
        members.put("text", text)
        members.put("addressee", ifAny: addressee)
        members.put("due", ifAny: due)
    }
}

/// A request is answered (trả lời).
package struct InspectionAnswered: Payload {
    package static let type = "inspection.answered"

    package let inspection: String
    package let request: String
    package let text: String
    package let document: DocumentID?
    package let evidence: [String]?

    package init(
        inspection: String, request: String, text: String, document: DocumentID? = nil,
        evidence: [String]? = nil
    ) {
        self.inspection = inspection
        self.request = request
        self.text = text
        self.document = document
        self.evidence = evidence
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        inspection = try fields.take("inspection")
        request = try fields.take("request")
        text = try fields.take("text")
        document = try fields.takeIfPresent("document")
        evidence = try fields.takeIfPresent("evidence")
    }

    package func write(to members: inout Members) {
        members.put("inspection", inspection)
        members.put("request", request)
        members.put("text", text)
        members.put("document", ifAny: document)
        members.put("evidence", ifAny: evidence)
    }
}

/// A finding, and the events it rests on (nội dung kết luận).
package struct InspectionFound: Payload {
    package static let type = "inspection.found"

    package let inspection: String
    package let finding: String
    package let text: String
    package let events: [Position]

    package init(inspection: String, finding: String, text: String, events: [Position]) {
        self.inspection = inspection
        self.finding = finding
        self.text = text
        self.events = events
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        inspection = try fields.take("inspection")
        finding = try fields.take("finding")
        text = try fields.take("text")
        events = try fields.take("events")
    }

    package func write(to members: inout Members) {
        members.put("inspection", inspection)
        members.put("finding", finding)
        members.put("text", text)
        members.put("events", events)
    }
}

/// The conclusion of an inspection (thông báo kết luận).
package struct InspectionConcluded: Payload {
    package static let type = "inspection.concluded"

    package let inspection: String
    package let document: DocumentID?
    package let text: String

    package init(inspection: String, document: DocumentID? = nil, text: String) {
        self.inspection = inspection
        self.document = document
        self.text = text
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        inspection = try fields.take("inspection")
        document = try fields.takeIfPresent("document")
        text = try fields.take("text")
    }

    package func write(to members: inout Members) {
        members.put("inspection", inspection)
        members.put("document", ifAny: document)
        members.put("text", text)
    }
}

/// A remedy that was demanded, and how far it has come (khắc phục).
package struct InspectionRemedied: Payload {
    package static let type = "inspection.remedied"

    package let inspection: String
    package let remedy: String
    package let text: String
    package let due: Day?
    package let done: Day?
    package let document: DocumentID?

    package init(
        inspection: String, remedy: String, text: String, due: Day? = nil, done: Day? = nil,
        document: DocumentID? = nil
    ) {
        self.inspection = inspection
        self.remedy = remedy
        self.text = text
        self.due = due
        self.done = done
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        inspection = try fields.take("inspection")
        remedy = try fields.take("remedy")
        text = try fields.take("text")
        due = try fields.takeIfPresent("due")
        done = try fields.takeIfPresent("done")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("inspection", inspection)
        members.put("remedy", remedy)
        members.put("text", text)
        members.put("due", ifAny: due)
        members.put("done", ifAny: done)
        members.put("document", ifAny: document)
    }
}

/// An inspection is closed (kết thúc cuộc kiểm tra).
package struct InspectionClosed: Payload {
    package static let type = "inspection.closed"

    package let inspection: String
    package let document: DocumentID?
    package let note: String?

    package init(inspection: String, document: DocumentID? = nil, note: String? = nil) {
        self.inspection = inspection
        self.document = document
        self.note = note
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        inspection = try fields.take("inspection")
        document = try fields.takeIfPresent("document")
        note = try fields.takeIfPresent("note")
    }

    package func write(to members: inout Members) {
        members.put("inspection", inspection)
        members.put("document", ifAny: document)
        members.put("note", ifAny: note)
    }
}
