import EventLog
import TestSupport
import Testing

@Suite struct RecoveryTests {
    /// The last segment, its bytes, and where its last batch begins; batch 8 has three lines.
    private func lastBatch(
        of disk: FaultyDisk
    ) throws -> (path: String, bytes: [UInt8], start: Int, position: UInt64) {
        let path = try #require(SmallLedger.segments(of: disk).last)
        let bytes = try #require(disk.bytes(of: path))
        let ranges = SmallLedger.lineRanges(bytes)
        let lines = try ranges.map { try LineReader.line(Array(bytes[$0.dropLast()])) }
        let first = try #require(lines.lastIndex { !$0.more && $0 != lines.last }) + 1
        return (path, bytes, ranges[first].lowerBound, lines[first].position.rawValue)
    }

    @Test func `A tail cut at any byte is set aside, never deleted, and nothing else is lost`()
        throws
    {
        let original = try SmallLedger.filled(9)
        // Where nothing tells that more was durable: an end that was durable is no tail.
        original.lose("/l/derived/durable")
        let all = try SmallLedger.opened(original, for: .reading).lines()
        let (path, bytes, _, _) = try lastBatch(of: original)
        let ranges = SmallLedger.lineRanges(bytes)
        for count in 0...bytes.count {
            let disk = original.copy()
            // A torn batch was never durable.
            disk.lose("/l/derived/durable")
            disk.plant(Array(bytes[..<count]), in: path)
            let whole = ranges.filter { range in
                range.upperBound <= count
            }
            let before = all.count - ranges.count
            var kept = Array(all[..<(before + whole.count)])
            while kept.last?.more == true { kept.removeLast() }
            let keptByteCount = kept.count > before ? ranges[kept.count - before - 1].upperBound : 0

            let reader = try SmallLedger.opened(disk, for: .reading)
            #expect(try reader.lines() == kept, "cut at \(count)")
            #expect(reader.recovery?.wasMoved != true)
            #expect(disk.bytes(of: path)?.count == count)
            let isTorn = count > keptByteCount
            let audit = try Audit(of: "/l", disk: disk)
            #expect(audit.flaws.map(\.kind) == (isTorn ? [.tornTail] : []))

            let log = try SmallLedger.opened(disk)
            #expect(log.flaws == [])
            #expect(try log.lines() == kept)
            #expect((log.recovery != nil) == isTorn)
            if let recovery = log.recovery {
                #expect(recovery.kind == .torn)
                #expect(recovery.wasMoved)
                #expect(recovery.byteOffset == UInt64(keptByteCount))
                #expect(recovery.position.rawValue == UInt64(kept.count))
                #expect(
                    disk.bytes(of: "/l/quarantine/" + recovery.quarantineFile)
                        == Array(bytes[keptByteCount..<count]))
            }
            try SmallLedger.append(20..<22, to: log)
            #expect(try log.lines().count == kept.count + 4)
            #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
        }
    }

    @Test func `Damage in the last batch is unclear until somebody acknowledges it`() throws {
        let disk = try SmallLedger.filled(9)
        let (path, bytes, start, position) = try lastBatch(of: disk)
        var damaged = bytes
        damaged[start + 30] ^= 0x04
        disk.plant(damaged, in: path)
        #expect(try Audit(of: "/l", disk: disk).flaws.map(\.kind) == [.unclearTail])
        let log = try SmallLedger.opened(disk)
        let recovery = try #require(log.recovery)
        #expect(recovery.kind == .unclear)
        #expect(recovery.wasMoved)
        #expect(log.flaws == [])
        #expect(log.size == position)
        #expect(
            recovery.description
                == "segment 0000000000000012.jsonl, byte \(start) (event 15): the end of the log "
                + "is damaged; whether it was torn while being written or rotted after it was "
                + "acknowledged cannot be told apart; \(bytes.count - start) bytes were moved to "
                + "quarantine/\(recovery.quarantineFile)")
        #expect(recovery.quarantineFile.hasPrefix("0000000000000015-unclear-"))
        #expect(
            disk.bytes(of: "/l/quarantine/" + recovery.quarantineFile) == Array(damaged[start...]))
        #expect(
            try Audit(of: "/l", disk: disk).flaws.map(\.kind) == [.quarantineUnacknowledged])
        let data = JSON.object([
            JSON.Member("quarantine", .string(recovery.quarantineFile)),
            JSON.Member("reason", .string("mất điện ngày 04/02")),
        ])
        _ = try log.append(
            [Draft(stream: "ledger", type: "recovery.acknowledged", data: data)], by: "vp-hu",
            at: SmallLedger.start)
        #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
    }

    @Test func `A reader leaves a tail alone and says so`() throws {
        let disk = try SmallLedger.filled(9)
        let (path, bytes, start, _) = try lastBatch(of: disk)
        disk.plant(Array(bytes[..<(start + 10)]), in: path)
        let reader = try SmallLedger.opened(disk, for: .reading)
        #expect(
            reader.recovery?.description
                == "segment 0000000000000012.jsonl, byte \(start) (event 15): a batch is not "
                + "whole, as when the disk is full or the machine stops, and then it was never "
                + "acknowledged; checkpoints and mirrors tell whether more was there; 10 bytes are "
                + "left in place, as a writer may be at work")
        #expect(SmallLedger.quarantine(of: disk) == [])
    }

    @Test func `A tail behind damage is left alone too`() throws {
        let disk = try SmallLedger.filled(9)
        let (path, bytes, start, _) = try lastBatch(of: disk)
        var damaged = Array(bytes[..<(start + 10)])
        damaged[5] ^= 1
        disk.plant(damaged, in: path)
        let log = try SmallLedger.opened(disk)
        #expect(log.flaws.map(\.kind) == [.crcMismatch, .tornTail])
        #expect(log.recovery?.wasMoved == false)
        #expect(disk.bytes(of: path) == damaged)
    }

    @Test func `A disk without room for the copy leaves the tail where it is`() throws {
        let disk = try SmallLedger.filled(9)
        let (path, bytes, start, _) = try lastBatch(of: disk)
        let torn = Array(bytes[..<(start + 10)])
        disk.plant(torn, in: path)
        // The calls are: make the folder, write the copy.
        disk.fail(call: disk.callCount + 1, with: .stopHalfWay(.full))
        #expect(
            try #require(throws: LogError.self) { try SmallLedger.opened(disk) }.code == .diskFull)
        #expect(disk.bytes(of: path) == torn)
        #expect(try Audit(of: "/l", disk: disk).flaws.map(\.kind) == [.tornTail])
        #expect(try SmallLedger.opened(disk).recovery?.wasMoved == true)
        #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
    }

    @Test func `A full disk is said to have cost nothing that was acknowledged`() throws {
        let disk = try SmallLedger.filled(3)
        let log = try SmallLedger.opened(disk)
        disk.fail(
            next: .write, of: "/l/log/0000000000000006.jsonl", with: .stopHalfWay(.full))
        let error = try #require(throws: LogError.self) { try SmallLedger.append(3..<4, to: log) }
        #expect(error.code == .diskFull)
        #expect(
            error.message
                == "appending: /l/log/0000000000000006.jsonl: test: planned by a test; this batch is "
                + "not acknowledged, and all that was recorded before it is untouched; make room "
                + "and open the ledger again")
        log.close()
        let flaws = try Audit(of: "/l", disk: disk).flaws
        #expect(flaws.map(\.kind) == [.tornTail])
        #expect(flaws.first?.found.contains("as when the disk is full") == true)
        let again = try SmallLedger.opened(disk)
        #expect(again.size == 6)
        #expect(again.recovery?.description.contains("never acknowledged") == true)
    }

    @Test func `Other bytes under the name of a copy are never overwritten`() throws {
        let disk = try SmallLedger.filled(9)
        let (path, bytes, start, _) = try lastBatch(of: disk)
        let torn = Array(bytes[..<(start + 10)])
        disk.plant(torn, in: path)
        let name = try #require(try SmallLedger.opened(disk, for: .reading).recovery).quarantineFile
        disk.plant([1, 2, 3], in: "/l/quarantine/" + name)
        let error = try #require(throws: LogError.self) { try SmallLedger.opened(disk) }
        #expect(error.code == .damaged)
        #expect(error.place == .path("/l/quarantine/" + name))
        #expect(disk.bytes(of: "/l/quarantine/" + name) == [1, 2, 3])
        #expect(disk.bytes(of: path) == torn)
    }

    @Test func `A crash between copy and cut does the same again`() throws {
        let original = try SmallLedger.filled(9)
        let (path, bytes, start, _) = try lastBatch(of: original)
        original.plant(Array(bytes[..<(start + 10)]), in: path)
        var call = 0
        while true {
            var isDone = false
            for percent in [0, 50, 100] {
                for next in [
                    { $0.restarted(keepsUnsynced: false) }, { $0.restarted(keepsUnsynced: true) },
                    { $0.reopened() },
                ] as [(FaultyDisk) -> FaultyDisk] {
                    let disk = original.copy()
                    disk.fail(call: call, with: .kill(percent: percent))
                    let first = Result { try SmallLedger.opened(disk) }
                    if case .success = first { isDone = true }
                    let after = next(disk)
                    let log = try SmallLedger.opened(after)
                    #expect(log.size == 15)
                    #expect(log.flaws == [])
                    let files = SmallLedger.quarantine(of: after)
                    #expect(files.count == 1)
                    #expect(
                        files.first.flatMap { after.bytes(of: $0) }
                            == Array(bytes[start..<(start + 10)]))
                }
            }
            if isDone { break }
            call += 1
        }
        #expect(call >= 5)
    }
}
