package import EventLog

/// A figure is reported on a target for a period (gửi báo cáo).
///
/// `measure` stands where it is not the target's; `late` is the reason given for a figure that
/// arrives after the period was closed.
package struct ReportSubmitted: Payload {
    package static let type = "report.submitted"

    package let period: Period
    package let value: Quantity?
    package let measure: Measure?
    package let numerator: Quantity?
    package let denominator: Quantity?
    package let status: ReportStatus
    package let document: DocumentID?
    package let dated: Day?
    package let received: Day?
    package let channel: String?
    package let note: String?
    package let late: String?
    package let evidence: [String]?

    package init(
        period: Period, value: Quantity? = nil, measure: Measure? = nil,
        numerator: Quantity? = nil, denominator: Quantity? = nil, status: ReportStatus,
        document: DocumentID? = nil, dated: Day? = nil, received: Day? = nil,
        channel: String? = nil, note: String? = nil, late: String? = nil,
        evidence: [String]? = nil
    ) {
        self.period = period
        self.value = value
        self.measure = measure
        self.numerator = numerator
        self.denominator = denominator
        self.status = status
        self.document = document
        self.dated = dated
        self.received = received
        self.channel = channel
        self.note = note
        self.late = late
        self.evidence = evidence
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        period = try fields.take("period")
        value = try fields.takeIfPresent("value")
        measure = try fields.takeIfPresent("measure")
        numerator = try fields.takeIfPresent("numerator")
        denominator = try fields.takeIfPresent("denominator")
        status = try fields.take("status")
        document = try fields.takeIfPresent("document")
        dated = try fields.takeIfPresent("dated")
        received = try fields.takeIfPresent("received")
        channel = try fields.takeIfPresent("channel")
        note = try fields.takeIfPresent("note")
        late = try fields.takeIfPresent("late")
        evidence = try fields.takeIfPresent("evidence")
    }

    package func write(to members: inout Members) {
        members.put("period", period)
        members.put("value", ifAny: value)
        members.put("measure", ifAny: measure)
        members.put("numerator", ifAny: numerator)
        members.put("denominator", ifAny: denominator)
        members.put("status", status)
        members.put("document", ifAny: document)
        members.put("dated", ifAny: dated)
        members.put("received", ifAny: received)
        members.put("channel", ifAny: channel)
        members.put("note", ifAny: note)
        members.put("late", ifAny: late)
        members.put("evidence", ifAny: evidence)
    }
}

/// A reported figure becomes more settled: normal progress, no fault (nâng trạng thái).
package struct ReportUpgraded: Payload {
    package static let type = "report.upgraded"

    package let report: Position
    package let status: ReportStatus
    package let value: Quantity?
    package let measure: Measure?
    package let numerator: Quantity?
    package let denominator: Quantity?
    package let document: DocumentID?
    package let note: String?
    package let late: String?

    package init(
        report: Position, status: ReportStatus, value: Quantity? = nil, measure: Measure? = nil,
        numerator: Quantity? = nil, denominator: Quantity? = nil, document: DocumentID? = nil,
        note: String? = nil, late: String? = nil
    ) {
        self.report = report
        self.status = status
        self.value = value
        self.measure = measure
        self.numerator = numerator
        self.denominator = denominator
        self.document = document
        self.note = note
        self.late = late
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        report = try fields.take("report")
        status = try fields.take("status")
        value = try fields.takeIfPresent("value")
        measure = try fields.takeIfPresent("measure")
        numerator = try fields.takeIfPresent("numerator")
        denominator = try fields.takeIfPresent("denominator")
        document = try fields.takeIfPresent("document")
        note = try fields.takeIfPresent("note")
        late = try fields.takeIfPresent("late")
    }

    package func write(to members: inout Members) {
        members.put("report", report)
        members.put("status", status)
        members.put("value", ifAny: value)
        members.put("measure", ifAny: measure)
        members.put("numerator", ifAny: numerator)
        members.put("denominator", ifAny: denominator)
        members.put("document", ifAny: document)
        members.put("note", ifAny: note)
        members.put("late", ifAny: late)
    }
}

/// A reported value was wrong and is superseded; the original stays (đính chính).
package struct ReportRevised: Payload {
    package static let type = "report.revised"

    package let report: Position
    package let value: Quantity?
    package let measure: Measure?
    package let numerator: Quantity?
    package let denominator: Quantity?
    package let reason: String
    package let cause: String?
    package let document: DocumentID?

    package init(
        report: Position, value: Quantity? = nil, measure: Measure? = nil,
        numerator: Quantity? = nil, denominator: Quantity? = nil, reason: String,
        cause: String? = nil, document: DocumentID? = nil
    ) {
        self.report = report
        self.value = value
        self.measure = measure
        self.numerator = numerator
        self.denominator = denominator
        self.reason = reason
        self.cause = cause
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        report = try fields.take("report")
        value = try fields.takeIfPresent("value")
        measure = try fields.takeIfPresent("measure")
        numerator = try fields.takeIfPresent("numerator")
        denominator = try fields.takeIfPresent("denominator")
        reason = try fields.take("reason")
        cause = try fields.takeIfPresent("cause")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("report", report)
        members.put("value", ifAny: value)
        members.put("measure", ifAny: measure)
        members.put("numerator", ifAny: numerator)
        members.put("denominator", ifAny: denominator)
        members.put("reason", reason)
        members.put("cause", ifAny: cause)
        members.put("document", ifAny: document)
    }
}

/// A report is taken back by who made it (rút báo cáo).
package struct ReportRetracted: Payload {
    package static let type = "report.retracted"

    package let report: Position
    package let reason: String
    package let document: DocumentID?

    package init(report: Position, reason: String, document: DocumentID? = nil) {
        self.report = report
        self.reason = reason
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        report = try fields.take("report")
        reason = try fields.take("reason")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("report", report)
        members.put("reason", reason)
        members.put("document", ifAny: document)
    }
}

/// Somebody other than the reporter approves a report (phê duyệt).
package struct ReportApproved: Payload {
    package static let type = "report.approved"

    package let report: Position
    package let note: String?
    package let document: DocumentID?

    package init(report: Position, note: String? = nil, document: DocumentID? = nil) {
        self.report = report
        self.note = note
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        report = try fields.take("report")
        note = try fields.takeIfPresent("note")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("report", report)
        members.put("note", ifAny: note)
        members.put("document", ifAny: document)
    }
}

/// Somebody other than the reporter gives a report back to be made again (trả lại).
package struct ReportReturned: Payload {
    package static let type = "report.returned"

    package let report: Position
    package let reason: String
    package let document: DocumentID?

    package init(report: Position, reason: String, document: DocumentID? = nil) {
        self.report = report
        self.reason = reason
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        report = try fields.take("report")
        reason = try fields.take("reason")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("report", report)
        members.put("reason", reason)
        members.put("document", ifAny: document)
    }
}

/// An authority declares its own judgement; the computed one stands beside it (đánh giá chính
/// thức).
package struct JudgementDeclared: Payload {
    package static let type = "judgement.declared"

    package let period: Period
    package let judgement: Judgement
    package let label: String?
    package let authority: OrganizationID
    package let document: DocumentID
    package let note: String?

    package init(
        period: Period, judgement: Judgement, label: String? = nil, authority: OrganizationID,
        document: DocumentID, note: String? = nil
    ) {
        self.period = period
        self.judgement = judgement
        self.label = label
        self.authority = authority
        self.document = document
        self.note = note
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        period = try fields.take("period")
        judgement = try fields.take("judgement")
        label = try fields.takeIfPresent("label")
        authority = try fields.take("authority")
        document = try fields.take("document")
        note = try fields.takeIfPresent("note")
    }

    package func write(to members: inout Members) {
        members.put("period", period)
        members.put("judgement", judgement)
        members.put("label", ifAny: label)
        members.put("authority", authority)
        members.put("document", document)
        members.put("note", ifAny: note)
    }
}
