package import EventLog
package import Reporting

/// Where every target stands: what it demands, what was reported, what that amounts to.
package struct Attainment: Projection {
    package private(set) var registry = Registry()
    package private(set) var targets: [TargetID: TargetState] = [:]
    /// The targets in the order they were assigned.
    package private(set) var order: [TargetID] = []
    /// The event taken in last.
    package private(set) var head: Head?
    private var targetOfReport: [Position: TargetID] = [:]
    /// The targets set for each indicator, in the order they were assigned.
    private var targetsOfIndicator: [IndicatorID: [TargetID]] = [:]

    /// A place in the log and when it was recorded.
    package struct Head: Equatable, Sendable {
        package let position: Position
        package let at: Instant
    }

    package init() {}

    package mutating func apply(_ entry: Entry) {
        head = Head(position: entry.position, at: entry.at)
        registry.apply(entry)
        if case .targetAssigned(let assigned) = entry.event {
            let id = assigned.target
            targets[id] = TargetState(assigned, id: id, position: entry.position)
            order.append(id)
            if let indicator = assigned.indicator {
                targetsOfIndicator[indicator, default: []].append(id)
            }
            if let parent = assigned.parent { targets[parent]?.parts.append(id) }
            return
        }
        guard let id = TargetID(entry.stream), let target = targets[id] else { return }
        // The id that the target has already, not the equal one of the event: its text is held once.
        if case .reportSubmitted = entry.event { targetOfReport[entry.position] = target.id }
        let isLate = isLate(entry.event, on: target)
        targets[id]?.apply(entry, isLate: isLate)
    }

    package mutating func reach(_ head: Head) {
        self.head = head
    }

    /// Whether the event gives a figure about a period that is closed.
    private func isLate(_ event: Event, on target: TargetState) -> Bool {
        let period: Period? =
            switch event {
            case .reportSubmitted(let payload): payload.period
            case .reportUpgraded(let payload): report(payload.report)?.submitted.period
            case .reportRevised(let payload): report(payload.report)?.submitted.period
            default: nil
            }
        return period.flatMap { registry.closure(of: $0, for: target.unit) } != nil
    }

    /// The target that the report submitted at `position` is about.
    package func target(ofReport position: Position) -> TargetState? {
        targetOfReport[position].flatMap { targets[$0] }
    }

    /// The targets set for `indicator`, in the order they were assigned.
    package func targets(of indicator: IndicatorID) -> [TargetState] {
        targetsOfIndicator[indicator, default: []].compactMap { targets[$0] }
    }

    /// The report submitted at `position`.
    package func report(_ position: Position) -> ReportState? {
        target(ofReport: position)?.reports.first { $0.position == position }
    }
}
