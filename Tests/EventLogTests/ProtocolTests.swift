import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import EventLog

/// What writers and readers of one ledger do while the ground moves under them: files are replaced,
/// cut or gone, and locks are not to be had.
@Suite struct ProtocolTests {
    private static let mark = "/l/derived/durable"

    private func lastSegment(_ disk: FaultyDisk) throws -> String {
        try #require(SmallLedger.segments(of: disk).last)
    }

    /// The error of an append that must fail.
    private func failure(of number: Int, to log: Log) throws -> LogError {
        try #require(throws: LogError.self) {
            try SmallLedger.append(number..<(number + 1), to: log)
        }
    }

    @Test
    func
        `A sync that cannot be begun and drops what was written acknowledges nothing, then or later`()
        throws
    {
        let disk = try SmallLedger.filled(3)
        let log = try SmallLedger.opened(disk)
        // The first append moves the mark; the next ones are of one who is alone.
        try SmallLedger.append(3..<4, to: log)
        let path = try lastSegment(disk)
        let (file, size) = (try disk.open(path, isNew: false), log.size)
        disk.fail(next: .startSync, of: path, with: .failSync(.failed))
        #expect(try failure(of: 4, to: log).code == .ioFailed)
        #expect(try failure(of: 5, to: log).code == .ioFailed && log.size == size)
        disk.fail(next: .startSync, of: path, with: .failSync(.full))
        #expect(throws: DiskError.self) { try file.startSync() }
        #expect(throws: DiskError.self) { try file.sync() }
        // Whoever comes next writes all behind the mark once more.
        try SmallLedger.append(5..<6, to: try SmallLedger.opened(disk))
        let left = disk.restarted(keepsUnsynced: false)
        #expect(try Audit(of: "/l", disk: left).outcome == .intact)
        #expect(try SmallLedger.opened(left, for: .reading).size > size)
    }

    // MARK: The mark

    @Test func `A log is cut only when no mark is beyond it, whatever can be read of the mark`()
        throws
    {
        for spoils in [false, true] {
            for record in [[], [7], try SmallLedger.filled(1).bytes(of: Self.mark) ?? []] {
                let disk = try SmallLedger.filled(1)
                let path = try lastSegment(disk)
                let whole = try #require(disk.bytes(of: path))
                disk.plant(record, in: Self.mark)
                let log = try SmallLedger.opened(disk)
                if spoils { disk.spoil(Self.mark) }
                let end = Watermark(
                    segment: String(path.suffix(22)), byteCount: UInt64(whole.count) - 1)
                let calls = disk.callCount
                try log.cut(end)
                #expect(disk.bytes(of: path)?.count == whole.count - 1)
                #expect(disk.bytes(of: Self.mark) == nil)
                // Durably gone before anything was cut.
                let made = disk.calls[calls...].map(\.call)
                #expect(made == [.remove, .syncFolder, .truncate])
            }
        }
    }

    @Test func `A tail is set aside though somebody deleted derived meanwhile`() throws {
        for losesFolder in [false, true] {
            let disk = try SmallLedger.filled(1)
            let log = try SmallLedger.opened(disk)
            let path = try lastSegment(disk)
            let whole = try #require(disk.bytes(of: path))
            disk.plant(whole + Array("{\"seq\":1,".utf8), in: path)
            // A mark beyond what is kept is to be taken away, and somebody else comes first.
            let mark = Watermark(
                segment: String(path.suffix(22)), byteCount: UInt64(whole.count) + 1)
            disk.plant(mark.bytes, in: Self.mark)
            disk.before(.changing(.remove), of: Self.mark) {
                if losesFolder { disk.loseFolder("/l/derived") } else { disk.lose(Self.mark) }
            }
            try SmallLedger.append(1..<3, to: log)
            #expect(log.recovery?.wasMoved == true)
            #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
        }
    }

    @Test func `Zeros at the end are neither a tail nor damage while the mark cannot be read`()
        throws
    {
        let disk = try SmallLedger.filled(1)
        let path = try lastSegment(disk)
        let whole = try #require(disk.bytes(of: path))
        disk.plant(whole + Array(repeating: 0, count: 1_024 - whole.count), in: path)
        disk.spoil(Self.mark)
        let reader = try SmallLedger.opened(disk, for: .reading)
        #expect(reader.flaws.map(\.kind) == [.unreadable])
        #expect(throws: LogError.self) { try SmallLedger.opened(disk) }
        #expect(disk.bytes(of: path)?.count == 1_024)
        disk.unspoil(Self.mark)
        #expect(try SmallLedger.opened(disk).recovery?.kind == .unclear)
    }

    // MARK: Replaced files

    @Test func `An append to a file that was replaced before its sync ended is not acknowledged`()
        throws
    {
        for isAlone in [false, true] {
            let disk = try SmallLedger.filled(1)
            let log = try SmallLedger.opened(disk)
            if isAlone { try SmallLedger.append(1..<2, to: log) }
            let path = try lastSegment(disk)
            let before = try #require(disk.bytes(of: path))
            let mark = disk.bytes(of: Self.mark)
            disk.before(.changing(.sync), of: path) { disk.plant(before, in: path) }
            let error = try failure(of: 2, to: log)
            #expect(error.code == .ioFailed)
            #expect(error.message.contains("was replaced or removed"))
            #expect(disk.bytes(of: Self.mark) == mark)
            let next = try SmallLedger.opened(disk)
            #expect(try next.batch(forKey: "k2") == nil)
            try SmallLedger.append(2..<3, to: next)
            #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
        }
    }

    @Test func `What was known of a replaced file is not believed of the one in its place`() throws
    {
        let disk = try SmallLedger.filled(1)
        let log = try SmallLedger.opened(disk)
        try SmallLedger.append(1..<2, to: log)
        let path = try lastSegment(disk)
        let whole = try #require(disk.bytes(of: path))
        // Copied back by somebody who did not sync it.
        try disk.remove(path)
        try disk.open(path).write(whole, at: 0)
        disk.lose(Self.mark)
        try SmallLedger.append(2..<3, to: log)
        let after = try SmallLedger.opened(disk.restarted(keepsUnsynced: false), for: .reading)
        #expect(after.size == log.size)
    }

    @Test func `A disk that did not keep what it was given has nothing acknowledged`() throws {
        for lie in [FaultyDisk.Lie.drop, .misdirectTo(path: "/l/ledger.json")] {
            for isAlone in [false, true] {
                let disk = try SmallLedger.filled(1)
                let log = try SmallLedger.opened(disk)
                if isAlone { try SmallLedger.append(1..<2, to: log) }
                disk.lie(lie)
                #expect(try failure(of: 2, to: log).message.contains("did not keep"))
            }
        }
    }

    @Test func `A writer that stalls until after a repair leaves no mark of the old file`() throws {
        let original = try MirroredLedger.mirrored()
        let path = try lastSegment(original)
        let moments: [(FaultyDisk.Moment, String)] = [
            (.locking, "/l/log"), (.changing(.sync), path), (.changing(.open), Self.mark),
        ]
        func opened(_ disk: FaultyDisk) throws -> Log {
            try Log.open("/l", for: SmallLedger.writing, disk: disk, segmentByteLimit: 5_000)
        }
        for (moment, place) in moments {
            let disk = original.copy()
            disk.lose(Self.mark)
            // The segment goes on, and there is somebody else: so the mark is to be moved.
            let (log, other) = (try opened(disk), try opened(disk))
            try SmallLedger.append(20..<21, to: other)
            let outcome = Mutex<String?>(nil)
            disk.before(moment, of: place) {
                var bytes = disk.bytes(of: path) ?? []
                bytes[10] ^= 1
                disk.plant(bytes, in: path)
                do {
                    _ = try MirroredLedger.repair(disk, trustingMirror: true)
                    outcome.withLock { $0 = "repaired" }
                } catch {
                    outcome.withLock { $0 = "\(error)" }
                }
            }
            let isAcknowledged: Bool
            do {
                try SmallLedger.append(21..<22, to: log)
                isAcknowledged = true
            } catch is LogError {
                isAcknowledged = false
            }
            let what = try #require(outcome.withLock { $0 })
            // Who has the syncs' lock keeps a repair waiting.
            if moment != .locking { #expect(what.contains("held by"), "\(moment): \(what)") }
            // Between its last look at the file and the mark it is the damage that comes too late.
            #expect(isAcknowledged == (place == Self.mark), "\(moment): \(what)")
            if let record = disk.bytes(of: Self.mark), let mark = Watermark(bytes: record) {
                let size = disk.bytes(of: "/l/log/" + mark.segment)?.count ?? 0
                #expect(mark.byteCount <= UInt64(size), "\(moment)")
            }
        }
    }

    // MARK: What others left

    @Test func `Rot in what is written once more is told, and not written back`() throws {
        let disk = try SmallLedger.filled(1)
        let path = try lastSegment(disk)
        let whole = try #require(disk.bytes(of: path))
        for place in whole.indices.dropLast() {
            let copy = disk.copy()
            let log = try SmallLedger.opened(copy)
            try SmallLedger.append(1..<2, to: log)
            copy.lose(Self.mark)
            var bytes = try #require(copy.bytes(of: path))
            #expect(bytes.starts(with: whole))
            bytes[place] ^= 1
            // Another file, as large as the one before.
            copy.plant(bytes, in: path)
            let calls = copy.callCount
            #expect(try failure(of: 2, to: log).code == .readOnly, "byte \(place)")
            #expect(!log.flaws.isEmpty)
            #expect(copy.bytes(of: path) == bytes)
            #expect(!copy.calls[calls...].contains { $0.call == .write })
        }
    }

    @Test func `What is written once more may begin within a line`() throws {
        let disk = try SmallLedger.filled(2)
        let path = try lastSegment(disk)
        let whole = try #require(disk.bytes(of: path))
        for count in whole.indices {
            let copy = disk.copy()
            let mark = Watermark(segment: String(path.suffix(22)), byteCount: UInt64(count))
            copy.plant(mark.bytes, in: Self.mark)
            try SmallLedger.append(2..<3, to: SmallLedger.opened(copy))
            #expect(try Audit(of: "/l", disk: copy).outcome == .intact)
        }
    }

    @Test func `A disk that fails while others' events are read fails that append only`() throws {
        let disk = try SmallLedger.filled(1)
        let log = try SmallLedger.opened(disk)
        try SmallLedger.append(1..<6, to: SmallLedger.opened(disk))
        for path in SmallLedger.segments(of: disk) {
            disk.spoil(path)
            #expect(try failure(of: 6, to: log).code == .ioFailed)
            #expect(log.flaws == [])
            disk.unspoil(path)
        }
        try SmallLedger.append(6..<7, to: log)
        #expect(log.size == 13)
        #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
    }

    @Test func `A reader of whom a writer takes back what found the disk full reads once more`()
        throws
    {
        let disk = try SmallLedger.filled(2)
        let path = try lastSegment(disk)
        let whole = try #require(disk.bytes(of: path))
        let more = try #require(try SmallLedger.filled(3).bytes(of: path))
        for count in (whole.count + 1)...more.count {
            for (isIndexed, isLater) in [(false, false), (false, true), (true, true)] {
                let copy = disk.copy()
                if isIndexed { _ = try SmallLedger.opened(copy, indexByteLimit: 1) }
                copy.plant(Array(more[..<count]), in: path)
                // The reader has asked for the size, and the writer cuts.
                let cut = { @Sendable in copy.plant(whole, in: path) }
                if count == more.count {
                    copy.before(.changing(.sync), of: path, cut)
                } else if isLater {
                    copy.before(.reading, of: path) { copy.before(.reading, of: path, cut) }
                } else {
                    copy.before(.reading, of: path, cut)
                }
                let log = try SmallLedger.opened(copy, for: .reading)
                #expect(log.flaws == [] && log.size == 3, "\(count)")
                #expect(try log.lines().count == 3)
            }
        }
    }

    // MARK: Readers

    @Test func `A reader that gets no lock syncs without it, and shows all`() throws {
        for kind in [DiskError.Kind.failed, .permission, .locked(holder: "process 1")] {
            let disk = try SmallLedger.filled(1)
            // Whole, and never synced.
            let kill = FaultyDisk.Fault.kill(percent: 100)
            let writer = try SmallLedger.opened(disk)
            disk.fail(next: .write, of: try lastSegment(disk), with: kill)
            _ = try failure(of: 1, to: writer)
            let left = disk.reopened()
            left.refuseLocks(on: "/l/log", as: kind)
            left.refuseLocks(on: "/l/ledger.json", as: kind)
            let reader = try SmallLedger.opened(left, for: .reading)
            #expect(reader.size == 3)
            let after = left.restarted(keepsUnsynced: false)
            #expect(try SmallLedger.opened(after, for: .reading).size == reader.size)
        }
    }

    @Test func `A reader that may not even sync shows all: nobody can be writing there`() throws {
        let disk = try SmallLedger.filled(3)
        disk.lose(Self.mark)
        disk.refuseLocks(on: "/l/log", as: .permission)
        disk.fail(next: .sync, of: try lastSegment(disk), with: .refuse(.permission))
        #expect(try SmallLedger.opened(disk, for: .reading).size == 6)
        disk.fail(next: .sync, of: try lastSegment(disk), with: .refuse(.failed))
        #expect(throws: LogError.self) { try SmallLedger.opened(disk, for: .reading) }
    }

    @Test func `While the log is read because its index is gone, others ask it and are answered`()
        throws
    {
        let disk = try SmallLedger.filled(6)
        let log = try SmallLedger.opened(disk, indexByteLimit: 1)
        log.close()
        let reader = try SmallLedger.opened(disk, for: .reading)
        disk.loseFolder("/l/derived")
        let isAnswered = Mutex<Bool?>(nil)
        disk.before(.reading, of: SmallLedger.segments(of: disk)[0]) {
            let done = DispatchSemaphore(value: 0)
            // On a thread of its own, which waits for no other test, and with all the time a busy machine needs.
            Thread.detachNewThread {
                _ = reader.size
                done.signal()
            }
            let answer = done.wait(timeout: .now() + 60)
            isAnswered.withLock { $0 = answer == .success }
        }
        #expect(try reader.revision(of: "s0") == 5)
        #expect(isAnswered.withLock { $0 } == true)
    }

    @Test func `Runs that tell of nothing are taken away by who has the writer's lock only`() throws
    {
        let disk = try SmallLedger.filled(6)
        _ = try SmallLedger.opened(disk, indexByteLimit: 1)
        let runs = disk.paths.filter { $0.hasSuffix(".run") }
        #expect(!runs.isEmpty)
        // A crash took the lines that they tell of.
        disk.lose(try lastSegment(disk))
        disk.lose(Self.mark)
        let lock = try disk.lock("/l/ledger.json", timeoutMilliseconds: 0)
        #expect(throws: LogError.self) { try SmallLedger.opened(disk) }
        #expect(disk.paths.filter { $0.hasSuffix(".run") } == runs)
        lock.release()
        _ = try SmallLedger.opened(disk)
        #expect(disk.paths.filter { $0.hasSuffix(".run") } == [])
    }

    // MARK: Threads

    @Test func `Threads of a process are served in the order in which they came`() async throws {
        let disk = try SmallLedger.filled(1)
        let log = try SmallLedger.opened(disk)
        let path = try lastSegment(disk)
        let gate = DispatchSemaphore(value: 0)
        disk.before(.changing(.sync), of: path) { gate.wait() }
        let threadCount = 12
        let positions = Mutex<[Int: [Position]]>([:])
        let group = DispatchGroup()
        for number in 0...threadCount {
            DispatchQueue(label: "\(number)").async(group: group) {
                do {
                    let found = try log.append(
                        [SmallLedger.draft("t\(number)")], by: "vp-hu", at: SmallLedger.start)
                    positions.withLock { $0[number] = found }
                } catch {
                    Issue.record("\(error)")
                }
            }
            // The next one comes when this one has lined up.
            while log.queue.waiting.count <= number { await Task.yield() }
        }
        gate.signal()
        await withCheckedContinuation { done in
            group.notify(queue: .global()) { done.resume() }
        }
        let served = positions.withLock { positions in
            positions.sorted { $0.value[0] < $1.value[0] }.map(\.key)
        }
        #expect(served == Array(0...threadCount))
    }

    @Test func `A handle whose sync failed fails at each sync, another one does not`() throws {
        let disk = try SmallLedger.filled(1)
        let path = try lastSegment(disk)
        let (first, second) = (try disk.open(path), try disk.open(path))
        try first.write([1], at: 500)
        disk.fail(next: .sync, of: path, with: .failSync(.failed))
        for file in [first, first, second, second] {
            #expect(throws: DiskError.self) { try file.sync() }
        }
        let third = try disk.open(path)
        try third.write([1], at: 500)
        try third.sync()
    }
}
