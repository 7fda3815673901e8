/// Reads canonical JSON from a range of bytes, from left to right, and nothing that is not canonical.
///
/// It can walk over a value without building it (`builds` false): the same checks, no allocation.
struct JSONReader {
    let bytes: [UInt8]
    let start: Int
    let end: Int
    let allowsNull: Bool
    var builds = true
    /// Whether no string can fail to be NFC, as found by ``checkText()``.
    var isPlain = false
    var offset: Int
    private var depth = 0

    init(bytes: [UInt8], range: Range<Int>, allowsNull: Bool) {
        self.bytes = bytes
        start = range.lowerBound
        end = range.upperBound
        offset = range.lowerBound
        self.allowsNull = allowsNull
    }

    /// The damage here: `endsEarly` where the bytes stop here.
    func damage(expected: String) -> Damage {
        guard offset < end else {
            return Damage(
                .endsEarly, expected: expected, found: "the end", byteOffset: offset - start)
        }
        return damage(expected: expected, found: JSONReader.name(of: bytes[offset]))
    }

    func damage(expected: String, found: String) -> Damage {
        Damage(.notCanonical, expected: expected, found: found, byteOffset: offset - start)
    }

    static func name(of byte: UInt8) -> String {
        (0x21...0x7E).contains(byte)
            ? String(UnicodeScalar(byte))
            : "byte 0x" + String(byte >> 4, radix: 16) + String(byte & 0xF, radix: 16)
    }

    /// Checks that all bytes are UTF-8, and finds out whether they can fail to be NFC.
    mutating func checkText() throws(Damage) {
        let text: UTF8Span
        do {
            text = try UTF8Span(validating: bytes.span.extracting(start..<end))
        } catch {
            offset = start + error.byteOffsets.lowerBound
            throw damage(expected: "UTF-8")
        }
        if text.isKnownASCII {
            isPlain = true
            return
        }
        for index in start..<end where bytes[index] >= Normalization.firstDoubtfulByte {
            // U+1EA0 … U+1EF9, the Vietnamese letters, are E1 BA A0 … E1 BB B9.
            guard bytes[index] == 0xE1, index + 2 < end,
                bytes[index + 1] == 0xBA && bytes[index + 2] >= 0xA0
                    || bytes[index + 1] == 0xBB && bytes[index + 2] <= 0xB9
            else { return }
        }
        isPlain = true
    }

    mutating func expectEnd() throws(Damage) {
        guard offset == end else { throw damage(expected: "the end") }
    }

    mutating func expect(_ text: StaticString) throws(Damage) {
        // A static string's bytes live as long as the program.
        let wanted = unsafe UnsafeBufferPointer(
            start: text.utf8Start, count: text.utf8CodeUnitCount)
        for index in 0..<text.utf8CodeUnitCount {
            // The index stays below the count of the static string.
            guard offset < end, unsafe bytes[offset] == wanted[index] else {
                throw damage(expected: "\(text)")
            }
            offset += 1
        }
    }

    /// Whether `text` comes next; if so it is passed over.
    ///
    /// Where the bytes stop inside it, they are a beginning and not another text.
    mutating func take(_ text: StaticString) throws(Damage) -> Bool {
        // A static string's bytes live as long as the program.
        let wanted = unsafe UnsafeBufferPointer(
            start: text.utf8Start, count: text.utf8CodeUnitCount)
        for index in 0..<text.utf8CodeUnitCount {
            guard offset + index < end else {
                offset = end
                throw damage(expected: "\(text)")
            }
            // The index stays below the count of the static string.
            guard unsafe bytes[offset + index] == wanted[index] else { return false }
        }
        offset += text.utf8CodeUnitCount
        return true
    }

    /// Whether `byte` comes next; if so it is passed over.
    mutating func take(_ byte: UInt8) -> Bool {
        guard offset < end, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    /// The value that comes next; `.null` where nothing is built.
    mutating func value() throws(Damage) -> JSON {
        guard offset < end else { throw damage(expected: "a value") }
        switch bytes[offset] {
        case UInt8(ascii: "\""):
            let text = try string()
            return builds ? .string(text) : .null
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .integer(try integer())
        case UInt8(ascii: "t"):
            try expect("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try expect("false")
            return .bool(false)
        case UInt8(ascii: "n") where allowsNull:
            try expect("null")
            return .null
        default: throw damage(expected: "a value")
        }
    }

    /// A whole number within ±(2^53−1), without leading zeros, sign of zero or fraction.
    mutating func integer() throws(Damage) -> Int64 {
        let first = offset
        let isNegative = take(UInt8(ascii: "-"))
        let firstDigit = offset
        var number: Int64 = 0
        while offset < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) {
            guard offset == firstDigit || number > 0 else {
                throw damage(expected: "no leading zero")
            }
            number = number * 10 + Int64(bytes[offset] - UInt8(ascii: "0"))
            guard number <= JSON.largestInteger else {
                offset = first
                throw damage(expected: "a number within ±(2^53−1)", found: "a larger one")
            }
            offset += 1
        }
        guard offset > firstDigit else { throw damage(expected: "a digit") }
        guard !isNegative || number > 0 else {
            offset = first
            throw damage(expected: "0", found: "-0")
        }
        return isNegative ? -number : number
    }

    private mutating func array() throws(Damage) -> JSON {
        try enter()
        var values: [JSON] = []
        if !take(UInt8(ascii: "]")) {
            repeat {
                let value = try value()
                if builds { values.append(value) }
            } while take(UInt8(ascii: ","))
            try expect("]")
        }
        depth -= 1
        return builds ? .array(values) : .null
    }

    private mutating func object() throws(Damage) -> JSON {
        try enter()
        var members: [JSON.Member] = []
        var names: [ArraySlice<UInt8>] = []
        if !take(UInt8(ascii: "}")) {
            repeat {
                let first = offset
                let name = try string()
                let nameBytes = bytes[first..<offset]
                guard !names.contains(nameBytes) else {
                    let text = String(decoding: nameBytes, as: UTF8.self)
                    offset = first
                    throw damage(expected: "each member once", found: "\(text) again")
                }
                names.append(nameBytes)
                try expect(":")
                let value = try value()
                if builds { members.append(JSON.Member(name, value)) }
            } while take(UInt8(ascii: ","))
            try expect("}")
        }
        depth -= 1
        return builds ? .object(members) : .null
    }

    /// Passes the bracket that opens an array or an object, unless too many are open.
    private mutating func enter() throws(Damage) {
        guard depth < JSON.depthLimit else {
            throw damage(expected: "at most \(JSON.depthLimit) levels", found: "one more")
        }
        depth += 1
        offset += 1
    }
}
