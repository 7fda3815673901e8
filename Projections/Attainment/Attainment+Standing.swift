package import EventLog
package import Reporting

/// What is looked at: everything, or the state at the end of a period.
package struct Viewpoint: Equatable, Sendable {
    /// The period at whose end the state is looked at; `nil` for the latest state.
    package let period: Period?
    /// The day from which it is looked at: what is due is due by then.
    package let day: Day

    package init(period: Period? = nil, day: Day) {
        self.period = period
        self.day = day
    }

    /// The last day whose facts count; `nil` where all do.
    package var lastDay: Day? { period?.window(in: .civil)?.upperBound }
}

/// One target seen from one viewpoint.
package struct Standing: Sendable {
    package let target: TargetState
    package let term: TargetState.Term
    package let current: ReportState?
    package let assessment: Assessment
    /// The target and all its parts together: reached only where every binding part is; `nil` for a
    /// target without parts.
    package let compound: Judgement?
    /// The judgement an authority declared about the same period.
    package let declared: TargetState.Declaration?
    /// Against the target as it was before it was adjusted.
    package let original: (term: TargetState.Term, assessment: Assessment)?
    /// Whether a document that was made up to show how the ledger works stands behind it.
    package let isIllustrative: Bool
}

extension Attainment {
    /// The standing of one target.
    package func standing(of target: TargetState, from viewpoint: Viewpoint) -> Standing {
        let term = target.term(on: viewpoint.lastDay ?? viewpoint.day)
        let current = target.currentReport(until: viewpoint.lastDay)
        let assessment = assess(target, term: term, report: current, from: viewpoint)
        let original = target.original(of: term).map { before in
            (before, assess(target, term: before, report: current, from: viewpoint))
        }
        let period = current?.submitted.period ?? viewpoint.period ?? target.assigned.period
        let documents = [target.assigned.document, term.document, current?.document]
        return Standing(
            target: target, term: term, current: current, assessment: assessment,
            compound: compound(target, assessment, from: viewpoint),
            declared: target.declarations.last { period == nil || $0.declared.period == period },
            original: original,
            isIllustrative: documents.contains { registry.isIllustrative($0) })
    }

    /// The standings of all targets that `isWanted`, in the order they were assigned.
    package func standings(
        from viewpoint: Viewpoint, where isWanted: (TargetState) -> Bool = { _ in true }
    ) -> [Standing] {
        order.compactMap { targets[$0] }.filter(isWanted).map { standing(of: $0, from: viewpoint) }
    }

    /// The viewpoint from the last event taken in.
    package func viewpoint(period: Period? = nil) -> Viewpoint? {
        head.map {
            Viewpoint(
                period: period, day: $0.at.day(offsetMinutes: Instant.vietnamOffsetMinutes))
        }
    }

    private func assess(
        _ target: TargetState, term: TargetState.Term, report: ReportState?,
        from viewpoint: Viewpoint
    ) -> Assessment {
        if target.isWithdrawn(on: viewpoint.day) {
            return Assessment(judgement: .notJudged, reason: .withdrawn)
        }
        let judge = Judge(
            criterion: term.criterion, measure: term.measure, period: target.assigned.period,
            due: target.assigned.due,
            direction: target.assigned.indicator.flatMap { registry.indicators[$0]?.direction })
        if let report { return judge.assess(report.figure, about: report.submitted.period) }
        if registry.organizations[target.unit]?.hasEnded(on: viewpoint.day) == true {
            return Assessment(judgement: .notJudged, reason: .unitEnded)
        }
        return judge.withoutFigure(on: viewpoint.lastDay ?? viewpoint.day)
    }

    /// Every binding part counts; what is only strived for does not bind. The worst known outcome wins,
    /// and what is not known yet keeps the whole open.
    private func compound(
        _ target: TargetState, _ own: Assessment, from viewpoint: Viewpoint
    ) -> Judgement? {
        let parts = target.parts.compactMap { targets[$0] }
            .filter { $0.assigned.force != .aspirational && !$0.isWithdrawn(on: viewpoint.day) }
        guard !parts.isEmpty else { return nil }
        var judgements = [own.judgement]
        for part in parts {
            let standing = standing(of: part, from: viewpoint)
            judgements.append(standing.compound ?? standing.assessment.judgement)
        }
        let worstFirst: [Judgement] = [
            .notMet, .notJudged, .notReported, .notDue, .inProgress, .nearlyMet,
        ]
        return worstFirst.first(where: judgements.contains) ?? .met
    }
}
