/// A period is closed: later facts about it are late and need a reason (chốt số liệu).
///
/// `streams` and `heads` seal what there was: how many targets are about the period, and the root of the
/// tree over the last revision of each one's stream.
package struct PeriodClosed: Payload {
    package static let type = "period.closed"

    package let period: Period
    package let unit: OrganizationID?
    package let document: DocumentID?
    package let note: String?
    package let streams: Int?
    /// The root in base64.
    package let heads: String?

    package init(
        period: Period, unit: OrganizationID? = nil, document: DocumentID? = nil,
        note: String? = nil, streams: Int? = nil, heads: String? = nil
    ) {
        self.period = period
        self.unit = unit
        self.document = document
        self.note = note
        self.streams = streams
        self.heads = heads
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        period = try fields.take("period")
        unit = try fields.takeIfPresent("unit")
        document = try fields.takeIfPresent("document")
        note = try fields.takeIfPresent("note")
        streams = try fields.takeIfPresent("streams")
        heads = try fields.takeIfPresent("heads")
    }

    package func write(to members: inout Members) {
        members.put("period", period)
        members.put("unit", ifAny: unit)
        members.put("document", ifAny: document)
        members.put("note", ifAny: note)
        members.put("streams", ifAny: streams)
        members.put("heads", ifAny: heads)
    }
}

/// A closed period is open again (mở khóa).
package struct PeriodReopened: Payload {
    package static let type = "period.reopened"

    package let period: Period
    package let unit: OrganizationID?
    package let reason: String
    package let document: DocumentID?

    package init(
        period: Period, unit: OrganizationID? = nil, reason: String, document: DocumentID? = nil
    ) {
        self.period = period
        self.unit = unit
        self.reason = reason
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        period = try fields.take("period")
        unit = try fields.takeIfPresent("unit")
        reason = try fields.take("reason")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("period", period)
        members.put("unit", ifAny: unit)
        members.put("reason", reason)
        members.put("document", ifAny: document)
    }
}

/// A snapshot is sealed: what it was folded from and its digest (niêm phong bản chốt).
package struct SnapshotSealed: Payload {
    package static let type = "snapshot.sealed"

    package let period: Period
    package let format: String
    package let sha256: String
    package let size: Int
    package let root: String

    package init(period: Period, format: String, sha256: String, size: Int, root: String) {
        self.period = period
        self.format = format
        self.sha256 = sha256
        self.size = size
        self.root = root
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        period = try fields.take("period")
        format = try fields.take("format")
        sha256 = try fields.take("sha256")
        size = try fields.take("size")
        root = try fields.take("root")
    }

    package func write(to members: inout Members) {
        members.put("period", period)
        members.put("format", format)
        members.put("sha256", sha256)
        members.put("size", size)
        members.put("root", root)
    }
}
