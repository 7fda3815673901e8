import EventLog
import Reporting

/// The units that make up a piece of land at some time, and how much of each (địa giới).
///
/// Walks over successions forwards or backwards. Shares that were not recorded are not guessed: where
/// they are needed, the weight is unknown.
struct Territory {
    /// How much of each unit belongs to the land, and which of the units it began with it carries.
    private(set) var pieces: [OrganizationID: Piece]
    /// The units it began with, by their ids.
    let beginning: [OrganizationID]

    struct Piece {
        /// From 0 to 1; `nil` where no share says.
        var weight: Ratio?
        var carries: Set<OrganizationID>
    }

    init(of units: [OrganizationID]) {
        beginning = units.sorted()
        pieces = Dictionary(
            uniqueKeysWithValues: beginning.map { ($0, Piece(weight: .one, carries: [$0])) })
    }

    /// Over what took effect on one day, to the units that followed.
    ///
    /// `isOlder` says of a unit that it was there before that day.
    mutating func advance(over edges: [SuccessionEdge], isOlder: (OrganizationID) -> Bool) {
        let takers = Set(edges.filter { pieces[$0.from] != nil }.map(\.to))
        var after: [OrganizationID: Piece] = [:]
        for taker in takers {
            let incoming = edges.filter { $0.to == taker }
            var sources = incoming.map { (id: $0.from, share: $0.origin) }
            if isOlder(taker) {
                // What did not come from others is its own.
                sources.append((taker, Self.rest(sources.map(\.share))))
            }
            let isTold =
                sources.count > 1
                || incoming.contains { edge in
                    edge.share != nil && edges.contains { $0.from == edge.from && $0.to != taker }
                }
            after[taker] = piece(from: sources, isDeducible: isTold)
        }
        replace(edges.map(\.from), by: after)
    }

    /// Back over what took effect on one day, to the units that were there before.
    mutating func retreat(over edges: [SuccessionEdge], isOlder: (OrganizationID) -> Bool) {
        let leavers = Set(edges.filter { pieces[$0.to] != nil }.map(\.from))
        var before: [OrganizationID: Piece] = [:]
        for leaver in leavers {
            let outgoing = edges.filter { $0.from == leaver }
            // A unit that ended and went into one other went there whole.
            before[leaver] = piece(
                from: outgoing.map { (id: $0.to, share: $0.share) }, isDeducible: true)
        }
        replace(edges.map(\.to).filter { !isOlder($0) }, by: before)
    }

    private mutating func replace(
        _ gone: [OrganizationID], by others: [OrganizationID: Piece]
    ) {
        for unit in gone { pieces[unit] = nil }
        for (unit, piece) in others { pieces[unit] = piece.weight == .zero ? nil : piece }
    }

    /// What the parts of a unit come to: by their shares, or where these are missing because all parts
    /// belong to the land alike.
    private func piece(
        from sources: [(id: OrganizationID, share: Quantity?)], isDeducible: Bool
    ) -> Piece {
        let carried = sources.reduce(into: Set<OrganizationID>()) { carried, source in
            carried.formUnion(pieces[source.id]?.carries ?? [])
        }
        let weights = sources.map { pieces[$0.id].map(\.weight) ?? .zero }
        // Of what lies elsewhere it does not matter how much it is.
        let counted = zip(weights, sources).filter { $0.0 != .zero }
        var weight: Ratio?
        if counted.allSatisfy({ $0.1.share != nil }) {
            weight = counted.reduce(Optional(Ratio.zero)) { sum, part in
                guard let sum, let weight = part.0, let share = part.1.share else { return nil }
                return sum + weight * Ratio(share)
            }
        } else if isDeducible, let first = weights.first, weights.allSatisfy({ $0 == first }) {
            weight = first
        }
        return Piece(weight: weight, carries: carried)
    }

    /// One less the shares; `nil` where one of them is missing.
    private static func rest(_ shares: [Quantity?]) -> Quantity? {
        let sum = shares.reduce(Optional(Ratio.zero)) { sum, share in
            guard let sum, let share else { return nil }
            return sum + Ratio(share)
        }
        return sum.flatMap { Quantity(exactly: .one - $0) }
    }
}
