import EventLog
import Reporting
import TestSupport
import Testing

/// A log in memory, over several segments, that holds entries one batch each.
struct HistoryLog {
    let disk = FaultyDisk()
    let log: Log

    static let folder = "/l"
    static let states = folder + "/derived/states"

    init(_ entries: some Sequence<Entry>, segmentByteLimit: Int = 4_000) throws {
        try Log.create(
            Self.folder, identity: Identity(origin: "thu", clock: .simulated), disk: disk)
        log = try Log.open(
            Self.folder, for: .appending(timeoutMilliseconds: 0), disk: disk,
            segmentByteLimit: segmentByteLimit)
        for entry in entries {
            let positions = try log.append([entry.draft], by: entry.by, at: entry.at)
            try #require(positions == [entry.position])
        }
    }

    /// The log as another process would find it.
    func reopened() throws -> Log { try Log.open(Self.folder, for: .reading, disk: disk) }

    /// The files of the saved states.
    func stateFiles() throws -> [String] {
        (try disk.list(Self.states) ?? []).sorted().map { Self.states + "/" + $0 }
    }
}
