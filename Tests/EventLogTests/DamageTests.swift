import EventLog
import TestSupport
import Testing

/// Every byte of a small ledger, damaged one at a time.
@Suite struct DamageTests {
    /// A line as it lay before it was damaged.
    private struct Place {
        let path: String
        let range: Range<Int>
        let line: Line
        /// The positions of its batch.
        let batch: ClosedRange<UInt64>
    }

    private func places(in disk: FaultyDisk) throws -> [Place] {
        var lines: [(path: String, range: Range<Int>, line: Line)] = []
        for path in SmallLedger.segments(of: disk) {
            let bytes = try #require(disk.bytes(of: path))
            for range in SmallLedger.lineRanges(bytes) {
                lines.append((path, range, try LineReader.line(Array(bytes[range.dropLast()]))))
            }
        }
        return lines.indices.map { index in
            let first = lines[..<index].lastIndex { !$0.line.more }.map { $0 + 1 } ?? 0
            let last = lines[index...].firstIndex { !$0.line.more } ?? index
            return Place(
                path: lines[index].path, range: lines[index].range, line: lines[index].line,
                batch: UInt64(first)...UInt64(last))
        }
    }

    /// Opens the damaged ledger in every way and checks what it must never get wrong.
    private func check(_ disk: FaultyDisk, damaged place: Place, of all: [Line], hint: String)
        throws
    {
        let segment = try #require(place.path.split(separator: "/").last)
        let audit = try Audit(of: "/l", disk: disk)
        #expect(audit.outcome == .damaged, "\(hint)")
        let flaw = try #require(audit.flaws.first, "\(hint)")
        // Located: inside the damaged line, or at the one that a lost line feed joined to it.
        #expect(flaw.segment == segment, "\(hint)")
        #expect(
            (place.range.lowerBound...place.range.upperBound).contains(Int(flaw.byteOffset)),
            "\(hint)")
        #expect(flaw.position == place.line.position, "\(hint)")
        #expect(!flaw.expected.isEmpty && !flaw.found.isEmpty)

        // A rotted line feed costs no event: both lines beside it are intact.
        let isFeed = disk.bytes(of: place.path)?[place.range.upperBound - 1] != UInt8(ascii: "\n")
        let lost = isFeed ? [] : [place.line.position]
        let reader = try SmallLedger.opened(disk, for: .reading)
        let log = try SmallLedger.opened(disk)
        if place.batch.contains(UInt64(all.count - 1)), log.flaws.isEmpty {
            let rest = all.filter { !place.batch.contains($0.position.rawValue) }
            #expect(try log.lines() == rest, "\(hint)")
            #expect(try reader.lines() == rest, "\(hint)")
            let recovery = try #require(log.recovery, "\(hint)")
            #expect(recovery.kind == .unclear && recovery.wasMoved, "\(hint)")
            #expect(disk.bytes(of: "/l/quarantine/" + recovery.quarantineFile) != nil)
            #expect(try Audit(of: "/l", disk: disk).outcome == .damaged, "\(hint)")
            return
        }
        let bytes = disk.bytes(of: place.path)
        for log in [log, reader] {
            let read = try log.lines()
            #expect(
                all.filter { !read.contains($0) }.allSatisfy {
                    lost.contains($0.position)
                }, "\(hint): lost more than the damaged line")
            #expect(read.allSatisfy(all.contains), "\(hint): read what was never written")
            #expect(log.flaws.first?.position == place.line.position, "\(hint)")
            #expect(log.recovery == nil, "\(hint)")
        }
        #expect(
            try #require(throws: LogError.self) {
                try log.append([SmallLedger.draft("s")], by: "b", at: SmallLedger.start)
            }.code == .readOnly)
        #expect(disk.bytes(of: place.path) == bytes, "\(hint): damage was touched")
        #expect(SmallLedger.quarantine(of: disk) == [], "\(hint)")
    }

    /// Flips one bit in, or writes a line feed over, every byte.
    @Test(arguments: [0x01, 0x20, 0x80, -1])
    func `Every damaged byte is found and located, and no other event is lost`(_ mask: Int) throws {
        let original = try SmallLedger.filled(5)
        let all = try SmallLedger.opened(original, for: .reading).lines()
        #expect(SmallLedger.segments(of: original).count >= 2)
        for place in try places(in: original) {
            let bytes = try #require(original.bytes(of: place.path))
            for index in place.range where mask > 0 || bytes[index] != UInt8(ascii: "\n") {
                var damaged = bytes
                damaged[index] = mask > 0 ? bytes[index] ^ UInt8(mask) : UInt8(ascii: "\n")
                let disk = original.copy()
                disk.plant(damaged, in: place.path)
                try check(disk, damaged: place, of: all, hint: "\(place.path) byte \(index)")
            }
        }
    }

    @Test func `Damage in the first line of the last batch sets the whole batch aside`() throws {
        let disk = try SmallLedger.filled(6)
        let last = try #require(try places(in: disk).last)
        let first = try #require(
            try places(in: disk).first { $0.line.position.rawValue == last.batch.lowerBound })
        #expect(last.batch.count == 3)
        var bytes = try #require(disk.bytes(of: first.path))
        bytes[first.range.lowerBound + 12] ^= 1
        disk.plant(bytes, in: first.path)
        let log = try SmallLedger.opened(disk)
        #expect(log.recovery?.kind == .unclear)
        #expect(log.size == last.batch.lowerBound)
    }

    @Test func `A whole batch behind a damaged one is never cut away`() throws {
        let disk = try SmallLedger.made()
        let log = try SmallLedger.opened(disk)
        for number in 0..<2 {
            _ = try log.append([SmallLedger.draft("s\(number)")], by: "b", at: SmallLedger.start)
        }
        log.close()
        let path = try #require(SmallLedger.segments(of: disk).first)
        var bytes = try #require(disk.bytes(of: path))
        bytes[20] ^= 1
        disk.plant(bytes, in: path)
        let again = try SmallLedger.opened(disk)
        #expect(again.flaws.map(\.kind) == [.crcMismatch])
        #expect(try again.lines().map(\.position) == [Position(1)])
        #expect(disk.bytes(of: path) == bytes)
        #expect(try #require(throws: LogError.self) { try again.root() }.code == .damaged)
    }

    @Test func `Of damage in the last batches only that in the very last one is set aside`() throws
    {
        let original = try SmallLedger.made()
        let log = try Log.open("/l", for: SmallLedger.writing, disk: original)
        for number in 0..<4 {
            _ = try log.append([SmallLedger.draft("s\(number)")], by: "b", at: SmallLedger.start)
        }
        log.close()
        let path = try #require(SmallLedger.segments(of: original).first)
        let bytes = try #require(original.bytes(of: path))
        let lines = SmallLedger.lineRanges(bytes)
        for damagedCount in 1...4 {
            for cutByteCount in [0, 1, 30] {
                var damaged = bytes
                for line in lines.suffix(damagedCount) { damaged[line.lowerBound + 20] ^= 1 }
                damaged.removeLast(cutByteCount)
                let disk = original.copy()
                disk.plant(damaged, in: path)
                let hint = "\(damagedCount) damaged, \(cutByteCount) bytes cut off"
                let again = try Log.open("/l", for: SmallLedger.writing, disk: disk)
                guard damagedCount > 1 else {
                    #expect(again.recovery?.wasMoved == true, "\(hint)")
                    #expect(again.size == 3, "\(hint)")
                    continue
                }
                #expect(again.flaws.count == damagedCount, "\(hint)")
                #expect(again.recovery == nil, "\(hint)")
                #expect(disk.bytes(of: path) == damaged, "\(hint)")
                #expect(SmallLedger.quarantine(of: disk) == [], "\(hint)")
                #expect(
                    try #require(throws: LogError.self) {
                        try again.append(
                            [SmallLedger.draft("s")], by: "b", at: SmallLedger.start)
                    }.code == .readOnly, "\(hint)")
            }
        }
    }

    @Test func `An unfinished batch with an intact line behind a damaged one is left alone`() throws
    {
        let disk = try SmallLedger.made()
        let log = try SmallLedger.opened(disk)
        for number in [0, 1] {
            _ = try log.append(
                SmallLedger.batch(number), by: "b", at: SmallLedger.start)
        }
        log.close()
        let path = try #require(SmallLedger.segments(of: disk).first)
        var bytes = try #require(disk.bytes(of: path))
        // The first batch is damaged, of the second one the last line is torn.
        bytes[20] ^= 1
        bytes.removeLast(10)
        disk.plant(bytes, in: path)
        let again = try SmallLedger.opened(disk)
        #expect(again.recovery == nil)
        #expect(again.flaws.map(\.kind) == [.crcMismatch, .notCanonical])
        #expect(disk.bytes(of: path) == bytes)
        #expect(try again.lines().map(\.position) == [Position(1)])
    }

    @Test func `An earlier segment cut at any byte is damage, and the later ones stay readable`()
        throws
    {
        let original = try SmallLedger.filled(9)
        let all = try SmallLedger.opened(original, for: .reading).lines()
        let paths = SmallLedger.segments(of: original)
        let path = try #require(paths.dropFirst().first)
        let bytes = try #require(original.bytes(of: path))
        let cutPlaces = try places(in: original).filter { $0.path == path }
        for count in 0..<bytes.count {
            let disk = original.copy()
            disk.plant(Array(bytes[..<count]), in: path)
            // A line that lacks its line feed alone is intact.
            let lost = cutPlaces.filter { $0.range.upperBound - 1 > count }.map(\.line)
            let log = try SmallLedger.opened(disk)
            #expect(!log.flaws.isEmpty, "cut at \(count)")
            #expect(try log.lines() == all.filter { !lost.contains($0) }, "cut at \(count)")
            #expect(log.recovery == nil)
            #expect(disk.bytes(of: path) == Array(bytes[..<count]))
            let audit = try Audit(of: "/l", disk: disk)
            #expect(audit.outcome == .damaged)
            #expect(audit.flaws == log.flaws)
            #expect((audit.root == nil) == !lost.isEmpty)
        }
    }

    @Test func `Random damage is never called intact and never invents an event`() throws {
        let seed: UInt64 = 9_071_954
        var generator = SeededGenerator(seed: seed)
        let original = try SmallLedger.filled(9)
        let all = try SmallLedger.opened(original, for: .reading).lines()
        for round in 0..<300 {
            let disk = original.copy()
            let path = try #require(SmallLedger.segments(of: disk).randomElement(using: &generator))
            let before = try #require(disk.bytes(of: path))
            var bytes = before
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let start = Int.random(in: 0..<bytes.count, using: &generator)
                let end = Int.random(in: start...min(bytes.count, start + 150), using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: for index in start..<end { bytes[index] = 0 }
                case 1:
                    for index in start..<end {
                        bytes[index] = UInt8.random(in: 0...255, using: &generator)
                    }
                default: bytes.removeSubrange(start..<max(start + 1, min(end, bytes.count - 1)))
                }
            }
            // A cut at the end of a batch at the end of the log leaves no trace in it.
            let isShorter = before.starts(with: bytes)
            guard !isShorter else { continue }
            disk.plant(bytes, in: path)
            let hint = "seed \(seed), round \(round)"
            #expect(try Audit(of: "/l", disk: disk).outcome == .damaged, "\(hint)")
            let log = try SmallLedger.opened(disk)
            #expect(try log.lines().allSatisfy(all.contains), "\(hint)")
            let touched = try #require(path.split(separator: "/").last)
            let others = try places(in: original).filter { !$0.path.hasSuffix(touched) }.map(\.line)
            #expect(try others.allSatisfy(log.lines().contains), "\(hint)")
            #expect(try Audit(of: "/l", disk: disk).outcome == .damaged, "\(hint)")
        }
    }
}
