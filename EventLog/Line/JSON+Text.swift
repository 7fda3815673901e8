extension JSON {
    /// The largest number canonical text holds, and the smallest negated: every JSON reader
    /// keeps integers of this size exactly (RFC 8259 §6).
    public static let largestInteger: Int64 = 9_007_199_254_740_991

    /// How deep arrays and objects may stand in each other.
    ///
    /// A line of 65,535 bytes could otherwise nest so deep that reading it used up the stack.
    public static let depthLimit = 64

    /// The one canonical text: no white space, members in their order, escapes only where a
    /// string needs them.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public var canonicalText: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads canonical text; anything else, white space between members too, is damage.
    public init(canonical bytes: some Collection<UInt8>) throws(Damage) {
        let bytes = Array(bytes)
        var reader = JSONReader(bytes: bytes, range: 0..<bytes.count, allowsNull: true)
        try reader.checkText()
        self = try reader.value()
        try reader.expectEnd()
    }

    /// Writes the canonical text at the end of `bytes`.
    func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value):
            if value < 0 { bytes.append(UInt8(ascii: "-")) }
            JSON.append(value.magnitude, to: &bytes)
        case .string(let text): JSON.append(text, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSON.append(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Writes the digits of a number.
    static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        let start = bytes.count
        var rest = number
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// Writes a string with its quotes and the escapes it needs, and no others.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if needsEscapes(text.utf8.span) {
            appendEscaped(text, to: &bytes)
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscapes(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                return true
            }
        }
        return false
    }

    private static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [0x5C, byte])
            case 0x08: bytes.append(contentsOf: "\\b".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0C: bytes.append(contentsOf: "\\f".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Hexadecimal.digits[Int(byte >> 4)])
                bytes.append(Hexadecimal.digits[Int(byte & 0xF)])
            default: bytes.append(byte)
            }
        }
    }

    /// Whether nothing keeps this value out of a line, as far as can be told fast.
    ///
    /// Where it is false, ``obstacle(at:depth:)`` tells what does, if anything.
    func isPlain(depth: Int = 0) -> Bool {
        switch self {
        case .bool: return true
        case .null: return false
        case .integer(let value):
            return (-JSON.largestInteger...JSON.largestInteger).contains(value)
        case .string(let text): return text.isNormalized
        case .array(let values):
            guard depth < JSON.depthLimit else { return false }
            return values.allSatisfy { $0.isPlain(depth: depth + 1) }
        case .object(let members):
            // More members than this are compared faster by a set.
            guard depth < JSON.depthLimit, members.count <= 16 else { return false }
            for (index, member) in members.enumerated() {
                guard member.name.isNormalized, member.value.isPlain(depth: depth + 1),
                    !members[..<index].contains(where: { $0.name == member.name })
                else { return false }
            }
            return true
        }
    }

    /// What keeps this value out of a line; `nil` where nothing does.
    ///
    /// `path` names the value in the answer, for example `data.criterion.low`.
    func obstacle(at path: String, depth: Int = 0) -> String? {
        switch self {
        case .bool: return nil
        case .null: return "\(path) is null; leave the member out instead"
        case .integer(let value):
            guard !(-JSON.largestInteger...JSON.largestInteger).contains(value) else { return nil }
            return "\(path) is a number beyond ±(2^53−1); write it as a string"
        case .string(let text):
            return text.isNormalized ? nil : "\(path) is not in Unicode normalization form C"
        case .array(let values):
            guard depth < JSON.depthLimit else { return "\(path) is nested too deep" }
            for (index, value) in values.enumerated() {
                let obstacle = value.obstacle(at: "\(path)[\(index)]", depth: depth + 1)
                if let obstacle { return obstacle }
            }
            return nil
        case .object(let members):
            guard depth < JSON.depthLimit else { return "\(path) is nested too deep" }
            var names: Set<String> = []
            for member in members {
                let inner = "\(path).\(member.name)"
                guard names.insert(member.name).inserted else { return "\(inner) stands twice" }
                guard member.name.isNormalized else {
                    return "the name \(inner) is not in Unicode normalization form C"
                }
                let obstacle = member.value.obstacle(at: inner, depth: depth + 1)
                if let obstacle { return obstacle }
            }
            return nil
        }
    }
}
