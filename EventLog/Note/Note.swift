/// A text and the signatures beneath it, as c2sp.org/signed-note and Go's `sumdb/note` write them.
///
/// A parsed note is not yet a trusted one: only ``attestations(by:)`` checks signatures.
public struct Note: Equatable, Sendable {
    /// One signature line.
    public struct Signature: Hashable, Sendable {
        /// The name of the key it is said to be by.
        public let name: String
        /// The number of that key.
        public let keyID: UInt32
        /// What the key made of the text.
        public let bytes: [UInt8]
    }

    /// How many bytes a note that is read may have.
    ///
    /// Go's `tlog.ParseTree` reads as many; the format asks for a limit (signed-note, "Format").
    public static let byteLimit = 1_000_000

    /// How many signatures are read, as in Go's `note.Open`.
    public static let signatureLimit = 100

    /// What is signed, its last line feed included.
    public let text: String
    /// The signature lines in their order.
    public internal(set) var signatures: [Signature]

    /// A note that nobody has signed yet.
    init(unsigned text: String) {
        precondition(text.hasSuffix("\n"), "the text of a note ends with a line feed")
        self.text = text
        signatures = []
    }

    /// Reads a note; its signatures are not checked.
    ///
    /// - Throws: ``NoteError`` with `.tooLong`, `.notText`, `.unsigned`, `.malformedSignature` or
    ///   `.tooManySignatures`.
    /// - Complexity: O(*n*) in the number of bytes.
    public init(_ bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Note.byteLimit else { throw .tooLong(byteCount: bytes.count) }
        try Note.checkText(bytes)
        let feed = UInt8(ascii: "\n")
        // The text may hold blank lines itself: the last one ends it.
        guard
            let blank = bytes.indices.dropLast().last(where: {
                bytes[$0] == feed && bytes[$0 + 1] == feed
            }), bytes.last == feed, blank + 2 < bytes.count
        else { throw .unsigned }
        text = String(decoding: bytes[...blank], as: UTF8.self)
        let block = bytes[(blank + 2)...].dropLast()
        let lines = block.split(separator: feed, omittingEmptySubsequences: false)
        let firstLine = bytes[..<(blank + 2)].count { $0 == feed } + 1
        guard lines.count <= Note.signatureLimit else { throw .tooManySignatures }
        var signatures: [Signature] = []
        for (number, line) in lines.enumerated() {
            guard let signature = Note.signature(String(decoding: line, as: UTF8.self)) else {
                throw .malformedSignature(line: firstLine + number)
            }
            signatures.append(signature)
        }
        self.signatures = signatures
    }

    /// The note as it is passed on.
    public var bytes: [UInt8] {
        var note = text + "\n"
        for signature in signatures {
            let id = stride(from: UInt32(24), through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: signature.keyID >> $0)
            }
            note += "\(Note.dash)\(signature.name) \(Base64.text(of: id + signature.bytes))\n"
        }
        return Array(note.utf8)
    }

    /// What a signature line begins with: U+2014 and a space.
    private static let dash = "\u{2014} "

    private static func signature(_ line: String) -> Signature? {
        guard line.unicodeScalars.starts(with: dash.unicodeScalars) else { return nil }
        let parts = line.unicodeScalars.dropFirst(2)
            .split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = Base64.bytes(String(parts[1])), bytes.count >= 5
        else { return nil }
        let name = String(parts[0])
        do {
            try VerifierKey.check(name: name)
        } catch {
            return nil
        }
        return Signature(
            name: name, keyID: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
            bytes: Array(bytes.dropFirst(4)))
    }

    /// Refuses what is no UTF-8 text, and control characters other than the line feed.
    static func checkText(_ bytes: [UInt8]) throws(NoteError) {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw .notText(byteOffset: error.byteOffsets.lowerBound)
        }
        let control = bytes.firstIndex { $0 < 0x20 && $0 != UInt8(ascii: "\n") }
        if let control { throw .notText(byteOffset: control) }
    }
}
