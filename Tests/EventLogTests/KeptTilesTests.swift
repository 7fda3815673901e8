import TestSupport
import Testing

@testable import EventLog

@Suite struct KeptTilesTests {
    /// A ledger of so many events, and its checkpoint over all of them.
    private func ledger(of count: Int) throws -> (disk: FaultyDisk, log: Log, Checkpoint) {
        let disk = try SmallLedger.made()
        let log = try Log.open("/l", for: SmallLedger.writing, disk: disk, segmentByteLimit: 9_000)
        for start in stride(from: 0, to: count, by: 50) {
            _ = try log.append(
                (start..<min(start + 50, count)).map { SmallLedger.draft("s", "\($0)") },
                by: "vp-hu", at: SmallLedger.start)
        }
        return (disk, log, try checkpoint(of: log))
    }

    private func checkpoint(of log: Log, at size: UInt64? = nil) throws -> Checkpoint {
        try Checkpoint(
            origin: log.identity.origin, size: size ?? log.size, root: try log.root(at: size))
    }

    private func tiles(_ disk: FaultyDisk) -> [String] {
        disk.paths.filter { $0.hasPrefix("/l/derived/tiles/") }
    }

    private func expectProof(
        _ log: Log, of position: UInt64, in checkpoint: Checkpoint, _ hint: String = ""
    ) throws {
        let proof = try log.inclusionProof(of: Position(position), in: checkpoint)
        let expected = try log.inclusionProof(of: Position(position), in: checkpoint.size)
        #expect(proof == expected, "\(hint)")
    }

    @Test func `The proof of every event of every tree is the same from tiles as from the log`()
        throws
    {
        let (_, log, _) = try ledger(of: 70)
        for size in UInt64(1)...70 {
            let checkpoint = try checkpoint(of: log, at: size)
            for position in 0..<size { try expectProof(log, of: position, in: checkpoint) }
            for old in 1...size {
                let earlier = try self.checkpoint(of: log, at: old)
                #expect(
                    try log.consistencyProof(from: earlier, to: checkpoint)
                        == log.consistencyProof(from: old, to: size))
            }
        }
    }

    @Test func `A proof from kept tiles reads no other segment than its event's`() throws {
        let (disk, log, checkpoint) = try ledger(of: 700)
        let proof = try log.inclusionProof(of: Position(3), in: checkpoint)
        #expect(
            tiles(disk) == [
                "/l/derived/tiles/tile/0/000", "/l/derived/tiles/tile/0/001",
                "/l/derived/tiles/tile/0/002.p/188", "/l/derived/tiles/tile/1/000.p/2",
            ])
        for segment in SmallLedger.segments(of: disk).dropFirst() { disk.spoil(segment) }
        let calls = disk.callCount
        #expect(try log.inclusionProof(of: Position(3), in: checkpoint) == proof)
        #expect(throws: LogError.self) {
            try log.inclusionProof(of: Position(3), in: checkpoint.size)
        }
        #expect(disk.callCount == calls)
    }

    @Test func `Full tiles serve the trees that ended inside them`() throws {
        let (disk, log, _) = try ledger(of: 700)
        let early = try checkpoint(of: log, at: 600)
        _ = try log.inclusionProof(of: Position(0), in: early)
        let late = try checkpoint(of: log)
        _ = try log.inclusionProof(of: Position(0), in: late)
        disk.lose("/l/derived/tiles/tile/0/000.p/255")
        for position in [UInt64(0), 255, 256, 511, 599] {
            try expectProof(log, of: position, in: early)
        }
    }

    @Test func `Any flipped byte of a tile is found, and the tile is made again`() throws {
        let (disk, log, checkpoint) = try ledger(of: 260)
        try expectProof(log, of: 259, in: checkpoint)
        let original = tiles(disk).map { ($0, disk.bytes(of: $0) ?? []) }
        var restored = 0
        for (path, bytes) in original {
            for place in stride(from: 0, to: bytes.count, by: 29) {
                var damaged = bytes
                damaged[place] ^= 4
                disk.plant(damaged, in: path)
                for position in [UInt64(place / 32 % 260), 0, 259] {
                    try expectProof(log, of: position, in: checkpoint, "\(path), byte \(place)")
                }
                if disk.bytes(of: path) == bytes { restored += 1 }
                disk.plant(bytes, in: path)
            }
            disk.plant(Array(bytes.dropLast()), in: path)
            try expectProof(log, of: 1, in: checkpoint, "\(path) cut")
            disk.plant(bytes, in: path)
        }
        #expect(restored > 200)
    }

    @Test func `A disk that keeps no tiles gives the proof all the same`() throws {
        let (disk, log, checkpoint) = try ledger(of: 300)
        for kind in [DiskError.Kind.full, .permission, .failed] {
            disk.fail(call: disk.callCount + 4, with: .refuse(kind))
            try expectProof(log, of: 299, in: checkpoint)
            for path in tiles(disk) { disk.lose(path) }
        }
        for path in SmallLedger.segments(of: disk) { #expect(disk.bytes(of: path) != nil) }
        try expectProof(log, of: 299, in: checkpoint)
        for path in tiles(disk) { disk.spoil(path) }
        try expectProof(log, of: 299, in: checkpoint)
    }

    @Test func `A checkpoint that the log contradicts gets a proof that does not verify`() throws {
        let (_, log, checkpoint) = try ledger(of: 300)
        try expectProof(log, of: 7, in: checkpoint)
        let other = try Checkpoint(
            origin: checkpoint.origin, size: checkpoint.size, root: Hash(of: [1]))
        let proof = try log.inclusionProof(of: Position(7), in: other)
        let line = try #require(try log.lines(from: Position(7)).first)
        #expect(throws: ProofError.self) {
            try proof.verify(leaf: Hash(ofLeaf: line.bytes), root: other.root)
        }
        #expect(throws: LogError.self) {
            try log.inclusionProof(of: Position(300), in: checkpoint)
        }
    }
}
