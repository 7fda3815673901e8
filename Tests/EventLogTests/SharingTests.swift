import Dispatch
import EventLog
import Foundation
import Glibc
import TestSupport
import Testing

/// Threads and processes that append to one ledger on the real disk, and those who read it meanwhile.
@Suite struct SharingTests {
    private static let writing = Log.Access.appending(timeoutMilliseconds: 60_000)
    private static let start = SmallLedger.start

    /// Runs `body` with the path of a new ledger.
    private func inLedger(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("socai-tests-\(UUID().uuidString)").path
        try Log.create(folder, identity: SmallLedger.identity, disk: LinuxDisk())
        try await body(folder)
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Runs `body`, which waits for threads of its own, with the path of a new ledger.
    private func inLedgerWaiting(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("socai-tests-\(UUID().uuidString)").path
        try Log.create(folder, identity: SmallLedger.identity, disk: LinuxDisk())
        try body(folder)
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Runs `body` on so many threads at once and returns when all have ended.
    private func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) async {
        await withCheckedContinuation { continuation in
            let group = DispatchGroup()
            for number in 0..<count {
                group.enter()
                Thread.detachNewThread {
                    do { try body(number) } catch { Testing.Issue.record("\(error)") }
                    group.leave()
                }
            }
            group.notify(queue: .global()) { continuation.resume() }
        }
    }

    /// Every writer's events are there, once each and in its order, and the whole is intact.
    private func check(_ folder: String, writers: Int, events: Int) throws {
        let log = try Log.open(folder, for: .reading, disk: LinuxDisk())
        var next = [Int](repeating: 0, count: writers)
        try log.forEachLine { line in
            let number = Self.number(line, "number")
            let writer = Self.number(line, "writer")
            #expect(number == next[writer], "writer \(writer)")
            next[writer] += 1
        }
        #expect(next == [Int](repeating: events, count: writers))
        #expect(log.size == UInt64(writers * events))
        #expect(try Audit(of: folder, disk: LinuxDisk()).outcome == .intact)
    }

    private static func number(_ line: Line, _ name: String) -> Int {
        guard case .integer(let number) = line.data[name] else { return -1 }
        return Int(number)
    }

    private static func append(_ number: Int, by writer: Int, to log: Log) throws -> Position {
        let data = JSON.object([
            JSON.Member("writer", .integer(Int64(writer))),
            JSON.Member("number", .integer(Int64(number))),
        ])
        // Every event goes to the stream of its writer and to one that all share, by turns.
        let stream = number.isMultiple(of: 2) ? "w\(writer)" : "chung"
        let positions = try log.append(
            [Draft(stream: stream, type: "a.b", data: data)], by: "b\(writer)", at: start,
            key: number.isMultiple(of: 10) ? "w\(writer).\(number)" : nil)
        return try #require(positions.first)
    }

    @Test func `Threads share their syncs, and each one's events stand in its order`() async throws
    {
        let (threads, events) = (64, 25)
        try await inLedger { folder in
            // A sync that takes its time, as on a disk that turns: on a faster one a thread may be done before the
            // next one comes, and nothing is shared.
            let disk = WatchedDisk { usleep(500) }
            let log = try Log.open(folder, for: SharingTests.writing, disk: disk)
            await onThreads(threads) { writer in
                var last: Position?
                for number in 0..<events {
                    let position = try SharingTests.append(number, by: writer, to: log)
                    if let last { #expect(position > last) }
                    last = position
                }
            }
            try check(folder, writers: threads, events: events)
            print("Threads: \(threads * events) events, \(disk.syncCount) syncs")
            #expect(disk.syncCount < threads * events / 4)
        }
    }

    @Test func `Checkpoints issued while others append agree with each other`() async throws {
        try await inLedger { folder in
            let key = try SignerKey(generatedFor: SmallLedger.identity.origin)
            let log = try Log.open(folder, for: SharingTests.writing, disk: LinuxDisk())
            await onThreads(8) { number in
                if number.isMultiple(of: 2) {
                    for event in 0..<25 { _ = try SharingTests.append(event, by: number, to: log) }
                } else {
                    for _ in 0..<10 { _ = try log.issueCheckpoint(signedBy: key) }
                }
            }
            #expect(log.size == 100)
            _ = try log.issueCheckpoint(signedBy: key)
            let audit = try Audit(of: folder, disk: LinuxDisk(), keys: [key.verifier])
            #expect(audit.outcome == .intact)
            #expect(audit.checkpoints.last?.signed.checkpoint.size == 100)
            #expect(audit.checkpoints.allSatisfy { $0.agreement == .consistent })
        }
    }

    @Test func `Eight processes append a thousand events each, all there, once each`() async throws
    {
        let (processes, events) = (8, 1_000)
        try await inLedger { folder in
            let clock = ContinuousClock()
            let began = clock.now
            await withTaskGroup(of: Void.self) { group in
                for writer in 0..<processes {
                    group.addTask {
                        await #expect(processExitsWith: .success) {
                            [
                                folder = folder as String, writer = writer as Int,
                                events = events as Int
                            ] in
                            try SharingTests.appendAlone(events, by: writer, to: folder)
                        }
                    }
                }
            }
            let duration = clock.now - began
            try check(folder, writers: processes, events: events)
            var syncs = 0
            for writer in 0..<processes {
                let told = try String(contentsOfFile: "\(folder)/\(writer).told", encoding: .utf8)
                let numbers = told.split(separator: " ").compactMap { Int($0) }
                syncs += numbers[0]
                print("Process \(writer): \(numbers[0]) syncs, longest wait \(numbers[1]) ms")
            }
            print("Processes: \(processes * events) events, \(syncs) syncs, \(duration)")
            // Whoever is alone syncs each of its events; besides them an opening at most.
            #expect(syncs <= processes * (events + 2))
        }
    }

    /// The life of one of the processes.
    private static func appendAlone(_ events: Int, by writer: Int, to folder: String) throws {
        let disk = WatchedDisk()
        let log = try Log.open(folder, for: writing, disk: disk)
        let clock = ContinuousClock()
        var longest = Duration.zero
        for number in 0..<events {
            let began = clock.now
            _ = try append(number, by: writer, to: log)
            longest = max(longest, clock.now - began)
        }
        let told = "\(disk.syncCount) \(Int(longest / .milliseconds(1)))"
        try told.write(toFile: "\(folder)/\(writer).told", atomically: true, encoding: .utf8)
    }

    @Test func `A reader beside a sync that takes too long makes it himself`() throws {
        try inLedgerWaiting { folder in
            let (reached, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let first = try Log.open(folder, for: SharingTests.writing, disk: LinuxDisk())
            _ = try SharingTests.append(0, by: 0, to: first)
            let slow = WatchedDisk {
                reached.signal()
                mayGoOn.wait()
            }
            let second = try Log.open(folder, for: SharingTests.writing, disk: slow)
            let appended = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                do {
                    _ = try SharingTests.append(1, by: 0, to: second)
                } catch {
                    Testing.Issue.record("\(error)")
                }
                appended.signal()
            }
            reached.wait()
            // All of it is written by now, and none of it is durable: the reader's own sync makes it so.
            let began = ContinuousClock.now
            let meanwhile = try Log.open(folder, for: .reading, disk: LinuxDisk())
            #expect(ContinuousClock.now - began >= .milliseconds(900))
            #expect(meanwhile.size == 2)
            #expect(try meanwhile.lines().count == 2)
            #expect(meanwhile.recovery == nil && meanwhile.flaws == [])
            #expect(second.size == 1)
            mayGoOn.signal()
            appended.wait()
            #expect(second.size == 2)
            #expect(try Log.open(folder, for: .reading, disk: LinuxDisk()).size == 2)
        }
    }

    @Test func `A reader beside writers sees whole batches only, and ever more of them`()
        async throws
    {
        let (writers, events) = (4, 100)
        try await inLedger { folder in
            let log = try Log.open(folder, for: SharingTests.writing, disk: LinuxDisk())
            async let writing: Void = onThreads(writers) { writer in
                for number in 0..<events {
                    _ = try SharingTests.append(number, by: writer, to: log)
                }
            }
            var size: UInt64 = 0
            var openings = 0
            while size < UInt64(writers * events) {
                let reader = try Log.open(folder, for: .reading, disk: LinuxDisk())
                try #require(reader.flaws == [])
                // A writer that is kept from its core for a second in the midst of a write has left a tail, for all
                // that can be seen; it stays where it is.
                if let recovery = reader.recovery {
                    try #require(recovery.kind == .torn && !recovery.wasMoved)
                }
                try #require(reader.size >= size)
                try #require(try reader.lines().count == Int(reader.size))
                size = reader.size
                openings += 1
                await Task.yield()
            }
            await writing
            print("A reader beside writers: \(openings) openings")
        }
    }

    @Test func `A copied folder is read in full, with the hint of its writers and without`() throws
    {
        let disk = try SmallLedger.filled()
        let whole = try SmallLedger.opened(disk, for: .reading).lines()
        #expect(whole.count == 13)
        let early = try SmallLedger.filled(4).bytes(of: "/l/derived/durable")
        for hint in [[], [0], early ?? [], disk.bytes(of: "/l/derived/durable") ?? []] {
            let copy = disk.copy()
            copy.plant(hint, in: "/l/derived/durable")
            #expect(try SmallLedger.opened(copy, for: .reading).lines() == whole)
        }
        disk.lose("/l/derived/durable")
        #expect(try SmallLedger.opened(disk, for: .reading).lines() == whole)
    }

    @Test func `The mark is one line that says how far the log is durable`() throws {
        let disk = try SmallLedger.filled(4)
        let segment = try #require(SmallLedger.segments(of: disk).last)
        let size = String(try #require(disk.bytes(of: segment)).count)
        let text =
            try #require(segment.split(separator: "/").last) + " "
            + String(repeating: "0", count: 16 - size.count) + size + " "
        let line = text + CRC32C(Array(text.utf8)).hex + "\n"
        #expect(disk.bytes(of: "/l/derived/durable") == Array(line.utf8))
    }
}
