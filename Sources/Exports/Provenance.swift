package import EventLog
package import Projections
import Reporting

/// What an export was made from: enough to make it again and to check it against the log (nguồn gốc).
package struct Provenance: Equatable, Sendable {
    package let origin: String
    /// How many events the ledger had.
    package let size: UInt64
    /// The Merkle tree head over all of them; `nil` where one of them is damaged.
    package let root: Hash?
    /// The last event that the export knows of; `nil` where it knows of none.
    package let knownAt: Attainment.Head?

    package init(origin: String, size: UInt64, root: Hash?, knownAt: Attainment.Head?) {
        self.origin = origin
        self.size = size
        self.root = root
        self.knownAt = knownAt
    }

    /// The two members with which every document about a ledger begins.
    package var members: [JSON.Member] {
        [
            JSON.Member(
                "ledger",
                .object([
                    JSON.Member("origin", .string(origin)),
                    JSON.Member("size", .integer(Int64(size))),
                    JSON.Member("root", root.map { .string($0.base64) } ?? .null),
                ])),
            JSON.Member(
                "knownAt",
                knownAt.map { head in
                    .object([
                        JSON.Member("seq", head.position.json),
                        JSON.Member("at", .string(head.at.description)),
                    ])
                } ?? .null),
        ]
    }
}
