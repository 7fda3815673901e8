package import EventLog
package import Reporting

/// The state of a ledger that tells, of each event it takes in, which figures that changed (diễn biến).
package struct Unfolding: Sendable {
    package private(set) var attainment = Attainment()
    private var reach = Reach()

    package init() {}

    /// Takes in the next event without asking what it changes.
    package mutating func apply(_ entry: Entry) {
        reach.take(entry)
        attainment.apply(entry)
    }

    /// Takes in the next event and answers what it changed, of the target it is on first.
    ///
    /// Before and after are seen from one day, that of the event where none is given, so that nothing
    /// but the event makes them differ.
    package mutating func changes(
        by entry: Entry, about period: Period? = nil, seenFrom day: Day? = nil
    ) -> [Restatement] {
        let moved = reach.targets(movedBy: entry, in: attainment)
        let day = day ?? entry.day
        let before = moved.map { standing(of: $0, about: period, day) }
        apply(entry)
        return zip(moved, before).compactMap { id, before in
            guard let after = standing(of: id, about: period, day) else { return nil }
            if let before, before.saysTheSame(as: after) { return nil }
            let step = AuditTrail.Step(
                target: id, entry: entry, before: before, after: after,
                isIllustrative: attainment.registry.isIllustrative(entry.event.document),
                predecessor: attainment.registry.predecessor(
                    representedIn: entry, on: (before ?? after).target.unit))
            return Restatement(
                step: step, cause: Restatement.Cause(of: entry, on: id, in: attainment))
        }
    }

    private func standing(of id: TargetID, about period: Period?, _ day: Day) -> Standing? {
        guard let target = attainment.targets[id], period.map(target.isAbout) ?? true,
            let viewpoint = attainment.viewpoint(period: period, day: day)
        else { return nil }
        return attainment.standing(of: target, from: viewpoint)
    }
}

extension Standing {
    /// Whether a reader would see the same in both: figure, status, demand, judgements.
    func saysTheSame(as other: Standing) -> Bool {
        current?.position == other.current?.position && current?.figure == other.current?.figure
            && current?.status == other.current?.status && term.criterion == other.term.criterion
            && target.unit == other.target.unit && assessment == other.assessment
            && overall == other.overall && declared == other.declared
    }
}
