package import EventLog
package import Projections
package import Reporting

/// What a dossier is made of: the events in scope as they are stored, what each of them changed, and the
/// states at the days asked for, each as it was known at the end of that day.
package struct DossierMaterial: Projection {
    package let inspection: InspectionState
    package let scope: InspectionScoped
    /// The targets in scope, in the order they were assigned.
    package let targets: [TargetState]
    /// What is known now.
    package let book: Attainment
    /// The lines of the events in scope, in order.
    private(set) var lines: [Line] = []
    /// What happened to the targets in scope, in order.
    private(set) var trail: AuditTrail
    private(set) var states: [DayState] = []
    /// The days whose state is still to come, the earliest last.
    private var open: [Day]
    private let streams: Set<String>

    /// The state at the end of a day, as it was known then.
    struct DayState: Sendable {
        let day: Day
        let book: Attainment
    }

    /// Nothing gathered yet for the dossier of an inspection, from what `book` knows of it.
    ///
    /// `nil` where the inspection has no scope.
    package init?(of inspection: InspectionState, in book: Attainment) {
        guard let scope = inspection.scope, let head = book.head else { return nil }
        self.inspection = inspection
        self.scope = scope
        self.book = book
        let units = DossierMaterial.withPredecessors(scope.units, in: book.registry)
        let wanted = scope.targets.map { Set($0) }
        targets = book.order.compactMap { book.targets[$0] }.filter { target in
            guard wanted?.contains(target.id) ?? true,
                units.contains(target.unit) || units.contains(target.assigned.unit)
            else { return false }
            let window = target.assigned.period?.window(in: book.registry.cutoff)
            return window.map { $0.overlaps(scope.from...scope.to) } ?? true
        }
        let cited = targets.flatMap { target in
            target.terms.map(\.document.description)
                + target.reports.compactMap { $0.document?.description }
        }
        trail = AuditTrail(of: Set(targets.map(\.id)))
        streams = Set(
            targets.map(\.id.description) + units.map(StreamName.unit) + cited
                + ["inspection:" + inspection.opened.inspection])
        let last = head.at.day(offsetMinutes: Instant.vietnamOffsetMinutes)
        open = DossierMaterial.days(of: inspection, scope, cutoff: book.registry.cutoff)
            .filter { $0 <= last }.sorted(by: >)
    }

    /// The units, and all that went over into one of them.
    private static func withPredecessors(
        _ units: [OrganizationID], in registry: Registry
    ) -> Set<OrganizationID> {
        var known = Set(units)
        var waiting = units
        while let unit = waiting.popLast() {
            for other in registry.organizations.values
            where other.successors.contains(unit) && known.insert(other.id).inserted {
                waiting.append(other.id)
            }
        }
        return known
    }

    /// The cut-off days in the inspected window, and the day of the decision.
    private static func days(
        of inspection: InspectionState, _ scope: InspectionScoped, cutoff: CutoffCalendar
    ) -> Set<Day> {
        var days: Set<Day> = [inspection.opened.document?.date ?? inspection.day]
        for year in scope.from.year...scope.to.year {
            for period in [Period.half(year, 1), .nineMonths(year), .year(year)] {
                guard let end = period.window(in: cutoff)?.upperBound,
                    (scope.from...scope.to).contains(end)
                else { continue }
                days.insert(end)
            }
        }
        return days
    }

    package mutating func apply(_ entry: Entry) {
        while let day = open.last, day < entry.day { closeDay() }
        trail.apply(entry)
    }

    /// Keeps a line of the log where its event is in scope.
    package mutating func keep(_ line: Line) {
        if streams.contains(line.stream) { lines.append(line) }
    }

    /// All events were taken in.
    package mutating func finish() {
        while !open.isEmpty { closeDay() }
    }

    private mutating func closeDay() {
        states.append(DayState(day: open.removeLast(), book: trail.attainment))
    }

    /// Whether a target is in scope.
    func includes(_ target: TargetState) -> Bool { includes(target.id) }

    func includes(_ target: TargetID) -> Bool { streams.contains(target.description) }
}
