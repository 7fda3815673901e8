import Dispatch
import EventLog
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// A process that appends from eight threads and is killed at any moment, again and again on one
/// ledger: what it had told of through a pipe is there, once, and nothing has a gap.
///
/// `SOCAI_KILLS` sets how often, a tenth of it here; `SOCAI_SEED` repeats the moments of a run.
@Suite struct KilledWriterTests {
    private static let roundCount =
        max(1, (ProcessInfo.processInfo.environment["SOCAI_KILLS"].flatMap { Int($0) } ?? 100) / 10)
    private static let threadCount = 8

    @Test func `A killed process of eight threads loses nothing that it had acknowledged`()
        async throws
    {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("socai-tests-\(UUID().uuidString)").path
        let disk = LinuxDisk()
        try Log.create(folder, identity: SmallLedger.identity, disk: disk)
        defer {
            do {
                try FileManager.default.removeItem(atPath: folder)
            } catch {
                Issue.record("\(error)")
            }
        }
        var acknowledged: [String: UInt64] = [:]
        var generator = SeededGenerator(seed: SeededGenerator.seed(of: "Killed writers"))
        for round in 0..<Self.roundCount {
            let microseconds = UInt32.random(in: 0...60_000, using: &generator)
            let result = await #expect(
                processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]
            ) {
                [
                    folder = folder as String, round = round as Int,
                    microseconds = microseconds as UInt32
                ] in
                try Self.appendUntilKilled(folder, round: round, after: microseconds)
            }
            for row in String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
                .split(separator: "\n") where row.hasPrefix("appended ")
            {
                let fields = row.split(separator: " ")
                guard fields.count == 3, let position = UInt64(fields[2]) else { continue }
                acknowledged[String(fields[1])] = position
            }
            try Self.check(folder, acknowledged)
        }
        print(
            "Killed writers: \(Self.roundCount) kills, \(acknowledged.count) events acknowledged, "
                + "\(try Log.open(folder, for: .reading, disk: disk).size) recorded")
        #expect(Self.roundCount < 10 || !acknowledged.isEmpty)
    }

    /// Appends from all threads, tells each position as soon as it is known, and is killed: every other time
    /// so long after something was told, however slow the disk.
    private static func appendUntilKilled(
        _ folder: String, round: Int, after microseconds: UInt32
    ) throws {
        let log = try Log.open(
            folder, for: .appending(timeoutMilliseconds: 5_000), disk: LinuxDisk(),
            segmentByteLimit: 20_000)
        let told = DispatchSemaphore(value: 0)
        for thread in 0..<threadCount {
            Thread.detachNewThread {
                var number = 0
                do {
                    while true {
                        let id = "\(round).\(thread).\(number)"
                        let positions = try log.append(
                            [SmallLedger.draft("t\(thread)", id)], by: "vp-hu",
                            at: SmallLedger.start)
                        // One write of few bytes to a pipe: whole, or not at all (man 7 pipe).
                        let row = Array("appended \(id) \(positions[0])\n".utf8)
                        _ = write(STDOUT_FILENO, row, row.count)
                        told.signal()
                        number += 1
                    }
                } catch {
                    print("failed: \(error)")
                    exit(1)
                }
            }
        }
        if !round.isMultiple(of: 2) { told.wait() }
        usleep(microseconds)
        kill(getpid(), SIGKILL)
    }

    private static func check(_ folder: String, _ acknowledged: [String: UInt64]) throws {
        // A reader first, then a writer, who sets aside what was torn.
        for access in [Log.Access.reading, .appending(timeoutMilliseconds: 5_000)] {
            let log = try Log.open(folder, for: access, disk: LinuxDisk())
            #expect(log.flaws == [])
            #expect(log.recovery?.kind != .unclear)
            var places: [String: UInt64] = [:]
            for (place, line) in try log.lines().enumerated() {
                #expect(line.position.rawValue == UInt64(place))
                let id = try #require(line.data["value"]?.string)
                #expect(
                    places.updateValue(line.position.rawValue, forKey: id) == nil, "\(id) twice")
            }
            for (id, position) in acknowledged where places[id] != position {
                Issue.record("\(id) was acknowledged at \(position) and is not there")
            }
            // A thread appends one after another: what is there of it has no gap.
            for id in places.keys {
                let fields = id.split(separator: ".").compactMap { Int($0) }
                if fields[2] > 0 {
                    #expect(places["\(fields[0]).\(fields[1]).\(fields[2] - 1)"] != nil)
                }
            }
        }
        #expect(try Audit(of: folder, disk: LinuxDisk()).outcome == .intact)
    }
}
