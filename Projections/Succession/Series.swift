package import EventLog
package import Reporting

/// One indicator of a unit period by period, on the land that the unit had before units changed or has
/// since (chuỗi số liệu).
package struct Series: Sendable {
    package let indicator: IndicatorID
    package let unit: OrganizationID
    package let boundaries: Boundaries
    package let rule: RollUpRule?
    package let measure: Measure?
    /// The units that the land was made up of, on the side that is asked for.
    package let units: [OrganizationID]
    package private(set) var rows: [Row] = []

    /// Whose land the figures are to be about (địa giới).
    package enum Boundaries: String, CaseIterable, Sendable {
        /// As it was before the first succession.
        case old
        /// As it is after the last.
        case new
    }

    /// The figure of one period.
    package struct Row: Sendable {
        package let period: Period
        package let parts: [Contribution]
        package let missing: [Gap]
        /// How many old units the figure ought to cover.
        package let expected: Int
        package let total: Total?
        package let obstacle: Total.Obstacle?
        /// What the unit itself reported.
        package let declared: ReportState?
        package let overlaps: [Overlap]

        /// The total, where nothing is missing.
        package var value: Ratio? { missing.isEmpty ? total?.value : nil }

        /// What is there, where something is missing; no total.
        package var partial: Ratio? { missing.isEmpty ? nil : total?.value }

        /// How many of the old units are missing.
        package var missingCount: Int { Set(missing.map(\.unit)).count }
    }

    /// The series of every period within `days` that one of the units reported on.
    ///
    /// - Complexity: O(*n* · *p*) in the targets and the periods.
    package init(
        of indicator: IndicatorID, for unit: OrganizationID, on boundaries: Boundaries,
        within days: ClosedRange<Day>, in book: Attainment
    ) {
        let registry = book.registry
        self.indicator = indicator
        self.unit = unit
        self.boundaries = boundaries
        rule = registry.indicators[indicator]?.rollup
        let candidates = book.order.filter {
            book.targets[$0]?.assigned.indicator == indicator
        }
        let terms = candidates.lazy.compactMap { book.targets[$0]?.terms.last?.measure }
        let measure = registry.indicators[indicator]?.measure ?? terms.first
        self.measure = measure
        let changes = Changes(of: candidates, in: book)
        let units = changes.units(of: unit, on: boundaries)
        self.units = units
        for period in changes.periods(within: days) {
            guard
                let figures = PeriodFigures(
                    on: indicator, about: period, in: book, among: candidates),
                let row = Row(
                    figures, territory: changes.territory(of: units, on: boundaries, at: figures),
                    of: self, in: book)
            else { continue }
            rows.append(row)
        }
    }
}

extension Series.Row {
    /// `nil` where none of the units of the land reported on the period.
    fileprivate init?(
        _ figures: PeriodFigures, territory: Territory, of series: Series, in book: Attainment
    ) {
        period = figures.period
        declared = figures.report(of: series.unit)?.report
        let isUnmoved =
            Set(territory.pieces.keys) == Set(series.units)
            && territory.pieces.values.allSatisfy { $0.weight == .one && $0.unknown.isEmpty }
        var parts: [Contribution] = []
        var missing: [Gap] = []
        if isUnmoved, let own = figures.report(of: series.unit) {
            parts = [
                Contribution(
                    unit: series.unit, target: own.target, report: own.report, weight: .one)
            ]
        } else {
            for (unit, piece) in territory.pieces.sorted(by: { $0.key < $1.key }) {
                if !piece.unknown.isEmpty {
                    missing += Self.gaps(
                        of: unit, piece.unknown, .shareMissing, series.boundaries)
                }
                guard !piece.weight.isZero else { continue }
                if let found = figures.report(of: unit) {
                    parts.append(
                        Contribution(
                            unit: unit, target: found.target, report: found.report,
                            weight: piece.weight))
                    continue
                }
                let isSet = !figures.targets(of: unit).isEmpty
                missing += Self.gaps(
                    of: unit, piece.carries, isSet ? .notReported : .notAssigned, series.boundaries)
            }
        }
        overlaps = figures.overlaps(
            among: Set(territory.pieces.keys).union(series.units), in: book.registry)
        expected = series.boundaries == .old ? series.units.count : territory.pieces.count
        guard !parts.isEmpty || missing.contains(where: { $0.reason == .shareMissing }) else {
            return nil
        }
        let isOne = parts.count == 1 && parts[0].weight == .one && missing.isEmpty
        let rule = isOne && series.rule != .rate ? RollUpRule.latest : series.rule
        obstacle = Self.obstacle(rule, parts)
        total =
            obstacle == nil
            ? rule.map { rule in
                Total(of: parts, by: rule, in: series.measure) { _ in nil }
            } : nil
        self.parts = parts
        self.missing = missing + (total?.gaps ?? [])
    }

    /// One gap for each of the units of the beginning, or one for the piece itself.
    private static func gaps(
        of unit: OrganizationID, _ olds: Set<OrganizationID>, _ reason: Gap.Reason,
        _ boundaries: Series.Boundaries
    ) -> [Gap] {
        guard boundaries == .old else { return [Gap(unit: unit, reason: reason)] }
        return olds.sorted().map { old in
            Gap(unit: old, reason: reason, successor: old == unit ? nil : unit)
        }
    }

    /// Only what adds up can be put together from parts of units.
    private static func obstacle(
        _ rule: RollUpRule?, _ parts: [Contribution]
    ) -> Total.Obstacle? {
        guard let rule else { return .noRule }
        switch rule {
        case .none, .count: return .notAdditive
        case .latest: return parts.count > 1 ? .notAdditive : nil
        case .sum, .rate, .mean: return parts.isEmpty ? .noFigure : nil
        }
    }
}
