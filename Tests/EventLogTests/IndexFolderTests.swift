import TestSupport
import Testing

@testable import EventLog

/// `derived/index/` makes opening cheap and changes no answer.
@Suite struct IndexFolderTests {
    private static let folder = "/l/derived/index"

    /// What a log answers about itself.
    private struct Answers: Equatable {
        let size: UInt64
        let head: Line?
        let revisions: [UInt64?]
        let batches: [ClosedRange<Position>?]
        let flaws: [Flaw]

        init(_ log: Log) throws {
            size = log.size
            head = log.head
            revisions = try ["s0", "s1", "s2", "k0", ""].map { try log.revision(of: $0) }
            batches = try ((0..<14).map { "k\($0)" } + ["s0"]).map { try log.batch(forKey: $0) }
            flaws = log.flaws
        }
    }

    private static func opened(
        _ disk: any Disk, for access: Log.Access = SmallLedger.writing, indexByteLimit: Int = 1
    ) throws -> Log {
        try Log.open(
            "/l", for: access, disk: disk, segmentByteLimit: SmallLedger.segmentByteLimit,
            indexByteLimit: indexByteLimit)
    }

    private static func runs(of disk: FaultyDisk) -> [String] {
        disk.paths.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(".run") }
    }

    /// What a log without an index answers.
    private static func plainAnswers(of disk: FaultyDisk) throws -> Answers {
        let copy = disk.copy()
        for path in copy.paths where path.hasPrefix(folder + "/") { copy.lose(path) }
        return try Answers(opened(copy, for: .reading))
    }

    private static func indexed(_ disk: FaultyDisk) -> UInt64 {
        IndexFolder(folder: LedgerFolder("/l"), disk: disk).past()?.next ?? 0
    }

    /// A ledger whose index is written behind every batch.
    private static func filled(_ count: Int = 7) throws -> FaultyDisk {
        let disk = try SmallLedger.made()
        try SmallLedger.append(0..<count, to: opened(disk))
        return disk
    }

    @Test(arguments: [1, 200, 500, 1_000, 3_000])
    func `Every prefix of a log answers the same with its index and without`(limit: Int) throws {
        let disk = try SmallLedger.made()
        var runCounts: Set<Int> = []
        for number in 0..<14 {
            let log = try Self.opened(disk, indexByteLimit: limit)
            try SmallLedger.append(number..<(number + 1), to: log)
            let plain = try Self.plainAnswers(of: disk)
            #expect(try Answers(log) == plain, "\(number)")
            log.close()
            #expect(try Answers(Self.opened(disk, for: .reading)) == plain, "\(number)")
            #expect(plain.flaws == [])
            runCounts.insert(Self.runs(of: disk).count)
            if limit == 1 { #expect(Self.indexed(disk) == plain.size) }
        }
        #expect(runCounts != [0])
        if limit == 1 { #expect(runCounts.max() ?? 0 >= 2) }
    }

    @Test func `One log that appends for long answers the same`() throws {
        let disk = try SmallLedger.made()
        let log = try Self.opened(disk)
        for number in 0..<40 {
            try SmallLedger.append(number..<(number + 1), to: log)
            #expect(try Answers(log) == Self.plainAnswers(of: disk), "\(number)")
            #expect(Self.indexed(disk) == log.size)
        }
        #expect(Self.runs(of: disk).count <= 6)
    }

    @Test func `Runs reach from the beginning of the log to its end, each name once`() throws {
        let disk = try Self.filled(12)
        let past = try #require(IndexFolder(folder: LedgerFolder("/l"), disk: disk).past())
        var next: UInt64 = 0
        for run in past.runs {
            #expect(run.summary.from == next)
            next = run.summary.next
            let names = try run.entries(ofPages: 0..<run.summary.entryPageCount).map(\.name)
            #expect(zip(names, names.dropFirst()).allSatisfy { $0.0 < $0.1 })
        }
        #expect(next == past.next)
    }

    /// Opens the ledger on a damaged copy for reading and for writing, and compares.
    private static func check(
        _ disk: FaultyDisk, against plain: Answers, _ hint: String
    ) throws {
        #expect(try Answers(opened(disk, for: .reading)) == plain, "\(hint)")
        let log = try opened(disk)
        #expect(try Answers(log) == plain, "\(hint)")
        try SmallLedger.append(7..<8, to: log)
        #expect(try Answers(log) == plainAnswers(of: disk), "\(hint)")
    }

    @Test func `A run holds the first half of the SHA-256 of each stream and key, as Format says`()
        throws
    {
        let disk = try Self.filled()
        let bytes = Self.runs(of: disk).flatMap { disk.bytes(of: $0) ?? [] }
        for name in ["ss0", "ss1", "ss2", "kk0", "kk6"] {
            let hash = Hash(of: Array(name.utf8)).bytes.prefix(16)
            #expect(bytes.firstRange(of: hash) != nil, "\(name)")
        }
    }

    @Test func `A flipped bit in any byte of any run changes no answer`() throws {
        let disk = try Self.filled()
        let plain = try Self.plainAnswers(of: disk)
        var tried = 0
        for path in Self.runs(of: disk) {
            let bytes = try #require(disk.bytes(of: path))
            // Of the zeros that fill the pages up, every 211th.
            for place in bytes.indices where bytes[place] != 0 || place.isMultiple(of: 211) {
                let copy = disk.copy()
                var changed = bytes
                changed[place] ^= 1 << UInt8(place % 8)
                copy.plant(changed, in: path)
                try Self.check(copy, against: plain, "\(path), byte \(place)")
                tried += 1
            }
        }
        #expect(tried > 500)
    }

    @Test func `A run that is cut, longer, lost, empty or another's changes no answer`() throws {
        let disk = try Self.filled()
        let plain = try Self.plainAnswers(of: disk)
        let other = try SmallLedger.made()
        let log = try Self.opened(other)
        for number in 0..<7 {
            _ = try log.append(
                SmallLedger.batch(number).map {
                    Draft(stream: $0.stream + "x", type: $0.type, data: $0.data)
                }, by: "vp-hu", at: SmallLedger.start)
        }
        let runs = Self.runs(of: disk)
        #expect(Self.runs(of: other) == runs)
        for path in runs {
            let bytes = try #require(disk.bytes(of: path))
            let foreign = try #require(other.bytes(of: path))
            var variants = [[], bytes + [0], bytes + bytes, foreign, Array(bytes.dropFirst(4_096))]
            for count in stride(from: 0, to: bytes.count, by: 512) {
                variants.append(Array(bytes.prefix(count)))
            }
            for (number, variant) in variants.enumerated() {
                let copy = disk.copy()
                copy.plant(variant, in: path)
                try Self.check(copy, against: plain, "\(path), variant \(number)")
            }
            let lost = disk.copy()
            lost.lose(path)
            try Self.check(lost, against: plain, "\(path) lost")
            let spoiled = disk.copy()
            spoiled.spoil(path)
            try Self.check(spoiled, against: plain, "\(path) spoiled")
        }
        for path in runs {
            let foreign = try #require(other.bytes(of: path))
            disk.plant(foreign, in: path)
        }
        try Self.check(disk, against: plain, "all of another ledger")
    }

    @Test func `Runs that vanish under an open log change no answer`() throws {
        let disk = try Self.filled()
        let plain = try Self.plainAnswers(of: disk)
        let reader = try Self.opened(disk, for: .reading)
        // Its runs are merged into longer ones that tell of later lines too.
        try SmallLedger.append(7..<13, to: Self.opened(disk))
        #expect(try Answers(reader) == plain)

        let writer = try Self.opened(disk)
        for path in Self.runs(of: disk) { disk.lose(path) }
        let all = try Self.plainAnswers(of: disk)
        #expect(try Answers(writer) == all)
        try SmallLedger.append(13..<14, to: writer)
        #expect(try Answers(writer) == Self.plainAnswers(of: disk))
        try SmallLedger.append(14..<15, to: writer)
        #expect(Self.indexed(disk) == writer.size)
    }

    @Test func `A log that was cut or changed makes its runs worthless`() throws {
        let disk = try Self.filled()
        let segments = SmallLedger.segments(of: disk)
        for segment in segments {
            let bytes = try #require(disk.bytes(of: segment))
            for range in SmallLedger.lineRanges(bytes) {
                let copy = disk.copy()
                copy.plant(Array(bytes[..<range.lowerBound]), in: segment)
                let plain = try Self.plainAnswers(of: copy)
                #expect(try Answers(Self.opened(copy, for: .reading)) == plain)
            }
        }
        #expect(segments.count > 1)
    }

    @Test func `A writer takes away the runs of lines that a crash took`() throws {
        let disk = try Self.filled(8)
        let last = try #require(SmallLedger.segments(of: disk).last)
        let bytes = try #require(disk.bytes(of: last))
        let line = try #require(SmallLedger.lineRanges(bytes).last)
        disk.plant(Array(bytes[..<line.lowerBound]), in: last)
        let size = try Self.plainAnswers(of: disk).size
        let log = try Self.opened(disk, indexByteLimit: 1_000_000)
        #expect(log.size == size)
        for path in Self.runs(of: disk) {
            let name = try #require(IndexRun.Name(file: String(path.dropFirst(17))))
            #expect(name.next <= size)
        }
    }

    @Test func `Nothing can stop the index from being written and be told as an append's failure`()
        throws
    {
        let start = try Self.filled(3)
        let complete = start.copy()
        try SmallLedger.append(3..<4, to: Self.opened(complete))
        var stopped = 0
        let calls: [FaultyDisk.Call] = [
            .makeFolder, .open, .write, .sync, .rename, .remove, .syncFolder,
        ]
        for call in calls {
            for path in [Self.folder] + Self.runs(of: complete) + Self.runs(of: start) {
                for ending in ["", ".new"] {
                    for fault in [FaultyDisk.Fault.refuse(.full), .stopHalfWay(.failed)] {
                        let disk = start.copy()
                        let log = try Self.opened(disk)
                        disk.fail(next: call, of: path + ending, with: fault)
                        try SmallLedger.append(3..<4, to: log)
                        let plain = try Self.plainAnswers(of: disk)
                        #expect(try Answers(log) == plain, "\(call) \(path)")
                        if Self.indexed(disk) < log.size { stopped += 1 }
                        try SmallLedger.append(4..<6, to: log)
                        #expect(try Answers(log) == Self.plainAnswers(of: disk))
                        #expect(
                            try Answers(Self.opened(disk, for: .reading))
                                == Self.plainAnswers(of: disk))
                        let left = disk.paths.filter { $0.hasPrefix(Self.folder + "/") }
                        #expect(left.allSatisfy { $0.hasSuffix(".run") }, "\(call) \(path)")
                    }
                }
            }
        }
        #expect(stopped >= 7)
    }

    @Test func `A stop at any call leaves an index that changes no answer`() throws {
        let start = try Self.filled(3)
        let complete = start.copy()
        let before = complete.callCount
        try SmallLedger.append(3..<6, to: Self.opened(complete))
        let callCount = complete.callCount - before
        let offset = start.copy().callCount
        var tried = 0
        for call in 0..<callCount {
            for fault in [
                FaultyDisk.Fault.crash(percent: 0), .crash(percent: 50), .crash(percent: 100),
                .kill(percent: 0), .kill(percent: 50), .kill(percent: 100), .failSync(.failed),
            ] {
                let disk = start.copy()
                disk.fail(call: offset + call, with: fault)
                do {
                    try SmallLedger.append(3..<6, to: Self.opened(disk))
                } catch {
                    #expect(error is LogError)
                }
                for after in [
                    disk.restarted(keepsUnsynced: false), disk.restarted(keepsUnsynced: true),
                    disk.reopened(),
                ] {
                    let plain = try Self.plainAnswers(of: after)
                    #expect(try Answers(Self.opened(after, for: .reading)) == plain)
                    let log = try Self.opened(after)
                    try SmallLedger.append(20..<22, to: log)
                    #expect(try Answers(log) == Self.plainAnswers(of: after), "\(call) \(fault)")
                    #expect(log.flaws == [])
                    tried += 1
                }
            }
        }
        #expect(tried > 300)
    }

    @Test(arguments: [1, 7, 100])
    func `Long random histories answer the same with the index and without`(
        limitKibibytes: Int
    ) throws {
        let seed = SeededGenerator.seed(of: "Histories with an index")
        var generator = SeededGenerator(seed: seed)
        let disk = FaultyDisk()
        try Log.create("/l", identity: SmallLedger.identity, disk: disk)
        var expected: [String: UInt64] = [:]
        for round in 0..<8 {
            let log = try Log.open(
                "/l", for: SmallLedger.writing, disk: disk, segmentByteLimit: 20_000,
                indexByteLimit: limitKibibytes << 10)
            for _ in 0..<4 {
                let streams = (0..<40).map { _ in
                    "t\(UInt64.random(in: 0..<300, using: &generator))"
                }
                for stream in streams { expected[stream] = expected[stream].map { $0 + 1 } ?? 0 }
                _ = try log.append(
                    streams.map { SmallLedger.draft($0) }, by: "vp-hu", at: SmallLedger.start)
            }
            for number in 0..<300 {
                let stream = "t\(number)"
                #expect(
                    try log.revision(of: stream) == expected[stream],
                    "seed \(seed), round \(round)")
            }
        }
    }
}
