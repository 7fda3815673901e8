import TestSupport
import Testing

@testable import EventLog

/// A mark that is ahead of the log: what was durable, and acknowledged, is gone.
@Suite struct LostEndTests {
    private static let mark = "/l/derived/durable"

    /// Nothing is appended to the log of a disk, nothing of it is changed, and its audit tells why.
    private func expectRefused(_ disk: FaultyDisk, _ hint: String) throws {
        let segments = SmallLedger.segments(of: disk).map { disk.bytes(of: $0) }
        let reader = try SmallLedger.opened(disk, for: .reading)
        #expect(reader.flaws.contains { $0.kind == .tailRemoved }, "\(hint)")
        #expect(try reader.lines().count == reader.size, "\(hint)")
        let writer = try SmallLedger.opened(disk)
        let error = try #require(throws: LogError.self) {
            try SmallLedger.append(20..<21, to: writer)
        }
        #expect(error.code == .readOnly, "\(hint)")
        #expect(SmallLedger.segments(of: disk).map { disk.bytes(of: $0) } == segments, "\(hint)")
        let audit = try Audit(of: "/l", disk: disk)
        #expect(audit.outcome == .damaged, "\(hint)")
        #expect(audit.flaws.contains { $0.kind == .tailRemoved && $0.segment == "derived/durable" })
        #expect(!audit.flaws.contains { $0.found.contains("are all there") }, "\(hint)")
        let diagnoses = try audit.diagnoses(in: "/l", disk: disk, at: SmallLedger.start)
        #expect(diagnoses.contains { $0.cause == .removedTail }, "\(hint)")
    }

    @Test func `An end that was durable and is gone is told, and nothing is appended over it`()
        throws
    {
        let original = try SmallLedger.filled(9)
        let last = try #require(SmallLedger.segments(of: original).last)
        let bytes = try #require(original.bytes(of: last))
        let record = try #require(original.bytes(of: Self.mark))
        let mark = try #require(Watermark(bytes: record))
        #expect(last.hasSuffix(mark.segment) && mark.byteCount > 100)
        for count in 0..<Int(mark.byteCount) {
            let disk = original.copy()
            disk.plant(Array(bytes[..<count]), in: last)
            try expectRefused(disk, "cut at \(count)")
        }
        let shorter = original.copy()
        shorter.lose(last)
        try expectRefused(shorter, "without its last segment")
        // All of it is there, and more: the mark lags behind.
        let longer = try SmallLedger.filled(9)
        longer.plant(try #require(SmallLedger.filled(4).bytes(of: Self.mark)), in: Self.mark)
        #expect(try SmallLedger.opened(longer, for: .reading).flaws == [])
        #expect(try Audit(of: "/l", disk: longer).outcome == .intact)
    }

    @Test func `The mark of a longer copy keeps a writer that is open from appending`() throws {
        let longer = try SmallLedger.filled(9).bytes(of: Self.mark)
        for count in 1..<6 {
            let disk = try SmallLedger.filled(count)
            let log = try SmallLedger.opened(disk)
            // Another writer comes by, so that the first one looks at the mark again.
            try SmallLedger.append(count..<(count + 1), to: SmallLedger.opened(disk))
            disk.plant(try #require(longer), in: Self.mark)
            let error = try #require(throws: LogError.self) {
                try SmallLedger.append(20..<21, to: log)
            }
            #expect(error.code == .readOnly)
            #expect(log.flaws.map(\.kind) == [.tailRemoved])
            #expect(disk.bytes(of: Self.mark) == longer)
        }
    }

    @Test func `Who deletes the mark goes on without the end that is lost`() throws {
        let disk = try SmallLedger.filled(9)
        disk.lose(try #require(SmallLedger.segments(of: disk).last))
        try expectRefused(disk, "lost")
        disk.loseFolder("/l/derived")
        let log = try SmallLedger.opened(disk)
        try SmallLedger.append(20..<21, to: log)
        #expect(log.flaws == [])
        #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
    }

    @Test func `A repair brings the lost end back, or changes nothing where the mirror has less`()
        throws
    {
        let original = try MirroredLedger.mirrored()
        let last = try #require(SmallLedger.segments(of: original).last)
        let whole = original.copy()
        whole.lose(last)
        #expect(try MirroredLedger.repair(whole).remaining == [])
        #expect(whole.bytes(of: last) == original.bytes(of: last))
        #expect(whole.bytes(of: Self.mark) == nil)
        #expect(try SmallLedger.opened(whole).flaws == [])

        // The mirror is older than what is lost.
        let older = original.copy()
        try MirroredLedger.grow(20..<24, on: older)
        let mark = older.bytes(of: Self.mark)
        let grown = try #require(SmallLedger.segments(of: older).last)
        #expect(grown != last)
        older.lose(grown)
        for name in SmallLedger.segments(of: older) where name > last { older.lose(name) }
        older.plant(try #require(original.bytes(of: last)), in: last)
        let before = older.paths.map { older.bytes(of: $0) }
        let refusal = #expect(throws: MirrorError.self) { try MirroredLedger.repair(older) }
        guard case .unrepairable(let flaws) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(flaws.map(\.kind) == [.tailRemoved])
        #expect(older.paths.map { older.bytes(of: $0) } == before)
        // Who goes on without it says so by taking the mark away.
        older.lose(Self.mark)
        #expect(try MirroredLedger.repair(older).remaining == [])
        try MirroredLedger.grow(30..<31, on: older)
        #expect(older.bytes(of: Self.mark) != mark)
    }

    @Test func `A repair that stops at any call leaves the lost end told of, or there again`()
        throws
    {
        let original = try MirroredLedger.mirrored()
        let last = try #require(SmallLedger.segments(of: original).last)
        let broken = original.copy()
        broken.lose(last)
        let whole = broken.copy()
        let before = whole.callCount
        #expect(try MirroredLedger.repair(whole).remaining == [])
        var counts = (told: 0, mended: 0)
        for call in before..<whole.callCount {
            for percent in [0, 50, 100] {
                let disk = broken.copy()
                disk.fail(call: call - before + disk.callCount, with: .crash(percent: percent))
                #expect(throws: MirrorError.self) { try MirroredLedger.repair(disk) }
                for keepsUnsynced in [true, false] {
                    let rest = disk.restarted(keepsUnsynced: keepsUnsynced)
                    if rest.bytes(of: last) == original.bytes(of: last) {
                        counts.mended += 1
                    } else {
                        counts.told += 1
                        #expect(
                            try SmallLedger.opened(rest).flaws.map(\.kind) == [.tailRemoved],
                            "call \(call), \(percent), \(keepsUnsynced)")
                    }
                }
            }
        }
        #expect(counts.told > 0 && counts.mended > 0, "\(counts)")
    }

    @Test func `A mirror whose mark is ahead of its log is brought up to date, and mends`() throws {
        let disk = try MirroredLedger.made()
        try MirroredLedger.copy("/l", to: "/m", on: disk)
        let last = try #require(SmallLedger.segments(of: disk).last)
        disk.plant(try #require(disk.bytes(of: Self.mark)), in: "/m/derived/durable")
        disk.lose("/m" + last.dropFirst(2))
        disk.lose("/m/checkpoints/0000000000000014.checkpoint")
        let first = SmallLedger.segments(of: disk)[0]
        let damaged = disk.copy()
        var bytes = try #require(disk.bytes(of: first))
        bytes[30] ^= 1
        damaged.plant(bytes, in: first)
        #expect(try MirroredLedger.repair(damaged).remaining == [])
        #expect(damaged.bytes(of: first) == disk.bytes(of: first))
        try MirroredLedger.update(disk)
        #expect(disk.bytes(of: "/m/derived/durable") == nil)
        #expect(try Audit(of: "/m", disk: disk).outcome == .intact)
    }

    @Test func `A mark that cannot be read keeps a writer off, and tells a reader nothing`() throws
    {
        let disk = try SmallLedger.filled(3)
        disk.spoil(Self.mark)
        #expect(try SmallLedger.opened(disk, for: .reading).size == 6)
        let error = try #require(throws: LogError.self) { try SmallLedger.opened(disk) }
        #expect(error.code == .ioFailed)
        #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
        disk.lose(Self.mark)
        try SmallLedger.append(3..<4, to: SmallLedger.opened(disk))
    }
}
