import TestSupport
import Testing

@testable import EventLog

/// What can have happened, told from the bytes of a small ledger whose lines were changed.
@Suite struct DiagnosisTests {
    static let now = SmallLedger.start.advanced(byMilliseconds: 3_600_000)

    static func diagnoses(_ disk: FaultyDisk) throws -> [Diagnosis] {
        try Audit(of: "/l", disk: disk).diagnoses(in: "/l", disk: disk, at: now)
    }

    /// A ledger of one segment with seven events, one a batch.
    struct Sample {
        let disk: FaultyDisk
        let lines: [[UInt8]]
        static let path = "/l/log/0000000000000000.jsonl"

        init() throws {
            disk = try SmallLedger.made()
            let log = try Log.open("/l", for: SmallLedger.writing, disk: disk)
            for number in 0..<7 {
                _ = try log.append(
                    [SmallLedger.draft("s", "\(20150 + number)")], by: "vp-hu",
                    at: SmallLedger.start.advanced(byMilliseconds: Int64(number) * 1_000))
            }
            log.close()
            let bytes = try #require(disk.bytes(of: Sample.path))
            lines = SmallLedger.lineRanges(bytes).map { Array(bytes[$0].dropLast()) }
        }

        /// A copy of the ledger with other lines.
        func with(_ lines: [[UInt8]]) -> FaultyDisk {
            let copy = disk.copy()
            copy.plant(lines.flatMap { $0 + [0x0A] }, in: Sample.path)
            return copy
        }

        /// A copy with line 3 changed.
        func changing(_ change: (inout [UInt8]) -> Void) -> FaultyDisk {
            var changed = lines
            change(&changed[3])
            return with(changed)
        }

        /// A copy with a text in line 3 replaced, its checksum left.
        func replacing(_ text: String, by other: String) -> FaultyDisk {
            changing {
                $0 = Array(
                    String(decoding: $0, as: UTF8.self).replacing(text, with: other).utf8)
            }
        }

        /// The line of event `number` with another payload, its checksum made to fit.
        func forged(_ number: UInt64, _ value: String = "9") -> [UInt8] {
            LineWriter.line(
                position: Position(number),
                at: SmallLedger.start.advanced(byMilliseconds: Int64(number) * 1_000), by: "vp-hu",
                stream: "s", revision: number, type: "report.submitted",
                data: SmallLedger.draft("s", value).data
            ).bytes
        }
    }

    private static func range(_ first: UInt64, _ last: UInt64) -> ClosedRange<Position> {
        Position(first)...Position(last)
    }

    @Test func `An intact ledger has nothing to explain`() throws {
        #expect(try DiagnosisTests.diagnoses(Sample().disk) == [])
    }

    /// Bits, several of them, line feeds (-1), zero (-2).
    @Test(arguments: [0x01, 0x04, 0x20, 0x80, 0x07, 0x15, 0xFF, -1, -2])
    func `A single changed byte is called rot or an edit, and nothing stronger`(
        mask: Int
    ) throws {
        let sample = try Sample()
        let bytes = try #require(sample.disk.bytes(of: Sample.path))
        for (number, range) in SmallLedger.lineRanges(bytes).enumerated() {
            for index in range {
                var damaged = bytes
                damaged[index] =
                    mask == -1 ? 0x0A : mask == -2 ? 0 : bytes[index] ^ UInt8(mask)
                guard damaged != bytes else { continue }
                let disk = sample.disk.copy()
                disk.plant(damaged, in: Sample.path)
                let found = try DiagnosisTests.diagnoses(disk)
                let hint = "byte \(index) of event \(number)"
                let change = Evidence.ByteChange(
                    byteOffset: UInt64(index), original: bytes[index], found: damaged[index])
                #expect(!found.isEmpty, "\(hint)")
                let isFeed = index == range.upperBound - 1
                let isLast = number == sample.lines.count - 1
                for diagnosis in found {
                    #expect(
                        // Behind a line feed put in, the rest looks like a batch of its own.
                        isLast && mask != -1
                            ? diagnosis.cause == .unclearTail
                            : [.rot, .edit, .rotOrEdit].contains(diagnosis.cause),
                        "\(hint): \(diagnosis)")
                    guard !isLast || !isFeed else { continue }
                    #expect(diagnosis.evidence == [.oneByte(change)], "\(hint): \(diagnosis)")
                    guard !isFeed else {
                        #expect(diagnosis.events == nil && diagnosis.restored == nil, "\(hint)")
                        continue
                    }
                    #expect(
                        diagnosis.events == DiagnosisTests.range(UInt64(number), UInt64(number)),
                        "\(hint)")
                    #expect(diagnosis.restored?.bytes == sample.lines[number], "\(hint)")
                    // Without a whole event left, nobody can have meant the text to be read.
                    #expect(
                        diagnosis.cause != .edit || diagnosis.reading != nil, "\(hint)")
                }
            }
        }
    }

    @Test func `A digit changed by one bit can be either; by several bits it is an edit`() throws {
        let sample = try Sample()
        let bit = try #require(
            try DiagnosisTests.diagnoses(sample.replacing("20153", by: "20152")).first)
        #expect(bit.cause == .rotOrEdit)
        let edit = try #require(
            try DiagnosisTests.diagnoses(sample.replacing("20153", by: "20653")).first)
        #expect(edit.cause == .edit && edit.events == DiagnosisTests.range(3, 3))
        #expect(edit.reading?.data["value"] == .string("20653"))
        #expect(edit.restored?.data["value"] == .string("20153"))
    }

    @Test func `A bit that leaves no event is rot`() throws {
        // The quote before the value becomes a number sign.
        let found = try DiagnosisTests.diagnoses(
            try Sample().replacing("\"20153", by: "#20153"))
        #expect(found.map(\.cause) == [.rot])
        #expect(found.first?.reading == nil)
    }

    @Test func `Another text with the old checksum is an edit, and cannot be put back`() throws {
        let found = try #require(
            try DiagnosisTests.diagnoses(try Sample().replacing("20153", by: "9")).first)
        #expect(found.cause == .edit && found.evidence == [.otherText])
        #expect(found.reading?.data["value"] == .string("9") && found.restored == nil)
    }

    @Test func `Legible bytes that are no event are not said to be an edit`() throws {
        let found = try #require(
            try DiagnosisTests.diagnoses(
                try Sample().replacing("report.submitted\",", by: "repo")
            ).first)
        #expect(found.cause == .rotOrEdit && found.evidence == [.noEvent])
    }

    @Test func `A block of zeros, and bytes that no text holds, are rot`() throws {
        let sample = try Sample()
        let zeros = sample.changing {
            $0.replaceSubrange(20..<60, with: repeatElement(0, count: 40))
        }
        #expect(
            try DiagnosisTests.diagnoses(zeros).map(\.evidence) == [[.zeros(count: 40)]])
        let garbage = sample.changing { $0.replaceSubrange(20..<24, with: [0xFE, 1, 2, 0xC0]) }
        for (disk, evidence) in [(zeros, Evidence.zeros(count: 40)), (garbage, .illegible)] {
            let found = try DiagnosisTests.diagnoses(disk)
            #expect(found.map(\.cause) == [.rot] && found.map(\.evidence) == [[evidence]])
            #expect(found.first?.events == DiagnosisTests.range(3, 3))
        }
    }

    @Test func `A form that the log never writes, with the right checksum, is an edit`() throws {
        let sample = try Sample()
        let body = String(decoding: sample.lines[3].dropLast(18), as: UTF8.self)
            .replacing("\"seq\":3", with: "\"seq\": 3")
        let found = try DiagnosisTests.diagnoses(
            sample.changing {
                $0 = Array((body + ",\"crc\":\"\(CRC32C(body.utf8).hex)\"}").utf8)
            })
        #expect(found.map(\.cause) == [.edit])
        #expect(found.map(\.evidence) == [[.checksumRight]])
    }

    @Test func `Two lines in each other's place are swapped, and both are named`() throws {
        let sample = try Sample()
        for (left, right) in [(2, 3), (1, 5), (0, 1)] {
            var lines = sample.lines
            lines.swapAt(left, right)
            let found = try DiagnosisTests.diagnoses(sample.with(lines))
            #expect(!found.isEmpty)
            for diagnosis in found {
                #expect(diagnosis.cause == .swapped)
                #expect(
                    diagnosis.events == DiagnosisTests.range(UInt64(left), UInt64(right)))
                #expect(
                    diagnosis.evidence == [
                        .standsElsewhere(Position(UInt64(left))),
                        .standsElsewhere(Position(UInt64(right))),
                    ])
            }
        }
    }

    @Test func `Lines in another order, but no exchange of two, are called reordered`() throws {
        let sample = try Sample()
        var lines = sample.lines
        lines.insert(lines.remove(at: 4), at: 2)
        let found = try DiagnosisTests.diagnoses(sample.with(lines))
        #expect(found.map(\.cause) == [.reordered, .reordered, .reordered])
        #expect(found.first?.events == DiagnosisTests.range(2, 4))
    }

    @Test func `A line that is nowhere is removed, not swapped`() throws {
        let sample = try Sample()
        for (first, last) in [(3, 3), (0, 0), (2, 4)] {
            var lines = sample.lines
            lines.removeSubrange(first...last)
            let found = try DiagnosisTests.diagnoses(sample.with(lines))
            #expect(found.map(\.cause) == [.removed])
            #expect(
                found.first?.events == DiagnosisTests.range(UInt64(first), UInt64(last)))
        }
        // One of three is still there, behind the next one.
        let moved = [0, 1, 5, 3, 6].map { sample.lines[$0] }
        let found = try DiagnosisTests.diagnoses(sample.with(moved))
        #expect(found.map(\.cause) == [.removed, .reordered])
        #expect(found.first?.evidence == [.standsElsewhere(Position(3))])
    }

    @Test func `A number made up is the fault of its own line, not of those behind it`() throws {
        let sample = try Sample()
        let far = LineWriter.line(
            position: Position(1 << 52), at: SmallLedger.start.advanced(byMilliseconds: 3_000),
            by: "vp-hu", stream: "s", revision: 3, type: "report.submitted", data: .object([])
        ).bytes
        var replaced = sample.lines
        replaced[3] = far
        let edits = try DiagnosisTests.diagnoses(sample.with(replaced))
        #expect(edits.map(\.cause) == [.edit, .edit, .edit, .edit])
        #expect(edits.allSatisfy { $0.events == DiagnosisTests.range(3, 3) })
        #expect(edits.allSatisfy { $0.evidence == [.checksumRight] })
        var put = sample.lines
        put.insert(far, at: 3)
        let inserted = try DiagnosisTests.diagnoses(sample.with(put))
        #expect(Set(inserted.filter { $0.cause != .edit }.map(\.cause)) == [.inserted])
        // With only a gap behind it, the line may be right and the others gone.
        let gap = try DiagnosisTests.diagnoses(sample.with(Array(sample.lines[..<3]) + [far]))
        #expect(gap.map(\.cause) == [.removed])
    }

    @Test func `A line put in is told from one that stands there twice and from damage`() throws {
        let sample = try Sample()
        var twice = sample.lines
        twice.insert(sample.lines[3], at: 4)
        let repeated = try DiagnosisTests.diagnoses(sample.with(twice))
        #expect(repeated.map(\.cause) == [.repeated] && repeated.first?.events == nil)
        var forged = sample.lines
        forged.insert(sample.forged(3), at: 4)
        let inserted = try DiagnosisTests.diagnoses(sample.with(forged))
        #expect(inserted.map(\.cause) == [.inserted])
        #expect(inserted.first?.evidence == [.twoLines(Position(3))])
        #expect(inserted.first?.events == DiagnosisTests.range(3, 3))
        var foreign = sample.lines
        foreign.insert(Array(#"{"note":"chen"}"#.utf8), at: 4)
        let strange = try DiagnosisTests.diagnoses(sample.with(foreign))
        #expect(strange.map(\.cause) == [.inserted] && strange.first?.events == nil)
    }

    @Test func `A missing segment names the events it held`() throws {
        let disk = try SmallLedger.filled()
        disk.lose("/l/log/0000000000000006.jsonl")
        let found = try DiagnosisTests.diagnoses(disk)
        #expect(found.map(\.cause) == [.removed])
        #expect(found.first?.events == DiagnosisTests.range(6, 11))
        let spoilt = try SmallLedger.filled()
        spoilt.spoil("/l/log/0000000000000006.jsonl")
        let unread = try #require(try DiagnosisTests.diagnoses(spoilt).first)
        #expect(unread.cause == .unreadable && unread.events == DiagnosisTests.range(6, 11))
    }

    @Test func `An intact line that breaks an order was given its checksum by somebody`() throws {
        let sample = try Sample()
        let early = LineWriter.line(
            position: Position(3), at: SmallLedger.start, by: "vp-hu", stream: "s", revision: 3,
            type: "report.submitted", data: .object([])
        ).bytes
        var lines = sample.lines
        lines[3] = early
        let found = try DiagnosisTests.diagnoses(sample.with(lines))
        #expect(found.map(\.cause) == [.edit])
        #expect(found.first?.evidence == [.checksumRight])
        #expect(found.first?.events == DiagnosisTests.range(3, 3))
    }

    @Test func `A torn tail is that, and a damaged one stays unclear`() throws {
        let sample = try Sample()
        let torn = sample.disk.copy()
        torn.plant(
            sample.lines[..<6].flatMap { $0 + [0x0A] } + sample.lines[6].prefix(40),
            in: Sample.path)
        let found = try DiagnosisTests.diagnoses(torn)
        #expect(found.map(\.cause) == [.tornTail])
        #expect(found.first?.events == DiagnosisTests.range(6, 6))
        var lines = sample.lines
        lines[6].replaceSubrange(30..<60, with: repeatElement(0, count: 30))
        let unclear = sample.with(lines)
        #expect(try DiagnosisTests.diagnoses(unclear).map(\.cause) == [.unclearTail])
        _ = try SmallLedger.opened(unclear)
        let aside = try DiagnosisTests.diagnoses(unclear)
        #expect(aside.map(\.cause) == [.unclearTail])
        #expect(aside.first?.events == DiagnosisTests.range(6, 6))
    }

    @Test func `Files beside the log are told as far as can be known`() throws {
        let disk = try SmallLedger.filled()
        disk.plant([1], in: "/l/log/notes.txt")
        disk.plant([1], in: "/l/checkpoints/0000000000000002.checkpoint")
        disk.plant(Array("{}\n".utf8), in: "/l/ledger.json")
        let found = try DiagnosisTests.diagnoses(disk)
        #expect(Set(found.map(\.cause)) == [.inserted, .rotOrEdit])
        #expect(found.allSatisfy { $0.events == nil && $0.window.earliest == nil })
        #expect(
            found.allSatisfy { $0.window.latest.at == DiagnosisTests.now })
    }

    @Test func `A batch left open is cut short, or was made to fit what follows`() throws {
        let sample = try Sample()
        let open = LineWriter.line(
            position: Position(3), at: SmallLedger.start.advanced(byMilliseconds: 3_000),
            by: "vp-hu", stream: "s", revision: 3, type: "report.submitted", data: .object([]),
            more: true
        ).bytes
        let lines: [[UInt8]] = sample.lines[..<3] + [open]
        let head: [UInt8] = lines.flatMap { $0 + [0x0A] }
        let (disk, gone) = (sample.disk.copy(), sample.disk.copy())
        for (disk, first) in [(disk, 4), (gone, 5)] {
            disk.plant(head, in: Sample.path)
            disk.plant(
                sample.lines[first...].flatMap { $0 + [0x0A] },
                in: "/l/log/000000000000000\(first).jsonl")
        }
        let fitted = try #require(try DiagnosisTests.diagnoses(disk).first)
        #expect(fitted.cause == .edit && fitted.events == DiagnosisTests.range(3, 3))
        let cut = try #require(try DiagnosisTests.diagnoses(gone).first)
        #expect(cut.cause == .removed && cut.evidence == [.endsEarly])
        #expect(cut.events == DiagnosisTests.range(4, 4))
    }

    @Test func `A checkpoint of another log was put there`() throws {
        let sample = try Sample()
        let key = try SignerKey(generatedFor: "other.example.vn")
        let checkpoint = try Checkpoint(
            origin: "other.example.vn", size: 2, root: Hash(of: [1]))
        let signed = try SignedCheckpoint(checkpoint, signedBy: key)
        let audit = try Audit(of: "/l", disk: sample.disk, checkpoints: [("x", signed)])
        let found = try audit.diagnoses(in: "/l", disk: sample.disk, at: DiagnosisTests.now)
        #expect(found.map(\.cause) == [.inserted])
    }

    @Test func `Random damage is explained without inventing events`() throws {
        let seed: UInt64 = 20_250_204
        var generator = SeededGenerator(seed: seed)
        let original = try SmallLedger.filled(9)
        let all = try SmallLedger.opened(original, for: .reading).lines()
        for round in 0..<400 {
            let disk = original.copy()
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let path = try #require(
                    SmallLedger.segments(of: disk).randomElement(using: &generator))
                var bytes = try #require(disk.bytes(of: path))
                DiagnosisTests.damage(&bytes, using: &generator)
                disk.plant(bytes, in: path)
            }
            let audit = try Audit(of: "/l", disk: disk)
            let found = try audit.diagnoses(in: "/l", disk: disk, at: DiagnosisTests.now)
            #expect(found.count == audit.flaws.count, "seed \(seed), round \(round)")
            for restored in found.compactMap(\.restored) {
                #expect(all.contains(restored), "seed \(seed), round \(round)")
            }
        }
    }

    /// Writes over, takes out, repeats or moves some bytes, or moves whole lines.
    private static func damage(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let start = Int.random(in: 0..<bytes.count, using: &generator)
        let end = Int.random(in: start...min(bytes.count, start + 150), using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0:
            for index in start..<end { bytes[index] = UInt8.random(in: 0...255, using: &generator) }
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: Array(bytes[start..<end]), at: start)
        case 3:
            let moved = Array(bytes[start..<end])
            bytes.removeSubrange(start..<end)
            let place = Int.random(in: 0...bytes.count, using: &generator)
            bytes.insert(contentsOf: moved, at: place)
        default:
            var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            lines.shuffle(using: &generator)
            bytes = Array(lines.joined(separator: [0x0A]))
        }
    }
}
