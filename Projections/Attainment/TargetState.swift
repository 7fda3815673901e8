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

    mutating func apply(_ entry: Entry) {
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
        case .targetWithdrawn(let payload): withdrawn = payload
        case .targetTransferred(let transferred): unit = transferred.unit
        case .reportSubmitted(let submitted):
            reports.append(ReportState(submitted, entry: entry))
        case .judgementDeclared(let declared):
            declarations.append(
                Declaration(declared: declared, position: entry.position, by: entry.by))
        default: applyToReport(entry)
        }
    }

    private mutating func applyToReport(_ entry: Entry) {
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
        reports[index].apply(entry)
    }

    /// The term in force at the end of `day`, or the last one where no day is given. A resolution or an
    /// adjustment that takes effect later is not in force yet.
    package func term(on day: Day?) -> Term {
        let inForce = terms.last { term in
            guard let effective = term.effective, let day else { return true }
            return effective <= day
        }
        return inForce ?? terms[0]
    }

    /// The term that an adjustment replaced: what was assigned, or what a deferred target was resolved
    /// to; `nil` where `term` is no adjustment.
    package func original(of term: Term) -> Term? {
        guard term.kind == .adjusted else { return nil }
        return terms.first { $0.kind != .adjusted && $0.criterion.kind != .deferred } ?? terms[0]
    }

    /// Whether the target is no longer pursued on `day`.
    package func isWithdrawn(on day: Day) -> Bool {
        withdrawn.map { ($0.effective ?? day) <= day } ?? false
    }

    /// The live report about `period`.
    package func liveReport(about period: Period) -> ReportState? {
        reports.last { $0.isLive && $0.submitted.period == period }
    }

    /// The live report about the latest period that ends no later than `day`; of two that end on the
    /// same day, the one about the longer period, for it says more of the target.
    package func currentReport(until day: Day?) -> ReportState? {
        var best: (report: ReportState, window: ClosedRange<Day>)?
        for report in reports where report.isLive {
            guard let window = report.submitted.period.window(in: .civil),
                day.map({ window.upperBound <= $0 }) ?? true
            else { continue }
            if let known = best?.window,
                (window.upperBound, known.lowerBound) < (known.upperBound, window.lowerBound)
            {
                continue
            }
            best = (report, window)
        }
        return best?.report
    }
}
