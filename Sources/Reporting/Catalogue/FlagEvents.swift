package import EventLog

/// Something needs to be explained; a flag never means guilt (nêu điểm cần làm rõ).
///
/// `asked` are those who recorded the events it cites: they explain, and do not close it.
package struct FlagRaised: Payload {
    package static let type = "flag.raised"

    package let flag: String
    package let rule: String
    package let events: [Position]
    package let severity: String?
    package let explanation: String?
    package let asked: [MemberID]?

    package init(
        flag: String, rule: String, events: [Position], severity: String? = nil,
        explanation: String? = nil, asked: [MemberID]? = nil
    ) {
        self.flag = flag
        self.rule = rule
        self.events = events
        self.severity = severity
        self.explanation = explanation
        self.asked = asked
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        flag = try fields.take("flag")
        rule = try fields.take("rule")
        events = try fields.take("events")
        severity = try fields.takeIfPresent("severity")
        explanation = try fields.takeIfPresent("explanation")
        asked = try fields.takeIfPresent("asked")
    }

    package func write(to members: inout Members) {
        members.put("flag", flag)
        members.put("rule", rule)
        members.put("events", events)
        members.put("severity", ifAny: severity)
        members.put("explanation", ifAny: explanation)
        members.put("asked", ifAny: asked)
    }
}

/// A flag is explained (giải trình).
package struct FlagAnswered: Payload {
    package static let type = "flag.answered"

    package let flag: String
    package let answer: String
    package let document: DocumentID?
    package let evidence: [String]?

    package init(
        flag: String, answer: String, document: DocumentID? = nil, evidence: [String]? = nil
    ) {
        self.flag = flag
        self.answer = answer
        self.document = document
        self.evidence = evidence
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        flag = try fields.take("flag")
        answer = try fields.take("answer")
        document = try fields.takeIfPresent("document")
        evidence = try fields.takeIfPresent("evidence")
    }

    package func write(to members: inout Members) {
        members.put("flag", flag)
        members.put("answer", answer)
        members.put("document", ifAny: document)
        members.put("evidence", ifAny: evidence)
    }
}

/// A flag is closed (kết thúc làm rõ).
package struct FlagClosed: Payload {
    package static let type = "flag.closed"

    package let flag: String
    package let reason: String
    package let document: DocumentID?

    package init(flag: String, reason: String, document: DocumentID? = nil) {
        self.flag = flag
        self.reason = reason
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        flag = try fields.take("flag")
        reason = try fields.take("reason")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("flag", flag)
        members.put("reason", reason)
        members.put("document", ifAny: document)
    }
}
