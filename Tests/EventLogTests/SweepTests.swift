import TestSupport
import Testing

@testable import EventLog

/// What a sweep calls whole is what a scan finds nothing wrong with, however the log is cut into chunks.
@Suite struct SweepTests {
    private let folder = LedgerFolder(SmallLedger.folder)

    /// The head and size where a sweep finds nothing wrong; `nil` where it finds anything.
    private func sweep(
        _ disk: FaultyDisk, by chunkByteCount: UInt64
    ) throws -> (size: UInt64, root: Hash)? {
        var sweep = Sweep(folder, disk: disk, chunkByteCount: chunkByteCount)
        let isWhole = try sweep.run(visit: { _ in }, grown: { _ in }, progress: { _, _ in })
        return isWhole ? (sweep.prefix.tree.size, sweep.root()) : nil
    }

    /// Whether a scan finds nothing wrong.
    private func isClean(_ disk: FaultyDisk) throws -> Bool {
        var scan = LogScan(folder, disk: disk, isWhole: false)
        try scan.run()
        return scan.flaws.isEmpty && scan.tail == nil
    }

    @Test func `In chunks of every size it reads the same events`() throws {
        let disk = try SmallLedger.filled(9)
        let log = try SmallLedger.opened(disk, for: .reading)
        let root = try log.root()
        for byteCount in UInt64(1)...130 {
            let swept = try #require(try sweep(disk, by: byteCount), "\(byteCount) bytes a chunk")
            #expect(swept.size == log.size && swept.root == root, "\(byteCount) bytes a chunk")
        }
    }

    @Test func `A line longer than what is read with a chunk is read all the same`() throws {
        let disk = try SmallLedger.made()
        let log = try SmallLedger.opened(disk)
        let value = String(repeating: "ạ", count: 20_000)
        for number in 0..<3 {
            _ = try log.append(
                [SmallLedger.draft("s\(number)", value)], by: "b", at: SmallLedger.start)
        }
        for byteCount: UInt64 in [999, 4_096, 61_000, 1 << 18] {
            #expect(try sweep(disk, by: byteCount)?.size == 3)
        }
    }

    @Test(arguments: [0x01, 0x20, 0x80, -1])
    func `Every damaged byte is found in chunks of every kind`(_ mask: Int) throws {
        let original = try SmallLedger.filled(5)
        #expect(SmallLedger.segments(of: original).count >= 2)
        for path in SmallLedger.segments(of: original) {
            let bytes = try #require(original.bytes(of: path))
            for index in bytes.indices where mask > 0 || bytes[index] != UInt8(ascii: "\n") {
                var damaged = bytes
                damaged[index] = mask > 0 ? bytes[index] ^ UInt8(mask) : UInt8(ascii: "\n")
                let disk = original.copy()
                disk.plant(damaged, in: path)
                // In chunks on all cores with one mask: each of them costs the waking of a thread.
                let byteCount: UInt64 = mask == 0x01 ? 200 : 1 << 18
                #expect(try sweep(disk, by: byteCount) == nil, "\(path) byte \(index)")
            }
        }
    }

    @Test func `A log cut at any byte is whole where a scan finds it so`() throws {
        let original = try SmallLedger.filled(6)
        var wholeCount = 0
        for path in SmallLedger.segments(of: original) {
            let bytes = try #require(original.bytes(of: path))
            for count in 0...bytes.count {
                let disk = original.copy()
                disk.plant(Array(bytes[..<count]), in: path)
                let isWhole = try sweep(disk, by: 500) != nil
                #expect(try isWhole == isClean(disk), "\(path) cut at \(count)")
                if isWhole { wholeCount += 1 }
            }
        }
        #expect(wholeCount > SmallLedger.segments(of: original).count, "some cuts leave no trace")
    }

    /// Lines with their checksums right, of which any may contradict the ones before.
    @Test func `Lines in any order are in order where a scan finds them so`() throws {
        let seed: UInt64 = 19_450_902
        var generator = SeededGenerator(seed: seed)
        var wholeCount = 0
        for round in 0..<3_000 {
            let disk = try SmallLedger.made()
            var bytes: [UInt8] = []
            for number in 0..<Int.random(in: 1...4, using: &generator) {
                let isOdd = Int.random(in: 0..<6, using: &generator) == 0
                func odd(_ range: ClosedRange<Int>, or usual: Int) -> Int {
                    isOdd ? Int.random(in: range, using: &generator) : usual
                }
                bytes +=
                    LineWriter.line(
                        position: Position(UInt64(odd(0...4, or: number))),
                        at: SmallLedger.start.advanced(byMilliseconds: Int64(odd(0...1, or: 0))),
                        by: Int.random(in: 0..<12, using: &generator) == 0 ? "c" : "b",
                        stream: "s\(odd(0...1, or: 0))", revision: UInt64(odd(0...3, or: number)),
                        key: Int.random(in: 0..<4, using: &generator) == 0
                            ? "k\(Int.random(in: 0...3, using: &generator))" : nil,
                        type: "a.b", data: .object([]),
                        more: Int.random(in: 0..<3, using: &generator) == 0
                    ).bytes + [0x0A]
            }
            disk.plant(bytes, in: folder.segment(LedgerFolder.segmentName(first: Position(0))))
            let isWhole = try sweep(disk, by: 1 << 18) != nil
            #expect(try isWhole == isClean(disk), "seed \(seed), round \(round)")
            if isWhole { wholeCount += 1 }
        }
        #expect((300...2_700).contains(wholeCount), "both kinds occur: \(wholeCount) whole")
    }

    @Test func `A missing, a foreign and an unreadable file end it`() throws {
        let original = try SmallLedger.filled()
        let paths = SmallLedger.segments(of: original)
        #expect(paths.count > 2)
        for path in paths.dropLast() {
            let disk = original.copy()
            disk.lose(path)
            #expect(try sweep(disk, by: 100) == nil)
        }
        for path in paths {
            let disk = original.copy()
            disk.spoil(path)
            #expect(try sweep(disk, by: 100) == nil)
        }
        original.plant([], in: "/l/log/notes.txt")
        #expect(try sweep(original, by: 100) == nil)
    }
}
