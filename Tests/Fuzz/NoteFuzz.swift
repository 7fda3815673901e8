@testable import EventLog

/// The readers of notes, checkpoints, keys and proof files: what they accept means the same when it is
/// written and read again, and nothing that was not signed is taken for signed.
@c(LLVMFuzzerTestOneInput)
public func fuzzNote(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    checkNote(bytes)
    checkEventProof(bytes)
    checkGrowthProof(bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    if text.utf8.elementsEqual(bytes) {
        checkVerifierKey(text, triesAgain: true)
        checkSignerKey(text, triesAgain: true)
    }
    return 0
}

/// The keys of Go's `sumdb/note` documentation, as the corpus uses them.
private let keys: [VerifierKey] = {
    do {
        let key = try SignerKey(
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
        return [key.verifier, key.signing(.cosignature).verifier]
    } catch {
        report("the published key is one: \(error)")
    }
}()

/// What must be accepted, as it was accepted once.
private func again<Value>(_ body: () throws(NoteError) -> Value) -> Value {
    do {
        return try body()
    } catch {
        report("what is written can be read again: \(error)")
    }
}

private func checkNote(_ bytes: [UInt8]) {
    do {
        let note = try Note(bytes)
        let reread = again { () throws(NoteError) in try Note(note.bytes) }
        expect(reread == note, "a note is read as it was written")
        // Base64 has bits that no byte is made of, which Go's reader passes over too.
        expect(note.bytes.count == bytes.count, "an accepted note is canonical")
        expect(bytes.starts(with: note.text.utf8), "nothing stands before the text")
        let signed = try SignedCheckpoint(bytes)
        expect(
            signed.note == note && signed.checkpoint.text.utf8.elementsEqual(note.text.utf8),
            "an accepted checkpoint is canonical")
        _ = try note.attestations(by: keys)
    } catch {
        expect(!"\(error)".isEmpty, "a refusal says why")
    }
}

private func checkEventProof(_ bytes: [UInt8]) {
    do {
        let proof = try EventProof(bytes)
        let reread = again { () throws(NoteError) in try EventProof(proof.bytes) }
        expect(
            reread == proof && proof.bytes.count == bytes.count, "an accepted proof is canonical")
        let origin = proof.checkpoint.checkpoint.origin
        _ = try proof.verify(line: Array("a line".utf8), origin: origin, keys: keys)
        report("nobody proved this line")
    } catch {
        expect(!"\(error)".isEmpty, "a refusal says why")
    }
}

private func checkGrowthProof(_ bytes: [UInt8]) {
    do {
        let proof = try GrowthProof(bytes)
        let reread = again { () throws(NoteError) in try GrowthProof(proof.bytes) }
        expect(
            reread == proof && proof.bytes.count == bytes.count, "an accepted proof is canonical")
        let new = proof.checkpoint.checkpoint
        let old = try Checkpoint(
            origin: new.origin, size: proof.consistency.oldSize, root: Hash(ofLeaf: [0]))
        _ = try proof.verify(from: old, keys: keys)
        expect(old.size == new.size && old.root == new.root, "nothing grew from this root")
    } catch {
        expect(!"\(error)".isEmpty, "a refusal says why")
    }
}

private func checkVerifierKey(_ text: String, triesAgain: Bool) {
    do {
        let key = try VerifierKey(text)
        let reread = again { () throws(NoteError) in try VerifierKey(key.description) }
        expect(reread == key, "a key is read as it was written")
        expect(key.description.utf8.count == text.utf8.count, "a key has one length")
    } catch .wrongKeyID(let expected, _) where triesAgain {
        checkVerifierKey(replacing(part: 1, of: text, by: expected), triesAgain: false)
    } catch {
        expect(!"\(error)".isEmpty, "a refusal says why")
    }
}

private func checkSignerKey(_ text: String, triesAgain: Bool) {
    do {
        let key = try SignerKey(text)
        let reread = again { () throws(NoteError) in try SignerKey(key.text) }
        expect(reread.text == key.text, "a key is read as it was written")
        let message = Array("a message\n".utf8)
        expect(
            Ed25519.verifies(
                key.signature(of: message), of: message, publicKey: key.verifier.publicKey),
            "what a key signs its verifier accepts")
    } catch .wrongKeyID(let expected, _) where triesAgain {
        checkSignerKey(replacing(part: 3, of: text, by: expected), triesAgain: false)
    } catch {
        expect(!"\(error)".isEmpty, "a refusal says why")
    }
}

/// The key with the number it should have.
private func replacing(part: Int, of text: String, by id: UInt32) -> String {
    var parts = text.split(
        separator: "+", maxSplits: part + 1, omittingEmptySubsequences: false
    ).map(String.init)
    parts[part] = VerifierKey.text(ofID: id)
    return parts.joined(separator: "+")
}
