import TestSupport
import Testing

@testable import EventLog

/// Files in `checkpoints/` that were damaged, and a log that is older than they are.
@Suite struct KeptCheckpointTests {
    private static let origin = SmallLedger.identity.origin

    /// A ledger with a checkpoint behind each of its batches, and the key that signed them.
    private func signed(_ count: Int) throws -> (disk: FaultyDisk, key: SignerKey) {
        let disk = try SmallLedger.made()
        let key = try SignerKey(generatedFor: Self.origin)
        let log = try SmallLedger.opened(disk)
        for number in 0..<count {
            try SmallLedger.append(number..<(number + 1), to: log)
            _ = try log.issueCheckpoint(signedBy: key)
        }
        log.close()
        return (disk, key)
    }

    private func checkpoints(of disk: FaultyDisk) -> [String] {
        disk.paths.filter { $0.hasPrefix("/l/checkpoints/") }.sorted()
    }

    @Test func `One character of a root is the file's damage, and no other history`() throws {
        let (original, key) = try signed(1)
        let path = try #require(checkpoints(of: original).first)
        let bytes = try #require(original.bytes(of: path))
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let start = lines[0].count + lines[1].count + 2
        var damagedCount = 0
        for place in start..<(start + 42) {
            for character in Array("Ab7+".utf8) where character != bytes[place] {
                let disk = original.copy()
                var changed = bytes
                changed[place] = character
                disk.plant(changed, in: path)
                let audit = try Audit(of: "/l", disk: disk)
                #expect(audit.outcome == .damaged)
                #expect(audit.flaws.map(\.kind) == [.checkpointDamaged])
                #expect(audit.checkpoints.map(\.agreement) == [.undecided])
                // Nor is it by the key that signed it.
                let known = try Audit(of: "/l", disk: disk, keys: [key.verifier])
                #expect(known.flaws.map(\.kind) == [.checkpointDamaged])
                damagedCount += 1
            }
        }
        #expect(damagedCount > 100)
    }

    @Test func `What a damaged root says is told beside the log's`() throws {
        let (disk, key) = try signed(1)
        let path = try #require(checkpoints(of: disk).first)
        let text = String(decoding: try #require(disk.bytes(of: path)), as: UTF8.self)
        let root = try Audit(of: "/l", disk: disk).checkpoints[0].signed.checkpoint.root.base64
        let other = (root.first == "A" ? "B" : "A") + root.dropFirst()
        disk.plant(Array(text.replacing(root, with: other).utf8), in: path)
        let log = try SmallLedger.opened(disk)
        let refusal = #expect(throws: ProvingError.self) { try log.issueCheckpoint(signedBy: key) }
        guard case .log(let error) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(
            error.message
                == "the checkpoint over 1 events says the root is \(other); the log gives \(root): "
                + "nearly the same, so that the checkpoint is damaged and not the log")
        log.close()
        #expect(
            try Audit(of: "/l", disk: disk).flaws.map(\.description) == [
                "checkpoints/0000000000000001.checkpoint, byte 0: expected the root \(root) over the "
                    + "first 1 events, found the root \(other): nearly the same, as of a damaged file "
                    + "and of no other history"
            ])
    }

    @Test func `A repair takes a damaged checkpoint from the mirror, with a key and without`()
        throws
    {
        for hasKey in [true, false] {
            let (disk, key) = try signed(1)
            _ = try LedgerMirror(of: "/l", at: "/m", disk: disk).update(timeoutMilliseconds: 0)
            let path = try #require(checkpoints(of: disk).first)
            let whole = try #require(disk.bytes(of: path))
            var changed = whole
            let place = Self.origin.utf8.count + 3
            changed[place] = UInt8(ascii: changed[place] == UInt8(ascii: "A") ? "B" : "A")
            disk.plant(changed, in: path)
            let report = try Repair(
                of: "/l", from: "/m", disk: disk, keys: hasKey ? [key.verifier] : []
            ).run(trustingMirror: false, timeoutMilliseconds: 0)
            #expect(report.remaining == [])
            #expect(report.files.map(\.name) == ["checkpoints/0000000000000001.checkpoint"])
            #expect(report.files.map(\.isNew) == [false])
            #expect(disk.bytes(of: path) == whole)
        }
    }

    @Test func `A right signature, and none at all, make another root another history`() throws {
        let (disk, key) = try signed(1)
        let own = try Audit(of: "/l", disk: disk).checkpoints[0].signed.checkpoint
        let near = (own.root.base64.first == "A" ? "B" : "A") + own.root.base64.dropFirst()
        let other = try Checkpoint(
            origin: Self.origin, size: 1, root: try #require(Hash(base64: near)))
        let signed = try SignedCheckpoint(other, signedBy: key)
        let attested = try Audit(
            of: "/l", disk: disk, checkpoints: [("a", signed)], keys: [key.verifier])
        #expect(attested.outcome == .rewritten)
        #expect(attested.flaws.map(\.kind) == [.checkpointContradicted])
        let typed = try Audit(
            of: "/l", disk: disk, checkpoints: [("a", SignedCheckpoint(unsigned: other))])
        #expect(typed.outcome == .undecided)
        // A root of which five characters are others is not taken for a damaged one.
        for (count, kind) in [(4, Flaw.Kind.checkpointDamaged), (5, .checkpointContradicted)] {
            var text = Array(own.root.base64)
            for place in 0..<count { text[place] = text[place] == "A" ? "B" : "A" }
            let root = try #require(Hash(base64: String(text)))
            let far = try SignedCheckpoint(
                Checkpoint(origin: Self.origin, size: 1, root: root), signedBy: key)
            #expect(
                try Audit(of: "/l", disk: disk, checkpoints: [("a", far)]).flaws.map(\.kind) == [
                    kind
                ])
        }
    }

    @Test func `A number of events that is not the file name's is damage to the file`() throws {
        let (disk, _) = try signed(3)
        let path = "/l/checkpoints/0000000000000003.checkpoint"
        let text = String(decoding: try #require(disk.bytes(of: path)), as: UTF8.self)
        disk.plant(Array(text.replacing("\n3\n", with: "\n2\n").utf8), in: path)
        let audit = try Audit(of: "/l", disk: disk)
        #expect(audit.outcome == .damaged)
        #expect(
            audit.flaws.map { "\($0.kind): \($0)" } == [
                "checkpointDamaged: checkpoints/0000000000000003.checkpoint, byte 0: expected a "
                    + "checkpoint over as many events as its name says, found one over 2"
            ])
        // A name that no checkpoint bears is a foreign file's.
        disk.plant(Array(text.utf8), in: path)
        disk.plant(Array(text.utf8), in: "/l/checkpoints/3.checkpoint")
        #expect(try Audit(of: "/l", disk: disk).flaws.map(\.kind) == [.foreignFile])
    }

    @Test func `A log older than its checkpoints is one matter, told of the largest`() throws {
        let (disk, key) = try signed(5)
        let older = try signed(2).disk
        for path in SmallLedger.segments(of: disk) { disk.lose(path) }
        disk.loseFolder("/l/derived")
        for path in SmallLedger.segments(of: older) {
            disk.plant(try #require(older.bytes(of: path)), in: path)
        }
        // The batches have one to three events: 1, 3, 6, 7 and 9.
        let audit = try Audit(of: "/l", disk: disk)
        #expect(audit.outcome == .rewritten)
        #expect(
            audit.flaws.map { "\($0.kind): \($0)" } == [
                "tailRemoved: checkpoints/0000000000000009.checkpoint, byte 0: expected the 9 events "
                    + "that the checkpoint covers, and those that the ones over 6, 7 do, found 3 "
                    + "events: the tail of the log was removed, or an earlier copy was put in its "
                    + "place"
            ])
        #expect(
            audit.checkpoints.map(\.agreement.rawValue).suffix(3)
                == Array(repeating: "tailRemoved", count: 3))
        let found = try #require(
            try audit.diagnoses(in: "/l", disk: disk, at: SmallLedger.start).first)
        #expect(found.cause == .removedTail)
        #expect(found.events == Position(3)...Position(8))
        #expect(
            found.evidence
                == [9, 7, 6].map {
                    .covered(by: "checkpoints/000000000000000\($0).checkpoint", isVerified: false)
                })
        // One kept elsewhere is told of on its own.
        let given = try #require(audit.checkpoints.last).signed
        let both = try Audit(
            of: "/l", disk: disk, checkpoints: [("dk", given)], keys: [key.verifier])
        #expect(both.flaws.map(\.segment) == ["checkpoints/0000000000000009.checkpoint", "dk"])
        #expect(
            both.flaws.last?.description
                == "dk, byte 0: expected the 9 events that the checkpoint covers, found 3 events: the "
                + "tail of the log was removed")
    }
}
