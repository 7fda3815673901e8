import Testing

@testable import EventLog

/// Signed notes as c2sp.org/signed-note writes them; for each refusal an input that provokes it and
/// its exact message.
@Suite struct NoteTests {
    private static let published = """
        This is an example message.

        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """
    private static let publishedKey =
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    /// The keys of Go's `sumdb/note` documentation.
    private static let signerText =
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    private static let verifierText =
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    /// What Go's documentation shows that this key makes of this text (the message is in the text).
    private static let goNote = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """

    private func refusal(_ body: () throws(NoteError) -> Void) -> NoteError? {
        do throws(NoteError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    private func refusal(ofNote text: String, keys: [VerifierKey] = []) -> NoteError? {
        refusal { () throws(NoteError) in
            _ = try Note(Array(text.utf8)).attestations(by: keys)
        }
    }

    @Test func `The published note is verified by its published key`() throws {
        let key = try VerifierKey(NoteTests.publishedKey)
        #expect(key.description == NoteTests.publishedKey)
        let note = try Note(Array(NoteTests.published.utf8))
        #expect(note.text == "This is an example message.\n")
        #expect(try note.attestations(by: [key]).map(\.key) == [key])
        #expect(note.bytes == Array(NoteTests.published.utf8))
    }

    @Test func `A signature is the one that Go's program makes with the same key`() throws {
        let key = try SignerKey(NoteTests.signerText)
        #expect(key.verifier.description == NoteTests.verifierText)
        #expect(key.text == NoteTests.signerText)
        #expect("\(key)" == "PeterNeumann+c74f20a3")
        let text = String(NoteTests.goNote.prefix { $0 != "—" }.dropLast())
        var note = Note(unsigned: text)
        note.sign(with: key)
        #expect(note.bytes == Array(NoteTests.goNote.utf8))
    }

    @Test func `Every changed bit of a signed text or signature is refused`() throws {
        let key = try VerifierKey(NoteTests.publishedKey)
        let bytes = Array(NoteTests.published.utf8)
        let signatureStart = try #require(bytes.firstIndex(of: 0xE2)) + 4
        var refused = 0
        for place in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[place] ^= 1 << bit
                let isAccepted =
                    refusal { () throws(NoteError) in
                        _ = try Note(changed).attestations(by: [key])
                    } == nil
                // Base64 carries two bits no byte is made of, which Go's reader passes over too.
                let isUnusedBit = place == bytes.count - 3 && isAccepted
                #expect(!isAccepted || isUnusedBit, "byte \(place), bit \(bit)")
                if isUnusedBit { #expect(place > signatureStart) }
                refused += isAccepted ? 0 : 1
            }
        }
        #expect(refused >= bytes.count * 8 - 3)
    }

    @Test func `A generated key comes back from its text and signs for its verifier`() throws {
        let key = try SignerKey(generatedFor: "so-cai.example/2025")
        let again = try SignerKey(key.text + "\n")
        #expect(again.verifier == key.verifier)
        #expect(try VerifierKey(key.verifier.description) == key.verifier)
        var note = Note(unsigned: "văn bản\n\nhai đoạn\n")
        note.sign(with: again)
        #expect(try Note(note.bytes) == note)
        #expect(try note.attestations(by: [key.verifier]).map(\.key) == [key.verifier])
        let other = try SignerKey(generatedFor: "so-cai.example/2025")
        #expect(other.verifier.publicKey != key.verifier.publicKey)
    }

    @Test func `Keys that are not whole are refused with the reason`() throws {
        let malformed =
            "this is no key; a verifier key is NAME+ID+KEY, a signer key PRIVATE+KEY+NAME+ID+KEY"
        let cases: [(String, NoteError, String)] = [
            ("example.com/foo", .malformedKey, malformed),
            ("a+530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .malformedKey, malformed),
            ("a+530d903a+Aeky!Rrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .malformedKey, malformed),
            ("a+530d903a+", .malformedKey, malformed),
            (
                "a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .invalidName("a b"),
                "“a b” is no name of a key: it must be there, without spaces, plus or control "
                    + "characters"
            ),
            (
                "b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                .wrongKeyID(expected: 0xf40d_eda9, found: 0x530d_903a),
                "the key says its number is 530d903a, but its name and its bytes give f40deda9: it "
                    + "was not copied whole"
            ),
        ]
        for (text, error, message) in cases {
            let found = refusal { () throws(NoteError) in _ = try VerifierKey(text) }
            #expect(found == error, "\(text)")
            #expect(found?.description == message)
        }
        let signer = NoteTests.signerText
        for place in signer.indices where signer[place] != "=" {
            var changed = signer
            changed.replaceSubrange(place...place, with: signer[place] == "Z" ? "Y" : "Z")
            let found = refusal { () throws(NoteError) in _ = try SignerKey(changed) }
            #expect(found != nil, "\(changed)")
        }
        let name = "x"
        let bytes: [UInt8] = [0x02] + Array(repeating: 7, count: 32)
        let id = VerifierKey.text(ofID: VerifierKey.id(name: name, keyBytes: bytes))
        let found = refusal { () throws(NoteError) in
            _ = try VerifierKey("\(name)+\(id)+\(Base64.text(of: bytes))")
        }
        #expect(found == .unknownKeyKind(2))
        #expect(
            found?.description
                == "keys of kind 2 are not known; 1 is Ed25519, 4 an Ed25519 cosignature")
        #expect(
            refusal { () throws(NoteError) in _ = try SignerKey(generatedFor: "a+b") }
                == .invalidName("a+b"))
    }

    @Test func `What is no note is refused with the place`() {
        let line = "— a Uw2QOkn8srU=\n"
        let cases: [(String, NoteError, String)] = [
            ("", .unsigned, "there is no blank line with signatures behind it"),
            ("text\n", .unsigned, "there is no blank line with signatures behind it"),
            ("text\n\n", .unsigned, "there is no blank line with signatures behind it"),
            (
                "text\n\n— a Uw2QOkn8srU=", .unsigned,
                "there is no blank line with signatures behind it"
            ),
            ("text\n\n- a Uw2QOkn8srU=\n", .malformedSignature(line: 3), "line 3 is no signature"),
            ("text\n\n\(line)x\n", .malformedSignature(line: 4), "line 4 is no signature"),
            (
                "text\n\n— a b Uw2QOkn8srU=\n", .malformedSignature(line: 3),
                "line 3 is no signature"
            ),
            (
                "text\n\n— a+b Uw2QOkn8srU=\n", .malformedSignature(line: 3),
                "line 3 is no signature"
            ),
            ("text\n\n— a Uw2QOg==\n", .malformedSignature(line: 3), "line 3 is no signature"),
            ("text\n\n—  Uw2QOkn8srU=\n", .malformedSignature(line: 3), "line 3 is no signature"),
            (
                "te\txt\n\n\(line)", .notText(byteOffset: 2),
                "byte 2 is no UTF-8 text, or a control character"
            ),
            (
                "text\r\n\n\(line)", .notText(byteOffset: 4),
                "byte 4 is no UTF-8 text, or a control character"
            ),
            (
                "text\n\n" + String(repeating: line, count: 101), .tooManySignatures,
                "there are more than 100 signatures"
            ),
            (
                String(repeating: "x", count: 1_000_001), .tooLong(byteCount: 1_000_001),
                "a note of 1000001 bytes is not read; at most 1000000 are"
            ),
        ]
        for (text, error, message) in cases {
            let found = refusal(ofNote: text)
            #expect(found == error, "\(text.prefix(40))")
            #expect(found?.description == message)
        }
        let broken = refusal { () throws(NoteError) in _ = try Note([0x61, 0xFF, 0x0A]) }
        #expect(broken == .notText(byteOffset: 1))
        #expect(refusal(ofNote: "text\n\n" + String(repeating: line, count: 100)) == .unverified)
    }

    @Test func `Unknown keys are passed over, a wrong signature by a known one is not`() throws {
        let (one, two) = (
            try SignerKey(generatedFor: "one"), try SignerKey(generatedFor: "two")
        )
        var note = Note(unsigned: "text\n")
        note.sign(with: one)
        note.sign(with: two)
        #expect(try note.attestations(by: [two.verifier]).map(\.key) == [two.verifier])
        #expect(
            try note.attestations(by: [two.verifier, one.verifier]).map(\.key)
                == [one.verifier, two.verifier])
        let stranger = try SignerKey(generatedFor: "one").verifier
        let unverified = refusal { () throws(NoteError) in
            _ = try note.attestations(by: [stranger])
        }
        #expect(unverified == .unverified)
        #expect(unverified?.description == "no signature is by a key that is known")
        #expect(throws: NoteError.unverified) { try note.attestations(by: []) }

        var forged = Note(unsigned: "other text\n")
        for signature in note.signatures { forged.add(signature) }
        let bad = refusal { () throws(NoteError) in
            _ = try forged.attestations(by: [two.verifier])
        }
        #expect(bad == .badSignature(key: two.verifier.label))
        #expect(
            bad?.description
                == "the signature named after the key \(two.verifier.label) is not by that key: the "
                + "note was changed")
        // Also where another known key did sign it.
        forged.sign(with: one)
        #expect(throws: NoteError.badSignature(key: two.verifier.label)) {
            try forged.attestations(by: [one.verifier, two.verifier])
        }
    }

    /// Found by trying numbers until two gave the same key number.
    @Test func `Two keys that a signature cannot tell apart are refused`() throws {
        let keys = [8618, 82279].map { number in
            let bytes = stride(from: 24, through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: number >> $0)
            }
            return VerifierKey(
                name: "one", kind: .note, publicKey: [UInt8](repeating: 0, count: 28) + bytes)
        }
        #expect(keys[0].id == 0x2b5d_6bec)
        #expect(keys[1].id == 0x2b5d_6bec)
        var note = Note(unsigned: "text\n")
        note.add(
            Note.Signature(
                name: "one", keyID: 0x2b5d_6bec, bytes: [UInt8](repeating: 0, count: 64)))
        let found = refusal { () throws(NoteError) in _ = try note.attestations(by: keys) }
        #expect(found == .ambiguousKey("one+2b5d6bec"))
        #expect(found?.description == "two different keys are called one+2b5d6bec")
        // The same key twice is one key.
        #expect(throws: NoteError.badSignature(key: "one+2b5d6bec")) {
            try note.attestations(by: [keys[0], keys[0]])
        }
    }
}
