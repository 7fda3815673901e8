/// A private key under the name it signs by: `PRIVATE+KEY+NAME+ID+KEY` of the note format.
///
/// Whoever has its ``text`` can sign in its name.
public struct SignerKey: Sendable, CustomStringConvertible {
    /// The key by which its signatures are checked.
    public let verifier: VerifierKey
    private let seed: [UInt8]

    private init(name: String, kind: VerifierKey.Kind, seed: [UInt8]) {
        verifier = VerifierKey(name: name, kind: kind, publicKey: Ed25519.publicKey(of: seed))
        self.seed = seed
    }

    /// A new key that signs notes, from the random numbers of the operating system.
    ///
    /// - Throws: ``NoteError`` with `.invalidName`.
    public init(generatedFor name: String) throws(NoteError) {
        try VerifierKey.check(name: name)
        self.init(name: name, kind: .note, seed: Ed25519.makeSeed())
    }

    /// Reads `PRIVATE+KEY+NAME+ID+KEY`, with or without a line feed behind it.
    ///
    /// - Throws: ``NoteError`` with `.malformedKey`, `.invalidName`, `.unknownKeyKind` or
    ///   `.wrongKeyID`.
    public init(_ text: some StringProtocol) throws(NoteError) {
        let line = text.hasSuffix("\n") ? text.dropLast() : text[...]
        let parts = line.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY",
            let written = VerifierKey.id(parts[3]), let bytes = Base64.bytes(parts[4]),
            let first = bytes.first
        else { throw .malformedKey }
        let name = String(parts[2])
        try VerifierKey.check(name: name)
        guard let kind = VerifierKey.Kind(rawValue: first) else { throw .unknownKeyKind(first) }
        guard bytes.count == 1 + Ed25519.keyByteCount else { throw .malformedKey }
        self.init(name: name, kind: kind, seed: Array(bytes.dropFirst()))
        guard verifier.id == written else {
            throw .wrongKeyID(expected: verifier.id, found: written)
        }
    }

    /// `PRIVATE+KEY+NAME+ID+KEY`: what must be kept secret.
    public var text: String {
        "PRIVATE+KEY+\(verifier.label)+\(Base64.text(of: [verifier.kind.rawValue] + seed))"
    }

    /// `NAME+ID`: a key that is shown by mistake gives nothing away.
    public var description: String { verifier.label }

    /// The same private key under the same name, signing something else.
    public func signing(_ kind: VerifierKey.Kind) -> SignerKey {
        SignerKey(name: verifier.name, kind: kind, seed: seed)
    }

    /// The signature of these bytes.
    func signature(of message: [UInt8]) -> [UInt8] {
        Ed25519.signature(of: message, seed: seed)
    }
}
