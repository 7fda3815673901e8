/// A SHA-256 hash: 32 bytes.
public struct Hash: Hashable, Sendable, CustomStringConvertible {
    /// The bytes, eight to a word, the first one highest.
    private let words: SIMD4<UInt64>

    /// The hash whose bytes lie in memory as these words do.
    init(bigEndianWords words: SIMD4<UInt64>) {
        self.words = SIMD4(
            UInt64(bigEndian: words[0]), UInt64(bigEndian: words[1]),
            UInt64(bigEndian: words[2]), UInt64(bigEndian: words[3]))
    }

    /// Words that lie in memory as the bytes follow each other.
    var bigEndianWords: SIMD4<UInt64> {
        SIMD4(
            words[0].bigEndian, words[1].bigEndian, words[2].bigEndian, words[3].bigEndian)
    }

    /// The SHA-256 of these bytes.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public init(of bytes: [UInt8]) {
        var sha = SHA256()
        sha.update(bytes.span)
        self = sha.finish()
    }

    /// The hash these 32 bytes are; `nil` for any other number of them.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words = SIMD4<UInt64>()
        var iterator = bytes.makeIterator()
        for index in 0..<4 {
            var word: UInt64 = 0
            for _ in 0..<8 { word = word << 8 | UInt64(iterator.next() ?? 0) }
            words[index] = word
        }
        self.words = words
    }

    /// The hash written as 64 lower-case hexadecimal digits; `nil` for any other text.
    public init?(hex text: some StringProtocol) {
        let digits = text.utf8.compactMap(Hexadecimal.value(of:))
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        self.init(bytes: (0..<32).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] })
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// Writes the 32 bytes at the end of `bytes`.
    func append(to bytes: inout [UInt8]) {
        for word in 0..<4 {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: words[word] >> shift))
            }
        }
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String {
        let digits = bytes.flatMap {
            [Hexadecimal.digits[Int($0 >> 4)], Hexadecimal.digits[Int($0 & 0xF)]]
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Base64 with padding, as in a checkpoint (RFC 4648 §4).
    public var base64: String { Base64.text(of: bytes) }

    /// In how many characters of its base64 a root may be wrong to be called damaged or mistyped: of two
    /// unrelated ones about 43 of 44 differ.
    public static let nearnessLimit = 4

    /// Whether it is another hash, but written with almost the same characters.
    func isNearly(_ other: Hash) -> Bool {
        self != other
            && zip(base64.utf8, other.base64.utf8).count { $0 != $1 } <= Hash.nearnessLimit
    }

    /// The hexadecimal digits.
    public var description: String { hex }
}
