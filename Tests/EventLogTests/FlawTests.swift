import EventLog
import TestSupport
import Testing

/// For each kind of flaw an input that provokes it and its exact message.
@Suite struct FlawTests {
    private static let first = "/l/log/0000000000000000.jsonl"
    private static let start = SmallLedger.start

    private static func line(
        _ position: UInt64, _ revision: UInt64, at: Instant = start, by: String = "b",
        stream: String = "s", key: String? = nil, data: JSON = .object([]), more: Bool = false
    ) -> [UInt8] {
        LineWriter.line(
            position: Position(position), at: at, by: by, stream: stream, revision: revision,
            key: key, type: "a.b", data: data, more: more
        ).bytes + [0x0A]
    }

    /// A ledger whose first segment holds these lines.
    private static func ledger(_ lines: [UInt8]...) throws -> FaultyDisk {
        let disk = try SmallLedger.made()
        disk.plant(lines.flatMap(\.self), in: first)
        return disk
    }

    /// What the audit says of a ledger, a line a flaw.
    private func story(_ disk: FaultyDisk) throws -> [String] {
        let audit = try Audit(of: "/l", disk: disk)
        #expect(audit.outcome == (audit.flaws.isEmpty ? .intact : .damaged))
        return audit.flaws.map { "\($0.kind.rawValue): \($0)" }
    }

    /// What opening says of it.
    private func opening(_ disk: FaultyDisk) throws -> [Flaw.Kind] {
        try SmallLedger.opened(disk, for: .reading).flaws.map(\.kind)
    }

    @Test func `crcMismatch`() throws {
        var damaged = FlawTests.line(1, 1)
        damaged[10] = UInt8(ascii: "b")
        let disk = try FlawTests.ledger(FlawTests.line(0, 0), damaged, FlawTests.line(2, 2))
        #expect(
            try story(disk) == [
                "crcMismatch: 0000000000000000.jsonl, byte 112 (event 1): expected the crc 190eca34 "
                    + "that the line carries, found bytes that give 745f0ad0"
            ])
    }

    @Test func `notCanonical`() throws {
        let text = #"{"seq": 1}"#
        let disk = try FlawTests.ledger(
            FlawTests.line(0, 0), Array((text + "\n").utf8), FlawTests.line(2, 2))
        #expect(
            try story(disk) == [
                "notCanonical: 0000000000000000.jsonl, byte 119 (event 1): expected a digit, "
                    + "found byte 0x20"
            ])
    }

    @Test func `tooLong`() throws {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 65_536) + [0x0A]
        let disk = try FlawTests.ledger(FlawTests.line(0, 0), long, FlawTests.line(2, 1))
        #expect(
            try story(disk) == [
                "tooLong: 0000000000000000.jsonl, byte 65647 (event 1): expected at most 65535 "
                    + "bytes, found 65536 bytes"
            ])
    }

    @Test func `sequenceBroken`() throws {
        let missing = try FlawTests.ledger(FlawTests.line(0, 0), FlawTests.line(2, 2))
        #expect(
            try story(missing) == [
                "sequenceBroken: 0000000000000000.jsonl, byte 112 (event 1): expected event 1, "
                    + "found event 2"
            ])
        let twice = try FlawTests.ledger(
            FlawTests.line(0, 0), FlawTests.line(0, 0), FlawTests.line(1, 1))
        #expect(
            try story(twice) == [
                "sequenceBroken: 0000000000000000.jsonl, byte 112 (event 0): expected event 1, "
                    + "found event 0"
            ])
        #expect(
            try SmallLedger.opened(twice, for: .reading).lines().map(\.position)
                == [Position(0), Position(1)])
        let swapped = try FlawTests.ledger(
            FlawTests.line(1, 1), FlawTests.line(0, 0), FlawTests.line(2, 2))
        #expect(try opening(swapped).contains(.sequenceBroken))
        let overlapping = try FlawTests.ledger(FlawTests.line(0, 0), FlawTests.line(1, 1))
        overlapping.plant(FlawTests.line(1, 1), in: "/l/log/0000000000000001.jsonl")
        #expect(
            try story(overlapping).first
                == "sequenceBroken: 0000000000000001.jsonl, byte 0 (event 1): expected segment "
                + "0000000000000002.jsonl, found segment 0000000000000001.jsonl")
    }

    @Test func `timeWentBack`() throws {
        let disk = try FlawTests.ledger(
            FlawTests.line(0, 0),
            FlawTests.line(1, 1, at: FlawTests.start.advanced(byMilliseconds: -1)))
        #expect(
            try story(disk) == [
                "timeWentBack: 0000000000000000.jsonl, byte 112 (event 1): expected "
                    + "2025-02-04T01:00:00.000Z or later, found 2025-02-04T00:59:59.999Z"
            ])
    }

    @Test func `revisionBroken`() throws {
        let disk = try FlawTests.ledger(FlawTests.line(0, 0), FlawTests.line(1, 2))
        #expect(
            try story(disk) == [
                "revisionBroken: 0000000000000000.jsonl, byte 112 (event 1): expected revision 1 of "
                    + "stream s, found revision 2"
            ])
    }

    @Test func `batchBroken`() throws {
        let mixed = try FlawTests.ledger(
            FlawTests.line(0, 0, more: true), FlawTests.line(1, 1, by: "c", key: "k"))
        #expect(
            try story(mixed) == [
                "batchBroken: 0000000000000000.jsonl, byte 124 (event 1): expected a key on the "
                    + "first line of a batch only, found one on a later line",
                "batchBroken: 0000000000000000.jsonl, byte 124 (event 1): expected one batch by b "
                    + "at 2025-02-04T01:00:00.000Z, found a line by c at 2025-02-04T01:00:00.000Z",
            ])
        let endless = try FlawTests.ledger(FlawTests.line(0, 0), FlawTests.line(1, 1, more: true))
        endless.plant(FlawTests.line(2, 2), in: "/l/log/0000000000000002.jsonl")
        #expect(
            try story(endless) == [
                "batchBroken: 0000000000000000.jsonl, byte 236 (event 2): expected the last line of "
                    + "a batch, found the end of the segment"
            ])
    }

    @Test func `keyRepeated`() throws {
        let disk = try FlawTests.ledger(
            FlawTests.line(0, 0, key: "k"), FlawTests.line(1, 1, key: "k"))
        #expect(
            try story(disk) == [
                "keyRepeated: 0000000000000000.jsonl, byte 122 (event 1): expected key k on one "
                    + "batch, found it on the batch from event 0 too"
            ])
    }

    @Test func `missingSegment`() throws {
        let disk = try SmallLedger.filled()
        disk.lose("/l/log/0000000000000006.jsonl")
        #expect(
            try story(disk) == [
                "missingSegment: 0000000000000012.jsonl, byte 0 (event 12): expected segment "
                    + "0000000000000006.jsonl, found segment 0000000000000012.jsonl"
            ])
        #expect(try SmallLedger.opened(disk, for: .reading).lines().count == 7)
        disk.lose(FlawTests.first)
        #expect(
            try story(disk).first
                == "missingSegment: 0000000000000012.jsonl, byte 0 (event 12): expected segment "
                + "0000000000000000.jsonl, found segment 0000000000000012.jsonl")
    }

    @Test func `foreignFile`() throws {
        let disk = try SmallLedger.filled()
        for path in ["log/notes.txt", "log/1.jsonl", "evidence/a.pdf", "quarantine/x.bytes"] {
            disk.plant([1], in: "/l/" + path)
        }
        #expect(
            try story(disk) == [
                "foreignFile: log/1.jsonl, byte 0: expected only segments, found 1.jsonl",
                "foreignFile: log/notes.txt, byte 0: expected only segments, found notes.txt",
                "foreignFile: evidence/a.pdf, byte 0: expected only evidence named by its hash, "
                    + "found a.pdf",
                "foreignFile: quarantine/x.bytes, byte 0: expected only what recovery set aside, "
                    + "found x.bytes",
            ])
    }

    @Test func `unreadable`() throws {
        let disk = try SmallLedger.filled()
        disk.spoil("/l/log/0000000000000006.jsonl")
        let flaw =
            "unreadable: 0000000000000006.jsonl, byte 0 (event 6): expected a file that can be "
            + "read, found /l/log/0000000000000006.jsonl: read: planned by a test"
        #expect(try story(disk).first == flaw)
        let log = try SmallLedger.opened(disk)
        #expect(log.flaws.map(\.kind) == [.unreadable])
        #expect(try #require(throws: LogError.self) { try log.lines() }.code == .ioFailed)
        #expect(try log.lines(from: Position(12)).count == 1)
    }

    @Test func `identityDamaged`() throws {
        let disk = try SmallLedger.filled()
        disk.plant(Array("{}\n".utf8), in: "/l/ledger.json")
        #expect(
            try story(disk) == [
                "identityDamaged: ledger.json, byte 0: expected the identity written when the "
                    + "ledger was made, found ledger.json lacks a format, an origin or a known clock"
            ])
    }

    @Test func `A ledger in a newer format is not audited: its lines may be right`() throws {
        let disk = try SmallLedger.filled()
        disk.plant(Array(#"{"format":"socai-log/2","#.utf8), in: "/l/ledger.json")
        let error = try #require(throws: LogError.self) { try Audit(of: "/l", disk: disk) }
        #expect(error.code == .unsupportedFormat)
        #expect(
            error.message
                == "the ledger is written in socai-log/2, a newer format; this program reads "
                + "socai-log/1")
    }

    @Test func `evidenceMissing and evidenceChanged`() throws {
        let disk = try SmallLedger.made()
        let log = try SmallLedger.opened(disk)
        let hash = try log.storeEvidence(Array("biên bản".utf8))
        let data = JSON.object([JSON.Member("evidence", .array([.string(hash.hex)]))])
        _ = try log.append(
            [Draft(stream: "s", type: "evidence.attached", data: data)], by: "b",
            at: FlawTests.start)
        log.close()
        #expect(try story(disk) == [])
        let path = "/l/evidence/" + hash.hex
        disk.plant([], in: path)
        #expect(
            try story(disk) == [
                "evidenceChanged: evidence/\(hash), byte 0: expected bytes that hash to its name, "
                    + "found bytes that hash to "
                    + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            ])
        disk.lose(path)
        #expect(
            try story(disk) == [
                "evidenceMissing: evidence/\(hash), byte 0 (event 0): expected the evidence the "
                    + "event cites, found no file"
            ])
    }

    @Test func `tornTail`() throws {
        let disk = try FlawTests.ledger(
            FlawTests.line(0, 0), Array(FlawTests.line(1, 1).prefix(20)))
        #expect(
            try story(disk) == [
                "tornTail: 0000000000000000.jsonl, byte 112 (event 1): expected the last batch "
                    + "whole, found 20 bytes of its beginning, as when the disk is full or the "
                    + "machine stops; derived/durable is gone or damaged, so that nobody can tell "
                    + "whether it was recorded"
            ])
    }

    @Test func `unclearTail`() throws {
        let disk = try FlawTests.ledger(FlawTests.line(0, 0), Array("bad\n".utf8))
        #expect(
            try story(disk) == [
                "unclearTail: 0000000000000000.jsonl, byte 112 (event 1): expected the last batch "
                    + "whole, found damage: at byte 0 expected {\"seq\":, found b"
            ])
        let zeros = try FlawTests.ledger(FlawTests.line(0, 0), [0, 0, 0])
        #expect(
            try story(zeros) == [
                "unclearTail: 0000000000000000.jsonl, byte 112 (event 1): expected the last batch "
                    + "whole, found bytes that begin no line"
            ])
        let jump = try FlawTests.ledger(FlawTests.line(0, 0), FlawTests.line(3, 1, more: true))
        #expect(
            try story(jump) == [
                "unclearTail: 0000000000000000.jsonl, byte 112 (event 1): expected the last batch "
                    + "whole, found event 3"
            ])
    }

    @Test func `quarantineUnacknowledged and quarantineChanged`() throws {
        let disk = try FlawTests.ledger(FlawTests.line(0, 0), Array("bad\n".utf8))
        let name = try #require(try SmallLedger.opened(disk).recovery).quarantineFile
        #expect(name == "0000000000000001-unclear-1d7a363ce1243088.bytes")
        let unacknowledged =
            "quarantineUnacknowledged: quarantine/\(name), byte 0 (event 1): expected an event "
            + "recovery.acknowledged naming it, found none: whether the batch was torn or rotted "
            + "is not settled"
        #expect(try story(disk) == [unacknowledged])
        disk.plant([], in: "/l/quarantine/" + name)
        #expect(
            try story(disk) == [
                "quarantineChanged: quarantine/\(name), byte 0: expected bytes that hash to its "
                    + "name, found bytes that hash to "
                    + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                unacknowledged,
            ])
    }

    @Test func `Signatures that nobody checked are counted`() throws {
        let signed = LineWriter.line(
            position: Position(1), at: FlawTests.start, by: "b", stream: "s", revision: 1,
            type: "a.b", data: .object([]), signature: "bm8gc2lnbmF0dXJl")
        let disk = try FlawTests.ledger(FlawTests.line(0, 0), signed.bytes + [0x0A])
        let audit = try Audit(of: "/l", disk: disk)
        #expect(audit.outcome == .intact)
        #expect(audit.uncheckedSignatureCount == 1)
        let log = try SmallLedger.opened(disk)
        _ = try log.append([SmallLedger.draft("s")], by: "b", at: FlawTests.start)
        #expect(try Audit(of: "/l", disk: disk).uncheckedSignatureCount == 1)
    }

    @Test func `An append under way during an audit is no flaw, nor is another after it`() throws {
        let whole = FlawTests.line(1, 1)
        for cut in [1, 20, whole.count - 1] {
            let disk = try FlawTests.ledger(FlawTests.line(0, 0), Array(whole.prefix(cut)))
            let writer = try disk.lock("/l/ledger.json", timeoutMilliseconds: 0)
            let third = FlawTests.line(2, 2)
            // The first wait ends in the middle of the next append, the second one behind it.
            disk.whenWaitedFor {
                disk.plant(FlawTests.line(0, 0) + whole + third.prefix(30), in: FlawTests.first)
            }
            disk.whenWaitedFor {
                disk.plant(FlawTests.line(0, 0) + whole + third, in: FlawTests.first)
            }
            // Signed meanwhile, and handed to the one who audits: every size from nothing on.
            let origin = SmallLedger.identity.origin
            let key = try SignerKey(generatedFor: origin)
            var tree = MerkleTree()
            var heads = [tree.root()]
            for line in [FlawTests.line(0, 0), whole, third] {
                tree.append(line.dropLast())
                heads.append(tree.root())
            }
            let given = try heads.enumerated().map { size, root in
                let checkpoint = try Checkpoint(origin: origin, size: UInt64(size), root: root)
                return (name: "\(size)", signed: try SignedCheckpoint(checkpoint, signedBy: key))
            }
            let audit = try Audit(of: "/l", disk: disk, checkpoints: given)
            #expect(audit.flaws == [])
            #expect(audit.size == 3)
            #expect(audit.root == tree.root())
            #expect(
                audit.checkpoints.map { "\($0.name) \($0.agreement)" }
                    == (0...3).map { "\($0) consistent" })
            _ = writer
        }
    }

    @Test func `A tail that a living writer leaves as it is is reported`() throws {
        let disk = try FlawTests.ledger(
            FlawTests.line(0, 0), Array(FlawTests.line(1, 1).prefix(20)))
        let writer = try disk.lock("/l/ledger.json", timeoutMilliseconds: 0)
        #expect(try Audit(of: "/l", disk: disk).flaws.map(\.kind) == [.tornTail])
        _ = writer
    }

    @Test func `All flaws are listed, not the first alone`() throws {
        let disk = try SmallLedger.filled(9)
        for path in SmallLedger.segments(of: disk) {
            var bytes = try #require(disk.bytes(of: path))
            bytes[30] ^= 1
            disk.plant(bytes, in: path)
        }
        let flaws = try Audit(of: "/l", disk: disk).flaws
        #expect(flaws.map(\.kind) == SmallLedger.segments(of: disk).map { _ in .crcMismatch })
        #expect(try opening(disk) == flaws.map(\.kind))
    }

    @Test func `Progress ends at the number of bytes there are`() throws {
        let disk = try SmallLedger.filled()
        let log = try SmallLedger.opened(disk)
        _ = try log.storeEvidence([1, 2, 3])
        let total = SmallLedger.segments(of: disk).compactMap { disk.bytes(of: $0)?.count }.reduce(
            3, +)
        var steps: [UInt64] = []
        _ = try Audit(of: "/l", disk: disk) { done, all in
            steps.append(done)
            #expect(all == UInt64(total))
        }
        #expect(steps == steps.sorted())
        #expect(steps.last == UInt64(total))
    }

    @Test func `A folder without ledger.json is no ledger`() throws {
        #expect(
            try #require(throws: LogError.self) {
                try Audit(of: "/l", disk: FaultyDisk())
            }.code == .notALedger)
    }
}
