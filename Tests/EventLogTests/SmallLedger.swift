import EventLog
import TestSupport
import Testing

/// A ledger in memory with a few batches over several segments, as the tests take it apart.
enum SmallLedger {
    static let folder = "/l"
    static let start = Instant(millisecondsSinceEpoch: 1_738_630_800_000)
    static let identity = Identity(origin: "vp-hu.example.vn/so-cai", clock: .simulated)
    /// Small enough that three batches fill a segment.
    static let segmentByteLimit = 500

    static func made() throws -> FaultyDisk {
        let disk = FaultyDisk()
        try Log.create(folder, identity: identity, disk: disk)
        return disk
    }

    static func opened(
        _ disk: any Disk, for access: Log.Access = writing,
        indexByteLimit: Int = Log.usualIndexByteLimit
    ) throws -> Log {
        try Log.open(
            folder, for: access, disk: disk, segmentByteLimit: segmentByteLimit,
            indexByteLimit: indexByteLimit)
    }

    static let writing = Log.Access.appending(timeoutMilliseconds: 0)

    static func draft(_ stream: String, _ value: String = "1", type: String = "report.submitted")
        -> Draft
    {
        Draft(
            stream: stream, type: type, data: .object([JSON.Member("value", .string(value))]))
    }

    /// What the batch with this number holds: one to three drafts.
    static func batch(_ number: Int) -> [Draft] {
        (0...(number % 3)).map { draft("s\($0)", "bản \(number).\($0)") }
    }

    /// Appends the batches with these numbers, every other one with a key.
    static func append(_ numbers: Range<Int>, to log: Log) throws {
        for number in numbers {
            _ = try log.append(
                batch(number), by: "vp-hu", at: start.advanced(byMilliseconds: Int64(number)),
                key: number.isMultiple(of: 2) ? "k\(number)" : nil)
        }
    }

    /// A ledger with so many batches.
    static func filled(_ count: Int = 7) throws -> FaultyDisk {
        let disk = try made()
        let log = try opened(disk)
        try append(0..<count, to: log)
        log.close()
        return disk
    }

    static func segments(of disk: FaultyDisk) -> [String] {
        disk.paths.filter { $0.hasPrefix(folder + "/log/") }
    }

    static func quarantine(of disk: FaultyDisk) -> [String] {
        disk.paths.filter { $0.hasPrefix(folder + "/quarantine/") }
    }

    /// The ranges of the lines in a segment, each with its line feed.
    static func lineRanges(_ bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            ranges.append(start..<index + 1)
            start = index + 1
        }
        return ranges
    }
}
