package import EventLog
package import Reporting

/// What a figure is compared with besides its target: the same period of the year before (cùng kỳ).
package struct SamePeriod: Sendable {
    package let period: Period
    /// The report about it.
    package let report: Position
    /// The figure then, in the target's measure.
    package let amount: Ratio
    /// How many decimals it was written with.
    package let decimals: Int
    /// The current figure over that one; `nil` where that one is nought.
    package let share: Ratio?
}

extension Attainment {
    /// What was reported about the period that the criterion names as its base, on this target or another
    /// one of the same indicator, unit and scope.
    func reportedBase(of term: TargetState.Term, for target: TargetState) -> BaseFigure? {
        guard let base = term.criterion.base, let period = base.period else { return nil }
        let isRate = term.measure?.isRate == true && term.criterion.kind != .maintain
        let wanted = base.measure ?? (isRate ? nil : term.measure)
        let candidates = kin(of: target).compactMap { kin -> (ReportState, BaseFigure)? in
            guard let report = kin.liveReport(about: period) else { return nil }
            let figure = report.figure
            // A rate is no level that a change in per cent could be counted from.
            guard !isRate || wanted != nil || figure.measure?.isRatio == false,
                let level = figure.level(in: wanted)
            else { return nil }
            return (
                report,
                BaseFigure(
                    amount: level.amount, decimals: level.decimals,
                    measure: wanted ?? figure.measure, source: .report(report.position))
            )
        }
        return candidates.max { ($0.0.status, $0.0.latest) < ($1.0.status, $1.0.latest) }?.1
    }

    /// The figure of the same period of the year before, beside an amount that was reported now.
    func samePeriod(
        of report: ReportState, for target: TargetState, in term: TargetState.Term
    ) -> SamePeriod? {
        guard term.measure?.isRate != true, term.criterion.kind.isOfLevel,
            let period = report.submitted.period.yearBefore,
            let now = report.figure.level(in: term.measure)
        else { return nil }
        // The target's own stream says it best; of the others the one assigned last.
        let others = kin(of: target).reversed().filter { $0.id != target.id }
        for kin in [target] + others {
            guard let before = kin.liveReport(about: period),
                let level = before.figure.level(in: term.measure)
            else { continue }
            return SamePeriod(
                period: period, report: before.position, amount: level.amount,
                decimals: level.decimals, share: now.amount.divided(by: level.amount))
        }
        return nil
    }

    /// The targets of one indicator for one unit and scope, the target itself among them.
    private func kin(of target: TargetState) -> [TargetState] {
        guard let indicator = target.assigned.indicator else { return [target] }
        return targets(of: indicator).filter {
            $0.unit == target.unit && $0.assigned.scope == target.assigned.scope
        }
    }
}

extension Figure {
    /// The figure as a level in `measure`, and how many decimals it was written with.
    fileprivate func level(in measure: Measure?) -> (amount: Ratio, decimals: Int)? {
        if let value, let amount = amount(in: measure) {
            return (amount, max(amount.decimals ?? 0, value.scale))
        }
        return rate(in: measure).map { ($0, $0.decimals ?? 2) }
    }
}

extension Criterion.Kind {
    /// Whether figures on it are levels, not changes nor steps.
    fileprivate var isOfLevel: Bool {
        switch self {
        case .atLeast, .moreThan, .atMost, .lessThan, .equal, .range, .about, .maintain, .deferred:
            true
        case .increaseBy, .decreaseBy, .growthPerYear, .noneOccur, .milestone: false
        }
    }
}
