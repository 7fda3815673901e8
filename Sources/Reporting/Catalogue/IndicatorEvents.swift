/// An indicator enters the catalogue (định nghĩa chỉ tiêu danh mục).
package struct IndicatorDefined: Payload {
    package static let type = "indicator.defined"

    package let indicator: IndicatorID
    package let name: String
    package let measure: Measure?
    package let direction: Direction?
    package let rollup: RollUpRule?
    package let method: String?
    package let reason: String?

    package init(
        indicator: IndicatorID, name: String, measure: Measure? = nil,
        direction: Direction? = nil, rollup: RollUpRule? = nil, method: String? = nil,
        reason: String? = nil
    ) {
        self.indicator = indicator
        self.name = name
        self.measure = measure
        self.direction = direction
        self.rollup = rollup
        self.method = method
        self.reason = reason
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        indicator = try fields.take("indicator")
        name = try fields.take("name")
        measure = try fields.takeIfPresent("measure")
        direction = try fields.takeIfPresent("direction")
        rollup = try fields.takeIfPresent("rollup")
        method = try fields.takeIfPresent("method")
        reason = try fields.takeIfPresent("reason")
    }

    package func write(to members: inout Members) {
        members.put("indicator", indicator)
        members.put("name", name)
        members.put("measure", ifAny: measure)
        members.put("direction", ifAny: direction)
        members.put("rollup", ifAny: rollup)
        members.put("method", ifAny: method)
        members.put("reason", ifAny: reason)
    }
}

/// An indicator has another definition from now on (định nghĩa lại).
package struct IndicatorRedefined: Payload {
    package static let type = "indicator.redefined"

    package let indicator: IndicatorID
    package let name: String
    package let measure: Measure?
    package let direction: Direction?
    package let rollup: RollUpRule?
    package let method: String?
    package let document: DocumentID?
    package let reason: String

    package init(
        indicator: IndicatorID, name: String, measure: Measure? = nil,
        direction: Direction? = nil, rollup: RollUpRule? = nil, method: String? = nil,
        document: DocumentID? = nil, reason: String
    ) {
        self.indicator = indicator
        self.name = name
        self.measure = measure
        self.direction = direction
        self.rollup = rollup
        self.method = method
        self.document = document
        self.reason = reason
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        indicator = try fields.take("indicator")
        name = try fields.take("name")
        measure = try fields.takeIfPresent("measure")
        direction = try fields.takeIfPresent("direction")
        rollup = try fields.takeIfPresent("rollup")
        method = try fields.takeIfPresent("method")
        document = try fields.takeIfPresent("document")
        reason = try fields.take("reason")
    }

    package func write(to members: inout Members) {
        members.put("indicator", indicator)
        members.put("name", name)
        members.put("measure", ifAny: measure)
        members.put("direction", ifAny: direction)
        members.put("rollup", ifAny: rollup)
        members.put("method", ifAny: method)
        members.put("document", ifAny: document)
        members.put("reason", reason)
    }
}
