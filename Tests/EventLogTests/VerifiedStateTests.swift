import TestSupport
import Testing

@testable import EventLog

/// What an audit leaves for later ones to go on from, and when they believe it.
@Suite struct VerifiedStateTests {
    private static let folder = LedgerFolder(SmallLedger.folder)
    private static let state = folder.verified + "/checkpoint.state"
    private static let interruption = folder.verified + "/interrupted.state"
    private static let began = SmallLedger.start.advanced(byMilliseconds: 86_400_000)

    /// A ledger with a checkpoint over its first batches, verified in full, and batches behind it.
    private struct Bench {
        let disk: FaultyDisk
        let key: SignerKey
        let checkpoint: Checkpoint

        init() throws {
            disk = try SmallLedger.made()
            key = try SignerKey(generatedFor: SmallLedger.identity.origin)
            let log = try SmallLedger.opened(disk)
            try SmallLedger.append(0..<4, to: log)
            checkpoint = try log.issueCheckpoint(signedBy: key).checkpoint
            try SmallLedger.append(4..<6, to: log)
            let audit = try Audit(
                of: SmallLedger.folder, disk: disk, keys: [key.verifier], began: began)
            #expect(audit.outcome == .intact && audit.unread == nil)
            try SmallLedger.append(6..<8, to: log)
            log.close()
            #expect(SmallLedger.segments(of: disk).count > 2)
        }

        func audit(_ disk: FaultyDisk, from start: AuditStart = .checkpoint(nil)) throws -> Audit {
            try Audit(of: SmallLedger.folder, disk: disk, keys: [key.verifier], from: start)
        }
    }

    @Test func `Behind a checkpoint the rest is read, and the result is not called intact`() throws
    {
        let bench = try Bench()
        let full = try bench.audit(bench.disk, from: .beginning)
        for start in [AuditStart.checkpoint(nil), .checkpoint(bench.checkpoint)] {
            let audit = try bench.audit(bench.disk, from: start)
            #expect(audit.outcome == .intactSince)
            #expect(
                audit.unread
                    == UnreadPart(
                        size: bench.checkpoint.size, readAt: VerifiedStateTests.began,
                        checkpoint: "checkpoints/0000000000000007.checkpoint"))
            #expect(audit.root == full.root && audit.size == full.size && audit.flaws == [])
            #expect(audit.checkpoints == full.checkpoints)
        }
    }

    @Test func `Damage before the checkpoint shows in a full audit only`() throws {
        let bench = try Bench()
        let path = try #require(SmallLedger.segments(of: bench.disk).first)
        var bytes = try #require(bench.disk.bytes(of: path))
        bytes[30] ^= 1
        bench.disk.plant(bytes, in: path)
        #expect(try bench.audit(bench.disk).outcome == .intactSince)
        #expect(try bench.audit(bench.disk, from: .beginning).outcome == .damaged)
    }

    @Test func `Damage behind the checkpoint gives the flaws of a full audit`() throws {
        let bench = try Bench()
        let path = try #require(SmallLedger.segments(of: bench.disk).last)
        let bytes = try #require(bench.disk.bytes(of: path))
        for index in bytes.indices {
            let disk = bench.disk.copy()
            var damaged = bytes
            damaged[index] ^= 0x20
            disk.plant(damaged, in: path)
            let audit = try bench.audit(disk)
            #expect(audit.unread == nil && audit.outcome == .damaged)
            #expect(try audit.flaws == bench.audit(disk, from: .beginning).flaws)
        }
    }

    @Test func `Revisions and keys go on from those before the checkpoint`() throws {
        let bench = try Bench()
        let log = try SmallLedger.opened(bench.disk, for: .reading)
        let head = try #require(log.head)
        let revision = try #require(try log.revision(of: "s0"))
        let path = try #require(SmallLedger.segments(of: bench.disk).last)
        let bytes = try #require(bench.disk.bytes(of: path))
        for (added, key) in [(1, "new"), (2, "new"), (0, "new"), (1, "k2")] as [(UInt64, String)] {
            let line = LineWriter.line(
                position: Position(log.size), at: head.at, by: "b", stream: "s0",
                revision: revision + added, key: key, type: "a.b", data: .object([]))
            let disk = bench.disk.copy()
            disk.plant(bytes + line.bytes + [0x0A], in: path)
            let audit = try bench.audit(disk)
            let isRight = added == 1 && key == "new"
            #expect(audit.outcome == (isRight ? .intactSince : .damaged))
            let kinds: [Flaw.Kind] = key == "k2" ? [.keyRepeated] : [.revisionBroken]
            #expect(audit.flaws.map(\.kind) == (isRight ? [] : kinds))
        }
    }

    @Test func `A state that any byte was changed in, or that was cut, is not believed`() throws {
        let bench = try Bench()
        let bytes = try #require(bench.disk.bytes(of: VerifiedStateTests.state))
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0x01
            bench.disk.plant(damaged, in: VerifiedStateTests.state)
            #expect(try bench.audit(bench.disk).unread == nil, "byte \(index)")
            bench.disk.plant(Array(bytes[..<index]), in: VerifiedStateTests.state)
            #expect(try bench.audit(bench.disk).unread == nil, "cut at \(index)")
        }
        bench.disk.lose(VerifiedStateTests.state)
        #expect(try bench.audit(bench.disk).outcome == .intact)
    }

    @Test func `Without a known key, or for another checkpoint, everything is read`() throws {
        let bench = try Bench()
        let stranger = try SignerKey(generatedFor: SmallLedger.identity.origin)
        for keys in [[], [stranger.verifier]] {
            let audit = try Audit(
                of: SmallLedger.folder, disk: bench.disk, keys: keys, from: .checkpoint(nil))
            #expect(audit.outcome == .intact && audit.unread == nil)
        }
        let other = try Checkpoint(
            origin: SmallLedger.identity.origin, size: bench.checkpoint.size, root: Hash(of: []))
        #expect(try bench.audit(bench.disk, from: .checkpoint(other)).outcome == .intact)
    }

    @Test func `A log that is not there as far as it was read is read in full`() throws {
        let bench = try Bench()
        let path = try #require(SmallLedger.segments(of: bench.disk).first)
        let bytes = try #require(bench.disk.bytes(of: path))
        for changed in [bytes.dropLast(), bytes + [0x0A], []] {
            let disk = bench.disk.copy()
            disk.plant(Array(changed), in: path)
            let audit = try bench.audit(disk)
            #expect(
                audit.unread == nil && audit.outcome != .intact && audit.outcome != .intactSince)
        }
    }

    @Test func `An audit that finds anything wrong leaves no state`() throws {
        let bench = try Bench()
        bench.disk.plant([1], in: "/l/evidence/" + Hash(of: []).hex)
        let audit = try Audit(
            of: SmallLedger.folder, disk: bench.disk, began: VerifiedStateTests.began)
        #expect(audit.flaws.map(\.kind) == [.evidenceChanged])
        #expect(bench.disk.bytes(of: VerifiedStateTests.state) == [])
        #expect(try bench.audit(bench.disk).unread == nil)
    }

    @Test func `Behind a checkpoint the evidence of later events is read, and no other`() throws {
        let bench = try Bench()
        let log = try SmallLedger.opened(bench.disk)
        let later = try log.storeEvidence([2])
        let other = try log.storeEvidence([3])
        let data = JSON.object([JSON.Member("evidence", .string(later.hex))])
        _ = try log.append(
            [Draft(stream: "e", type: "evidence.attached", data: data)], by: "b",
            at: VerifiedStateTests.began)
        log.close()
        bench.disk.plant([], in: "/l/evidence/" + other.hex)
        #expect(try bench.audit(bench.disk).outcome == .intactSince)
        bench.disk.plant([], in: "/l/evidence/" + later.hex)
        #expect(try bench.audit(bench.disk).flaws.map(\.kind) == [.evidenceChanged])
        bench.disk.lose("/l/evidence/" + later.hex)
        #expect(try bench.audit(bench.disk).flaws.map(\.kind) == [.evidenceMissing])
    }

    /// One audit that notes after every round how far it came.
    private func run(_ disk: FaultyDisk, from start: AuditStart) throws -> Audit {
        var auditor = Auditor(
            VerifiedStateTests.folder, disk: disk,
            checkpoints: CheckpointAudit(given: [], keys: []), start: start,
            began: VerifiedStateTests.began, chunkByteCount: 8, stateByteCount: 1)
        try auditor.run { _, _ in }
        return Audit(auditor)
    }

    @Test func `An audit interrupted at any call goes on to the same end`() throws {
        let original = try SmallLedger.filled(30)
        let full = try run(original.copy(), from: .beginning)
        #expect(full.outcome == .intact)
        var resumedSizes: Set<UInt64> = []
        for call in 0... {
            let disk = original.copy()
            disk.fail(call: call, with: .kill(percent: 50))
            do {
                _ = try run(disk, from: .beginning)
                guard disk.callCount > call else { break }
            } catch is DiskError {
                // Interrupted, as planned.
            }
            let after = disk.restarted(keepsUnsynced: true)
            let resumed = try run(after, from: .interruption)
            #expect(resumed.root == full.root && resumed.size == full.size)
            #expect(resumed.outcome == (resumed.unread == nil ? .intact : .intactSince))
            if let unread = resumed.unread {
                #expect(unread.checkpoint == nil && unread.readAt == VerifiedStateTests.began)
                resumedSizes.insert(unread.size)
            }
            #expect(try run(after, from: .interruption).outcome == .intact, "it has ended")
        }
        #expect(resumedSizes.count > 3, "resumed at \(resumedSizes.sorted())")
    }

    @Test func `A folder on which nothing can be written is verified all the same`() throws {
        let original = try SmallLedger.filled(30)
        for call in 0..<10 {
            let disk = original.copy()
            disk.fail(call: call, with: .refuse(.permission))
            #expect(try run(disk, from: .beginning).outcome == .intact)
        }
    }

    @Test func `What was acknowledged before a state is remembered by it`() throws {
        let disk = try SmallLedger.filled(4)
        let path = try #require(SmallLedger.segments(of: disk).last)
        let bytes = try #require(disk.bytes(of: path))
        disk.plant(bytes + Array("bad\n".utf8), in: path)
        let log = try SmallLedger.opened(disk)
        let file = try #require(log.recovery).quarantineFile
        let data = JSON.object([
            JSON.Member("quarantine", .string(file)), JSON.Member("reason", .string("x")),
        ])
        _ = try log.append(
            [Draft(stream: "r", type: "recovery.acknowledged", data: data)], by: "b",
            at: VerifiedStateTests.began)
        let key = try SignerKey(generatedFor: SmallLedger.identity.origin)
        _ = try log.issueCheckpoint(signedBy: key)
        #expect(
            try Audit(of: SmallLedger.folder, disk: disk, began: VerifiedStateTests.began).outcome
                == .intact)
        _ = try log.append([SmallLedger.draft("z")], by: "b", at: VerifiedStateTests.began)
        let audit = try Audit(
            of: SmallLedger.folder, disk: disk, keys: [key.verifier], from: .checkpoint(nil))
        #expect(audit.outcome == .intactSince && audit.unread?.size == log.size - 1)
    }
}
