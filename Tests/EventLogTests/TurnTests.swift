import EventLog
import TestSupport
import Testing

/// Two writers, as two processes have them, on one ledger: they take turns and share their syncs.
@Suite struct TurnTests {
    private static let stepCount = 9

    /// Two logs append batches in turn, each going on alone where the other failed; answers the numbers of
    /// the batches that were acknowledged.
    private func work(on disk: FaultyDisk) -> [Int] {
        var acknowledged: [Int] = []
        let logs = (0..<2).map { _ in Result { try SmallLedger.opened(disk) } }
        for number in 0..<TurnTests.stepCount {
            do {
                try SmallLedger.append(number..<(number + 1), to: logs[number % 2].get())
                acknowledged.append(number)
            } catch {
                #expect(error is LogError)
            }
        }
        return acknowledged
    }

    /// The numbers of the batches a log holds; each must be whole.
    private func batches(of log: Log) throws -> [Int] {
        var numbers: [Int] = []
        var lines = try log.lines()[...]
        while let text = lines.first?.data["value"]?.string {
            let number = try #require(
                text.split(separator: " ").last.flatMap { Int($0.split(separator: ".")[0]) })
            for draft in SmallLedger.batch(number) {
                let found = lines.popFirst()
                let line = try #require(found, "half a batch was kept")
                #expect(line.stream == draft.stream && line.data == draft.data)
            }
            numbers.append(number)
        }
        #expect(lines.isEmpty)
        return numbers
    }

    /// What was acknowledged is there in order, what failed is there whole or not; a machine that stops
    /// after the next append keeps all of it.
    private func check(_ disk: FaultyDisk, holds acknowledged: [Int], _ hint: String) throws {
        // A reader, before anybody repairs anything, shows only what survives a crash.
        let shown = try batches(of: try SmallLedger.opened(disk, for: .reading))
        #expect(shown.filter(acknowledged.contains) == acknowledged, "\(hint)")
        let log = try SmallLedger.opened(disk)
        #expect(log.flaws == [], "\(hint)")
        #expect(log.recovery?.kind != .unclear, "\(hint)")
        #expect(try batches(of: log).filter(acknowledged.contains) == acknowledged, "\(hint)")
        try SmallLedger.append(20..<21, to: log)
        let after = disk.restarted(keepsUnsynced: false)
        let kept = try batches(of: SmallLedger.opened(after, for: .reading))
        #expect(kept.filter((acknowledged + [20]).contains) == acknowledged + [20], "\(hint)")
        #expect(try batches(of: log) == kept, "\(hint)")
        #expect(try Audit(of: "/l", disk: after).outcome == .intact, "\(hint)")
    }

    @Test func `Two writers append in turn and see what the other appended`() throws {
        let disk = try SmallLedger.made()
        #expect(work(on: disk) == Array(0..<TurnTests.stepCount))
        let log = try SmallLedger.opened(disk)
        #expect(try batches(of: log) == Array(0..<TurnTests.stepCount))
        #expect(SmallLedger.segments(of: disk).count > 2)
        #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
    }

    @Test func `Whatever call of two writers fails or is the last, nothing acknowledged is lost`()
        throws
    {
        let fresh = try SmallLedger.made()
        let complete = fresh.copy()
        #expect(work(on: complete).count == TurnTests.stepCount)
        let faults: [FaultyDisk.Fault] = [
            .refuse(.failed), .stopHalfWay(.full), .stopHalfWay(.failed), .failAfterwards(.failed),
            .failSync(.failed), .crash(percent: 0), .crash(percent: 50), .crash(percent: 100),
            .kill(percent: 0), .kill(percent: 50), .kill(percent: 100),
        ]
        var count = 0
        for fault in faults {
            for call in 0..<complete.callCount {
                let disk = fresh.copy()
                disk.fail(call: call, with: fault)
                let acknowledged = work(on: disk)
                let hint = "call \(call) of \(complete.calls[call]), \(fault)"
                for after in [
                    disk.restarted(keepsUnsynced: false), disk.restarted(keepsUnsynced: true),
                    disk.reopened(),
                ] {
                    try check(after, holds: acknowledged, hint)
                    count += 1
                }
            }
        }
        #expect(count == faults.count * complete.callCount * 3)
        print("Two writers: \(complete.callCount) calls, \(count) ends")
    }

    @Test func `A sync that failed for one writer costs the next one nothing`() throws {
        for number in 1..<6 {
            let disk = try SmallLedger.filled(number)
            let first = try SmallLedger.opened(disk)
            let second = try SmallLedger.opened(disk)
            let complete = disk.copy()
            try SmallLedger.append(number..<(number + 1), to: SmallLedger.opened(complete))
            let path = try #require(SmallLedger.segments(of: complete).last)
            disk.fail(next: .sync, of: path, with: .failSync(.failed))
            #expect(throws: LogError.self) {
                try SmallLedger.append(number..<(number + 1), to: first)
            }
            let next = number + 1
            try SmallLedger.append(next..<(next + 1), to: second)
            let log = try SmallLedger.opened(disk.restarted(keepsUnsynced: false))
            #expect(log.flaws == [] && log.recovery == nil)
            #expect(try batches(of: log) == Array(0...next))
            #expect(throws: LogError.self) { try SmallLedger.append(next..<(next + 1), to: first) }
        }
    }

    @Test func `A reader whose sync fails says so and hides nothing that was acknowledged`() throws
    {
        let disk = try SmallLedger.filled(1)
        let log = try SmallLedger.opened(disk)
        // The first append moves the mark, and the second, which sees nobody else, leaves it there.
        try SmallLedger.append(1..<3, to: log)
        let path = try #require(SmallLedger.segments(of: disk).last)
        for mark in [disk.bytes(of: "/l/derived/durable"), nil] {
            if mark == nil { disk.lose("/l/derived/durable") }
            disk.fail(next: .sync, of: path, with: .failSync(.failed))
            let error = try #require(throws: LogError.self) {
                try SmallLedger.opened(disk, for: .reading)
            }
            #expect(error.code == .ioFailed)
            #expect(try SmallLedger.opened(disk, for: .reading).size == log.size)
        }
    }

    @Test func `Damage before the last line of the last batch is told, though the index hides it`()
        throws
    {
        let disk = try SmallLedger.filled(2)
        let writer = try SmallLedger.opened(disk, indexByteLimit: 1)
        try SmallLedger.append(2..<3, to: writer)
        writer.close()
        #expect(disk.paths.contains { $0.hasPrefix("/l/derived/index/") })
        let path = try #require(SmallLedger.segments(of: disk).last)
        var bytes = try #require(disk.bytes(of: path))
        let line = try #require(SmallLedger.lineRanges(bytes).suffix(3).first)
        bytes[line.lowerBound + 30] ^= 1
        disk.plant(bytes, in: path)
        let log = try SmallLedger.opened(disk, for: .reading)
        #expect(log.flaws == [] && log.size == 6)
        #expect(try log.lines().count == 5)
        #expect(log.flaws.map(\.kind) == [.unclearTail])
    }

    @Test func `A turn gives what others appended, and its rules see it`() throws {
        let disk = try SmallLedger.filled(3)
        let first = try SmallLedger.opened(disk)
        let second = try SmallLedger.opened(disk)
        try SmallLedger.append(3..<5, to: first)
        #expect(second.size == 6)
        let turn = try second.takeTurn()
        #expect(turn.head == first.head)
        #expect(try turn.batch(forKey: "k4") == first.batch(forKey: "k4"))
        var positions: [Position] = []
        try turn.forEachLine(from: Position(6)) { line in positions.append(line.position) }
        #expect(positions == (6..<9).map { Position($0) })
        let next = try turn.append([SmallLedger.draft("s")], by: "b", at: SmallLedger.start)
        #expect(next == [Position(9)])
        #expect(second.size == 10)
    }

    @Test
    func `A key that another writer used answers with that writer's batch, once it is durable`()
        throws
    {
        let disk = try SmallLedger.filled(1)
        let first = try SmallLedger.opened(disk)
        let second = try SmallLedger.opened(disk)
        let path = try #require(SmallLedger.segments(of: disk).last)
        disk.fail(next: .sync, of: path, with: .failSync(.failed))
        #expect(throws: LogError.self) { try SmallLedger.append(2..<3, to: first) }
        #expect(try second.batch(forKey: "k2") == nil)
        try SmallLedger.append(2..<3, to: second)
        #expect(second.size == 4)
        let after = try SmallLedger.opened(disk.restarted(keepsUnsynced: false))
        #expect(try after.batch(forKey: "k2") == Position(1)...Position(3))
    }

    @Test func `A torn tail of a killed writer is set aside by the next turn of a living one`()
        throws
    {
        let disk = try SmallLedger.filled(1)
        let log = try SmallLedger.opened(disk)
        let path = try #require(SmallLedger.segments(of: disk).last)
        let whole = try #require(disk.bytes(of: path))
        disk.plant(whole + Array("{\"seq\":1,".utf8), in: path)
        try SmallLedger.append(1..<2, to: log)
        #expect(log.recovery?.wasMoved == true)
        #expect(log.recovery?.kind == .torn)
        #expect(SmallLedger.quarantine(of: disk).count == 1)
        #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
    }

    @Test func `Damage that another writer's lines came with makes the log read-only`() throws {
        let disk = try SmallLedger.filled(1)
        let log = try SmallLedger.opened(disk)
        try SmallLedger.append(1..<4, to: try SmallLedger.opened(disk))
        let path = try #require(SmallLedger.segments(of: disk).first)
        var bytes = try #require(disk.bytes(of: path))
        bytes[SmallLedger.lineRanges(bytes)[1].lowerBound + 30] ^= 1
        disk.plant(bytes, in: path)
        let error = try #require(throws: LogError.self) {
            try SmallLedger.append(4..<5, to: log)
        }
        #expect(error.code == .readOnly)
        #expect(log.flaws.map(\.kind) == [.crcMismatch])
    }
}
