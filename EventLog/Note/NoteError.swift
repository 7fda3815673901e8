/// Why a key, a note, a checkpoint or a proof file is not accepted.
public enum NoteError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A name that no key may bear.
    case invalidName(String)
    /// A key that is not written as keys are.
    case malformedKey
    /// A key of a kind this library does not know.
    case unknownKeyKind(UInt8)
    /// A key whose number is not the one its name and its bytes give.
    case wrongKeyID(expected: UInt32, found: UInt32)
    /// Two different keys of the same name and number.
    case ambiguousKey(String)
    /// A note with more bytes than are read.
    case tooLong(byteCount: Int)
    /// A byte that is no part of UTF-8 text, or a control character.
    case notText(byteOffset: Int)
    /// A note without a blank line and signatures behind it.
    case unsigned
    /// A line behind the blank line that is no signature.
    case malformedSignature(line: Int)
    /// More signatures than are read.
    case tooManySignatures
    /// A signature that names a known key and is not by it.
    case badSignature(key: String)
    /// No signature is by a known key.
    case unverified
    /// A text that is no checkpoint, and what is wrong with it.
    case notACheckpoint(Checkpoint.Fault)
    /// A checkpoint of another log.
    case otherOrigin(expected: String, found: String)
    /// A key that does not bear the name of the log it shall sign for.
    case otherSigner(expected: String, found: String)
    /// A key that makes cosignatures only and shall sign for a log.
    case cosignerOnly(String)
    /// A checkpoint smaller than one the witness has cosigned.
    case olderThanCosigned(size: UInt64)
    /// A text that is no proof file, and in which line.
    case malformedProof(line: Int)
    /// A proof that does not prove what it should.
    case wrongProof(ProofError)

    /// What is wrong, in English.
    public var description: String {
        switch self {
        case .invalidName(let name):
            "“\(name)” is no name of a key: it must be there, without spaces, plus or control "
                + "characters"
        case .malformedKey:
            "this is no key; a verifier key is NAME+ID+KEY, a signer key PRIVATE+KEY+NAME+ID+KEY"
        case .unknownKeyKind(let kind):
            "keys of kind \(kind) are not known; 1 is Ed25519, 4 an Ed25519 cosignature"
        case .wrongKeyID(let expected, let found):
            "the key says its number is \(VerifierKey.text(ofID: found)), but its name and its "
                + "bytes give \(VerifierKey.text(ofID: expected)): it was not copied whole"
        case .ambiguousKey(let key): "two different keys are called \(key)"
        case .tooLong(let byteCount):
            "a note of \(byteCount) bytes is not read; at most \(Note.byteLimit) are"
        case .notText(let byteOffset):
            "byte \(byteOffset) is no UTF-8 text, or a control character"
        case .unsigned: "there is no blank line with signatures behind it"
        case .malformedSignature(let line): "line \(line) is no signature"
        case .tooManySignatures: "there are more than \(Note.signatureLimit) signatures"
        case .badSignature(let key):
            "the signature named after the key \(key) is not by that key: the note was changed"
        case .unverified: "no signature is by a key that is known"
        case .notACheckpoint(let fault): "this is no checkpoint: \(fault)"
        case .otherOrigin(let expected, let found):
            "this is a checkpoint of “\(found)”, not of “\(expected)”"
        case .otherSigner(let expected, let found):
            "the key is called “\(found)”; checkpoints of this log are signed by a key called "
                + "“\(expected)”"
        case .cosignerOnly(let key): "the key \(key) makes cosignatures only"
        case .olderThanCosigned(let size):
            "this witness has cosigned a checkpoint of \(size) events: it cosigns no smaller one"
        case .malformedProof(let line): "line \(line) does not belong in a proof file"
        case .wrongProof(let error): error.description
        }
    }
}
