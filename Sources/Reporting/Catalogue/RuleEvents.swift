package import EventLog

/// The thresholds of judging from a day on, with their legal basis (bộ quy tắc đánh giá).
package struct RuleSetAdopted: Payload {
    package static let type = "ruleset.adopted"

    package let ruleset: String
    package let effective: Day
    package let nearlyMetFrom: Quantity?
    package let ceilingExceeded: Bool?
    package let document: DocumentID?
    package let basis: String?

    package init(
        ruleset: String, effective: Day, nearlyMetFrom: Quantity? = nil,
        ceilingExceeded: Bool? = nil, document: DocumentID? = nil, basis: String? = nil
    ) {
        self.ruleset = ruleset
        self.effective = effective
        self.nearlyMetFrom = nearlyMetFrom
        self.ceilingExceeded = ceilingExceeded
        self.document = document
        self.basis = basis
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        ruleset = try fields.take("ruleset")
        effective = try fields.take("effective")
        nearlyMetFrom = try fields.takeIfPresent("nearlyMetFrom")
        ceilingExceeded = try fields.takeIfPresent("ceilingExceeded")
        document = try fields.takeIfPresent("document")
        basis = try fields.takeIfPresent("basis")
    }

    package func write(to members: inout Members) {
        members.put("ruleset", ruleset)
        members.put("effective", effective)
        members.put("nearlyMetFrom", ifAny: nearlyMetFrom)
        members.put("ceilingExceeded", ifAny: ceilingExceeded)
        members.put("document", ifAny: document)
        members.put("basis", ifAny: basis)
    }
}
