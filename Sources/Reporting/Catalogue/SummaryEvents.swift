import EventLog

/// An authority says how many of a document's targets were reached: `18/20 đạt và vượt` (tổng hợp
/// kết quả).
///
/// The claim stands beside what the ledger counts from the rows; neither overwrites the other.
package struct SummaryDeclared: Payload {
    package static let type = "summary.declared"

    /// The document whose targets are counted.
    package let subject: DocumentID
    package let group: String?
    package let unit: OrganizationID?
    package let period: Period
    package let reached: Int
    package let nearlyMet: Int?
    package let notMet: Int?
    package let total: Int
    package let label: String?
    package let authority: OrganizationID
    package let document: DocumentID
    package let note: String?

    package init(
        subject: DocumentID, group: String? = nil, unit: OrganizationID? = nil, period: Period,
        reached: Int, nearlyMet: Int? = nil, notMet: Int? = nil, total: Int, label: String? = nil,
        authority: OrganizationID, document: DocumentID, note: String? = nil
    ) {
        self.subject = subject
        self.group = group
        self.unit = unit
        self.period = period
        self.reached = reached
        self.nearlyMet = nearlyMet
        self.notMet = notMet
        self.total = total
        self.label = label
        self.authority = authority
        self.document = document
        self.note = note
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        subject = try fields.take("subject")
        group = try fields.takeIfPresent("group")
        unit = try fields.takeIfPresent("unit")
        period = try fields.take("period")
        reached = try fields.take("reached")
        nearlyMet = try fields.takeIfPresent("nearlyMet")
        notMet = try fields.takeIfPresent("notMet")
        total = try fields.take("total")
        label = try fields.takeIfPresent("label")
        authority = try fields.take("authority")
        document = try fields.take("document")
        note = try fields.takeIfPresent("note")
    }

    package func write(to members: inout Members) {
        members.put("subject", subject)
        members.put("group", ifAny: group)
        members.put("unit", ifAny: unit)
        members.put("period", period)
        members.put("reached", reached)
        members.put("nearlyMet", ifAny: nearlyMet)
        members.put("notMet", ifAny: notMet)
        members.put("total", total)
        members.put("label", ifAny: label)
        members.put("authority", authority)
        members.put("document", document)
        members.put("note", ifAny: note)
    }
}
