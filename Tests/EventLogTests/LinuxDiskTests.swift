import Dispatch
import EventLog
import Foundation
import Testing

/// The real disk, in a folder that is gone afterwards.
@Suite struct LinuxDiskTests {
    private let disk = LinuxDisk()
    private let start = SmallLedger.start

    /// Runs `body` with the path of a new folder.
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("socai-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer {
            do {
                try FileManager.default.removeItem(at: folder)
            } catch {
                Testing.Issue.record("\(error)")
            }
        }
        try body(folder.path)
    }

    private func ledger(in folder: String) throws -> String {
        let path = folder + "/so-cai"
        try Log.create(path, identity: SmallLedger.identity, disk: disk)
        return path
    }

    private func opened(_ path: String, milliseconds: Int = 0) throws -> Log {
        try Log.open(
            path, for: .appending(timeoutMilliseconds: milliseconds), disk: disk,
            segmentByteLimit: SmallLedger.segmentByteLimit)
    }

    @Test func `A ledger lives on the real disk`() throws {
        try inFolder { folder in
            let path = try ledger(in: folder)
            let names = try #require(try disk.list(path))
            #expect(
                names.sorted()
                    == ["checkpoints", "derived", "evidence", "ledger.json", "log", "quarantine"])
            let log = try opened(path + "/")
            try SmallLedger.append(0..<9, to: log)
            let hash = try log.storeEvidence(Array("biên bản".utf8))
            #expect(try log.evidence(hash) == Array("biên bản".utf8))
            let lines = try log.lines()
            let root = try log.root()
            log.close()
            let again = try Log.open(path, for: .reading, disk: disk)
            #expect(try again.lines() == lines)
            #expect(try disk.list(path + "/log")?.count == 3)
            let audit = try Audit(of: path, disk: disk)
            #expect(audit.outcome == .intact)
            #expect(audit.root == root)
        }
    }

    @Test func `A log whose folder was moved away and replaced appends to neither`() throws {
        try inFolder { folder in
            let path = try ledger(in: folder)
            let log = try opened(path)
            try SmallLedger.append(0..<3, to: log)
            try FileManager.default.copyItem(atPath: path, toPath: folder + "/copy")
            // So old that the next turn trusts what it saw of the names.
            Thread.sleep(forTimeInterval: 0.05)
            try SmallLedger.append(3..<4, to: log)
            try SmallLedger.append(4..<5, to: log)
            try FileManager.default.moveItem(atPath: path, toPath: folder + "/old")
            try FileManager.default.moveItem(atPath: folder + "/copy", toPath: path)
            let sizes = try [path, folder + "/old"].map {
                try Log.open($0, for: .reading, disk: disk).size
            }
            #expect(throws: LogError.self) { try SmallLedger.append(5..<6, to: log) }
            for (size, place) in zip(sizes, [path, folder + "/old"]) {
                #expect(try Log.open(place, for: .reading, disk: disk).size == size)
                #expect(try Audit(of: place, disk: disk).outcome == .intact)
            }
            try SmallLedger.append(3..<6, to: opened(path))
        }
    }

    @Test func `A file that is to be new is not opened where there is one`() throws {
        try inFolder { folder in
            let path = folder + "/a"
            try disk.open(path, isNew: true).write([1, 2], at: 0)
            #expect(throws: DiskError.self) { try disk.open(path, isNew: true) }
            #expect(try disk.contents(of: path) == [1, 2])
        }
    }

    @Test
    func
        `An open file keeps its own bytes, moved or replaced, and is told from what bears its name`()
        throws
    {
        try inFolder { folder in
            let path = folder + "/a"
            let file = try disk.open(path, isNew: true)
            try file.write([1, 2], at: 0)
            try file.startSync()
            try file.sync()
            try disk.rename(path, to: folder + "/b")
            #expect(try file.size() == 2 && file.size(ifStillAt: path) == nil)
            try disk.write([3], to: folder + "/c")
            try disk.rename(folder + "/c", to: folder + "/b")
            #expect(try file.size() == 2 && disk.contents(of: folder + "/b") == [3])
        }
    }

    @Test func `A torn tail on the real disk is set aside`() throws {
        try inFolder { folder in
            let path = try ledger(in: folder)
            let log = try opened(path)
            try SmallLedger.append(0..<2, to: log)
            log.close()
            let segment = path + "/log/0000000000000000.jsonl"
            let size = try #require(try disk.size(of: segment))
            try disk.open(segment).write(Array("{\"seq\":3,".utf8), at: size)
            let again = try opened(path)
            #expect(again.recovery?.kind == .torn)
            #expect(try disk.size(of: segment) == size)
            let name = try #require(again.recovery).quarantineFile
            #expect(
                try disk.read(path + "/quarantine/" + name, from: 0, count: 100)
                    == Array("{\"seq\":3,".utf8))
        }
    }

    @Test func `Who waits in vain for a turn is told who has it, and may try again`() throws {
        try inFolder { folder in
            let path = try ledger(in: folder)
            let log = try opened(path)
            let other = try opened(path, milliseconds: 60)
            let turn = try log.takeTurn()
            let clock = ContinuousClock()
            let began = clock.now
            let error = try #require(throws: LogError.self) {
                try SmallLedger.append(0..<1, to: other)
            }
            #expect(clock.now - began >= .milliseconds(60))
            #expect(error.code == .locked)
            guard case .holder(let holder) = error.place else {
                Testing.Issue.record("no holder in \(error)")
                return
            }
            #expect(holder.hasPrefix("process \(ProcessInfo.processInfo.processIdentifier) ("))
            #expect(error.message.contains(holder))
            _ = try turn.append(SmallLedger.batch(0), by: "b", at: start)
            try SmallLedger.append(1..<2, to: other)
            #expect(other.size == 3)
        }
    }

    @Test func `A waiting writer gets its turn when the one before has ended`() throws {
        try inFolder { folder in
            let path = try ledger(in: folder)
            let first = try opened(path, milliseconds: 10_000)
            let turn = try first.takeTurn()
            // On a thread of its own: it waits, and shall not keep other tests from running.
            let done = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                do {
                    let second = try opened(path, milliseconds: 60_000)
                    #expect(second.size == 1)
                } catch {
                    Testing.Issue.record("\(error)")
                }
                done.signal()
            }
            usleep(30_000)
            _ = try turn.append(SmallLedger.batch(0), by: "b", at: start)
            done.wait()
        }
    }

    @Test func `A pipe and a file without a size are read to their end`() throws {
        try inFolder { folder in
            let path = folder + "/pipe"
            try #require(mkfifo(path, 0o600) == 0)
            let sent = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
            Thread.detachNewThread {
                do {
                    let pipe = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
                    try pipe.write(contentsOf: sent)
                    try pipe.close()
                } catch {
                    Testing.Issue.record("\(error)")
                }
            }
            #expect(try disk.contents(of: path) == sent)
            #expect(try disk.contents(of: "/proc/self/stat")?.isEmpty == false)
            #expect(try disk.contents(of: folder + "/none") == nil)
            #expect(throws: DiskError.self) { try disk.contents(of: folder) }
        }
    }

    @Test func `Failing calls name themselves and their error number`() throws {
        try inFolder { folder in
            #expect(try disk.list(folder + "/none") == nil)
            #expect(try disk.size(of: folder + "/none") == nil)
            let missing = try #require(throws: DiskError.self) {
                try disk.read(folder + "/none", from: 0, count: 1)
            }
            #expect(missing.cause.call == "open")
            #expect(missing.cause.errno == 2)
            #expect(missing.description == "\(folder)/none: open: No such file or directory")
            let noRoom = try #require(throws: DiskError.self) {
                try disk.open("/dev/full").write([1], at: 0)
            }
            #expect(noRoom.kind == .full)
            #expect(noRoom.cause.call == "write")
            // Where a sync cannot be begun (ESPIPE), it is left to the sync itself.
            try disk.open("/dev/full").startSync()
            #expect(throws: DiskError.self) { try disk.makeFolder(folder + "/a/b") }
            #expect(throws: DiskError.self) { try disk.rename(folder + "/a", to: folder + "/b") }
            #expect(throws: DiskError.self) { try disk.truncate(folder + "/a", to: 0) }
            #expect(throws: DiskError.self) { try disk.syncFolder(folder + "/a") }
        }
    }

    @Test func `Many threads append at once and each gets its own positions`() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("socai-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        let path = try ledger(in: folder.path)
        let log = try opened(path)
        let positions = try await withThrowingTaskGroup(of: [Position].self) { group in
            for number in 0..<20 {
                group.addTask {
                    try log.append(
                        SmallLedger.batch(number), by: "b\(number)", at: SmallLedger.start)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(positions.sorted() == (0..<39).map { Position(UInt64($0)) })
        #expect(try Audit(of: path, disk: disk).outcome == .intact)
        try FileManager.default.removeItem(at: folder)
    }
}
