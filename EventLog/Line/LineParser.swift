/// Bytes → the members of a line, without building one of them: accepts only lines that ``LineReader``
/// accepts, and says nothing of why others are none.
///
/// It reads lines that end in a line feed from bytes that end in one: no string goes on beyond it, as no
/// string holds one, so that reading stops there.
package struct LineParser: Sendable {
    /// Where the members of a line lie in the bytes it was read from, texts without their quotes.
    package struct Members: Sendable {
        package let position: UInt64
        let at: Instant
        let by: Range<Int>
        package let stream: Range<Int>
        let revision: UInt64
        let key: Range<Int>?
        package let type: Range<Int>
        package let data: Range<Int>
        /// The value by which its payload cites evidence.
        let evidence: Range<Int>?
        let more: Bool
        let signature: Range<Int>?
        /// The line, without its line feed.
        let range: Range<Int>
    }

    private var offset = 0
    private var depth = 0
    /// The names of the members of the objects that are open.
    private var names: [Range<Int>] = []
    private var evidence: Range<Int>?
    /// Whether a letter was seen of which only the tables of Unicode can say whether it is NFC.
    private var isDoubtful = false

    /// A parser of any number of lines.
    package init() {}

    /// The members of the line that begins at `start`; `nil` where none that is intact does.
    package mutating func members(in bytes: [UInt8], from start: Int) -> Members? {
        let span = bytes.span
        precondition(span[span.count - 1] == UInt8(ascii: "\n"), "the bytes end in a line feed")
        offset = start
        depth = 0
        names.removeAll(keepingCapacity: true)
        evidence = nil
        isDoubtful = false
        guard let members = line(span), members.range.count <= LineWriter.byteLimit else {
            return nil
        }
        guard !isDoubtful || LineParser.isIntact(bytes, members.range) else { return nil }
        return members
    }

    private static func isIntact(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        do {
            _ = try LineReader.readLine(in: bytes, range, whole: false)
            return true
        } catch {
            // What is wrong with it is found out by those who tell of it.
            return false
        }
    }

    private mutating func line(_ bytes: Span<UInt8>) -> Members? {
        let start = offset
        guard take("{\"seq\":", bytes), let position = number(bytes), take(",\"at\":\"", bytes),
            let at = instant(bytes), take("\",\"by\":", bytes), let by = text(bytes),
            take(",\"stream\":", bytes), let stream = text(bytes),
            take(",\"rev\":", bytes), let revision = number(bytes)
        else { return nil }
        var key: Range<Int>?
        if take(",\"key\":", bytes) {
            guard let text = text(bytes) else { return nil }
            key = text
        }
        guard take(",\"type\":", bytes), let type = text(bytes), take(",\"data\":", bytes) else {
            return nil
        }
        let payload = offset
        guard object(bytes) else { return nil }
        let data = payload..<offset
        let more = take(",\"more\":true", bytes)
        var signature: Range<Int>?
        if take(",\"sig\":", bytes) {
            guard let text = text(bytes) else { return nil }
            signature = text
        }
        let split = offset
        guard take(",\"crc\":\"", bytes), let sum = checksum(bytes), take("\"}", bytes),
            bytes[offset] == UInt8(ascii: "\n")
        else { return nil }
        var crc = CRC32C()
        crc.update(bytes.extracting(start..<split))
        guard crc.value == sum else { return nil }
        return Members(
            position: position, at: at, by: by, stream: stream, revision: revision, key: key,
            type: type, data: data, evidence: evidence, more: more, signature: signature,
            range: start..<offset)
    }

    /// Whether `text` comes next; if so it is passed over.
    private mutating func take(_ text: StaticString, _ bytes: Span<UInt8>) -> Bool {
        let count = text.utf8CodeUnitCount
        guard offset + count <= bytes.count else { return false }
        // A static string's bytes live as long as the program, and are as many as it says.
        let wanted = unsafe UnsafeBufferPointer(start: text.utf8Start, count: count)
        for index in 0..<count {
            // The index stays below the count of the static string.
            guard unsafe bytes[offset + index] == wanted[index] else { return false }
        }
        offset += count
        return true
    }

    /// A number from 0 to 2^53−1, without leading zeros.
    private mutating func number(_ bytes: Span<UInt8>) -> UInt64? {
        let first = offset
        var number: UInt64 = 0
        while let digit = LineParser.digit(bytes[offset]) {
            // Sixteen digits hold the largest number, and do not overflow.
            guard offset - first < LedgerFolder.positionWidth else { return nil }
            number = number * 10 + digit
            offset += 1
        }
        let hasLeadingZero = bytes[first] == UInt8(ascii: "0") && offset - first > 1
        guard offset > first, !hasLeadingZero, number <= UInt64(JSON.largestInteger) else {
            return nil
        }
        return number
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        let digit = byte &- UInt8(ascii: "0")
        return digit < 10 ? UInt64(digit) : nil
    }

    private mutating func instant(_ bytes: Span<UInt8>) -> Instant? {
        let end = offset + Instant.byteCount
        guard end <= bytes.count, let instant = Instant(utf8: bytes.extracting(offset..<end)) else {
            return nil
        }
        offset = end
        return instant
    }

    private mutating func checksum(_ bytes: Span<UInt8>) -> UInt32? {
        guard offset + 8 <= bytes.count else { return nil }
        var sum: UInt32 = 0
        for index in offset..<offset + 8 {
            guard let digit = Hexadecimal.value(of: bytes[index]) else { return nil }
            sum = sum << 4 | UInt32(digit)
        }
        offset += 8
        return sum
    }

    /// A string that is not empty: where its content lies.
    private mutating func text(_ bytes: Span<UInt8>) -> Range<Int>? {
        guard let content = string(bytes), !content.isEmpty else { return nil }
        return content
    }

    private static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }
}

extension LineParser {
    /// Passes the value that comes next.
    private mutating func value(_ bytes: Span<UInt8>) -> Bool {
        switch bytes[offset] {
        case UInt8(ascii: "\""): string(bytes) != nil
        case UInt8(ascii: "{"): object(bytes)
        case UInt8(ascii: "["): array(bytes)
        case UInt8(ascii: "t"): take("true", bytes)
        case UInt8(ascii: "f"): take("false", bytes)
        case UInt8(ascii: "-"): integerBelowZero(bytes)
        default: number(bytes) != nil
        }
    }

    private mutating func integerBelowZero(_ bytes: Span<UInt8>) -> Bool {
        offset += 1
        return number(bytes).map { $0 > 0 } ?? false
    }

    private mutating func array(_ bytes: Span<UInt8>) -> Bool {
        guard enter() else { return false }
        if !takeByte(UInt8(ascii: "]"), bytes) {
            repeat {
                guard value(bytes) else { return false }
            } while takeByte(UInt8(ascii: ","), bytes)
            guard takeByte(UInt8(ascii: "]"), bytes) else { return false }
        }
        depth -= 1
        return true
    }

    private mutating func object(_ bytes: Span<UInt8>) -> Bool {
        guard bytes[offset] == UInt8(ascii: "{"), enter() else { return false }
        let first = names.count
        if !takeByte(UInt8(ascii: "}"), bytes) {
            repeat {
                guard let name = string(bytes), isNew(name, since: first, bytes) else {
                    return false
                }
                names.append(name)
                guard takeByte(UInt8(ascii: ":"), bytes) else { return false }
                let start = offset
                guard value(bytes) else { return false }
                if depth == 1, LineParser.isEvidence(bytes, name) { evidence = start..<offset }
            } while takeByte(UInt8(ascii: ","), bytes)
            guard takeByte(UInt8(ascii: "}"), bytes) else { return false }
        }
        names.removeLast(names.count - first)
        depth -= 1
        return true
    }

    /// Passes the bracket that opens an array or an object, unless too many are open.
    private mutating func enter() -> Bool {
        guard depth < JSON.depthLimit else { return false }
        depth += 1
        offset += 1
        return true
    }

    private func isNew(_ name: Range<Int>, since first: Int, _ bytes: Span<UInt8>) -> Bool {
        for index in first..<names.count where names[index].count == name.count {
            let other = bytes.extracting(names[index])
            if LineParser.areEqual(bytes.extracting(name), other) { return false }
        }
        return true
    }

    private static let evidenceName = Array("evidence".utf8)

    private static func isEvidence(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
        let wanted = evidenceName.span
        return name.count == wanted.count && areEqual(wanted, bytes.extracting(name))
    }

    /// Whether this byte comes next; if so it is passed over.
    private mutating func takeByte(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        guard bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    /// Passes the string that comes next and answers where its content lies.
    private mutating func string(_ bytes: Span<UInt8>) -> Range<Int>? {
        guard takeByte(UInt8(ascii: "\""), bytes) else { return nil }
        let first = offset
        var index = offset
        while true {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte == UInt8(ascii: "\"") { break }
                guard byte >= 0x20 else { return nil }
                guard byte == UInt8(ascii: "\\") else {
                    index += 1
                    continue
                }
                guard let length = LineParser.escapeLength(bytes, at: index) else { return nil }
                index += length
            } else {
                index += letterLength(bytes, at: index)
            }
        }
        offset = index + 1
        return first..<index
    }

    /// How many bytes the letter beyond ASCII has that begins here.
    ///
    /// UTF-8 that is not plainly the NFC of a Latin or Vietnamese letter is doubtful, be it UTF-8 or not.
    private mutating func letterLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        let next = bytes[index + 1]
        // U+0080 … U+02FF: two bytes, their own NFC.
        if (0xC2..<Normalization.firstDoubtfulByte).contains(lead), (0x80...0xBF).contains(next) {
            return 2
        }
        // What is no such lead is no line feed either, so that another byte stands behind it.
        if lead == 0xE1 || lead == 0xE2, next >= 0x80, (0x80...0xBF).contains(bytes[index + 2]),
            Normalization.isPlain(lead, next, bytes[index + 2])
        {
            return 3
        }
        isDoubtful = true
        return 1
    }

    /// How many bytes the escape has that begins here; `nil` where it is not the one the writer uses.
    private static func escapeLength(_ bytes: Span<UInt8>, at index: Int) -> Int? {
        switch bytes[index + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"),
            UInt8(ascii: "n"), UInt8(ascii: "f"), UInt8(ascii: "r"):
            return 2
        case UInt8(ascii: "u"):
            guard index + 6 <= bytes.count, bytes[index + 2] == UInt8(ascii: "0"),
                bytes[index + 3] == UInt8(ascii: "0"),
                let high = Hexadecimal.value(of: bytes[index + 4]), high < 2,
                let low = Hexadecimal.value(of: bytes[index + 5]),
                ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(high << 4 | low)
            else { return nil }
            return 6
        default: return nil
        }
    }
}
