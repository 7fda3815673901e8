extension JSONReader {
    /// The string that comes next; empty where nothing is built and nothing needs a look at it.
    mutating func string() throws(Damage) -> String {
        try expect("\"")
        let first = offset
        var hasEscapes = false
        while offset < end, bytes[offset] != UInt8(ascii: "\"") {
            if bytes[offset] == UInt8(ascii: "\\") {
                hasEscapes = true
                try checkEscape()
            } else {
                guard bytes[offset] >= 0x20 else {
                    throw damage(expected: "an escaped control character")
                }
                offset += 1
            }
        }
        let content = first..<offset
        try expect("\"")
        guard builds || !isPlain else { return "" }
        let text = String(
            decoding: hasEscapes ? JSONReader.unescaped(bytes, content)[...] : bytes[content],
            as: UTF8.self)
        guard isPlain || text.isNormalized else {
            offset = first
            throw damage(expected: "text in Unicode normalization form C", found: "another form")
        }
        return text
    }

    /// Passes one escape, which must be the one the writer uses for its character.
    private mutating func checkEscape() throws(Damage) {
        offset += 1
        guard offset < end else { throw damage(expected: "an escape") }
        switch bytes[offset] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"),
            UInt8(ascii: "n"), UInt8(ascii: "f"), UInt8(ascii: "r"):
            offset += 1
        case UInt8(ascii: "u"):
            offset += 1
            try expect("00")
            guard offset < end,
                bytes[offset] == UInt8(ascii: "0") || bytes[offset] == UInt8(ascii: "1")
            else { throw damage(expected: "a control character") }
            let high = bytes[offset] - UInt8(ascii: "0")
            offset += 1
            guard offset < end, let low = Hexadecimal.value(of: bytes[offset]) else {
                throw damage(expected: "a lower-case hexadecimal digit")
            }
            guard ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(high << 4 | low) else {
                throw damage(expected: "the short escape", found: "the long one")
            }
            offset += 1
        default: throw damage(expected: "an escape")
        }
    }

    /// The bytes that checked escapes stand for.
    static func unescaped(_ bytes: [UInt8], _ content: Range<Int>) -> [UInt8] {
        var text: [UInt8] = []
        var index = content.lowerBound
        while index < content.upperBound {
            guard bytes[index] == UInt8(ascii: "\\") else {
                text.append(bytes[index])
                index += 1
                continue
            }
            let letter = bytes[index + 1]
            index += 2
            switch letter {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "u"):
                let digits = bytes[index + 2..<index + 4].compactMap(Hexadecimal.value(of:))
                text.append(digits[0] << 4 | digits[1])
                index += 4
            default: text.append(letter)
            }
        }
        return text
    }
}
