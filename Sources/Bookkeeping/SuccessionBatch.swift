package import EventLog
package import Projections
package import Reporting

extension UnitSucceeded {
    /// The succession of `from` by `to` with the edges that were named.
    ///
    /// Where one becomes several, or several one, the edges that were not named go without saying.
    package init(
        from: [OrganizationID], to: [OrganizationID], effective: Day,
        naming named: [SuccessionEdge],
        document: DocumentID?
    ) {
        var edges = named
        if from.count == 1 || to.count == 1 {
            for old in from {
                for new in to where !named.contains(where: { $0.from == old && $0.to == new }) {
                    edges.append(SuccessionEdge(from: old, to: new))
                }
            }
        }
        self.init(from: from, to: to, effective: effective, edges: edges, document: document)
    }

    /// What is recorded with it in one batch: the succession, and the end of every unit that is not
    /// known to have ended.
    package func batch(in registry: Registry) -> [Proposal] {
        let ending = from.filter { registry.organizations[$0].map { $0.lastDay == nil } ?? false }
        // A name given twice is refused with the succession itself.
        let ended = ending.enumerated().filter { ending.firstIndex(of: $1) == $0 }.map { _, unit in
            UnitEnded(unit: unit, lastDay: effective.advanced(by: -1), document: document)
        }
        return [Proposal(.unitSucceeded(self))] + ended.map { Proposal(.unitEnded($0)) }
    }
}
