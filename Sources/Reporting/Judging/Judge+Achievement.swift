import EventLog

extension Judge {
    /// What the figure amounts to in the terms of the criterion.
    func achievement(of figure: Figure, about reported: Period) -> Achievement? {
        // A rate of nothing is no figure, whatever value stands beside it.
        if figure.denominator?.isZero == true { return nil }
        return switch criterion.kind {
        case .increaseBy: increase(figure)
        case .decreaseBy: decrease(figure)
        case .growthPerYear: growth(figure, about: reported)
        case .maintain: kept(figure)
        default: plain(figure)
        }
    }

    /// The rate that a numerator and a denominator make, else the value.
    private func plain(_ figure: Figure) -> Achievement? {
        if let rate = figure.rate(in: measure) {
            // Of a measure that is no ratio the numerator is the figure.
            let isStated = measure?.isRatio == false
            return Achievement(
                amount: rate, decimals: isStated ? figure.numerator?.scale : nil)
        }
        return figure.amount(in: measure).map {
            Achievement(amount: $0, decimals: figure.decimals(in: measure))
        }
    }

    /// A level beside the one it has to keep to.
    private func kept(_ figure: Figure) -> Achievement? {
        guard var achieved = plain(figure) else { return nil }
        if criterion.base?.period != nil, bases(for: figure).isEmpty { return nil }
        achieved.bases = bases(for: figure)
        return achieved
    }

    /// An increase: as reported, or from a level over its base.
    ///
    /// A numerator and a denominator of an increase are the level and the base, as growth is
    /// printed: 1,1% (1.577,95/1.560,781).
    private func increase(_ figure: Figure) -> Achievement? {
        change(figure).map { change in
            Achievement(
                amount: change.amount, decimals: change.decimals, bases: change.bases,
                change: change.share)
        } ?? stated(figure)
    }

    /// A decrease: as reported, or from a level under its base.
    ///
    /// A numerator and a denominator of a decrease are the amount cut and what it was cut from:
    /// 129/813.
    private func decrease(_ figure: Figure) -> Achievement? {
        if figure.numerator != nil, var achieved = plain(figure) {
            achieved.bases = bases(for: figure)
            if measure?.isRate != true, let numerator = figure.numerator,
                let denominator = figure.denominator
            {
                achieved.change = Ratio(numerator, denominator)
            }
            return achieved
        }
        return change(figure).map { change in
            Achievement(
                amount: -change.amount, decimals: change.decimals, bases: change.bases,
                change: change.share.map { -$0 })
        } ?? stated(figure)
    }

    /// A change as it was reported, and its share of the base where one is known in the same measure.
    private func stated(_ figure: Figure) -> Achievement? {
        guard var achieved = plain(figure) else { return nil }
        let bases = bases(for: figure)
        guard measure?.isRate != true, let base = bases.first?.amount(in: measure) else {
            return achieved
        }
        achieved.bases = bases
        achieved.change = achieved.amount.divided(by: base)
        return achieved
    }

    /// How far the level of a figure lies from its base, upwards, where the figure is a level.
    private func change(
        _ figure: Figure
    ) -> (amount: Ratio, decimals: Int?, bases: [BaseFigure], share: Ratio?)? {
        guard let (level, bases, decimals) = level(figure), let base = bases.first else {
            return nil
        }
        let difference = level - base.amount
        let share = difference.divided(by: base.amount)
        guard measure?.isRate == true else { return (difference, decimals, bases, share) }
        return share.map { ($0 * .hundred, nil, bases, nil) }
    }

    /// Growth for a year, as reported, or the average of a level over its base years before.
    private func growth(_ figure: Figure, about reported: Period) -> Achievement? {
        guard let (level, bases, decimals) = level(figure), let base = bases.first else {
            return isLevel(figure) ? nil : plain(figure)
        }
        guard let years = years(to: reported), let quotient = level.divided(by: base.amount) else {
            return nil
        }
        guard measure?.isRate == true else {
            return (level - base.amount).divided(by: Ratio(Quantity(years))).map {
                Achievement(amount: $0, decimals: years == 1 ? decimals : nil, bases: bases)
            }
        }
        guard !quotient.isNegative else { return nil }
        let growth = Achievement.Growth(quotient: quotient, years: years)
        return growth.average.map {
            Achievement(amount: $0 * .hundred, decimals: nil, growth: growth, bases: bases)
        }
    }

    /// The level of a figure in the measure of its base, the bases, and how many decimals their
    /// difference has; `nil` where the figure is no level or there is no base.
    private func level(
        _ figure: Figure
    ) -> (level: Ratio, bases: [BaseFigure], decimals: Int?)? {
        let bases = bases(for: figure)
        guard let base = bases.first else { return nil }
        if let numerator = figure.numerator, figure.denominator != nil {
            return (Ratio(numerator), bases, max(numerator.scale, base.decimals))
        }
        guard isLevel(figure), let level = figure.amount(in: base.measure) else { return nil }
        let decimals = figure.decimals(in: base.measure).map { max($0, base.decimals) }
        return (level, bases, decimals)
    }

    /// Whether the figure is a level: given in the measure of the base, and that is not the target's.
    private func isLevel(_ figure: Figure) -> Bool {
        if figure.numerator != nil { return true }
        guard let baseMeasure = criterion.base?.measure ?? reportedBase?.measure, let measure,
            baseMeasure != measure, let given = figure.measure, given != measure
        else { return false }
        return figure.amount(in: baseMeasure) != nil
    }

    /// What a change is counted from: the base in the report itself, else the one the target states, else
    /// the one that was reported; after it the others, where they differ.
    func bases(for figure: Figure) -> [BaseFigure] {
        let measure = criterion.base?.measure ?? reportedBase?.measure
        // What is to be maintained has a denominator of its own, as any rate has.
        let own = figure.numerator == nil || criterion.kind == .maintain ? nil : figure.denominator
        let all = [
            own.map { BaseFigure($0, measure: measure, source: .figure) },
            criterion.base?.value.map {
                BaseFigure($0, measure: criterion.base?.measure, source: .target)
            },
            reportedBase,
        ].compactMap(\.self)
        guard let used = all.first else { return [] }
        var bases = [used]
        for base in all.dropFirst()
        where !bases.contains(where: { $0.amount(in: base.measure) == base.amount }) {
            bases.append(base)
        }
        return bases
    }

    /// How many years lie between the base and the end of `reported`, which has to be the end of a year.
    private func years(to reported: Period) -> Int? {
        guard let end = reported.window(in: .civil)?.upperBound, end.month == 12, end.day == 31
        else { return nil }
        let baseYear: Int? =
            if let named = criterion.base?.period {
                named.window(in: .civil)?.upperBound.year
            } else {
                switch period {
                case .years(let years): years.lowerBound - 1
                // A term begins in the year of its congress, whose level is where it starts from.
                case .term(let first, _): first
                case .everyYear, nil: end.year - 1
                case .year(let year): year - 1
                default: nil
                }
            }
        guard let baseYear, baseYear < end.year else { return nil }
        return end.year - baseYear
    }

    /// Why a figure amounts to nothing in the terms of the criterion.
    func whyUnknown(_ figure: Figure) -> Assessment.Reason {
        let needsBase = [.increaseBy, .decreaseBy, .growthPerYear, .maintain].contains(
            criterion.kind)
        let hasFigure = figure.value != nil && figure.denominator?.isZero != true
        if needsBase, hasFigure, criterion.base != nil, bases(for: figure).isEmpty {
            return .baseUnknown
        }
        if figure.value != nil, let given = figure.measure, let measure, given != measure {
            return criterion.base == nil ? .measureMismatch : .insufficientData
        }
        return .insufficientData
    }
}
