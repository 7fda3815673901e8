package import Reporting

/// One indicator over the units of another for one period (tổng hợp).
///
/// What a part lacks is named: a total of which something is missing is no value.
package struct RollUp: Sendable {
    package let indicator: IndicatorID
    package let unit: OrganizationID
    package let period: Period
    package let rule: RollUpRule?
    package let measure: Measure?
    /// The units below, each with its report.
    package private(set) var parts: [Contribution] = []
    /// The units below that give nothing, in the order they were registered.
    package private(set) var missing: [Gap] = []
    /// Reports of units that have ended by now, about the same period as those of their successors.
    package private(set) var overlaps: [Overlap] = []
    package private(set) var total: Total?
    package private(set) var obstacle: Total.Obstacle?
    /// What the unit itself reported.
    package private(set) var declared: (target: TargetState, report: ReportState)?
    /// The roll-up against each target that the unit itself was set.
    package private(set) var judgements: [Judged] = []

    /// A target of the unit, and what the roll-up amounts to against it.
    package struct Judged: Sendable {
        package let target: TargetState
        package let assessment: Assessment
    }

    /// How many units ought to have a part.
    package var expected: Int { Set(parts.map(\.unit) + missing.map(\.unit)).count }

    /// How many of them give nothing.
    package var missingCount: Int { Set(missing.map(\.unit)).count }

    /// The total, where nothing is missing.
    package var value: Ratio? { missing.isEmpty ? total?.value : nil }

    /// What is there, where something is missing; no total.
    package var partial: Ratio? { missing.isEmpty ? nil : total?.value }

    /// How settled the parts are, from the least.
    package var statuses: [ReportStatus] { Set(parts.map(\.report.status)).sorted() }

    /// What the unit itself reported, in the measure of the roll-up.
    package var declaredValue: Ratio? {
        guard let figure = declared?.report.figure else { return nil }
        return figure.rate(in: measure) ?? figure.amount(in: measure)
    }

    /// By how much the unit's own figure differs from the roll-up; `nil` where one of them is missing.
    package var difference: Ratio? {
        value.flatMap { value in declaredValue.map { $0 - value } }
    }

    /// The roll-up of the units directly below `unit` as they were at the end of the figures' period;
    /// `nil` where none of them was set a target.
    package init?(
        under unit: OrganizationID, of figures: PeriodFigures, in book: Attainment
    ) {
        let children = figures.children(of: unit, in: book.registry)
        guard children.contains(where: { !figures.targets(of: $0).isEmpty }) else { return nil }
        indicator = figures.indicator
        self.unit = unit
        period = figures.period
        let defined = book.registry.indicators[figures.indicator]
        rule = defined?.rollup
        declared = figures.report(of: unit)
        measure =
            defined?.measure
            ?? (figures.targets(of: unit) + children.flatMap(figures.targets)).lazy
            .compactMap { $0.term(on: figures.lastDay).measure }.first
        for child in children {
            if let (target, report) = figures.report(of: child) {
                parts.append(
                    Contribution(unit: child, target: target, report: report, weight: .one))
            } else {
                let isSet = !figures.targets(of: child).isEmpty
                missing.append(Gap(unit: child, reason: isSet ? .notReported : .notAssigned))
            }
        }
        overlaps = figures.overlaps(among: Set(children), in: book.registry)
        add(in: book)
        judgements = figures.targets(of: unit).compactMap { judged($0, in: book) }
    }

    private mutating func add(in book: Attainment) {
        guard let rule, rule != .none else {
            obstacle = rule == nil ? .noRule : .notAdditive
            return
        }
        guard !parts.isEmpty else {
            obstacle = .noFigure
            return
        }
        let viewpoint = book.viewpoint(period: period)
        let total = Total(of: parts, by: rule, in: measure) { part in
            viewpoint.flatMap { viewpoint in
                book.standing(of: part.target, from: viewpoint).isReached
            }
        }
        missing += total.gaps
        self.total = total
    }

    /// The roll-up against a target of the unit's own; `nil` where there is no whole roll-up.
    private func judged(_ target: TargetState, in book: Attainment) -> Judged? {
        guard let value, let viewpoint = book.viewpoint(period: period) else { return nil }
        let term = target.term(on: viewpoint.dayInForce(for: target.assigned.period))
        guard let figure = figure(of: value) else { return nil }
        let judge = book.judge(of: target, term: term, from: viewpoint)
        return Judged(target: target, assessment: judge.assess(figure, about: period))
    }
}

extension RollUp {
    /// The total as somebody would report it, exactly; `nil` where it is a quotient that no number writes.
    private func figure(of value: Ratio) -> Figure? {
        guard let measure, measure.isRatio, let numerator = total?.numerator,
            let denominator = total?.denominator
        else {
            return amount(of: value)
        }
        // A mean of rates is in per cent already; a figure's numerator is scaled when it is judged.
        let scale = rule == .rate ? Ratio.one : Ratio(measure.rateScale)
        guard let top = Quantity(exactly: numerator),
            let bottom = Quantity(exactly: denominator * scale)
        else { return nil }
        return Figure(value: nil, measure: measure, numerator: top, denominator: bottom)
    }
}

extension RollUp {
    /// The total in its measure, or where that has too many decimals in one of those it was reported in.
    private func amount(of value: Ratio) -> Figure? {
        let reported = parts.map {
            $0.report.figure.measure ?? $0.target.term(on: nil).measure
        }
        for candidate in [measure] + reported {
            let converted =
                candidate == measure
                ? value
                : candidate.flatMap { candidate in measure?.convert(value, to: candidate) }
            if let quantity = converted.flatMap({ Quantity(exactly: $0) }) {
                return Figure(value: quantity, measure: candidate)
            }
        }
        return nil
    }
}

extension Standing {
    /// Whether the target was reached; `nil` where that is not decided.
    fileprivate var isReached: Bool? {
        switch overall {
        case .exceeded, .met: true
        case .nearlyMet, .notMet: false
        case .inProgress, .notReported, .notJudged, .notDue: nil
        }
    }
}
