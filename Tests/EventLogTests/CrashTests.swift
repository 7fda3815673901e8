import EventLog
import TestSupport
import Testing

/// The machine stops, or the disk fails, at every call in turn.
@Suite struct CrashTests {
    private static let batchCount = 7

    /// Appends batches until one fails; answers how many were acknowledged.
    private func work(on disk: FaultyDisk) -> Int {
        var acknowledged = 0
        do {
            let log = try SmallLedger.opened(disk)
            for number in 0..<CrashTests.batchCount {
                try SmallLedger.append(number..<(number + 1), to: log)
                acknowledged += 1
            }
        } catch {
            #expect(error is LogError)
        }
        return acknowledged
    }

    /// How many batches of the work a log holds; each must be there whole and in order.
    private func batchCount(of log: Log) throws -> Int {
        let expected = (0..<CrashTests.batchCount).map(SmallLedger.batch)
        var lines = try log.lines()[...]
        for (number, batch) in expected.enumerated() {
            guard !lines.isEmpty else { return number }
            try #require(lines.count >= batch.count, "half a batch was kept")
            for draft in batch {
                let line = lines.removeFirst()
                #expect(line.stream == draft.stream && line.data == draft.data)
            }
        }
        #expect(lines.isEmpty)
        return expected.count
    }

    private func checkAfter(_ disk: FaultyDisk, acknowledged: Int, hint: String) throws {
        let log = try SmallLedger.opened(disk)
        #expect(log.flaws == [], "\(hint)")
        let kept = try batchCount(of: log)
        #expect(kept == acknowledged || kept == acknowledged + 1, "\(hint)")
        #expect(log.recovery?.kind != .unclear, "\(hint)")
        try SmallLedger.append(kept..<CrashTests.batchCount, to: log)
        #expect(try batchCount(of: log) == CrashTests.batchCount, "\(hint)")
        log.close()
        // What was acknowledged now must not hang on what an earlier failure left unsynced.
        let after = disk.restarted(keepsUnsynced: false)
        #expect(try batchCount(of: SmallLedger.opened(after)) == CrashTests.batchCount, "\(hint)")
        #expect(try Audit(of: "/l", disk: after).outcome == .intact, "\(hint)")
    }

    @Test
    func `A crash at any call leaves all or nothing of each batch and every acknowledged one`()
        throws
    {
        let fresh = try SmallLedger.made()
        let complete = fresh.copy()
        #expect(work(on: complete) == CrashTests.batchCount)
        let callCount = complete.callCount
        #expect(callCount > CrashTests.batchCount)
        for call in 0..<callCount {
            for percent in [0, 1, 33, 50, 67, 99, 100] {
                for keeps in [false, true] {
                    let disk = fresh.copy()
                    disk.fail(call: call, with: .crash(percent: percent))
                    let acknowledged = work(on: disk)
                    #expect(acknowledged < CrashTests.batchCount)
                    try checkAfter(
                        disk.restarted(keepsUnsynced: keeps), acknowledged: acknowledged,
                        hint: "call \(call), \(percent) %, names kept: \(keeps)")
                }
            }
        }
    }

    @Test
    func `A writer killed at any call leaves all or nothing, and its successor makes it durable`()
        throws
    {
        let fresh = try SmallLedger.made()
        let complete = fresh.copy()
        #expect(work(on: complete) == CrashTests.batchCount)
        for call in 0..<complete.callCount {
            for percent in [0, 1, 50, 99, 100] {
                let disk = fresh.copy()
                disk.fail(call: call, with: .kill(percent: percent))
                let acknowledged = work(on: disk)
                #expect(acknowledged < CrashTests.batchCount)
                try checkAfter(
                    disk.reopened(), acknowledged: acknowledged,
                    hint: "call \(call), \(percent) %")
            }
        }
    }

    @Test(arguments: [FaultyDisk.Fault.kill(percent: 100), .failSync(.failed)])
    func `A batch never synced is durable before its key answers`(_ fault: FaultyDisk.Fault)
        throws
    {
        for count in [2, 4] {
            let disk = try SmallLedger.filled(count)
            let complete = disk.copy()
            try SmallLedger.append(count..<(count + 1), to: SmallLedger.opened(complete))
            // The last call of all syncs the folder where the batch begins a segment.
            let isNew = SmallLedger.segments(of: complete) != SmallLedger.segments(of: disk)
            let log = try SmallLedger.opened(disk)
            let path = try #require(SmallLedger.segments(of: complete).last)
            disk.fail(next: .sync, of: path, with: fault)
            #expect(throws: LogError.self) { try SmallLedger.append(count..<(count + 1), to: log) }
            log.close()

            let next = disk.reopened()
            let unsynced = next.restarted(keepsUnsynced: false)
            #expect(
                try SmallLedger.opened(unsynced, for: .reading).batch(forKey: "k\(count)") == nil)
            let again = try SmallLedger.opened(next)
            let positions = try again.append(
                SmallLedger.batch(count), by: "vp-hu", at: SmallLedger.start, key: "k\(count)")
            again.close()
            let after = try SmallLedger.opened(
                next.restarted(keepsUnsynced: false), for: .reading)
            #expect(
                try after.lines().suffix(positions.count).map(\.position) == positions,
                "begins a segment: \(isNew)")
        }
    }

    @Test(arguments: [DiskError.Kind.full, .failed, .permission])
    func `A failing call is reported, and nothing is appended until reopened`(
        _ kind: DiskError.Kind
    ) throws {
        let fresh = try SmallLedger.made()
        let complete = fresh.copy()
        _ = work(on: complete)
        let faults: [FaultyDisk.Fault] = [
            .refuse(kind), .stopHalfWay(kind), .failAfterwards(kind), .failSync(kind),
        ]
        for fault in faults {
            // Call 0 is that of opening; the others append.
            for call in 1..<complete.callCount {
                let disk = fresh.copy()
                disk.fail(call: call, with: fault)
                let log = try SmallLedger.opened(disk)
                var failure: LogError?
                var acknowledged = 0
                for number in 0..<CrashTests.batchCount {
                    do {
                        try SmallLedger.append(number..<(number + 1), to: log)
                        #expect(failure == nil, "an append went through after a failure")
                        acknowledged += 1
                    } catch let error as LogError {
                        failure = failure ?? error
                        #expect(error == failure)
                    }
                }
                let code: LogError.Code =
                    switch kind {
                    case .full: .diskFull
                    case .permission: .permission
                    default: .ioFailed
                    }
                #expect(failure?.code == code)
                #expect(failure?.cause?.reason == "planned by a test")
                #expect(try batchCount(of: log) == acknowledged)
                log.close()
                try checkAfter(
                    disk, acknowledged: acknowledged, hint: "call \(call), fault \(fault)")
            }
        }
    }

    @Test func `A crash while a ledger is made leaves a whole one or none`() throws {
        let complete = FaultyDisk()
        try Log.create("/l", identity: SmallLedger.identity, disk: complete)
        for call in 0..<complete.callCount {
            for percent in [0, 50, 100] {
                for keeps in [false, true] {
                    let disk = FaultyDisk()
                    disk.fail(call: call, with: .crash(percent: percent))
                    #expect(throws: LogError.self) {
                        try Log.create("/l", identity: SmallLedger.identity, disk: disk)
                    }
                    let after = disk.restarted(keepsUnsynced: keeps)
                    if after.bytes(of: "/l/ledger.json") == nil {
                        try Log.create("/l", identity: SmallLedger.identity, disk: after)
                    }
                    #expect(work(on: after) == CrashTests.batchCount)
                }
            }
        }
    }

    @Test func `A crash while evidence is stored leaves it whole or not at all`() throws {
        let fresh = try SmallLedger.made()
        for call in 1...3 {
            for percent in [0, 50, 100] {
                for keeps in [false, true] {
                    let disk = fresh.copy()
                    disk.fail(call: call, with: .crash(percent: percent))
                    let log = try SmallLedger.opened(disk)
                    #expect(throws: LogError.self) { try log.storeEvidence([1, 2, 3, 4]) }
                    let after = disk.restarted(keepsUnsynced: keeps)
                    #expect(try Audit(of: "/l", disk: after).outcome == .intact)
                    let hash = try SmallLedger.opened(after).storeEvidence([1, 2, 3, 4])
                    #expect(after.bytes(of: "/l/evidence/\(hash.hex)") == [1, 2, 3, 4])
                    #expect(try Audit(of: "/l", disk: after).outcome == .intact)
                }
            }
        }
    }

    @Test
    func `Evidence that a killed writer left without a durable name is durable when stored again`()
        throws
    {
        let disk = try SmallLedger.made()
        let log = try SmallLedger.opened(disk)
        // The calls are: write, rename, sync the folder.
        disk.fail(call: disk.callCount + 2, with: .kill(percent: 0))
        #expect(throws: LogError.self) { try log.storeEvidence([1, 2, 3, 4]) }
        let next = disk.reopened()
        let hash = try SmallLedger.opened(next).storeEvidence([1, 2, 3, 4])
        let after = next.restarted(keepsUnsynced: false)
        #expect(try SmallLedger.opened(after, for: .reading).evidence(hash) == [1, 2, 3, 4])
    }

    @Test func `A hole in the last batch sets it aside where its lines still announce another`()
        throws
    {
        let original = try SmallLedger.filled(9)
        let path = try #require(SmallLedger.segments(of: original).last)
        let bytes = try #require(original.bytes(of: path))
        let lines = SmallLedger.lineRanges(bytes).suffix(3)
        let last = try #require(lines.last).lowerBound
        var unclearCount = 0
        for start in (try #require(lines.first).lowerBound)..<(last - 40) {
            let hole = start..<min(start + 64, last - 32)
            var torn = bytes
            for index in hole { torn[index] = 0 }
            let disk = original.copy()
            disk.plant(torn, in: path)
            let log = try SmallLedger.opened(disk)
            // `,"more":true,"crc":"` stands 30 to 10 bytes before the line feed.
            let isSilent = lines.contains {
                let feed = $0.upperBound - 1
                return hole.overlaps((feed - 30)..<(feed - 10)) && !hole.contains(feed)
            }
            if isSilent {
                // The line may have ended its batch, so that a whole one follows: left alone.
                #expect(log.flaws.count == 1, "hole at \(start)")
                #expect(disk.bytes(of: path) == torn)
                #expect(SmallLedger.quarantine(of: disk) == [])
            } else {
                unclearCount += 1
                #expect(log.recovery?.kind == .unclear, "hole at \(start)")
                #expect(log.size == 15)
                #expect(log.flaws == [])
            }
        }
        #expect(unclearCount > 100)
    }

    @Test func `A batch with a key is sent again after a failure and stands once`() throws {
        for fault in [
            FaultyDisk.Fault.refuse(.failed), .stopHalfWay(.failed), .failAfterwards(.failed),
        ] {
            let disk = try SmallLedger.filled(2)
            let log = try SmallLedger.opened(disk)
            let path = "/l/log/0000000000000000.jsonl"
            disk.fail(next: .write, of: path, with: fault)
            #expect(throws: LogError.self) { try SmallLedger.append(2..<3, to: log) }
            log.close()
            let again = try SmallLedger.opened(disk)
            try SmallLedger.append(2..<3, to: again)
            #expect(again.size == 6, "\(fault)")
            #expect(again.batch(forKey: "k2") == Position(3)...Position(5))
            #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
        }
    }
}
