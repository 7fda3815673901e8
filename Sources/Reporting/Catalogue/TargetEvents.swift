package import EventLog

/// A document sets a target for a unit (giao chỉ tiêu).
package struct TargetAssigned: Payload {
    package static let type = "target.assigned"

    package let document: DocumentID
    package let item: String
    package let parent: TargetID?
    package let group: String?
    package let name: String
    package let indicator: IndicatorID?
    package let unit: OrganizationID
    package let scope: String?
    package let measure: Measure?
    package let period: Period?
    package let due: Day?
    package let assigner: String?
    package let force: Force
    package let criterion: Criterion
    package let source: SourcePlace?

    package init(
        document: DocumentID, item: String, parent: TargetID? = nil, group: String? = nil,
        name: String, indicator: IndicatorID? = nil, unit: OrganizationID, scope: String? = nil,
        measure: Measure? = nil, period: Period? = nil, due: Day? = nil, assigner: String? = nil,
        force: Force, criterion: Criterion, source: SourcePlace? = nil
    ) {
        self.document = document
        self.item = item
        self.parent = parent
        self.group = group
        self.name = name
        self.indicator = indicator
        self.unit = unit
        self.scope = scope
        self.measure = measure
        self.period = period
        self.due = due
        self.assigner = assigner
        self.force = force
        self.criterion = criterion
        self.source = source
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        document = try fields.take("document")
        item = try fields.take("item")
        // The item is part of the target's id, which holds no white space.
        guard TargetID.isItem(item) else { throw .malformed("item") }
        parent = try fields.takeIfPresent("parent")
        group = try fields.takeIfPresent("group")
        name = try fields.take("name")
        indicator = try fields.takeIfPresent("indicator")
        unit = try fields.take("unit")
        scope = try fields.takeIfPresent("scope")
        measure = try fields.takeIfPresent("measure")
        period = try fields.takeIfPresent("period")
        due = try fields.takeIfPresent("due")
        assigner = try fields.takeIfPresent("assigner")
        force = try fields.take("force")
        criterion = try fields.take("criterion")
        source = try fields.takeIfPresent("source")
    }

    /// The target that the event assigns.
    package var target: TargetID { TargetID(document: document, item: item) }

    package func write(to members: inout Members) {
        members.put("document", document)
        members.put("item", item)
        members.put("parent", ifAny: parent)
        members.put("group", ifAny: group)
        members.put("name", name)
        members.put("indicator", ifAny: indicator)
        members.put("unit", unit)
        members.put("scope", ifAny: scope)
        members.put("measure", ifAny: measure)
        members.put("period", ifAny: period)
        members.put("due", ifAny: due)
        members.put("assigner", ifAny: assigner)
        members.put("force", force)
        members.put("criterion", criterion)
        members.put("source", ifAny: source)
    }
}

/// A deferred target gets its bound (xác định chỉ tiêu).
package struct TargetResolved: Payload {
    package static let type = "target.resolved"

    package let document: DocumentID
    package let criterion: Criterion
    package let measure: Measure?
    package let assigner: String?
    package let effective: Day?
    package let reason: String?

    package init(
        document: DocumentID, criterion: Criterion, measure: Measure? = nil,
        assigner: String? = nil, effective: Day? = nil, reason: String? = nil
    ) {
        self.document = document
        self.criterion = criterion
        self.measure = measure
        self.assigner = assigner
        self.effective = effective
        self.reason = reason
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        document = try fields.take("document")
        criterion = try fields.take("criterion")
        measure = try fields.takeIfPresent("measure")
        assigner = try fields.takeIfPresent("assigner")
        effective = try fields.takeIfPresent("effective")
        reason = try fields.takeIfPresent("reason")
    }

    package func write(to members: inout Members) {
        members.put("document", document)
        members.put("criterion", criterion)
        members.put("measure", ifAny: measure)
        members.put("assigner", ifAny: assigner)
        members.put("effective", ifAny: effective)
        members.put("reason", ifAny: reason)
    }
}

/// The target changes from a day on, by a decision of its own (điều chỉnh chỉ tiêu).
package struct TargetAdjusted: Payload {
    package static let type = "target.adjusted"

    package let document: DocumentID
    package let criterion: Criterion
    package let effective: Day
    package let reason: String

    package init(document: DocumentID, criterion: Criterion, effective: Day, reason: String) {
        self.document = document
        self.criterion = criterion
        self.effective = effective
        self.reason = reason
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        document = try fields.take("document")
        criterion = try fields.take("criterion")
        effective = try fields.take("effective")
        reason = try fields.take("reason")
    }

    package func write(to members: inout Members) {
        members.put("document", document)
        members.put("criterion", criterion)
        members.put("effective", effective)
        members.put("reason", reason)
    }
}

/// The target is no longer pursued (thu hồi chỉ tiêu).
package struct TargetWithdrawn: Payload {
    package static let type = "target.withdrawn"

    package let document: DocumentID?
    package let effective: Day?
    package let reason: String

    package init(document: DocumentID? = nil, effective: Day? = nil, reason: String) {
        self.document = document
        self.effective = effective
        self.reason = reason
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        document = try fields.takeIfPresent("document")
        effective = try fields.takeIfPresent("effective")
        reason = try fields.take("reason")
    }

    package func write(to members: inout Members) {
        members.put("document", ifAny: document)
        members.put("effective", ifAny: effective)
        members.put("reason", reason)
    }
}

/// Another unit owes the target from a day on (chuyển giao chỉ tiêu).
package struct TargetTransferred: Payload {
    package static let type = "target.transferred"

    package let unit: OrganizationID
    package let effective: Day
    package let document: DocumentID?
    package let reason: String?

    package init(
        unit: OrganizationID, effective: Day, document: DocumentID? = nil, reason: String? = nil
    ) {
        self.unit = unit
        self.effective = effective
        self.document = document
        self.reason = reason
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        unit = try fields.take("unit")
        effective = try fields.take("effective")
        document = try fields.takeIfPresent("document")
        reason = try fields.takeIfPresent("reason")
    }

    package func write(to members: inout Members) {
        members.put("unit", unit)
        members.put("effective", effective)
        members.put("document", ifAny: document)
        members.put("reason", ifAny: reason)
    }
}

/// Where in the document a target stands: the line of its text, and its words where they are
/// kept.
package struct SourcePlace: Hashable, ObjectFieldValue {
    package let line: Int
    package let quote: String?

    package init(line: Int, quote: String? = nil) {
        self.line = line
        self.quote = quote
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        line = try fields.take("line")
        quote = try fields.takeIfPresent("quote")
    }

    package func write(to members: inout Members) {
        members.put("line", line)
        members.put("quote", ifAny: quote)
    }
}
