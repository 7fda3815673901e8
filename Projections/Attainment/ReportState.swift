package import EventLog
package import Reporting

/// One report and what became of it (báo cáo).
///
/// Its identity is the position of its submission; upgrades and revisions name it by that.
package struct ReportState: Sendable {
    package let position: Position
    package let submitted: ReportSubmitted
    package let by: MemberID
    package let recordedAt: Instant
    package private(set) var figure: Figure
    package private(set) var status: ReportStatus
    /// The document that the present figure rests on.
    package private(set) var document: DocumentID?
    /// The event that gave the present figure.
    package private(set) var latest: Position
    /// The events that upgraded or revised it.
    package private(set) var changes: [Position] = []
    /// How often it was corrected; upgrades are no corrections.
    package private(set) var revisionCount = 0
    /// Everybody who gave a figure: none of them may approve it.
    package private(set) var authors: Set<MemberID>
    package private(set) var approved: Position?
    package private(set) var ending: Ending?

    /// How a report ceased to be live.
    package enum Ending: Equatable, Sendable {
        case retracted(Position)
        case returned(Position)
    }

    init(_ submitted: ReportSubmitted, entry: Entry) {
        position = entry.position
        self.submitted = submitted
        by = entry.by
        recordedAt = entry.at
        figure = Figure(
            value: submitted.value, measure: submitted.measure, numerator: submitted.numerator,
            denominator: submitted.denominator)
        status = submitted.status
        document = submitted.document
        latest = entry.position
        authors = [entry.by]
    }

    /// Neither retracted nor returned.
    package var isLive: Bool { ending == nil }

    mutating func apply(_ entry: Entry) {
        switch entry.event {
        case .reportUpgraded(let upgraded):
            status = upgraded.status
            change(
                entry, value: upgraded.value, numerator: upgraded.numerator,
                denominator: upgraded.denominator, document: upgraded.document)
        case .reportRevised(let revised):
            revisionCount += 1
            change(
                entry, value: revised.value, numerator: revised.numerator,
                denominator: revised.denominator, document: revised.document)
        case .reportRetracted: ending = .retracted(entry.position)
        case .reportReturned: ending = .returned(entry.position)
        case .reportApproved: approved = entry.position
        default: break
        }
    }

    /// A new figure replaces the old one whole; an upgrade without a figure confirms the old one.
    private mutating func change(
        _ entry: Entry, value: Quantity?, numerator: Quantity?, denominator: Quantity?,
        document: DocumentID?
    ) {
        changes.append(entry.position)
        latest = entry.position
        authors.insert(entry.by)
        self.document = document ?? self.document
        guard value != nil || numerator != nil || denominator != nil else { return }
        figure = Figure(
            value: value, measure: figure.measure, numerator: numerator, denominator: denominator)
    }
}
