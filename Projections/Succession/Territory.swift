import EventLog
import Reporting

/// The units that make up a piece of land at some time, and how much of each (địa giới).
///
/// Walks over successions forwards or backwards. Shares that were not recorded are not guessed: what
/// would need them is named as unknown.
struct Territory {
    /// How much of each unit belongs to the land, and which of the units it began with it carries.
    private(set) var pieces: [OrganizationID: Piece]
    /// The units it began with, by their ids.
    let beginning: [OrganizationID]

    struct Piece {
        /// From 0 to 1: as much as is known.
        var weight: Ratio
        var carries: Set<OrganizationID>
        /// Those it carries of which no share says how much.
        var unknown: Set<OrganizationID> = []
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
        let takers = Set(
            edges.filter { pieces[$0.from] != nil || pieces[$0.to] != nil }.map(\.to))
        var after: [OrganizationID: Piece] = [:]
        for taker in takers {
            let incoming = edges.filter { $0.to == taker }
            var sources = incoming.map { (id: $0.from, share: $0.origin?.ratio) }
            if pieces[taker] != nil || isOlder(taker) {
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
                from: outgoing.map { (id: $0.to, share: $0.share?.ratio) }, isDeducible: true)
        }
        replace(edges.map(\.to).filter { !isOlder($0) }, by: before)
    }

    private mutating func replace(
        _ gone: [OrganizationID], by others: [OrganizationID: Piece]
    ) {
        for unit in gone { pieces[unit] = nil }
        for (unit, piece) in others {
            pieces[unit] = piece.weight.isZero && piece.unknown.isEmpty ? nil : piece
        }
    }

    /// What the parts of a unit come to: by their shares, or where these are missing because all parts
    /// belong to the land alike.
    private func piece(
        from sources: [(id: OrganizationID, share: Ratio?)], isDeducible: Bool
    ) -> Piece {
        var piece = Piece(weight: .zero, carries: [])
        let weights = Set(sources.map { pieces[$0.id]?.weight ?? .zero })
        let isWhole = !sources.contains { pieces[$0.id]?.unknown.isEmpty == false }
        let deduced = isDeducible && isWhole && weights.count == 1 ? weights.first : nil
        // Of what lies elsewhere it does not matter how much it is.
        for source in sources {
            guard let part = pieces[source.id] else { continue }
            piece.carries.formUnion(part.carries)
            guard let share = source.share else {
                piece.unknown.formUnion(part.carries)
                continue
            }
            piece.weight = piece.weight + part.weight * share
            if !share.isZero { piece.unknown.formUnion(part.unknown) }
        }
        if !piece.unknown.isEmpty, let deduced {
            return Piece(weight: deduced, carries: piece.carries)
        }
        return piece
    }

    /// One less the shares; `nil` where one of them is missing.
    private static func rest(_ shares: [Ratio?]) -> Ratio? {
        shares.reduce(Optional(Ratio.one)) { rest, share in
            guard let rest, let share else { return nil }
            return rest - share
        }
    }
}
