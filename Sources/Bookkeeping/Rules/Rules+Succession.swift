import EventLog
import Projections
import Reporting

extension Rules.Context {
    /// Units end and others follow: merger, split, abolition, or many into many.
    func check(_ succeeded: UnitSucceeded) throws(Refusal) {
        guard !succeeded.from.isEmpty, !succeeded.to.isEmpty else { throw .succession(.empty) }
        for unit in succeeded.from + succeeded.to { try self.unit(unit) }
        guard let document = succeeded.document else { throw .succession(.documentMissing) }
        try self.document(document)
        try checkEdges(of: succeeded)
        for edge in succeeded.edges {
            if let way = way(from: edge.to, to: edge.from) {
                throw .succession(.circle([edge.from] + way))
            }
        }
        for unit in succeeded.from { try checkEnd(of: unit, on: succeeded.effective) }
        for unit in succeeded.to {
            if let taker = registry.organizations[unit], let lastDay = taker.lastDay,
                taker.hasEnded(on: succeeded.effective)
            {
                throw .succession(.takerEnded(unit, lastDay: lastDay))
            }
        }
    }

    /// A unit ends once, on the day before its successors begin.
    private func checkEnd(of id: OrganizationID, on effective: Day) throws(Refusal) {
        if let earlier = registry.successions.first(where: { $0.from.contains(id) }) {
            throw .succession(.alreadySucceeded(id, effective: earlier.effective))
        }
        guard let lastDay = registry.organizations[id]?.lastDay else { return }
        guard lastDay.advanced(by: 1) == effective else {
            throw .succession(.lastDayDiffers(id, lastDay: lastDay, effective: effective))
        }
    }

    /// Every unit is touched by an edge between two named ones; shares are parts of a whole.
    private func checkEdges(of succeeded: UnitSucceeded) throws(Refusal) {
        if let both = succeeded.from.first(where: succeeded.to.contains) {
            throw .succession(.ownSuccessor(both))
        }
        var seen: Set<[OrganizationID]> = []
        for edge in succeeded.edges {
            guard succeeded.from.contains(edge.from), succeeded.to.contains(edge.to) else {
                throw .succession(.edgeOutside(from: edge.from, to: edge.to))
            }
            guard seen.insert([edge.from, edge.to]).inserted else {
                throw .succession(.edgeRepeated(from: edge.from, to: edge.to))
            }
            for share in [edge.share, edge.origin].compactMap(\.self)
            where share.ratio < .zero || share.ratio > .one {
                throw .succession(.shareOutside(share, from: edge.from, to: edge.to))
            }
        }
        for unit in succeeded.from {
            let shares = succeeded.edges.filter { $0.from == unit }.map(\.share)
            guard !shares.isEmpty else { throw .succession(.edgeMissing(unit)) }
            let sum = sum(shares)
            let isWhole = !shares.contains(nil)
            guard isWhole ? sum == .one : sum <= .one else {
                throw .succession(.sharesDisagree(unit, sum: sum))
            }
        }
        for unit in succeeded.to {
            let origins = succeeded.edges.filter { $0.to == unit }.map(\.origin)
            guard !origins.isEmpty else { throw .succession(.edgeMissing(unit)) }
            let earlier = registry.successions.filter { $0.effective == succeeded.effective }
                .flatMap(\.edges).filter { $0.to == unit }.map(\.origin)
            let sum = sum(origins + earlier)
            guard sum <= .one else { throw .succession(.originsDisagree(unit, sum: sum)) }
        }
    }

    /// What the shares that are given add up to.
    private func sum(_ shares: [Share?]) -> Ratio {
        shares.compactMap(\.self).reduce(.zero) { $0 + $1.ratio }
    }

    /// The units through which `start` went over into `end`, both included; `nil` where it did not.
    private func way(
        from start: OrganizationID, to end: OrganizationID
    ) -> [OrganizationID]? {
        var ways = [[start]]
        var seen: Set<OrganizationID> = [start]
        while let way = ways.popLast(), let last = way.last {
            if last == end { return way }
            for edge in registry.successions.flatMap(\.edges) where edge.from == last {
                if seen.insert(edge.to).inserted { ways.append(way + [edge.to]) }
            }
        }
        return nil
    }
}
