import Foundation
import TestSupport
import Testing

@testable import EventLog

/// Checkpoints: their text, how a log issues and keeps them, and what a witness adds.
@Suite struct CheckpointTests {
    private static let origin = SmallLedger.identity.origin

    private static func key(_ name: String = origin) throws -> SignerKey {
        try SignerKey(generatedFor: name)
    }

    private func refusal(_ body: () throws(ProvingError) -> Void) -> ProvingError? {
        do throws(ProvingError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    private static func stored(_ disk: FaultyDisk) -> [String] {
        disk.paths.filter { $0.hasPrefix("/l/checkpoints/") }
    }

    @Test func `A text that is no checkpoint is refused with what is wrong with it`() throws {
        let root = Hash(of: [1]).base64
        let cases: [(String, Checkpoint.Fault, String)] = [
            ("a\n1\n", .lineCount(2), "it has 2 lines and not three"),
            ("a\n1\n\(root)\nmore\n", .lineCount(4), "it has 4 lines and not three"),
            ("\n1\n\(root)\n", .origin, "its first line is not the name of a log"),
            ("a\n01\n\(root)\n", .size, "its second line is not a number of events below 2^63"),
            ("a\n-1\n\(root)\n", .size, "its second line is not a number of events below 2^63"),
            ("a\n+1\n\(root)\n", .size, "its second line is not a number of events below 2^63"),
            (
                "a\n9223372036854775808\n\(root)\n", .size,
                "its second line is not a number of events below 2^63"
            ),
            ("a\n1\n\(root.dropLast())\n", .root, "its third line is not a root in base64"),
            ("a\n1\n\(root.prefix(42))\n", .root, "its third line is not a root in base64"),
        ]
        for (text, fault, message) in cases {
            let note = Note(unsigned: text)
            #expect(throws: NoteError.notACheckpoint(fault)) { try Checkpoint(note) }
            #expect(
                NoteError.notACheckpoint(fault).description == "this is no checkpoint: \(message)")
        }
        let empty = try Checkpoint(Note(unsigned: "a b\n0\n\(root)\n"))
        #expect(empty.text == "a b\n0\n\(root)\n")
        // The last base64 digit may not carry bits that no byte is made of: one text a root.
        let loose = String(root.dropLast(2)) + "B="
        #expect(throws: NoteError.notACheckpoint(.root)) {
            try Checkpoint(Note(unsigned: "a\n1\n\(loose)\n"))
        }
    }

    @Test func `A checkpoint signs the head of what is on the disk, and is kept by its size`()
        throws
    {
        let disk = try SmallLedger.filled()
        let key = try CheckpointTests.key()
        let log = try SmallLedger.opened(disk)
        let signed = try log.issueCheckpoint(signedBy: key)
        #expect(signed.checkpoint.size == log.size)
        #expect(signed.checkpoint.root == (try log.root()))
        #expect(try signed.note.attestations(by: [key.verifier]).map(\.key) == [key.verifier])
        #expect(CheckpointTests.stored(disk) == ["/l/checkpoints/0000000000000013.checkpoint"])
        #expect(disk.bytes(of: "/l/checkpoints/0000000000000013.checkpoint") == signed.bytes)
        #expect(try log.checkpoints() == [signed])
        // Issued again it is the same note; after more events another is kept beside it.
        #expect(try log.issueCheckpoint(signedBy: key) == signed)
        try SmallLedger.append(7..<9, to: log)
        let later = try log.issueCheckpoint(signedBy: key)
        #expect(try log.checkpoints() == [signed, later])
        let audit = try Audit(of: "/l", disk: disk, keys: [key.verifier])
        #expect(audit.outcome == .intact)
        #expect(audit.checkpoints.map(\.agreement) == [.consistent, .consistent])
        #expect(
            audit.checkpoints.map { $0.attestations.map(\.key) } == [
                [key.verifier], [key.verifier],
            ])
    }

    @Test func `The empty log has a checkpoint too`() throws {
        let disk = try SmallLedger.made()
        let log = try SmallLedger.opened(disk)
        let signed = try log.issueCheckpoint(signedBy: CheckpointTests.key())
        #expect(signed.checkpoint.size == 0)
        #expect(signed.checkpoint.root.base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        try SmallLedger.append(0..<3, to: log)
        #expect(try Audit(of: "/l", disk: disk).outcome == .intact)
    }

    @Test func `Nothing is signed by another name's key, a witness key, or on a log for reading`()
        throws
    {
        let disk = try SmallLedger.filled()
        let log = try SmallLedger.opened(disk)
        let other = try CheckpointTests.key("other")
        let foreign = refusal { () throws(ProvingError) in
            _ = try log.issueCheckpoint(signedBy: other)
        }
        #expect(
            foreign == .note(.otherSigner(expected: CheckpointTests.origin, found: "other")))
        #expect(
            foreign?.description
                == "the key is called “other”; checkpoints of this log are signed by a key called "
                + "“\(CheckpointTests.origin)”")
        let witness = try CheckpointTests.key().signing(.cosignature)
        let cosigner = refusal { () throws(ProvingError) in
            _ = try log.issueCheckpoint(signedBy: witness)
        }
        #expect(cosigner == .note(.cosignerOnly(witness.verifier.label)))
        #expect(
            cosigner?.description
                == "the key \(witness.verifier.label) makes cosignatures only")
        log.close()
        let reader = try SmallLedger.opened(disk, for: .reading)
        let key = try CheckpointTests.key()
        let reading = refusal { () throws(ProvingError) in
            _ = try reader.issueCheckpoint(signedBy: key)
        }
        guard case .log(let error) = reading else {
            Issue.record("a reader signs")
            return
        }
        #expect(error.code == .readOnly)
        #expect(CheckpointTests.stored(disk).isEmpty)
    }

    @Test func `A byte that changed on the disk since it was written is not signed`() throws {
        let disk = try SmallLedger.filled()
        let key = try CheckpointTests.key()
        var tried = 0
        for segment in SmallLedger.segments(of: disk) {
            let bytes = try #require(disk.bytes(of: segment))
            for place in stride(from: 0, to: bytes.count, by: 7) {
                let copy = disk.copy()
                let log = try SmallLedger.opened(copy)
                var changed = bytes
                changed[place] ^= 1
                copy.plant(changed, in: segment)
                let found = refusal { () throws(ProvingError) in
                    _ = try log.issueCheckpoint(signedBy: key)
                }
                // A lost line feed costs no event, but the reading that meets it makes the log read-only.
                #expect(found != nil, "\(segment), byte \(place)")
                #expect(CheckpointTests.stored(copy).isEmpty)
                tried += 1
            }
        }
        #expect(tried > 200)
    }

    @Test func `A log that was rewritten, or cut, after a checkpoint signs nothing more`() throws {
        let disk = try SmallLedger.filled()
        let key = try CheckpointTests.key()
        var log = try SmallLedger.opened(disk)
        let signed = try log.issueCheckpoint(signedBy: key)
        log.close()

        let rewritten = try SmallLedger.made()
        let kept = "/l/checkpoints/0000000000000013.checkpoint"
        rewritten.plant(signed.bytes, in: kept)
        log = try SmallLedger.opened(rewritten)
        _ = try log.append(
            (0..<13).map { SmallLedger.draft("s\($0)", "khác") }, by: "vp-hu", at: SmallLedger.start
        )
        let contradicted = refusal { () throws(ProvingError) in
            _ = try log.issueCheckpoint(signedBy: key)
        }
        #expect(
            contradicted?.description
                == "the checkpoint over 13 events says the root is \(signed.checkpoint.root.base64); "
                + "the log gives \(try log.root().base64): it was rewritten")
        log.close()
        var audit = try Audit(of: "/l", disk: rewritten)
        #expect(audit.outcome == .rewritten)
        #expect(audit.checkpoints.map(\.agreement) == [.contradicted])
        #expect(
            audit.flaws.map { "\($0.kind.rawValue): \($0)" } == [
                "checkpointContradicted: checkpoints/0000000000000013.checkpoint, byte 0: expected "
                    + "the root \(signed.checkpoint.root.base64) over the first 13 events, found the "
                    + "root \(try SmallLedger.opened(rewritten, for: .reading).root().base64)"
            ])

        let last = try #require(SmallLedger.segments(of: disk).last)
        disk.lose(last)
        disk.lose("/l/derived/durable")
        log = try SmallLedger.opened(disk)
        let cut = refusal { () throws(ProvingError) in _ = try log.issueCheckpoint(signedBy: key) }
        #expect(
            cut?.description
                == "a checkpoint covers 13 events, the log has \(log.size): its tail was removed")
        audit = try Audit(of: "/l", disk: disk)
        #expect(audit.outcome == .rewritten)
        #expect(audit.checkpoints.map(\.agreement) == [.tailRemoved])
        #expect(
            audit.flaws.map { "\($0.kind.rawValue): \($0)" } == [
                "tailRemoved: checkpoints/0000000000000013.checkpoint, byte 0: expected the 13 events "
                    + "that the checkpoint covers, found \(log.size) events: the tail of the log was "
                    + "removed"
            ])
    }

    @Test func `Every cut of the log below a checkpoint shows, whatever is left of it`() throws {
        let disk = try SmallLedger.filled()
        let log = try SmallLedger.opened(disk)
        let signed = try log.issueCheckpoint(signedBy: CheckpointTests.key())
        log.close()
        let segments = SmallLedger.segments(of: disk)
        let last = try #require(segments.last)
        let bytes = try #require(disk.bytes(of: last))
        for length in 0..<bytes.count {
            let copy = disk.copy()
            copy.lose("/l/checkpoints/0000000000000013.checkpoint")
            copy.plant(Array(bytes[..<length]), in: last)
            // The checkpoint is one that somebody kept elsewhere.
            let audit = try Audit(of: "/l", disk: copy, checkpoints: [("kept", signed)])
            #expect(audit.outcome == .rewritten, "\(length) bytes")
            #expect(audit.flaws.contains { $0.kind == .tailRemoved && $0.segment == "kept" })
        }
    }

    @Test func `Damage among the events of a checkpoint leaves it open; both are told`() throws {
        let disk = try SmallLedger.filled()
        let log = try SmallLedger.opened(disk)
        _ = try log.issueCheckpoint(signedBy: CheckpointTests.key())
        log.close()
        let first = SmallLedger.segments(of: disk)[0]
        var bytes = try #require(disk.bytes(of: first))
        bytes[20] ^= 1
        disk.plant(bytes, in: first)
        let audit = try Audit(of: "/l", disk: disk)
        #expect(audit.outcome == .damaged)
        #expect(audit.checkpoints.map(\.agreement) == [.undecided])

        // So does damage at the very end, which is not a tail that was taken away.
        let whole = try SmallLedger.filled()
        let other = try SmallLedger.opened(whole)
        _ = try other.issueCheckpoint(signedBy: CheckpointTests.key())
        other.close()
        let last = try #require(SmallLedger.segments(of: whole).last)
        var end = try #require(whole.bytes(of: last))
        end[end.count - 20] ^= 1
        whole.plant(end, in: last)
        let rotten = try Audit(of: "/l", disk: whole)
        #expect(rotten.outcome == .damaged)
        #expect(rotten.flaws.map(\.kind) == [.unclearTail])
        #expect(rotten.checkpoints.map(\.agreement) == [.undecided])
    }

    @Test func `checkpointDamaged and foreignFile`() throws {
        let disk = try SmallLedger.filled()
        let key = try CheckpointTests.key()
        let log = try SmallLedger.opened(disk)
        let signed = try log.issueCheckpoint(signedBy: key)
        log.close()
        let other = try CheckpointTests.key("khác")
        let foreign = try SignedCheckpoint(
            Checkpoint(origin: "khác", size: 3, root: Hash(of: [])), signedBy: other)
        var forged = String(decoding: signed.bytes, as: UTF8.self)
        forged.replace("\n13\n", with: "\n12\n")
        let folder = "/l/checkpoints/"
        disk.plant(foreign.bytes, in: folder + "0000000000000003.checkpoint")
        disk.plant(Array("x\n".utf8), in: folder + "0000000000000005.checkpoint")
        disk.plant(signed.bytes, in: folder + "0000000000000007.checkpoint")
        disk.plant(Array(forged.utf8), in: folder + "0000000000000012.checkpoint")
        disk.plant([], in: folder + "0000000000000014.checkpoint.new")
        disk.plant([], in: folder + "note.txt")
        let audit = try Audit(of: "/l", disk: disk, keys: [key.verifier])
        #expect(audit.outcome == .damaged)
        #expect(
            audit.flaws.map { "\($0.kind.rawValue): \($0)" } == [
                "checkpointDamaged: checkpoints/0000000000000003.checkpoint, byte 0: expected a "
                    + "checkpoint of this log, found this is a checkpoint of “khác”, not of "
                    + "“\(CheckpointTests.origin)”",
                "checkpointDamaged: checkpoints/0000000000000005.checkpoint, byte 0: expected a signed "
                    + "checkpoint, found there is no blank line with signatures behind it",
                "checkpointDamaged: checkpoints/0000000000000007.checkpoint, byte 0: expected a "
                    + "checkpoint over as many events as its name says, found one over 13",
                "checkpointDamaged: checkpoints/0000000000000012.checkpoint, byte 0: expected "
                    + "signatures by the keys they name, found the signature named after the key "
                    + "\(key.verifier.label) is not by that key: the note was changed",
                "foreignFile: checkpoints/note.txt, byte 0: expected only checkpoints, named after "
                    + "their size, found note.txt",
            ])
        // Who would sign beside such files cannot know what was signed before.
        let again = try SmallLedger.opened(disk)
        let found = refusal { () throws(ProvingError) in
            _ = try again.issueCheckpoint(signedBy: key)
        }
        #expect(
            found?.description
                == "checkpoints/0000000000000003.checkpoint is a checkpoint of “khác”, another log; "
                + "move it away")
        disk.lose(folder + "0000000000000003.checkpoint")
        let damaged = refusal { () throws(ProvingError) in
            _ = try again.issueCheckpoint(signedBy: key)
        }
        #expect(
            damaged?.description
                == "checkpoints/0000000000000005.checkpoint is damaged: there is no blank line with "
                + "signatures behind it; take it from a copy")
        disk.lose(folder + "0000000000000005.checkpoint")
        let misnamed = refusal { () throws(ProvingError) in
            _ = try again.issueCheckpoint(signedBy: key)
        }
        #expect(
            misnamed?.description
                == "checkpoints/0000000000000007.checkpoint is not a checkpoint of the size it is "
                + "named after; move it away")
    }

    @Test func `Whatever call fails, no checkpoint is given that is not kept whole`() throws {
        let filled = try SmallLedger.filled()
        let key = try CheckpointTests.key()
        let expected = try SmallLedger.opened(filled.copy()).issueCheckpoint(signedBy: key)
        let faults: [FaultyDisk.Fault] = [
            .refuse(.full), .stopHalfWay(.full), .failAfterwards(.failed), .failSync(.failed),
            .crash(percent: 0), .crash(percent: 50), .crash(percent: 100), .kill(percent: 0),
            .kill(percent: 50), .kill(percent: 100),
        ]
        var calls = 0
        for fault in faults {
            for call in 0..<50 {
                let disk = filled.copy()
                let log = try SmallLedger.opened(disk)
                let before = disk.callCount
                disk.fail(call: before + call, with: fault)
                let found = refusal { () throws(ProvingError) in
                    #expect(try log.issueCheckpoint(signedBy: key) == expected)
                }
                guard disk.callCount > before + call else {
                    #expect(found == nil)
                    break
                }
                calls += 1
                #expect(found != nil, "call \(call), \(fault)")
                log.close()
                let afterwards = [
                    disk.restarted(keepsUnsynced: true), disk.restarted(keepsUnsynced: false),
                    disk.reopened(),
                ]
                for after in afterwards {
                    let audit = try Audit(of: "/l", disk: after)
                    #expect(audit.outcome == .intact, "call \(call), \(fault)")
                    let again = try SmallLedger.opened(after)
                    #expect(try again.issueCheckpoint(signedBy: key) == expected)
                    // What was given is still there when the machine stops the moment after.
                    let crashed = after.restarted(keepsUnsynced: false)
                    let kept = try SmallLedger.opened(crashed, for: .reading).checkpoints()
                    #expect(kept == [expected], "call \(call), \(fault)")
                }
            }
        }
        // The folder, the file, its name, and the name's sync: four calls each time.
        #expect(calls == 4 * faults.count)
    }

    @Test func `A witness cosigns what it read, and says when`() throws {
        let disk = try SmallLedger.filled()
        let (key, witness) = (try CheckpointTests.key(), try CheckpointTests.key("ubkt.example"))
        let log = try SmallLedger.opened(disk)
        let first = try log.issueCheckpoint(signedBy: key)
        let cosigned = try log.cosign(first, with: witness, secondsSinceEpoch: 1_679_315_147)
        #expect(try log.checkpoints() == [cosigned])
        let cosigner = witness.verifier.signing(.cosignature)
        #expect(
            try cosigned.note.attestations(by: [key.verifier, cosigner]) == [
                Note.Attestation(key: key.verifier, secondsSinceEpoch: nil),
                Note.Attestation(key: cosigner, secondsSinceEpoch: 1_679_315_147),
            ])
        // Cosigned again later: one line a witness. Issued again: the cosignature stays.
        let renewed = try log.cosign(first, with: witness, secondsSinceEpoch: 1_679_400_000)
        #expect(renewed.note.signatures.count == 2)
        #expect(try log.issueCheckpoint(signedBy: key) == renewed)
        // The time is part of what is signed.
        var lines = renewed.note.signatures
        var bytes = lines[1].bytes
        bytes[7] ^= 1
        lines[1] = Note.Signature(name: lines[1].name, keyID: lines[1].keyID, bytes: bytes)
        var changed = renewed.note
        changed.signatures = lines
        #expect(throws: NoteError.badSignature(key: cosigner.label)) {
            try changed.attestations(by: [cosigner])
        }
        lines[1] = Note.Signature(name: lines[1].name, keyID: lines[1].keyID, bytes: [1])
        changed.signatures = lines
        #expect(throws: NoteError.badSignature(key: cosigner.label)) {
            try changed.attestations(by: [cosigner])
        }
    }

    @Test func `A witness cosigns no other log, no other history and nothing smaller than before`()
        throws
    {
        let disk = try SmallLedger.filled()
        let (key, witness) = (try CheckpointTests.key(), try CheckpointTests.key("ubkt.example"))
        let log = try SmallLedger.opened(disk)
        let first = try log.issueCheckpoint(signedBy: key)
        try SmallLedger.append(7..<9, to: log)
        let second = try log.issueCheckpoint(signedBy: key)
        let before = disk.paths
        func told(_ given: SignedCheckpoint) -> String? {
            refusal { () throws(ProvingError) in
                _ = try log.cosign(given, with: witness, secondsSinceEpoch: 1)
            }?.description
        }
        let other = try CheckpointTests.key("khác")
        let foreign = try SignedCheckpoint(
            Checkpoint(origin: "khác", size: 13, root: first.checkpoint.root), signedBy: other)
        #expect(
            told(foreign)
                == "this is a checkpoint of “khác”, not of “\(CheckpointTests.origin)”")
        let forked = try SignedCheckpoint(
            Checkpoint(origin: CheckpointTests.origin, size: 13, root: Hash(of: [1])), signedBy: key
        )
        #expect(
            told(forked)
                == "the checkpoint over 13 events says the root is \(Hash(of: [1]).base64); the log "
                + "gives \(first.checkpoint.root.base64): it was rewritten")
        let larger = try SignedCheckpoint(
            Checkpoint(origin: CheckpointTests.origin, size: 99, root: Hash(of: [1])), signedBy: key
        )
        #expect(
            told(larger)
                == "a checkpoint covers 99 events, the log has \(log.size): its tail was removed")
        #expect(disk.paths == before)
        _ = try log.cosign(second, with: witness, secondsSinceEpoch: 5)
        #expect(
            told(first)
                == "this witness has cosigned a checkpoint of \(log.size) events: it cosigns no "
                + "smaller one")
        #expect(told(second) == nil)
    }

    @Test func `Junk signatures neither replace kept ones nor make a note too long to read`() throws
    {
        let disk = try SmallLedger.filled()
        let (key, witness) = (try CheckpointTests.key(), try CheckpointTests.key("ubkt.example"))
        let log = try SmallLedger.opened(disk)
        let signed = try log.issueCheckpoint(signedBy: key)
        let junk = Note.Signature(
            name: key.verifier.name, keyID: key.verifier.id, bytes: [UInt8](repeating: 0, count: 64)
        )
        var note = Note(unsigned: signed.checkpoint.text)
        note.signatures = [junk]
        let cosigned = try log.cosign(
            SignedCheckpoint(note.bytes), with: witness, secondsSinceEpoch: 1)
        #expect(try cosigned.note.attestations(by: [key.verifier]).count == 1)
        note.signatures = (0..<100).map {
            Note.Signature(name: "x\($0)", keyID: 1, bytes: [0, 1, 2])
        }
        let many = try SignedCheckpoint(note.bytes)
        let found = refusal { () throws(ProvingError) in
            _ = try log.cosign(many, with: witness, secondsSinceEpoch: 1)
        }
        #expect(found == .note(.tooManySignatures))
        #expect(try log.checkpoints() == [cosigned])
    }

    @Test func `Signatures made elsewhere are kept by the keys that are named, each once`() throws {
        let disk = try SmallLedger.filled()
        let (key, witness) = (try CheckpointTests.key(), try CheckpointTests.key("ubkt.example"))
        let other = try CheckpointTests.key("thanh-tra.example")
        let log = try SmallLedger.opened(disk)
        let issued = try log.issueCheckpoint(signedBy: key)
        var given = issued
        given.cosign(with: witness, secondsSinceEpoch: 1)
        given.cosign(with: other, secondsSinceEpoch: 2)
        // A second signature in the witness's name is junk that nobody checked.
        let cosigner = witness.verifier.signing(.cosignature)
        let junk =
            "\u{2014} \(cosigner.name) "
            + Base64.text(of: [24, 16, 8, 0].map { UInt8(cosigner.id >> $0 & 0xFF) } + [1, 2, 3])
        let doubled = try SignedCheckpoint(given.bytes + Array((junk + "\n").utf8))
        let kept = try log.keepSignatures(of: doubled, by: [cosigner])
        #expect(kept.note.signatures == issued.note.signatures + [given.note.signatures[1]])
        #expect(try log.checkpoints() == [kept])
        // Again, and with a later time: what is kept is not replaced.
        var later = issued
        later.cosign(with: witness, secondsSinceEpoch: 3)
        #expect(try log.keepSignatures(of: later, by: [cosigner]) == kept)
        #expect(
            refusal { () throws(ProvingError) in
                _ = try log.keepSignatures(of: given, by: [key.verifier.signing(.cosignature)])
            } == .note(.unverified))
        #expect(try log.checkpoints() == [kept])
        log.close()
        #expect(
            refusal { () throws(ProvingError) in
                _ = try log.keepSignatures(of: given, by: [cosigner])
            } != nil)
    }

    @Test func `Whatever call fails while a signature is taken in, those kept before stay`() throws
    {
        let filled = try SmallLedger.filled()
        let (key, witness) = (try CheckpointTests.key(), try CheckpointTests.key("ubkt.example"))
        let first = try SmallLedger.opened(filled)
        let issued = try first.issueCheckpoint(signedBy: key)
        first.close()
        var given = issued
        given.cosign(with: witness, secondsSinceEpoch: 1)
        let keys = [witness.verifier.signing(.cosignature)]
        let faults: [FaultyDisk.Fault] = [
            .refuse(.full), .stopHalfWay(.full), .failAfterwards(.failed), .failSync(.failed),
            .crash(percent: 0), .crash(percent: 50), .crash(percent: 100), .kill(percent: 0),
            .kill(percent: 50), .kill(percent: 100),
        ]
        var calls = 0
        for fault in faults {
            for call in 0..<50 {
                let disk = filled.copy()
                let log = try SmallLedger.opened(disk)
                let before = disk.callCount
                disk.fail(call: before + call, with: fault)
                let found = refusal { () throws(ProvingError) in
                    #expect(try log.keepSignatures(of: given, by: keys) == given)
                }
                guard disk.callCount > before + call else {
                    #expect(found == nil)
                    break
                }
                calls += 1
                #expect(found != nil, "call \(call), \(fault)")
                log.close()
                let afterwards = [
                    disk.restarted(keepsUnsynced: true), disk.restarted(keepsUnsynced: false),
                    disk.reopened(),
                ]
                for after in afterwards {
                    #expect(try Audit(of: "/l", disk: after).outcome == .intact)
                    let again = try SmallLedger.opened(after)
                    let kept = try again.checkpoints()
                    #expect(kept == [issued] || kept == [given], "call \(call), \(fault)")
                    #expect(try again.keepSignatures(of: given, by: keys) == given)
                    let crashed = after.restarted(keepsUnsynced: false)
                    #expect(
                        try SmallLedger.opened(crashed, for: .reading).checkpoints() == [given],
                        "call \(call), \(fault)")
                }
            }
        }
        #expect(calls == 4 * faults.count)
    }

    @Test func `The example in the documentation is a signed checkpoint by the key beside it`()
        throws
    {
        let page = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../EventLog/EventLog.docc/Proofs.md"), encoding: .utf8)
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0.hasPrefix("    ") })
        let end = try #require(lines[start...].firstIndex { !$0.isEmpty && !$0.hasPrefix("    ") })
        let note = lines[start..<end].dropLast().map { $0.dropFirst(4) + "\n" }.joined()
        let key = try #require(lines.first { $0.hasPrefix("    vp-hu.example.vn/so-cai+") })
        let signed = try SignedCheckpoint(Array(note.utf8))
        #expect(try signed.note.attestations(by: [VerifierKey(key.dropFirst(4))]).count == 1)
        #expect(signed.checkpoint.isOf("vp-hu.example.vn/so-cai"))
    }
}
