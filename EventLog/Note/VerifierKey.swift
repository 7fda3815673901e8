/// A public key under the name it signs by: `NAME+ID+KEY` of c2sp.org/signed-note.
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
    /// What a key signs.
    public enum Kind: UInt8, Sendable {
        /// The text of a note.
        case note = 0x01
        /// A checkpoint and the time at which it was seen (c2sp.org/tlog-cosignature).
        case cosignature = 0x04
    }

    /// The name it signs by.
    public let name: String
    /// What it signs.
    public let kind: Kind
    /// The 32 bytes of the Ed25519 public key.
    public let publicKey: [UInt8]
    /// The number by which signatures name it: the first 4 bytes of SHA-256(name ‖ U+000A ‖ kind ‖
    /// public key).
    public let id: UInt32

    init(name: String, kind: Kind, publicKey: [UInt8]) {
        precondition(publicKey.count == Ed25519.keyByteCount, "a public key has 32 bytes")
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        id = VerifierKey.id(name: name, keyBytes: [kind.rawValue] + publicKey)
    }

    /// Reads `NAME+ID+KEY`.
    ///
    /// - Throws: ``NoteError`` with `.malformedKey`, `.invalidName`, `.unknownKeyKind` or
    ///   `.wrongKeyID`.
    public init(_ text: some StringProtocol) throws(NoteError) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let written = VerifierKey.id(parts[1]),
            let bytes = Base64.bytes(parts[2]), let first = bytes.first
        else { throw .malformedKey }
        let name = String(parts[0])
        try VerifierKey.check(name: name)
        let id = VerifierKey.id(name: name, keyBytes: bytes)
        guard id == written else { throw .wrongKeyID(expected: id, found: written) }
        guard let kind = Kind(rawValue: first) else { throw .unknownKeyKind(first) }
        guard bytes.count == 1 + Ed25519.keyByteCount else { throw .malformedKey }
        self.init(name: name, kind: kind, publicKey: Array(bytes.dropFirst()))
    }

    /// The same public key under the same name, signing something else.
    ///
    /// What the two kinds sign can never be the same bytes: a cosigned text begins with
    /// `cosignature/v1`, and no checkpoint follows that line with `time`.
    public func signing(_ kind: Kind) -> VerifierKey {
        VerifierKey(name: name, kind: kind, publicKey: publicKey)
    }

    /// `NAME+ID+KEY`.
    public var description: String {
        "\(label)+\(Base64.text(of: [kind.rawValue] + publicKey))"
    }

    /// `NAME+ID`, which names the key without showing it.
    public var label: String { "\(name)+\(VerifierKey.text(ofID: id))" }

    /// Refuses a name that could not stand in a note.
    ///
    /// Spaces are those of Unicode's White_Space; of control characters Go's reader lets some be
    /// part of a name, but of no note.
    static func check(name: String) throws(NoteError) {
        let isValid =
            !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace
            }
        guard isValid else { throw .invalidName(name) }
    }

    /// The number written as 8 hexadecimal digits of either case; `nil` for any other text.
    static func id(_ text: some StringProtocol) -> UInt32? {
        let isNumber =
            text.utf8.count == 8
            && text.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        return isNumber ? UInt32(text, radix: 16) : nil
    }

    /// The number of a key as 8 hexadecimal digits.
    public static func text(ofID id: UInt32) -> String {
        let digits = stride(from: UInt32(28), through: 0, by: -4).map {
            Hexadecimal.digits[Int(id >> $0 & 0xF)]
        }
        return String(decoding: digits, as: UTF8.self)
    }

    static func id(name: String, keyBytes: [UInt8]) -> UInt32 {
        Hash(of: Array(name.utf8) + [UInt8(ascii: "\n")] + keyBytes).bytes.prefix(4)
            .reduce(0) { $0 << 8 | UInt32($1) }
    }
}
