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
        var text = TextBuffer(capacity: 256)
        append(to: &text)
        return text.text
    }

    /// Reads canonical text; anything else, white space between members too, is damage.
    public init(canonical bytes: some Collection<UInt8>) throws(Damage) {
        let bytes = Array(bytes)
        var reader = JSONReader(bytes: bytes, range: 0..<bytes.count, allowsNull: true)
        try reader.checkText()
        self = try reader.value()
        try reader.expectEnd()
    }

    /// Writes the canonical text at the end of `text`, which is told where something more than the form of
    /// a text may keep this value out of a line.
    func append(to text: inout TextBuffer, depth: Int = 0) {
        switch self {
        case .null:
            text.doubt()
            text.append("null")
        case .bool(true): text.append("true")
        case .bool(false): text.append("false")
        case .integer(let value):
            if value.magnitude > JSON.largestInteger.magnitude { text.doubt() }
            if value < 0 { text.append(UInt8(ascii: "-")) }
            text.append(value.magnitude)
        case .string(let string): text.append(string: string)
        case .array(let values):
            if depth >= JSON.depthLimit { text.doubt() }
            text.append(UInt8(ascii: "["))
            for index in values.indices {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                values[index].append(to: &text, depth: depth + 1)
            }
            text.append(UInt8(ascii: "]"))
        case .object(let members):
            if depth >= JSON.depthLimit || JSON.mayRepeatNames(members) { text.doubt() }
            text.append(UInt8(ascii: "{"))
            for index in members.indices {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                text.append(string: members[index].name)
                text.append(UInt8(ascii: ":"))
                members[index].value.append(to: &text, depth: depth + 1)
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    /// Whether two members may have one name.
    private static func mayRepeatNames(_ members: [Member]) -> Bool {
        // More members than this are compared faster by a set.
        guard members.count <= 16 else { return true }
        for index in members.indices {
            for earlier in 0..<index
            where members[earlier].name.utf8.count == members[index].name.utf8.count
                && members[earlier].name == members[index].name
            {
                return true
            }
        }
        return false
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
