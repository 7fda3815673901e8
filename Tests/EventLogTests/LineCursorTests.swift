import TestSupport
import Testing

@testable import EventLog

/// A reading finds its place, reads on in pieces, and tells of damage.
@Suite struct LineCursorTests {
    private static let folder = "/l"

    /// A ledger of some hundred events with lines of all lengths in three segments; all is indexed.
    private static func made() throws -> FaultyDisk {
        let disk = try SmallLedger.made()
        let log = try opened(disk, for: SmallLedger.writing)
        var generator = SeededGenerator(seed: 7)
        for number in 0..<300 {
            let isLong = number.isMultiple(of: 90)
            let length = isLong ? 60_000 : Int.random(in: 1...900, using: &generator)
            _ = try log.append(
                [SmallLedger.draft("s", String(repeating: "ế", count: length / 3 + 1))],
                by: "vp-hu", at: SmallLedger.start.advanced(byMilliseconds: Int64(number / 3) * 2))
        }
        log.close()
        return disk
    }

    private static func opened(_ disk: FaultyDisk, for access: Log.Access = .reading) throws -> Log
    {
        try Log.open(
            folder, for: access, disk: disk, segmentByteLimit: 150_000, indexByteLimit: 1)
    }

    @Test func `A reading may begin and end anywhere`() throws {
        let disk = try Self.made()
        #expect(SmallLedger.segments(of: disk).count == 3)
        let log = try Self.opened(disk)
        let all = try log.lines()
        #expect(all.map(\.position.rawValue) == Array(0..<300))
        for from in stride(from: 0, to: 300, by: 3) {
            for count in [1, 40] {
                let end = min(from + count, 300)
                let cut = Cut.position(Position(UInt64(end - 1)))
                let lines = try log.lines(from: Position(UInt64(from)), upTo: cut)
                #expect(lines == Array(all[from..<end]), "\(from), \(count)")
            }
        }
        #expect(try log.lines(from: Position(300)) == [])
        #expect(log.flaws == [])
    }

    @Test func `The size at an instant counts what was recorded until then`() throws {
        let log = try Self.opened(Self.made())
        for offset in stride(from: -2, through: 210, by: 3) {
            let instant = SmallLedger.start.advanced(byMilliseconds: Int64(offset))
            let expected = try log.lines(upTo: .instant(instant)).count
            #expect(try log.size(at: instant) == UInt64(expected), "\(offset)")
        }
        #expect(try log.size(at: SmallLedger.start.advanced(byMilliseconds: 1_000)) == 300)
        let empty = try SmallLedger.opened(SmallLedger.made(), for: .reading)
        #expect(try empty.size(at: SmallLedger.start) == 0)
    }

    @Test func `Damage far back is told by the reading that meets it, and by no opening`() throws {
        let disk = try Self.made()
        let all = try Self.opened(disk).lines()
        var generator = SeededGenerator(seed: 11)
        for segment in SmallLedger.segments(of: disk) {
            let bytes = try #require(disk.bytes(of: segment))
            let ranges = SmallLedger.lineRanges(bytes)
            let first = all.firstIndex {
                $0.position == LedgerFolder.firstPosition(ofSegment: String(segment.suffix(22)))
            }
            for _ in 0..<6 {
                let number = Int.random(in: 0..<ranges.count - 1, using: &generator)
                let place = Int.random(in: ranges[number], using: &generator)
                let damaged = try #require(first) + number
                let copy = disk.copy()
                var changed = bytes
                changed[place] ^= 1
                copy.plant(changed, in: segment)
                // A lost line feed damages no event.
                let isFeed = place == ranges[number].upperBound - 1
                let intact = isFeed ? all : all.filter { $0.position.rawValue != UInt64(damaged) }
                let hint = "\(segment), byte \(place)"
                for from in [0, damaged / 2, max(damaged - 1, 0), damaged] {
                    let log = try Self.opened(copy)
                    #expect(log.flaws == [], "\(hint)")
                    let expected = intact.filter { $0.position.rawValue >= UInt64(from) }
                    #expect(try log.lines(from: Position(UInt64(from))) == expected, "\(hint)")
                    if from < damaged || !isFeed {
                        let scanned = try Audit(of: "/l", disk: copy).flaws
                        #expect(log.flaws == scanned, "\(hint)")
                        #expect(!scanned.isEmpty)
                    }
                }
                let beyond = try Self.opened(copy)
                #expect(
                    try beyond.lines(from: Position(UInt64(damaged + 1)))
                        == Array(all[(damaged + 1)...]), "\(hint)")
            }
        }
    }

    @Test func `What a reading meets refuses every later append`() throws {
        let disk = try Self.made()
        let first = try #require(SmallLedger.segments(of: disk).first)
        var bytes = try #require(disk.bytes(of: first))
        bytes[100] ^= 1
        disk.plant(bytes, in: first)
        let log = try Self.opened(disk, for: SmallLedger.writing)
        #expect(log.flaws == [])
        #expect(try log.lines().count == 299)
        #expect(log.flaws.map(\.position) == [Position(0)])
        let refusal = #expect(throws: LogError.self) {
            _ = try log.append([SmallLedger.draft("s")], by: "vp-hu", at: SmallLedger.start)
        }
        #expect(refusal?.code == .readOnly)
        #expect(throws: LogError.self) { _ = try log.rehearsal() }
        let revision = try log.revision(of: "s")
        #expect(revision == 299)
    }
}
