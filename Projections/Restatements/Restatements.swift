package import EventLog
package import Reporting

/// Every change of what the ledger says of one period, in the order in which it came to be known.
package struct Restatements: Projection {
    package let period: Period
    /// The day from which all of it is judged: what differs, differs by what was recorded.
    private let day: Day
    /// The first position whose changes are wanted.
    private let first: Position
    private var unfolding = Unfolding()
    package private(set) var list: [Restatement] = []

    /// The changes of `period` by the event at `first` and all behind it, judged from `day`.
    package init(of period: Period, seenFrom day: Day, from first: Position = Position(0)) {
        self.period = period
        self.day = day
        self.first = first
    }

    /// The state that all taken in so far gives.
    package var attainment: Attainment { unfolding.attainment }

    package mutating func apply(_ entry: Entry) {
        guard entry.position >= first else { return unfolding.apply(entry) }
        list += unfolding.changes(by: entry, about: period, seenFrom: day)
    }

    /// The changes of each target that `isWanted`, in the order the targets were assigned.
    package func byTarget(
        where isWanted: (TargetState) -> Bool = { _ in true }
    ) -> [(target: TargetState, changes: [Restatement])] {
        let changes = Dictionary(grouping: list, by: \.target)
        return attainment.order.compactMap { id in
            guard let own = changes[id], let target = attainment.targets[id], isWanted(target)
            else { return nil }
            return (target, own)
        }
    }
}
