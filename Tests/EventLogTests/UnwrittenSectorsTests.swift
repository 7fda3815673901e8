import TestSupport
import Testing

@testable import EventLog

/// Sectors that never reached the disk: what tells them from rot, and what becomes of what follows.
@Suite struct UnwrittenSectorsTests {
    private static let path = "/l/log/0000000000000000.jsonl"
    private static let mark = "/l/derived/durable"

    /// A ledger of one segment with so many batches, and where its lines lie.
    private func ledger(
        _ count: Int = 12
    ) throws -> (disk: FaultyDisk, bytes: [UInt8], lines: [Range<Int>]) {
        let disk = try SmallLedger.made()
        let log = try Log.open("/l", for: SmallLedger.writing, disk: disk)
        try SmallLedger.append(0..<count, to: log)
        log.close()
        let bytes = try #require(disk.bytes(of: Self.path))
        return (disk, bytes, SmallLedger.lineRanges(bytes))
    }

    /// The events of the batches that end before a byte.
    private func whole(
        before offset: Int, _ bytes: [UInt8], _ lines: [Range<Int>]
    ) throws -> (events: Int, end: Int) {
        var (events, end) = (0, 0)
        for (number, range) in lines.enumerated() where range.upperBound <= offset {
            guard try !LineReader.line(Array(bytes[range.dropLast()])).more else { continue }
            (events, end) = (number + 1, range.upperBound)
        }
        return (events, end)
    }

    private func zeroed(_ ranges: [Range<Int>], of bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for index in ranges.joined() { bytes[index] = 0 }
        return bytes
    }

    @Test func `Every set of missing sectors is a tail where nothing says they were durable`()
        throws
    {
        let (disk, bytes, lines) = try ledger()
        let sectors = stride(from: 0, to: bytes.count, by: 512).map {
            $0..<min($0 + 512, bytes.count)
        }
        #expect(sectors.count >= 7)
        disk.lose(Self.mark)
        for set in 1..<(1 << sectors.count) {
            let missing = sectors.indices.filter { set & (1 << $0) != 0 }.map { sectors[$0] }
            let start = try whole(before: missing[0].lowerBound, bytes, lines)
            let after = disk.copy()
            after.plant(zeroed(missing, of: bytes), in: Self.path)
            let hint = "sectors \(String(set, radix: 2))"
            #expect(
                try Audit(of: "/l", disk: after).flaws.map(\.kind) == [.unclearTail], "\(hint)")
            let reader = try SmallLedger.opened(after, for: .reading)
            #expect(reader.flaws == [] && reader.size == UInt64(start.events), "\(hint)")
            let log = try SmallLedger.opened(after)
            let recovery = try #require(log.recovery)
            #expect(recovery.kind == .unclear && recovery.wasMoved, "\(hint)")
            #expect(recovery.byteOffset == UInt64(start.end), "\(hint)")
            #expect(
                after.bytes(of: "/l/quarantine/" + recovery.quarantineFile)
                    == Array(zeroed(missing, of: bytes)[start.end...]), "\(hint)")
            try SmallLedger.append(20..<21, to: log)
            #expect(log.size == UInt64(start.events + 3), "\(hint)")
            #expect(
                try Audit(of: "/l", disk: after).flaws.map(\.kind) == [.quarantineUnacknowledged])
        }
    }

    @Test func `Zeros from where a write began to a sector's end are missing too`() throws {
        let (disk, bytes, lines) = try ledger()
        disk.lose(Self.mark)
        for line in lines.dropLast() {
            let hole = line.upperBound..<min((line.upperBound / 512 + 1) * 512, bytes.count)
            let after = disk.copy()
            after.plant(zeroed([hole], of: bytes), in: Self.path)
            let log = try SmallLedger.opened(after)
            #expect(log.recovery?.wasMoved == true, "from \(line.upperBound)")
            #expect(
                log.size == UInt64(try whole(before: hole.lowerBound, bytes, lines).events))
        }
    }

    @Test func `Zeros that were durable once are damage, and nothing is touched`() throws {
        let (disk, bytes, lines) = try ledger()
        let hole = 512..<1_024
        let start = try whole(before: hole.lowerBound, bytes, lines)
        let damaged = zeroed([hole], of: bytes)
        // The mark says that so many bytes are durable.
        for (count, isDamage) in [(511, false), (512, false), (513, true), (bytes.count, true)] {
            let after = disk.copy()
            after.plant(damaged, in: Self.path)
            let mark = Watermark(
                segment: "0000000000000000.jsonl", byteCount: UInt64(count))
            after.plant(mark.bytes, in: Self.mark)
            let log = try SmallLedger.opened(after)
            #expect(log.flaws.isEmpty == !isDamage, "\(count)")
            #expect(after.bytes(of: Self.path)?.count == (isDamage ? bytes.count : start.end))
            #expect(SmallLedger.quarantine(of: after).isEmpty == isDamage, "\(count)")
        }
    }

    @Test func `Zeros of any other form are damage, as is anything else damaged beside them`()
        throws
    {
        let (disk, bytes, lines) = try ledger()
        disk.lose(Self.mark)
        var other = zeroed([1_024..<1_536], of: bytes)
        let line = try #require(lines.first { $0.lowerBound > 1_600 })
        other[line.lowerBound + 12] ^= 1
        var before = zeroed([1_024..<1_536], of: bytes)
        before[lines[0].lowerBound + 12] ^= 1
        let cases = [
            zeroed([600..<1_024], of: bytes), zeroed([512..<1_023], of: bytes),
            zeroed([512..<1_024, 1_200..<1_201], of: bytes), other, before,
        ]
        for (number, damaged) in cases.enumerated() {
            let after = disk.copy()
            after.plant(damaged, in: Self.path)
            let log = try SmallLedger.opened(after)
            #expect(!log.flaws.isEmpty, "case \(number)")
            #expect(after.bytes(of: Self.path) == damaged, "case \(number)")
            #expect(SmallLedger.quarantine(of: after) == [], "case \(number)")
        }
    }

    @Test func `In an earlier segment missing sectors are damage`() throws {
        let disk = try SmallLedger.filled(12)
        disk.lose(Self.mark)
        let path = try #require(SmallLedger.segments(of: disk).first)
        let bytes = try #require(disk.bytes(of: path))
        disk.plant(zeroed([0..<512], of: bytes), in: path)
        #expect(try !SmallLedger.opened(disk).flaws.isEmpty)
        #expect(SmallLedger.quarantine(of: disk) == [])
    }

    @Test func `A last segment that begins with a missing sector is set aside whole`() throws {
        let disk = try SmallLedger.filled(9)
        disk.lose(Self.mark)
        let path = try #require(SmallLedger.segments(of: disk).last)
        let bytes = try #require(disk.bytes(of: path))
        disk.plant(zeroed([0..<min(512, bytes.count)], of: bytes), in: path)
        let log = try SmallLedger.opened(disk)
        #expect(log.recovery?.byteOffset == 0)
        #expect(log.flaws == [] && disk.bytes(of: path) == [])
        let size = log.size
        try SmallLedger.append(20..<21, to: log)
        log.close()
        #expect(try SmallLedger.opened(disk, for: .reading).size == size + 3)
    }
}
