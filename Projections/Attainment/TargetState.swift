package import EventLog
package import Reporting

/// One target as the events on it have left it (chỉ tiêu giao).
package struct TargetState: Sendable {
    package let id: TargetID
    package let assigned: TargetAssigned
    package let position: Position
    /// What the target demanded, from when: the assignment first, then each resolution and adjustment.
    package private(set) var terms: [Term]
    /// The unit that owes the target.
    package private(set) var unit: OrganizationID
    package private(set) var withdrawn: TargetWithdrawn?
    /// The units it went over to, in the order it did.
    private var transfers: [TargetTransferred] = []
    /// The revision of the last event on its stream, from 0.
    package private(set) var revision: UInt64 = 0
    /// Every report ever made, in the order they were made.
    package private(set) var reports: [ReportState] = []
    /// What authorities declared, in the order they did.
    package private(set) var declarations: [Declaration] = []
    /// The parts of a compound target, in the order they were assigned.
    package internal(set) var parts: [TargetID] = []

    /// A criterion, and from which day it is in force.
    package struct Term: Equatable, Sendable {
        package let kind: Kind
        package let criterion: Criterion
        package let measure: Measure?
        package let assigner: String?
        /// `nil` for what was in force from the start.
        package let effective: Day?
        package let document: DocumentID
        package let position: Position

        /// What set the term.
        package enum Kind: Sendable {
            case assigned
            case resolved
            case adjusted
        }
    }

    /// An authority's own judgement.
    package struct Declaration: Equatable, Sendable {
        package let declared: JudgementDeclared
        package let position: Position
        package let by: MemberID
    }

    init(_ assigned: TargetAssigned, id: TargetID, position: Position) {
        self.id = id
        self.assigned = assigned
        self.position = position
        unit = assigned.unit
        terms = [
            Term(
                kind: .assigned, criterion: assigned.criterion, measure: assigned.measure,
                assigner: assigned.assigner, effective: nil, document: assigned.document,
                position: position)
        ]
    }

    /// Takes in an event on the target; `isLate` says that it came after its period was closed.
    mutating func apply(_ entry: Entry, isLate: Bool) {
        revision += 1
        switch entry.event {
        case .targetResolved(let resolved):
            terms.append(
                Term(
                    kind: .resolved, criterion: resolved.criterion,
                    measure: resolved.measure ?? terms.last?.measure,
                    assigner: resolved.assigner ?? terms.last?.assigner,
                    effective: resolved.effective, document: resolved.document,
                    position: entry.position))
        case .targetAdjusted(let adjusted):
            terms.append(
                Term(
                    kind: .adjusted, criterion: adjusted.criterion, measure: terms.last?.measure,
                    assigner: terms.last?.assigner, effective: adjusted.effective,
                    document: adjusted.document, position: entry.position))
        case .targetWithdrawn(let payload):
            withdrawn = TargetWithdrawn(
                document: payload.document, effective: payload.effective ?? entry.day,
                reason: payload.reason)
        case .targetTransferred(let transferred):
            unit = transferred.unit
            transfers.append(transferred)
        case .reportSubmitted(let submitted):
            if reports.count == reports.capacity {
                // Doubling would leave up to half of the largest part of all that is folded unused.
                reports.reserveCapacity(reports.count + reports.count / 4 + 1)
            }
            reports.append(
                ReportState(
                    submitted, entry: entry, measure: terms.last?.measure, isLate: isLate))
        case .judgementDeclared(let declared):
            declarations.append(
                Declaration(declared: declared, position: entry.position, by: entry.by))
        default: applyToReport(entry, isLate: isLate)
        }
    }

    private mutating func applyToReport(_ entry: Entry, isLate: Bool) {
        let named: Position? =
            switch entry.event {
            case .reportUpgraded(let payload): payload.report
            case .reportRevised(let payload): payload.report
            case .reportRetracted(let payload): payload.report
            case .reportApproved(let payload): payload.report
            case .reportReturned(let payload): payload.report
            default: nil
            }
        guard let named, let index = reports.firstIndex(where: { $0.position == named }) else {
            return
        }
        reports[index].apply(entry, isLate: isLate)
    }

    /// The term in force at the end of `day`, or the last one where no day is given.
    ///
    /// A resolution or an adjustment that takes effect later is not in force yet.
    package func term(on day: Day?) -> Term {
        var inForce = terms[0]
        for term in terms.dropFirst() {
            guard let effective = term.effective else {
                inForce = term
                continue
            }
            // Of two decisions the one that takes effect later prevails; of the same day, the later one.
            let isYet = day.map { effective <= $0 } ?? true
            if isYet, inForce.effective.map({ $0 <= effective }) ?? true { inForce = term }
        }
        return inForce
    }

    /// The unit that owed the target on `day`.
    package func owner(on day: Day) -> OrganizationID {
        transfers.last { $0.effective <= day }?.unit ?? assigned.unit
    }

    /// Whether the target is no longer pursued on `day`.
    package func isWithdrawn(on day: Day) -> Bool {
        withdrawn?.effective.map { $0 <= day } ?? false
    }

    /// The term that an adjustment replaced: what was assigned, or what a deferred target was resolved
    /// to; `nil` where `term` is no adjustment.
    package func original(of term: Term) -> Term? {
        guard term.kind == .adjusted else { return nil }
        return terms.first { $0.kind != .adjusted && $0.criterion.kind != .deferred } ?? terms[0]
    }

    /// The live report about the days of `period`, by whatever code they were named.
    package func liveReport(about period: Period) -> ReportState? {
        let window = period.window(in: .civil)
        return reports.last { $0.isLive && $0.submitted.period.window(in: .civil) == window }
    }

    /// The live report that says most of the target: of those whose period ends within `days` the ones
    /// that are `preferred`, of these the latest to end, of these the one about the longest period.
    package func currentReport(
        within days: ClosedRange<Day>?, in calendar: CutoffCalendar,
        preferring isPreferred: (Period) -> Bool
    ) -> ReportState? {
        var best: (report: ReportState, rank: Rank)?
        for report in reports where report.isLive {
            let period = report.submitted.period
            guard let window = period.window(in: calendar),
                days?.contains(window.upperBound) ?? true
            else { continue }
            let rank = Rank(isPreferred: isPreferred(period), window: window)
            if best.map({ $0.rank < rank }) ?? true { best = (report, rank) }
        }
        return best?.report
    }

    /// How much a report says of its target.
    private struct Rank {
        let isPreferred: Bool
        let window: ClosedRange<Day>

        static func < (left: Rank, right: Rank) -> Bool {
            guard left.isPreferred == right.isPreferred else { return right.isPreferred }
            return (left.window.upperBound, right.window.lowerBound)
                < (right.window.upperBound, left.window.lowerBound)
        }
    }
}
