package import EventLog

/// A unit enters the ledger (đăng ký đơn vị).
package struct UnitRegistered: Payload {
    package static let type = "unit.registered"

    package let unit: OrganizationID
    package let name: String
    package let level: String?
    package let code: String?
    package let parent: OrganizationID?
    package let from: Day?
    package let note: String?

    package init(
        unit: OrganizationID, name: String, level: String? = nil, code: String? = nil,
        parent: OrganizationID? = nil, from: Day? = nil, note: String? = nil
    ) {
        self.unit = unit
        self.name = name
        self.level = level
        self.code = code
        self.parent = parent
        self.from = from
        self.note = note
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        unit = try fields.take("unit")
        name = try fields.take("name")
        level = try fields.takeIfPresent("level")
        code = try fields.takeIfPresent("code")
        parent = try fields.takeIfPresent("parent")
        from = try fields.takeIfPresent("from")
        note = try fields.takeIfPresent("note")
    }

    package func write(to members: inout Members) {
        members.put("unit", unit)
        members.put("name", name)
        members.put("level", ifAny: level)
        members.put("code", ifAny: code)
        members.put("parent", ifAny: parent)
        members.put("from", ifAny: from)
        members.put("note", ifAny: note)
    }
}

/// A unit has another name from a day on; no figure changes (đổi tên).
package struct UnitRenamed: Payload {
    package static let type = "unit.renamed"

    package let unit: OrganizationID
    package let name: String
    package let effective: Day
    package let document: DocumentID?

    package init(
        unit: OrganizationID, name: String, effective: Day, document: DocumentID? = nil
    ) {
        self.unit = unit
        self.name = name
        self.effective = effective
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        unit = try fields.take("unit")
        name = try fields.take("name")
        effective = try fields.take("effective")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("unit", unit)
        members.put("name", name)
        members.put("effective", effective)
        members.put("document", ifAny: document)
    }
}

/// A unit has another level or code from a day on; no figure changes (chuyển loại).
package struct UnitReclassified: Payload {
    package static let type = "unit.reclassified"

    package let unit: OrganizationID
    package let level: String
    package let code: String?
    package let effective: Day
    package let document: DocumentID?

    package init(
        unit: OrganizationID, level: String, code: String? = nil, effective: Day,
        document: DocumentID? = nil
    ) {
        self.unit = unit
        self.level = level
        self.code = code
        self.effective = effective
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        unit = try fields.take("unit")
        level = try fields.take("level")
        code = try fields.takeIfPresent("code")
        effective = try fields.take("effective")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("unit", unit)
        members.put("level", level)
        members.put("code", ifAny: code)
        members.put("effective", effective)
        members.put("document", ifAny: document)
    }
}

/// A unit authors nothing after its last day (kết thúc hoạt động).
package struct UnitEnded: Payload {
    package static let type = "unit.ended"

    package let unit: OrganizationID
    package let lastDay: Day
    package let document: DocumentID?
    package let reason: String?

    package init(
        unit: OrganizationID, lastDay: Day, document: DocumentID? = nil, reason: String? = nil
    ) {
        self.unit = unit
        self.lastDay = lastDay
        self.document = document
        self.reason = reason
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        unit = try fields.take("unit")
        lastDay = try fields.take("lastDay")
        document = try fields.takeIfPresent("document")
        reason = try fields.takeIfPresent("reason")
    }

    package func write(to members: inout Members) {
        members.put("unit", unit)
        members.put("lastDay", lastDay)
        members.put("document", ifAny: document)
        members.put("reason", ifAny: reason)
    }
}

/// Units go over into others: merger, split, abolition (kế thừa).
package struct UnitSucceeded: Payload {
    package static let type = "unit.succeeded"

    package let from: [OrganizationID]
    package let to: [OrganizationID]
    package let effective: Day
    package let edges: [SuccessionEdge]
    package let document: DocumentID?

    package init(
        from: [OrganizationID], to: [OrganizationID], effective: Day, edges: [SuccessionEdge],
        document: DocumentID? = nil
    ) {
        self.from = from
        self.to = to
        self.effective = effective
        self.edges = edges
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        from = try fields.take("from")
        to = try fields.take("to")
        effective = try fields.take("effective")
        edges = try fields.take("edges")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("from", from)
        members.put("to", to)
        members.put("effective", effective)
        members.put("edges", edges)
        members.put("document", ifAny: document)
    }
}

/// One unit goes over into another; the shares are sourced data, never guessed.
package struct SuccessionEdge: Hashable, ObjectFieldValue {
    package let from: OrganizationID
    package let to: OrganizationID
    /// How much of the unit that ends goes over, from 0 to 1.
    package let share: Share?
    /// How much of the unit that follows came from the one that ends, from 0 to 1.
    package let origin: Share?
    /// What the shares were counted by, and where that is written: “dân số 31/12/2024”.
    package let basis: String?

    package init(
        from: OrganizationID, to: OrganizationID, share: Share? = nil,
        origin: Share? = nil, basis: String? = nil
    ) {
        self.from = from
        self.to = to
        self.share = share
        self.origin = origin
        self.basis = basis
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        from = try fields.take("from")
        to = try fields.take("to")
        share = try fields.takeIfPresent("share")
        origin = try fields.takeIfPresent("origin")
        basis = try fields.takeIfPresent("basis")
    }

    package func write(to members: inout Members) {
        members.put("from", from)
        members.put("to", to)
        members.put("share", ifAny: share)
        members.put("origin", ifAny: origin)
        members.put("basis", ifAny: basis)
    }
}
