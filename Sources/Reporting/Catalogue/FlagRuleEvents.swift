package import EventLog

/// The limits of noticing from a day on, with what they rest on (bộ ngưỡng rà soát).
package struct FlagRulesAdopted: Payload {
    package static let type = "flagrules.adopted"

    package let flagrules: String
    package let effective: Day
    package let limits: [ToleranceLimit]
    package let document: DocumentID?
    package let basis: String?

    package init(
        flagrules: String, effective: Day, limits: [ToleranceLimit], document: DocumentID? = nil,
        basis: String? = nil
    ) {
        self.flagrules = flagrules
        self.effective = effective
        self.limits = limits
        self.document = document
        self.basis = basis
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        flagrules = try fields.take("flagrules")
        effective = try fields.take("effective")
        limits = try fields.take("limits")
        document = try fields.takeIfPresent("document")
        basis = try fields.takeIfPresent("basis")
    }

    package func write(to members: inout Members) {
        members.put("flagrules", flagrules)
        members.put("effective", effective)
        members.put("limits", limits)
        members.put("document", ifAny: document)
        members.put("basis", ifAny: basis)
    }
}

/// One limit, for one indicator or for all of them.
package struct ToleranceLimit: Hashable, ObjectFieldValue {
    package let tolerance: Tolerance
    package let value: Quantity
    package let indicator: IndicatorID?

    package init(tolerance: Tolerance, value: Quantity, indicator: IndicatorID? = nil) {
        self.tolerance = tolerance
        self.value = value
        self.indicator = indicator
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        tolerance = try fields.take("tolerance")
        value = try fields.take("value")
        indicator = try fields.takeIfPresent("indicator")
    }

    package func write(to members: inout Members) {
        members.put("tolerance", tolerance)
        members.put("value", value)
        members.put("indicator", ifAny: indicator)
    }
}
