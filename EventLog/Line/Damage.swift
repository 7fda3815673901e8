/// Why bytes are no line of the log: what was expected, what was found, and where in them.
public struct Damage: Error, Equatable, Sendable, CustomStringConvertible {
    /// In which way the bytes are wrong.
    public enum Kind: Equatable, Sendable {
        /// They stop before the line does; what is there is right so far.
        case endsEarly
        /// They are not the one canonical form of an event.
        case notCanonical
        /// They do not give the checksum they carry.
        case crcMismatch
        /// They are more than a line may have.
        case tooLong
    }

    /// In which way the bytes are wrong.
    public let kind: Kind
    /// What should have been there.
    public let expected: String
    /// What is there.
    public let found: String
    /// Where, counted in bytes from the start of the line.
    public let byteOffset: Int

    /// The damage at `byteOffset`.
    public init(_ kind: Kind, expected: String, found: String, byteOffset: Int) {
        self.kind = kind
        self.expected = expected
        self.found = found
        self.byteOffset = byteOffset
    }

    /// Expectation and finding in one sentence.
    public var description: String {
        "at byte \(byteOffset) expected \(expected), found \(found)"
    }
}
