import Foundation
import TestSupport
import Testing

@testable import EventLog

/// Proof files: what they say, and that only the whole of one is taken.
@Suite struct ProofFileTests {
    private static let origin = SmallLedger.identity.origin

    /// A log of 13 events, its key, and its checkpoints over 13 and 16 of them.
    private struct Case {
        let key: SignerKey
        let log: Log
        let first: SignedCheckpoint
        let second: SignedCheckpoint

        init() throws {
            key = try SignerKey(generatedFor: ProofFileTests.origin)
            let disk = try SmallLedger.filled()
            log = try SmallLedger.opened(disk)
            first = try log.issueCheckpoint(signedBy: key)
            try SmallLedger.append(7..<9, to: log)
            second = try log.issueCheckpoint(signedBy: key)
        }

        func proof(of position: UInt64) throws -> EventProof {
            EventProof(
                try log.inclusionProof(of: Position(position), in: first.checkpoint.size), in: first
            )
        }
    }

    private func refusal(_ body: () throws(NoteError) -> Void) -> NoteError? {
        do throws(NoteError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    @Test func `Every event is proven by a file that comes back the same`() throws {
        let made = try Case()
        let lines = try made.log.lines()
        for line in lines.prefix(13) {
            let proof = try made.proof(of: line.position.rawValue)
            let read = try EventProof(proof.bytes)
            #expect(read == proof)
            #expect(
                try read.verify(
                    line: line.bytes, origin: ProofFileTests.origin, keys: [made.key.verifier]
                ).map(\.key) == [made.key.verifier])
            for other in lines where other.position != line.position {
                let found = refusal { () throws(NoteError) in
                    _ = try read.verify(
                        line: other.bytes, origin: ProofFileTests.origin, keys: [made.key.verifier])
                }
                guard case .wrongProof(.wrongRoot) = found else {
                    Issue.record("event \(other.position) by the proof of \(line.position)")
                    continue
                }
            }
        }
        let extra = EventProof(
            try made.proof(of: 3).inclusion, in: made.first, extra: Array("ghi chú".utf8))
        #expect(try EventProof(extra.bytes) == extra)
        #expect(String(decoding: extra.bytes, as: UTF8.self).contains("\nextra Z2hpIGNow7o=\n"))
    }

    @Test func `A proof file that is not whole is refused with the line`() throws {
        let made = try Case()
        let text = String(decoding: try made.proof(of: 3).bytes, as: UTF8.self)
        let hash = String(text.split(separator: "\n")[2])
        // The last digit of a hash carries two bits that no byte is made of.
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let last = try #require(digits.firstIndex { $0 == hash.dropLast().last })
        let loose = String(hash.dropLast(2)) + String(digits[last + 1]) + "="
        #expect(Base64.bytes(loose) == Base64.bytes(hash))
        let cases: [(String, NoteError, String)] = [
            (
                text.replacing("tlog-proof@v1", with: "tlog-proof@v2"), .malformedProof(line: 1),
                "line 1 does not belong in a proof file"
            ),
            (
                text.replacing("index 3", with: "index 03"), .malformedProof(line: 2),
                "line 2 does not belong in a proof file"
            ),
            (
                text.replacing("index 3", with: "extra !\nindex 3"), .malformedProof(line: 2),
                "line 2 does not belong in a proof file"
            ),
            (
                text.replacing("index 3", with: "index 3\nextra AA=="), .malformedProof(line: 3),
                "line 3 does not belong in a proof file"
            ),
            (
                text.replacing(hash, with: hash.dropLast()), .malformedProof(line: 3),
                "line 3 does not belong in a proof file"
            ),
            (
                text.replacing(
                    "index 3", with: "index 3" + String(repeating: "\n" + hash, count: 61)),
                .malformedProof(line: 67), "line 67 does not belong in a proof file"
            ),
            ("c2sp.org/tlog-proof@v1\nindex 3\n", .unsigned, NoteError.unsigned.description),
            (
                text.replacing("\n13\n", with: "\n013\n"), .notACheckpoint(.size),
                NoteError.notACheckpoint(.size).description
            ),
        ]
        for (changed, error, message) in cases {
            let found = refusal { () throws(NoteError) in _ = try EventProof(Array(changed.utf8)) }
            #expect(found == error, "\(changed)")
            #expect(found?.description == message)
        }
        let second = refusal { () throws(NoteError) in
            _ = try EventProof(Array(text.replacing(hash, with: loose).utf8))
        }
        #expect(second == .malformedProof(line: 3))
        let broken = refusal { () throws(NoteError) in _ = try EventProof([0xFF]) }
        #expect(broken == .notText(byteOffset: 0))
        let long = refusal { () throws(NoteError) in
            _ = try GrowthProof([UInt8](repeating: 10, count: Note.byteLimit + 1))
        }
        #expect(long == .tooLong(byteCount: Note.byteLimit + 1))
    }

    @Test func `A proof of another log, by an unknown key or with a forged size is refused`() throws
    {
        let made = try Case()
        let proof = try made.proof(of: 3)
        let line = try made.log.lines(from: Position(3), upTo: .position(Position(3)))[0].bytes
        #expect(throws: NoteError.otherOrigin(expected: "khác", found: ProofFileTests.origin)) {
            try proof.verify(line: line, origin: "khác", keys: [made.key.verifier])
        }
        #expect(throws: NoteError.unverified) {
            try proof.verify(line: line, origin: ProofFileTests.origin, keys: [])
        }
        let text = String(decoding: proof.bytes, as: UTF8.self).replacing("\n13\n", with: "\n14\n")
        #expect(throws: NoteError.badSignature(key: made.key.verifier.label)) {
            try EventProof(Array(text.utf8)).verify(
                line: line, origin: ProofFileTests.origin, keys: [made.key.verifier])
        }
        let error = NoteError.wrongProof(.noSuchLeaf(index: 5, size: 5))
        #expect(error.description == "a tree of 5 leaves has none at index 5")
    }

    @Test func `A growth is proven from the checkpoint that was kept, and from no other`() throws {
        let made = try Case()
        let (old, new) = (made.first.checkpoint, made.second.checkpoint)
        let proof = GrowthProof(
            try made.log.consistencyProof(from: old.size, to: new.size), to: made.second)
        let read = try GrowthProof(proof.bytes)
        #expect(read == proof)
        #expect(String(decoding: proof.bytes, as: UTF8.self).hasPrefix("old 13\n"))
        let keys = [made.key.verifier]
        #expect(try read.verify(from: old, keys: keys).map(\.key) == keys)
        let forked = try Checkpoint(origin: old.origin, size: old.size, root: new.root)
        let found = refusal { () throws(NoteError) in _ = try read.verify(from: forked, keys: keys)
        }
        guard case .wrongProof(.wrongOldRoot) = found else {
            Issue.record("a forked history is taken")
            return
        }
        let foreign = try Checkpoint(origin: "khác", size: old.size, root: old.root)
        #expect(throws: NoteError.otherOrigin(expected: "khác", found: old.origin)) {
            try read.verify(from: foreign, keys: keys)
        }
        let larger = try Checkpoint(origin: old.origin, size: 99, root: old.root)
        #expect(throws: NoteError.wrongProof(.shrunk(old: 99, new: new.size))) {
            try read.verify(from: larger, keys: keys)
        }
        #expect(throws: NoteError.unverified) { try read.verify(from: old, keys: []) }
    }

    @Test func `A log gives no proof beyond its end, and none over damage`() throws {
        let made = try Case()
        let size = made.log.size
        for (body, message): (() throws -> Void, String) in [
            (
                { _ = try made.log.inclusionProof(of: Position(5), in: 5) },
                "event 5 is not among the first 5"
            ),
            (
                { _ = try made.log.inclusionProof(of: Position(5), in: size + 1) },
                "the log has \(size) events, not \(size + 1)"
            ),
            (
                { _ = try made.log.consistencyProof(from: 5, to: 4) },
                "a log of 5 events did not become one of 4"
            ),
        ] {
            do {
                try body()
                Issue.record("\(message)")
            } catch let error as LogError {
                #expect(error.code == .beyondEnd)
                #expect(error.message == message)
            }
        }
        let disk = try SmallLedger.filled()
        let segment = SmallLedger.segments(of: disk)[0]
        var bytes = try #require(disk.bytes(of: segment))
        bytes[20] ^= 1
        disk.plant(bytes, in: segment)
        let log = try SmallLedger.opened(disk, for: .reading)
        do {
            _ = try log.inclusionProof(of: Position(3), in: 5)
            Issue.record("a proof over damage")
        } catch {
            #expect(
                error.message == "event 0 is not intact, so that nothing is proven of the log")
        }
    }

    @Test func `Bytes changed at random are refused or mean the same, and never trap`() throws {
        var generator = SeededGenerator(seed: SeededGenerator.seed(of: "Proofs changed at random"))
        let made = try Case()
        let keys = [made.key.verifier]
        let line = try made.log.lines(from: Position(3), upTo: .position(Position(3)))[0].bytes
        let growth = GrowthProof(
            try made.log.consistencyProof(from: 13, to: made.second.checkpoint.size),
            to: made.second)
        let whole = [try made.proof(of: 3).bytes, growth.bytes, made.first.bytes]
        let parts = whole.map { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
            .joined().map { Array($0.utf8) }
        var (accepted, refused) = (0, 0)
        for _ in 0..<6_000 {
            var bytes = try #require(whole.randomElement(using: &generator))
            for _ in 0..<Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.removeSubrange(place...)
                default:
                    let part = try #require(parts.randomElement(using: &generator))
                    bytes.insert(contentsOf: part + [0x0A], at: place)
                }
            }
            let isEvent =
                refusal { () throws(NoteError) in
                    let proof = try EventProof(bytes)
                    _ = try proof.verify(line: line, origin: ProofFileTests.origin, keys: keys)
                    #expect(proof.inclusion == (try EventProof(whole[0]).inclusion))
                } == nil
            let isGrowth =
                refusal { () throws(NoteError) in
                    let proof = try GrowthProof(bytes)
                    _ = try proof.verify(from: made.first.checkpoint, keys: keys)
                    #expect(proof.consistency.hashes == growth.consistency.hashes)
                } == nil
            let isCheckpoint =
                refusal { () throws(NoteError) in
                    let signed = try SignedCheckpoint(bytes)
                    _ = try signed.note.attestations(by: keys)
                    let known = [made.first.checkpoint, made.second.checkpoint]
                    #expect(known.contains(signed.checkpoint))
                } == nil
            if isEvent || isGrowth || isCheckpoint { accepted += 1 } else { refused += 1 }
        }
        #expect(refused > 4_000)
        #expect(accepted > 1_000)
    }
}
