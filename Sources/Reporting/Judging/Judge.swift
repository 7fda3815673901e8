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

    package init(
        criterion: Criterion, measure: Measure?, period: Period?, due: Day? = nil,
        direction: Direction? = nil, rollup: RollUpRule? = nil,
        calendar: CutoffCalendar = .civil
    ) {
        self.criterion = criterion
        self.measure = measure
        self.period = period
        self.due = due
        self.direction = direction
        self.rollup = rollup
        self.calendar = calendar
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

    /// The assessment of a figure about `reported`, a period inside the target's.
    package func assess(_ figure: Figure, about reported: Period) -> Assessment {
        if criterion.kind == .deferred {
            return Assessment(
                judgement: .notJudged, reason: .deferred,
                achieved: figure.rate(in: measure) ?? figure.value(in: measure).map { Ratio($0) })
        }
        guard let achieved = achieved(figure) else {
            return Assessment(judgement: .notJudged, reason: whyUnknown(figure))
        }
        guard !accumulates || isCumulative(reported) else {
            return partOnly(achieved, about: reported)
        }
        let attainment = attainment(of: achieved)
        let verdict = verdict(on: achieved)
        if isPart(reported), !(isOnce && verdict == .met) {
            return Assessment(
                judgement: .inProgress, achieved: achieved, attainment: attainment,
                pace: pace(of: attainment, about: reported))
        }
        if criterion.kind == .equal, direction == Direction.none, verdict == .notMet {
            return Assessment(
                judgement: .notJudged, reason: .noDirection, achieved: achieved,
                attainment: attainment)
        }
        guard let verdict else {
            return Assessment(judgement: .notJudged, reason: .needsAuthority, achieved: achieved)
        }
        return Assessment(
            judgement: verdict, achieved: achieved, attainment: attainment,
            roundingMisleads: roundingMisleads(achieved, attainment, verdict))
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
    private func partOnly(_ achieved: Ratio, about reported: Period) -> Assessment {
        let isOpen = isPart(reported)
        return Assessment(
            judgement: isOpen ? .inProgress : .notJudged, reason: isOpen ? nil : .partOfPeriod,
            achieved: achieved)
    }

    /// What the figure amounts to in the terms of the criterion.
    private func achieved(_ figure: Figure) -> Ratio? {
        // A rate of nothing is no figure, whatever value stands beside it.
        if figure.denominator?.isZero == true { return nil }
        return switch criterion.kind {
        case .increaseBy: increase(figure)
        case .decreaseBy: decrease(figure)
        default: figure.rate(in: measure) ?? figure.value(in: measure).map { Ratio($0) }
        }
    }

    /// An increase: as reported, or from a level over its base.
    ///
    /// A numerator and a denominator of an increase are the level and the base, as growth is
    /// printed: 1,1% (1.577,95/1.560,781).
    private func increase(_ figure: Figure) -> Ratio? {
        if let level = figure.numerator, let base = figure.denominator {
            return change(from: base, to: level)
        }
        if let level = level(figure), let base = criterion.base?.value {
            return change(from: base, to: level)
        }
        return figure.value(in: measure).map { Ratio($0) }
    }

    /// A decrease: as reported, or from a level under its base.
    ///
    /// A numerator and a denominator of a decrease are the amount cut and what it was cut from:
    /// 129/813.
    private func decrease(_ figure: Figure) -> Ratio? {
        if let rate = figure.rate(in: measure) { return rate }
        if let level = level(figure), let base = criterion.base?.value {
            return change(from: base, to: level)?.negated
        }
        return figure.value(in: measure).map { Ratio($0) }
    }

    /// The figure as a level in the measure of the base, where it is one: a value in the base's
    /// measure on a target in per cent.
    private func level(_ figure: Figure) -> Quantity? {
        guard let base = criterion.base, let baseMeasure = base.measure, let measure,
            baseMeasure != measure, let given = figure.measure, given != measure
        else { return nil }
        return figure.value(in: baseMeasure)
    }

    private func change(from base: Quantity, to level: Quantity) -> Ratio? {
        guard let difference = level.subtracting(base),
            let scaled = difference.multiplied(by: measure?.rateScale ?? .one)
        else { return nil }
        return measure?.isRate == true ? Ratio(scaled, base) : Ratio(scaled)
    }

    private func whyUnknown(_ figure: Figure) -> Assessment.Reason {
        if figure.value != nil, let given = figure.measure, let measure, given != measure {
            return criterion.base == nil ? .measureMismatch : .insufficientData
        }
        return .insufficientData
    }

    /// % kế hoạch: achieved over the bound, for floors, changes and milestones with a figure.
    ///
    /// A ceiling, a range and a bound that is not positive have none.
    private func attainment(of achieved: Ratio) -> Ratio? {
        switch criterion.kind {
        case .atLeast, .moreThan, .equal, .about, .increaseBy, .decreaseBy, .growthPerYear,
            .milestone:
            guard let low = criterion.low, !low.isNegative, !low.isZero else { return nil }
            return achieved.divided(by: low)
        case .atMost, .lessThan, .range, .maintain, .noneOccur, .deferred: return nil
        }
    }

    /// Above, at or below the bound: a floor's bound is met and beyond it exceeded; a strict bound and
    /// a ceiling are met or not; a range is never exceeded.
    private func verdict(on achieved: Ratio) -> Judgement? {
        switch criterion.kind {
        case .atLeast, .increaseBy, .decreaseBy, .growthPerYear: floor(achieved)
        case .about: about(achieved)
        case .moreThan: criterion.low.map { achieved > Ratio($0) ? .met : .notMet }
        case .atMost: criterion.high.map { achieved <= Ratio($0) ? .met : .notMet }
        case .lessThan: criterion.high.map { achieved < Ratio($0) ? .met : .notMet }
        case .equal: criterion.low.map { achieved == Ratio($0) ? .met : .notMet }
        case .range: inRange(achieved)
        case .noneOccur: achieved == Ratio(.zero) ? .met : .notMet
        case .milestone: achieved >= Ratio(criterion.low ?? .one) ? .met : .notMet
        case .maintain:
            criterion.base?.value.map { achieved >= Ratio($0) ? .met : .notMet }
        case .deferred: nil
        }
    }

    /// A demand for a change without a figure is met by any change in its direction.
    private func floor(_ achieved: Ratio) -> Judgement {
        guard let low = criterion.low else { return achieved > Ratio(.zero) ? .met : .notMet }
        if achieved == Ratio(low) { return .met }
        return achieved > Ratio(low) ? .exceeded : .notMet
    }

    /// “About” is met by what rounds to the bound as it was printed.
    private func about(_ achieved: Ratio) -> Judgement? {
        guard let low = criterion.low, let rounded = achieved.quotient(decimals: low.scale) else {
            return nil
        }
        if rounded == low { return .met }
        return rounded > low ? .exceeded : .notMet
    }

    private func inRange(_ achieved: Ratio) -> Judgement? {
        guard let low = criterion.low, let high = criterion.high else { return nil }
        return achieved >= Ratio(low) && achieved <= Ratio(high) ? .met : .notMet
    }

    /// Whether the target is reached once and for all, before its period ends.
    private var isOnce: Bool { criterion.kind == .milestone }

    /// Pace is shown for what accumulates: not for rates, nor where there is no percentage.
    private var showsPace: Bool {
        guard measure?.isRate != true else { return false }
        switch criterion.kind {
        case .atLeast, .moreThan, .equal, .about, .increaseBy, .decreaseBy: return true
        default: return false
        }
    }

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

    /// How much of the target's period a figure about a part of it covers; `nil` where that is no number
    /// of months, or where no pace is shown.
    private func pace(of attainment: Ratio?, about reported: Period) -> Assessment.Pace? {
        guard showsPace, let whole = whole(about: reported),
            let share = reported.elapsedShare(of: whole),
            let expected = Ratio(Quantity(share.months), Quantity(share.of)),
            let percent = expected.percent(decimals: 2),
            let points = attainment?.percent(decimals: 2)?.subtracting(percent)
        else { return nil }
        return Assessment.Pace(
            months: share.months, ofMonths: share.of, expected: expected, pointsAhead: points)
    }

    /// Whether rounding would make the figure look like the other side of its bound: the figure as it
    /// is printed beside the bound, or the percentage to two decimals.
    private func roundingMisleads(
        _ achieved: Ratio, _ attainment: Ratio?, _ verdict: Judgement
    ) -> Bool {
        guard let rounded = achieved.quotient(decimals: criterion.printedScale),
            let shown = self.verdict(on: Ratio(rounded))
        else { return false }
        let percentHides =
            (verdict == .notMet || verdict == .exceeded)
            && attainment?.percent(decimals: 2) == .hundred
        return shown.isReached != verdict.isReached || percentHides
    }
}
