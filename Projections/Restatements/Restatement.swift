import EventLog
package import Reporting

/// One event that changed what the ledger says of one target (lần thay đổi số liệu).
package struct Restatement: Sendable {
    package let step: AuditTrail.Step
    package let cause: Cause

    /// The target whose standing changed; the event may be on another.
    package var target: TargetID { step.target }

    /// Whether the judgement is another than before.
    package var flipsJudgement: Bool {
        step.before.map { $0.overall != step.after.overall } ?? false
    }

    /// Why a figure or what is said of it changed.
    package enum Cause: String, CaseIterable, Sendable {
        case assigned
        case reported
        /// Recorded after the deadline or the closing.
        case lateReport
        /// Recorded late, received in time.
        case provedReport
        /// Normal progress from estimate to final, no fault.
        case valueUpgraded
        /// A reported figure was wrong.
        case correction
        case retracted
        case returned
        case targetAdjusted
        case targetResolved
        case targetWithdrawn
        case targetTransferred
        /// What a change is counted from is another.
        case baseChanged
        /// A part of the target changed.
        case partChanged
        case rulesChanged
        case indicatorRedefined
        case unitEnded
        case declared
        case other
    }
}

extension Restatement.Cause {
    /// Why `entry` changed the target called `id`, in the state it left.
    init(of entry: Entry, on id: TargetID, in book: Attainment) {
        let isOwn = entry.stream == id.description
        switch entry.event {
        case .ruleSetAdopted: self = .rulesChanged
        case .indicatorRedefined: self = .indicatorRedefined
        case .unitEnded, .unitSucceeded: self = .unitEnded
        default:
            guard isOwn else {
                let source = TargetID(entry.stream).flatMap { book.targets[$0] }
                self = source.map { book.isPart($0, of: id) } == true ? .partChanged : .baseChanged
                return
            }
            self = .init(own: entry, on: id, in: book)
        }
    }

    private init(own entry: Entry, on id: TargetID, in book: Attainment) {
        switch entry.event {
        case .targetAssigned: self = .assigned
        case .reportSubmitted(let report): self = .init(report, of: entry, on: id, in: book)
        case .reportUpgraded: self = .valueUpgraded
        case .reportRevised: self = .correction
        case .reportRetracted: self = .retracted
        case .reportReturned: self = .returned
        case .targetAdjusted: self = book.changesBaseOnly(id) ? .baseChanged : .targetAdjusted
        case .targetResolved: self = .targetResolved
        case .targetWithdrawn: self = .targetWithdrawn
        case .targetTransferred: self = .targetTransferred
        case .judgementDeclared: self = .declared
        default: self = .other
        }
    }

    private init(
        _ report: ReportSubmitted, of entry: Entry, on id: TargetID, in book: Attainment
    ) {
        let target = book.targets[id]
        let deadline = target.flatMap { book.deadline(for: $0, about: report.period) }
        guard report.late != nil || deadline.map({ entry.day > $0 }) ?? false else {
            self = .reported
            return
        }
        let state = book.report(entry.position)
        let isProved = state.map { state in
            deadline.map { state.isReceiptProved && state.receivedDay <= $0 } ?? false
        }
        self = isProved == true ? .provedReport : .lateReport
    }
}

extension Attainment {
    /// Whether a target lies below another.
    fileprivate func isPart(_ target: TargetState, of whole: TargetID) -> Bool {
        var seen: Set<TargetID> = []
        var next = target.assigned.parent
        while let id = next, seen.insert(id).inserted {
            if id == whole { return true }
            next = targets[id]?.assigned.parent
        }
        return false
    }

    /// Whether the last term of the target demands the same of another base.
    fileprivate func changesBaseOnly(_ id: TargetID) -> Bool {
        guard let terms = targets[id]?.terms.suffix(2), terms.count == 2,
            let (old, new) = terms.first.flatMap({ old in terms.last.map { (old, $0) } })
        else { return false }
        return old.criterion.kind == new.criterion.kind && old.criterion.low == new.criterion.low
            && old.criterion.high == new.criterion.high && old.criterion.base != new.criterion.base
    }
}
