package import EventLog

/// Judges figures against one criterion.
///
/// Everything is exact: values are compared as ratios of decimals, and rounding is for display
/// alone.
package struct Judge: Sendable {
    package let criterion: Criterion
    package let measure: Measure?
    package let period: Period?
    package let due: Day?
    package let direction: Direction?
    /// How the indicator is summed up; what is not summed is a level, not an amount that accumulates.
    package let rollup: RollUpRule?
    package let calendar: CutoffCalendar
    /// What was reported about the period that the criterion names as its base.
    package let reportedBase: BaseFigure?
    /// The rule set in force; what it does not rule has the built-in meaning.
    package let rules: RuleSetAdopted?

    package init(
        criterion: Criterion, measure: Measure?, period: Period?, due: Day? = nil,
        direction: Direction? = nil, rollup: RollUpRule? = nil,
        calendar: CutoffCalendar = .civil, reportedBase: BaseFigure? = nil,
        rules: RuleSetAdopted? = nil
    ) {
        self.criterion = criterion
        self.measure = measure
        self.period = period
        self.due = due
        self.direction = direction
        self.rollup = rollup
        self.calendar = calendar
        self.reportedBase = reportedBase
        self.rules = rules
    }

    /// The assessment when nothing was reported, as seen on `day`.
    package func withoutFigure(on day: Day) -> Assessment {
        if criterion.kind == .deferred {
            return Assessment(judgement: .notJudged, reason: .deferred)
        }
        guard let last = due ?? period?.window(in: calendar)?.upperBound else {
            return Assessment(judgement: .notReported)
        }
        return Assessment(judgement: day > last ? .notReported : .notDue)
    }

    /// The assessment of a figure about `reported`, a period inside the target's; `completion` is what the
    /// reports together say of something due by a day.
    package func assess(
        _ figure: Figure, about reported: Period, completion: Assessment.Completion? = nil
    ) -> Assessment {
        if criterion.kind == .deferred {
            return Assessment(
                judgement: .notJudged, reason: .deferred,
                achieved: figure.rate(in: measure) ?? figure.amount(in: measure),
                decimals: figure.rate(in: measure) == nil ? figure.decimals(in: measure) : nil)
        }
        guard let achieved = achievement(of: figure, about: reported) else {
            return Assessment(judgement: .notJudged, reason: whyUnknown(figure))
        }
        guard !accumulates || isCumulative(reported) else {
            return partOnly(achieved, about: reported)
        }
        let attainment = attainment(of: achieved)
        let verdict = verdict(on: achieved, completion: completion)
        let isOpen = isPart(reported) && !(isOnce && (verdict == .met || completion != nil))
        let reason: Assessment.Reason? =
            if isOpen {
                nil
            } else if criterion.kind == .equal, direction == Direction.none, verdict == .notMet {
                .noDirection
            } else {
                verdict == nil ? .needsAuthority : nil
            }
        let judgement = isOpen ? .inProgress : reason == nil ? verdict ?? .notJudged : .notJudged
        return Assessment(
            judgement: judgement, reason: reason, achieved: achieved.amount,
            decimals: achieved.decimals, attainment: attainment,
            pace: isOpen ? pace(of: attainment, about: reported) : nil,
            roundingMisleads: !isOpen && reason == nil
                && roundingMisleads(achieved, attainment, judgement),
            bases: achieved.bases, change: achieved.change, completion: completion)
    }

    /// Whether the target is reached bit by bit through its period, so that a figure about a part of it
    /// says nothing of the rest: an amount that is summed up over time.
    package var accumulates: Bool {
        guard measure?.isRatio != true, rollup == nil || rollup == .sum else { return false }
        return switch criterion.kind {
        case .atLeast, .moreThan, .atMost, .lessThan, .equal, .about, .increaseBy, .decreaseBy: true
        case .range, .growthPerYear, .maintain, .noneOccur, .milestone, .deferred: false
        }
    }

    /// Whether a figure about `reported` covers the target's period from its beginning: nine months do,
    /// the third quarter on its own does not.
    package func isCumulative(_ reported: Period) -> Bool {
        guard let start = whole(about: reported)?.window(in: calendar)?.lowerBound else {
            return true
        }
        return reported.window(in: calendar)?.lowerBound == start
    }

    /// The assessment of a figure that covers a later part of the period only.
    private func partOnly(_ achieved: Achievement, about reported: Period) -> Assessment {
        let isOpen = isPart(reported)
        return Assessment(
            judgement: isOpen ? .inProgress : .notJudged, reason: isOpen ? nil : .partOfPeriod,
            achieved: achieved.amount, decimals: achieved.decimals)
    }

    /// Whether the target is reached once and for all, before its period ends.
    private var isOnce: Bool { criterion.kind == .milestone }

    /// The target's period; the year in question where the target is set for every year.
    private func whole(about reported: Period) -> Period? {
        period == .everyYear ? reported.wholeYear : period
    }

    /// Whether `reported` ends before the target's period does.
    private func isPart(_ reported: Period) -> Bool {
        guard let end = whole(about: reported)?.window(in: calendar)?.upperBound,
            let reportedEnd = reported.window(in: calendar)?.upperBound
        else { return false }
        return reportedEnd < end
    }

    /// Pace is shown for what accumulates: not for rates, nor where there is no percentage.
    private var showsPace: Bool {
        guard measure?.isRate != true else { return false }
        switch criterion.kind {
        case .atLeast, .moreThan, .equal, .about, .increaseBy, .decreaseBy: return true
        default: return false
        }
    }

    /// How much of the target's period a figure about a part of it covers; `nil` where that is no number
    /// of months, or where no pace is shown.
    private func pace(of attainment: Ratio?, about reported: Period) -> Assessment.Pace? {
        guard showsPace, let attainment, let whole = whole(about: reported),
            let share = reported.elapsedShare(of: whole),
            let expected = Ratio(Quantity(share.months), Quantity(share.of))
        else { return nil }
        let points = (attainment - expected) * .hundred
        let isFarBehind = rules?.attention.map { points <= -Ratio($0) } ?? false
        return Assessment.Pace(
            months: share.months, ofMonths: share.of, expected: expected, pointsAhead: points,
            needsAttention: isFarBehind)
    }
}

extension Period {
    /// The year that the period ends in; `nil` for what is due every year.
    package var wholeYear: Period? {
        window(in: .civil).map { .year($0.upperBound.year) }
    }
}
