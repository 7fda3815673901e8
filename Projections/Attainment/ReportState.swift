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
    /// The measure of a value without one: the target's at the time of submission.
    private let measure: Measure?
    /// The figure that replaced the submitted one; none in most reports.
    ///
    /// Behind a reference, as every report there is holds it.
    private var replacement: [Figure] = []
    package private(set) var status: ReportStatus
    /// The document that the present figure rests on.
    package private(set) var document: DocumentID?
    /// The event that gave the present figure.
    package private(set) var latest: Position
    /// The events that upgraded or revised it.
    package private(set) var changes: [Position] = []
    /// How often it was corrected; upgrades are no corrections.
    package private(set) var revisionCount = 0
    /// Who gave a figure after it was submitted.
    private var correctors: [MemberID] = []
    /// The approval of the present figure.
    package private(set) var approved: Position?
    /// How often the figure was changed since it was last approved; `nil` for one that never was.
    package private(set) var modificationsSinceApproval: Int?
    package private(set) var ending: Ending?

    /// How a report ceased to be live.
    package enum Ending: Equatable, Sendable {
        case retracted(Position)
        case returned(Position)
    }

    /// Whether its present figure was recorded after the period was closed.
    package private(set) var isLate: Bool

    /// The report as submitted; a value without a measure is in `measure`, the target's at that time, and
    /// stays so when the target changes.
    init(_ submitted: ReportSubmitted, entry: Entry, measure: Measure?, isLate: Bool) {
        position = entry.position
        self.submitted = submitted
        by = entry.by
        recordedAt = entry.at
        self.measure = measure
        status = submitted.status
        document = submitted.document
        latest = entry.position
        self.isLate = isLate
    }

    /// The present figure.
    package var figure: Figure {
        replacement.last
            ?? Figure(
                value: submitted.value, measure: submitted.measure ?? measure,
                numerator: submitted.numerator, denominator: submitted.denominator)
    }

    /// Everybody who gave a figure: none of them may approve it.
    package var authors: Set<MemberID> { Set(correctors + [by]) }

    /// Neither retracted nor returned.
    package var isLive: Bool { ending == nil }

    mutating func apply(_ entry: Entry, isLate: Bool) {
        switch entry.event {
        case .reportUpgraded(let upgraded):
            status = upgraded.status
            let figure = Figure(
                value: upgraded.value, measure: upgraded.measure, numerator: upgraded.numerator,
                denominator: upgraded.denominator)
            change(entry, to: figure, document: upgraded.document, isLate: isLate)
        case .reportRevised(let revised):
            revisionCount += 1
            let figure = Figure(
                value: revised.value, measure: revised.measure, numerator: revised.numerator,
                denominator: revised.denominator)
            change(entry, to: figure, document: revised.document, isLate: isLate)
        case .reportRetracted: ending = .retracted(entry.position)
        case .reportReturned: ending = .returned(entry.position)
        case .reportApproved:
            approved = entry.position
            modificationsSinceApproval = 0
        default: break
        }
    }

    /// A new figure replaces the old one whole, and the approval of the old one lapses; an upgrade without
    /// a figure confirms the old one.
    private mutating func change(
        _ entry: Entry, to new: Figure, document: DocumentID?, isLate: Bool
    ) {
        changes.append(entry.position)
        latest = entry.position
        correctors.append(entry.by)
        self.document = document ?? self.document
        guard new.value != nil || new.numerator != nil else { return }
        self.isLate = isLate
        approved = nil
        modificationsSinceApproval = modificationsSinceApproval.map { $0 + 1 }
        replacement = [
            Figure(
                value: new.value, measure: new.measure ?? figure.measure,
                numerator: new.numerator, denominator: new.denominator)
        ]
    }
}
