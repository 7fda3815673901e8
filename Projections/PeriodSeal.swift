import EventLog
package import Reporting

/// What a closing seals: that of so many targets these were the last events, none missing and none more
/// (niêm kỳ).
///
/// Every event on a target stands at the next revision of its stream, so that the last revision says how
/// many there are. The root is that of RFC 6962 over one leaf a target, `stream revision`, in the order of
/// the streams' bytes: one line holds it however many targets there are, and each is proved by its path.
package struct PeriodSeal: Equatable, Sendable {
    /// How many targets are about the period.
    package let streams: Int
    /// The root of the tree over their heads, in base64.
    package let heads: String

    /// The leaf of a target whose stream is at `revision`.
    package static func leaf(_ target: TargetID, revision: UInt64) -> [UInt8] {
        Array("\(target) \(revision)".utf8)
    }
}

extension Attainment {
    /// The seal of `period` for a unit and those below it, or for the whole ledger.
    ///
    /// - Complexity: O(*n* log *n*) in the number of targets.
    package func seal(of period: Period, for unit: OrganizationID?) -> PeriodSeal {
        let leaves = targets.values
            .filter { target in
                target.isAbout(period)
                    && (unit.map { registry.isWithin(target.unit, of: $0) } ?? true)
            }
            .map { PeriodSeal.leaf($0.id, revision: $0.revision) }
            .sorted { $0.lexicographicallyPrecedes($1) }
        var tree = MerkleTree()
        for leaf in leaves { tree.append(leaf) }
        return PeriodSeal(streams: leaves.count, heads: tree.root().base64)
    }
}

extension TargetState {
    /// Whether the target is about `period`: set for it, for a part of it, for a longer time that contains
    /// it, or for no stated time.
    package func isAbout(_ period: Period) -> Bool {
        guard let own = assigned.period else { return true }
        return own == period || own.contains(period) || period.contains(own)
    }
}
