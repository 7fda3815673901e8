/// Base64 with padding (RFC 4648 §4).
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let padding = UInt8(ascii: "=")

    /// The text that stands for these bytes.
    static func text(of bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            digits += [18, 12, 6, 0].prefix(group.count + 1).map { alphabet[bits >> $0 & 0x3F] }
            digits += repeatElement(padding, count: 3 - group.count)
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The bytes that a text stands for; `nil` where it is no base64.
    ///
    /// As Go's decoder it lets bits pass that no byte is made of (RFC 4648 §3.5), so that
    /// signatures are read just as other readers of notes read them.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 4) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 4) {
            let isLast = start + 4 == digits.count
            let group = digits[start..<start + 4]
            let padded = isLast ? group.reversed().prefix(2).prefix { $0 == padding }.count : 0
            var bits = 0
            for digit in group.dropLast(padded) {
                guard let value = value(of: digit) else { return nil }
                bits = bits << 6 | value
            }
            bits <<= 6 * padded
            bytes += [16, 8, 0].dropLast(padded).map { UInt8(truncatingIfNeeded: bits >> $0) }
        }
        return bytes
    }

    private static func value(of digit: UInt8) -> Int? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(digit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(digit - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(digit - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}

extension Hash {
    /// The hash that this base64 stands for; `nil` for any but the one text that ``base64`` gives.
    public init?(base64 text: some StringProtocol) {
        guard let bytes = Base64.bytes(text), let hash = Hash(bytes: bytes), hash.base64 == text
        else { return nil }
        self = hash
    }
}
