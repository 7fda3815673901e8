package import EventLog
package import Reporting

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
    /// The same period of the year before, where something was reported about it.
    package let samePeriod: SamePeriod?
    /// The rule set that judged it; `nil` for the built-in rules.
    package let ruleSet: RuleSetAdopted?
    /// Whether a document that was made up to show how the ledger works stands behind it.
    package let isIllustrative: Bool

    /// The judgement: a compound target is met only if every binding part is.
    package var overall: Judgement { compound ?? assessment.judgement }
}

extension Attainment {
    /// The standing of one target.
    package func standing(of target: TargetState, from viewpoint: Viewpoint) -> Standing {
        let dayInForce = viewpoint.dayInForce(for: target.assigned.period)
        let term = target.term(on: dayInForce)
        let judge = judge(of: target, term: term, from: viewpoint)
        let current = target.currentReport(
            within: viewpoint.days(of: target.assigned.period), in: viewpoint.calendar,
            preferring: judge.accumulates ? judge.isCumulative : { _ in true })
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
            samePeriod: current.flatMap { samePeriod(of: $0, for: target, in: term) },
            ruleSet: registry.ruleSet(on: dayInForce),
            isIllustrative: documents.contains { registry.isIllustrative($0) })
    }

    /// The standings of all targets that `isWanted`, in the order they were assigned.
    package func standings(
        from viewpoint: Viewpoint, where isWanted: (TargetState) -> Bool = { _ in true }
    ) -> [Standing] {
        order.compactMap { targets[$0] }.filter(isWanted).map { standing(of: $0, from: viewpoint) }
    }

    /// The viewpoint from `day`, or from the day of the last event taken in.
    package func viewpoint(period: Period? = nil, day: Day? = nil) -> Viewpoint? {
        head.map {
            Viewpoint(
                period: period,
                day: day ?? $0.at.day(offsetMinutes: Instant.vietnamOffsetMinutes),
                calendar: registry.cutoff)
        }
    }

    private func assess(
        _ target: TargetState, term: TargetState.Term, report: ReportState?,
        from viewpoint: Viewpoint
    ) -> Assessment {
        let dayInForce = viewpoint.dayInForce(for: target.assigned.period)
        if target.isWithdrawn(on: dayInForce) {
            return Assessment(judgement: .notJudged, reason: .withdrawn)
        }
        let judge = judge(of: target, term: term, from: viewpoint)
        let hasEnded = registry.organizations[target.unit]?.hasEnded(on: dayInForce) == true
        let unreported = judge.withoutFigure(on: viewpoint.day(lookingAt: target.assigned.period))
        if let report {
            let assessment = judge.assess(
                report.figure, about: report.submitted.period,
                completion: judge.completion(of: target.progress(from: viewpoint)))
            guard assessment.judgement == .inProgress else { return assessment }
            // Nobody is left to bring what is under way to its end.
            if hasEnded { return assessment.leftUnfinished }
            // A figure about a part of a time that is over is no report on all of it.
            return unreported.judgement == .notReported ? assessment.leftUnreported : assessment
        }
        return hasEnded ? Assessment(judgement: .notJudged, reason: .unitEnded) : unreported
    }

    func judge(
        of target: TargetState, term: TargetState.Term, from viewpoint: Viewpoint
    ) -> Judge {
        let isYearly = target.assigned.period == .everyYear
        let indicator = target.assigned.indicator.flatMap { registry.indicators[$0] }
        return Judge(
            criterion: term.criterion, measure: term.measure,
            period: isYearly ? viewpoint.period?.wholeYear ?? .everyYear : target.assigned.period,
            due: target.assigned.due, direction: indicator?.direction, rollup: indicator?.rollup,
            calendar: viewpoint.calendar, reportedBase: reportedBase(of: term, for: target),
            rules: registry.ruleSet(
                on: viewpoint.dayInForce(for: target.assigned.period)))
    }

    /// Every binding part counts; what is only strived for does not bind.
    ///
    /// The worst known outcome wins, and what is not known yet keeps the whole open; where every part is
    /// reached the whole is what the target itself is.
    private func compound(
        _ target: TargetState, _ own: Assessment, from viewpoint: Viewpoint
    ) -> Judgement? {
        let parts = target.parts.compactMap { targets[$0] }
            .filter { part in
                part.assigned.force != .aspirational
                    && !part.isWithdrawn(on: viewpoint.dayInForce(for: part.assigned.period))
            }
        guard !parts.isEmpty else { return nil }
        var judgements = [own.judgement]
        for part in parts {
            let standing = standing(of: part, from: viewpoint)
            judgements.append(standing.compound ?? standing.assessment.judgement)
        }
        let worstFirst: [Judgement] = [
            .notMet, .notJudged, .notReported, .notDue, .inProgress, .nearlyMet,
        ]
        return worstFirst.first(where: judgements.contains) ?? own.judgement
    }
}

extension TargetState {
    /// What the live reports that count at a viewpoint say, for what is due by a day.
    fileprivate func progress(from viewpoint: Viewpoint) -> [Judge.Progress] {
        let days = viewpoint.days(of: assigned.period)
        return reports.compactMap { report in
            guard report.isLive,
                let end = report.submitted.period.window(in: viewpoint.calendar)?.upperBound,
                days?.contains(end) ?? true
            else { return nil }
            return Judge.Progress(
                figure: report.figure, period: report.submitted.period,
                dated: report.submitted.dated)
        }
    }
}
