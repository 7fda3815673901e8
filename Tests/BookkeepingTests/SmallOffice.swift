import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// A ledger in memory that holds the beginning of the refusals' story.
struct SmallOffice {
    static let folder = "/l"
    static let writing = Log.Access.appending(timeoutMilliseconds: 0)
    static let identity = Identity(origin: "hu.example.vn", clock: .simulated)

    let disk: FaultyDisk

    init(_ entries: [Entry] = RefusalSamples.begun().story.entries) throws {
        disk = FaultyDisk()
        try Log.create(Self.folder, identity: Self.identity, disk: disk)
        let log = try Log.open(Self.folder, for: Self.writing, disk: disk)
        for entry in entries { _ = try log.append([entry.draft], by: entry.by, at: entry.at) }
        log.close()
    }

    func opened(for access: Log.Access = writing, upTo cut: Cut = .end) throws -> Ledger {
        try Ledger.open(Self.folder, for: access, upTo: cut, disk: disk)
    }

    /// The bytes of the log's only segment.
    var segment: [UInt8] { disk.bytes(of: Self.segmentPath) ?? [] }

    static let segmentPath = "/l/log/0000000000000000.jsonl"
}

extension Proposal {
    /// A figure about a period of 2025 on the target of the beginning.
    static func report(
        _ value: String, about period: String = "2025", expecting revision: UInt64? = nil
    ) -> Proposal {
        Proposal(
            .report(value, about: period), stream: RefusalSamples.target.description,
            expectedRevision: revision)
    }
}
