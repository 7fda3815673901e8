package import EventLog
package import Reporting

/// What the patterns look at: where every target stands, and what they need to know of how it came to
/// stand there (hồ sơ rà soát).
package struct CaseFile: Sendable {
    private(set) var book = Attainment()
    /// Corrections, upgrades and withdrawals of figures, and changes of targets, in order.
    private(set) var changes: [Change] = []
    /// The approvals of each report, in order.
    private(set) var approvals: [Position: [Source]] = [:]
    private(set) var successions: [(succeeded: UnitSucceeded, position: Position)] = []
    private(set) var redefinitions: [Redefinition] = []
    private(set) var conclusions: [Conclusion] = []
    private(set) var summaries: [(declared: SummaryDeclared, source: Source)] = []
    /// How each member was enrolled, in order.
    private(set) var enrolments: [MemberID: [(enrolled: MemberEnrolled, position: Position)]] = [:]
    /// The day on which the ledger was opened.
    private(set) var opened: Day?
    /// The day from which it is looked at.
    private(set) var day: Day
    /// Every target in the order they were assigned; none before the file is looked at.
    private(set) var targets: [TargetState] = []
    /// The targets of one unit on one indicator, in order.
    private(set) var series: [Series: [TargetState]] = [:]
    private var sources: [Position: Source] = [:]
    private var scopes: [String: [InspectionScoped]] = [:]

    /// Who recorded an event, when, and on which stream.
    package struct Source: Sendable {
        package let position: Position
        package let at: Instant
        package let by: MemberID
        package let stream: String

        /// The day in Vietnam.
        package var day: Day { at.day(offsetMinutes: Instant.vietnamOffsetMinutes) }
    }

    /// What targets set for the same unit count, one period after another.
    struct Series: Hashable {
        let unit: OrganizationID
        let indicator: IndicatorID

        /// The series that a target belongs to; `nil` for one without an indicator.
        init?(_ target: TargetState) {
            guard let indicator = target.assigned.indicator else { return nil }
            unit = target.unit
            self.indicator = indicator
        }
    }

    /// An indicator whose definition changed.
    struct Redefinition: Sendable {
        let before: IndicatorDefined
        let redefined: IndicatorRedefined
        let source: Source
    }

    /// The conclusion of an inspection and what the inspection looked at.
    struct Conclusion: Sendable {
        let concluded: InspectionConcluded
        let scopes: [InspectionScoped]
        let source: Source
    }

    init() {
        day = Day(daysSinceEpoch: 0)
    }

    /// The same file looked at from `day`, or from the day of the last event; `nil` before the first.
    func seen(from day: Day?) -> CaseFile? {
        guard let head = book.head else { return nil }
        var view = self
        view.day = day ?? head.at.day(offsetMinutes: Instant.vietnamOffsetMinutes)
        view.targets = book.order.compactMap { book.targets[$0] }
        for target in view.targets {
            if let series = Series(target) { view.series[series, default: []].append(target) }
        }
        return view
    }

    mutating func apply(_ entry: Entry) {
        let source = Source(
            position: entry.position, at: entry.at, by: entry.by, stream: entry.stream)
        sources[entry.position] = source
        var change = Change(entry, before: book)
        take(entry.event, source)
        book.apply(entry)
        change?.complete(after: book)
        if let change { changes.append(change) }
    }

    mutating func reach(_ head: Attainment.Head) {
        book.reach(head)
    }

    /// Takes in what the book does not keep.
    private mutating func take(_ event: Event, _ source: Source) {
        switch event {
        case .ledgerOpened: opened = source.day
        case .memberEnrolled(let payload):
            enrolments[payload.member, default: []].append((payload, source.position))
        case .reportApproved(let payload): approvals[payload.report, default: []].append(source)
        case .unitSucceeded(let payload): successions.append((payload, source.position))
        case .summaryDeclared(let payload): summaries.append((payload, source))
        case .indicatorRedefined(let payload):
            guard let before = book.registry.indicators[payload.indicator] else { return }
            redefinitions.append(
                Redefinition(before: before, redefined: payload, source: source))
        case .inspectionScoped(let payload):
            scopes[payload.inspection, default: []].append(payload)
        case .inspectionConcluded(let payload):
            conclusions.append(
                Conclusion(
                    concluded: payload, scopes: scopes[payload.inspection] ?? [], source: source))
        default: break
        }
    }
}

extension CaseFile {
    /// Who recorded the event and when.
    package func source(of position: Position) -> Source? { sources[position] }

    /// The target that the event is about.
    func target(of position: Position) -> TargetID? {
        guard let id = sources[position].flatMap({ TargetID($0.stream) }) else { return nil }
        return book.targets[id] == nil ? nil : id
    }

    /// The limit that held on the day an event was recorded.
    func limit(
        _ tolerance: Tolerance, on day: Day, for target: TargetState? = nil
    ) -> FlagLimits.Limit {
        book.registry.flagLimits.limit(tolerance, on: day, for: target?.assigned.indicator)
    }

    /// Where the target stands, at the end of `period` where one is given.
    func standing(of target: TargetState, in period: Period? = nil) -> Standing {
        book.standing(
            of: target,
            from: Viewpoint(period: period, day: day, calendar: book.registry.cutoff))
    }

    /// The name of a unit; its id where it has none.
    func name(of unit: OrganizationID) -> String {
        book.registry.organizations[unit]?.name ?? unit
    }

    /// The last day whose facts a period counts.
    func end(of period: Period) -> Day? {
        period.window(in: book.registry.cutoff)?.upperBound
    }
}
