extension Judge {
    /// % kế hoạch: achieved over the bound, for floors, changes and milestones with a figure.
    ///
    /// A ceiling, a range and a bound that is not positive have none.
    func attainment(of achieved: Achievement) -> Ratio? {
        switch criterion.kind {
        case .atLeast, .moreThan, .equal, .about, .increaseBy, .decreaseBy, .growthPerYear,
            .milestone:
            guard let low = criterion.low, !low.isNegative else { return nil }
            return achieved.amount.divided(by: Ratio(low))
        case .atMost, .lessThan, .range, .maintain, .noneOccur, .deferred: return nil
        }
    }

    /// Above, at or below the bound: a floor's bound is met and beyond it exceeded; a strict bound and
    /// a ceiling are met or not; a range is never exceeded, unless the rule set says otherwise.
    func verdict(
        on achieved: Achievement, completion: Assessment.Completion? = nil
    ) -> Judgement? {
        let amount = achieved.amount
        return switch criterion.kind {
        case .atLeast, .increaseBy, .decreaseBy, .growthPerYear: floor(achieved)
        case .about: about(achieved)
        case .moreThan:
            criterion.low.map { banded(amount > Ratio($0) ? .met : .notMet, achieved) }
        case .atMost: ceiling(amount)
        case .lessThan: criterion.high.map { amount < Ratio($0) ? .met : .notMet }
        case .equal: criterion.low.map { amount == Ratio($0) ? .met : .notMet }
        case .range: inRange(amount)
        case .noneOccur: amount.isZero ? .met : .notMet
        case .milestone: milestone(amount, completion)
        case .maintain: maintained(achieved)
        case .deferred: nil
        }
    }

    /// A demand for a change without a figure is met by any change in its direction.
    private func floor(_ achieved: Achievement) -> Judgement {
        guard let low = criterion.low else { return achieved.amount > .zero ? .met : .notMet }
        let order = achieved.order(against: low, of: measure)
        return banded(order.isZero ? .met : order.isNegative ? .notMet : .exceeded, achieved)
    }

    /// “About” is met by what rounds to the bound as it was printed.
    private func about(_ achieved: Achievement) -> Judgement? {
        guard let low = criterion.low else { return nil }
        let rounded = achieved.amount.rounded(toDecimals: low.scale)
        if rounded == Ratio(low) { return .met }
        return banded(rounded > Ratio(low) ? .exceeded : .notMet, achieved)
    }

    private func ceiling(_ amount: Ratio) -> Judgement? {
        guard let high = criterion.high else { return nil }
        if amount == Ratio(high) { return .met }
        guard amount < Ratio(high) else { return .notMet }
        return rules?.ceilingExceeded == true ? .exceeded : .met
    }

    private func inRange(_ amount: Ratio) -> Judgement? {
        guard let low = criterion.low, let high = criterion.high else { return nil }
        if amount < Ratio(low) { return rules?.rangeGoodSide == .lower ? .exceeded : .notMet }
        if amount > Ratio(high) { return rules?.rangeGoodSide == .higher ? .exceeded : .notMet }
        return .met
    }

    /// Reached, and by the day it was due where that is known.
    private func milestone(
        _ amount: Ratio, _ completion: Assessment.Completion?
    ) -> Judgement {
        switch completion {
        case .late, .overdue: .notMet
        case .inTime, nil: amount >= Ratio(criterion.low ?? .one) ? .met : .notMet
        }
    }

    /// Kept at its base or better; what is better depends on the indicator.
    private func maintained(_ achieved: Achievement) -> Judgement? {
        guard let base = achieved.bases.first?.amount(in: measure) else { return nil }
        return switch direction {
        case .lower: achieved.amount <= base ? .met : .notMet
        case .band: achieved.amount == base ? .met : .notMet
        case .higher, .some(.none), nil: achieved.amount >= base ? .met : .notMet
        }
    }

    /// The judgement of the band of the rule set that the attainment lies in, or the built-in one.
    ///
    /// A band never carries a figure over its bound: what is below it stays unmet, strict bounds included.
    private func banded(_ judgement: Judgement, _ achieved: Achievement) -> Judgement {
        guard let attainment = attainment(of: achieved),
            let band = rules?.band(of: attainment * .hundred),
            band.judgement.isReached == judgement.isReached
        else { return judgement }
        return band.judgement
    }

    /// Whether rounding would make the figure look like the other side of its bound: the figure as it
    /// is printed beside the bound, or the percentage to two decimals.
    func roundingMisleads(
        _ achieved: Achievement, _ attainment: Ratio?, _ verdict: Judgement
    ) -> Bool {
        let rounded = achieved.amount.rounded(toDecimals: criterion.printedScale)
        let printed = Achievement(amount: rounded, decimals: nil, bases: achieved.bases)
        // Whether it was done in time is no matter of rounding.
        guard let shown = self.verdict(on: printed) else { return false }
        let isOfTime = criterion.kind == .milestone && achieved.amount == rounded
        let percentHides =
            [.notMet, .nearlyMet, .exceeded].contains(verdict) && !isOfTime
            && attainment?.percent(decimals: 2) == "100.00"
        return (shown.isReached != verdict.isReached && !isOfTime) || percentHides
    }
}
