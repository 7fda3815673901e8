package import EventLog
package import Reporting

/// Who owes which report, by when, and whether it came (nghĩa vụ báo cáo).
package struct Obligations: Sendable {
    /// The day from which it is looked at.
    package let day: Day
    /// What was owed up to then and what is being waited for, the earliest due first.
    package let list: [Obligation]

    /// Every report that `book` knows to be owed for a period that had begun on `day`.
    ///
    /// What is owed follows from the regime in force on the last day of the period, from the unit that was
    /// there when it fell due, and from the targets that it owed then and that demanded something.
    ///
    /// - Complexity: O(*r* × *p* × *t*) in the regimes, their periods and the targets.
    package init(in book: Attainment, on day: Day) {
        self.day = day
        var list: [Obligation] = []
        for (id, versions) in book.registry.regimes.sorted(by: { $0.key < $1.key }) {
            let first = versions.map(\.effective.year).min() ?? day.year
            guard first <= day.year + 1 else { continue }
            for year in first...day.year + 1 {
                for cycle in Set(versions.map(\.every)) {
                    for period in cycle.periods(of: year) {
                        guard let regime = book.registry.regime(id, about: period),
                            regime.every == cycle
                        else { continue }
                        list += book.obligations(by: regime, about: period, on: day)
                    }
                }
            }
        }
        self.list = list.sorted {
            ($0.due, $0.period, $0.regime.regime, $0.unit)
                < ($1.due, $1.period, $1.regime.regime, $1.unit)
        }
    }
}

extension Attainment {
    /// What each reporter owes by `regime` about `period`; nothing where the period lies ahead of `day`.
    fileprivate func obligations(
        by regime: RegimeAdopted, about period: Period, on day: Day
    ) -> [Obligation] {
        guard let window = registry.window(of: period, by: regime), window.lowerBound <= day,
            let due = registry.due(by: regime, about: period)
        else { return [] }
        let calendar = regime.calendar.flatMap { registry.calendars[$0] }
        let years = window.upperBound.year...max(window.upperBound.year, due.year)
        return registry.reporters(by: regime, on: due).compactMap { unit in
            let items = order.compactMap { targets[$0] }
                .filter { owes($0, unit, by: regime, about: period, due: due) }
                .map { target in
                    // What came behind the day looked from had not come by then.
                    let report = target.reportAnswering(period)
                        .flatMap { $0.receivedDay <= day ? $0 : nil }
                    let receipt = Obligation.Receipt(
                        report, due: due, on: day, workdays: calendar)
                    return Obligation.Item(target: target, report: report, receipt: receipt)
                }
            guard !items.isEmpty else { return nil }
            return Obligation(
                regime: regime, unit: unit, period: period, cutoff: window.upperBound, due: due,
                items: items,
                hasKnownHolidays: calendar.map { known in years.allSatisfy(known.covers) } ?? true)
        }
    }

    /// Whether `unit` is to say in the report how far the target is attained.
    private func owes(
        _ target: TargetState, _ unit: OrganizationID, by regime: RegimeAdopted,
        about period: Period, due: Day
    ) -> Bool {
        guard target.owner(on: due) == unit, regime.covers(target),
            target.assigned.period.map({ $0.contains(period) }) ?? true
        else { return false }
        let document = target.assigned.document
        // Nothing is owed on a target that was set after the report had to be there.
        if let set = registry.documents[document]?.date ?? document.date, set > due { return false }
        return !target.isWithdrawn(on: due) && target.term(on: due).criterion.kind != .deferred
    }

    /// The day by which a figure on `target` about `period` has to be there; `nil` where no regime asks for
    /// one.
    ///
    /// Where several do, the earliest.
    package func deadline(for target: TargetState, about period: Period) -> Day? {
        registry.regimes.keys.compactMap { id -> Day? in
            guard let regime = registry.regime(id, about: period), regime.isAbout(period),
                let due = registry.due(by: regime, about: period),
                registry.reporters(by: regime, on: due).contains(target.owner(on: due)),
                regime.covers(target)
            else { return nil }
            return due
        }.min()
    }
}

extension Registry {
    /// The version of a regime by which a period is reported on: the one in force on its last day.
    package func regime(_ id: String, about period: Period) -> RegimeAdopted? {
        guard let last = period.window(in: .civil)?.upperBound else { return nil }
        var inForce: RegimeAdopted?
        for version in regimes[id] ?? [] where version.effective <= last {
            // Of two versions the one that takes effect later prevails; of the same day, the later one.
            if inForce.map({ $0.effective <= version.effective }) ?? true { inForce = version }
        }
        return inForce.flatMap { regime in
            regime.until.map { $0 >= last } ?? true ? regime : nil
        }
    }

    /// The days whose facts a report by `regime` counts.
    func window(of period: Period, by regime: RegimeAdopted) -> ClosedRange<Day>? {
        period.window(in: regime.cutoff ?? cutoff)
    }

    /// The day by which a report by `regime` is due.
    package func due(by regime: RegimeAdopted, about period: Period) -> Day? {
        regime.due.day(
            for: period, cutoff: regime.cutoff ?? cutoff,
            workdays: regime.calendar.flatMap { calendars[$0] })
    }

    /// The units that report by `regime` on `day`: in place of one that has ended, those that took it
    /// over.
    func reporters(by regime: RegimeAdopted, on day: Day) -> [OrganizationID] {
        var reporters: [OrganizationID] = []
        var seen: Set<OrganizationID> = []
        var waiting = Array(regime.reporters.reversed())
        while let unit = waiting.popLast() {
            guard seen.insert(unit).inserted else { continue }
            if let organization = organizations[unit], organization.hasEnded(on: day) {
                waiting += organization.successors.sorted().reversed()
            } else {
                reporters.append(unit)
            }
        }
        return reporters
    }
}

extension RegimeAdopted {
    /// Whether the regime asks for reports on the target.
    fileprivate func covers(_ target: TargetState) -> Bool {
        (documents.map { $0.contains(target.assigned.document) } ?? true)
            && (indicators.map { list in
                target.assigned.indicator.map(list.contains) ?? false
            } ?? true)
    }

    /// Whether a report of its own is owed about just this period.
    fileprivate func isAbout(_ period: Period) -> Bool {
        guard let window = period.window(in: .civil) else { return false }
        return every.periods(of: window.upperBound.year)
            .contains { $0.window(in: .civil) == window }
    }
}

extension TargetState {
    /// The live report that says how far the target was at the end of `period`: about the period itself, or
    /// counted from further back to the same day.
    package func reportAnswering(_ period: Period) -> ReportState? {
        guard let window = period.window(in: .civil) else { return nil }
        return liveReport(about: period)
            ?? reports.last { report in
                guard report.isLive, let own = report.submitted.period.window(in: .civil) else {
                    return false
                }
                return own.upperBound == window.upperBound && own.lowerBound < window.lowerBound
            }
    }
}
