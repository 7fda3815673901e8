/// Canonical text being written, its bytes in one piece.
///
/// Lines are written here by the hundred thousand a second: room is made ahead, so that a byte costs
/// no more than its store.
struct TextBuffer {
    /// The bytes written, and room behind them.
    private var storage: [UInt8]
    private(set) var count = 0
    /// Whether all texts appended so far were in Unicode normalization form C.
    private(set) var isNormalized = true

    /// An empty buffer with room for so many bytes.
    init(capacity: Int) {
        storage = [UInt8](repeating: 0, count: max(capacity, 64))
    }

    /// The bytes written.
    consuming func finish() -> [UInt8] {
        var bytes = storage
        storage = []
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// A copy of the bytes written from `start` on.
    func bytes(from start: Int) -> [UInt8] { Array(storage[start..<count]) }

    /// The checksum of the bytes written from `start` on.
    func checksum(from start: Int) -> CRC32C {
        var sum = CRC32C()
        sum.update(storage.span.extracting(start..<count))
        return sum
    }

    private mutating func makeRoom(_ byteCount: Int) {
        guard storage.count - count < byteCount else { return }
        storage.append(
            contentsOf: repeatElement(0, count: max(byteCount, storage.count)))
    }

    mutating func append(_ byte: UInt8) {
        makeRoom(1)
        storage[count] = byte
        count += 1
    }

    /// Adds bytes as they are.
    mutating func append(raw bytes: Span<UInt8>) {
        // The bytes live through the call.
        unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
    }

    mutating func append(_ literal: StaticString) {
        // The compiler keeps the literal's bytes for the life of the program.
        unsafe append(
            UnsafeBufferPointer(
                start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        makeRoom(bytes.count)
        let start = count
        // There is room for the bytes, which lie elsewhere.
        unsafe storage.withUnsafeMutableBytes { room in
            unsafe UnsafeMutableRawBufferPointer(rebasing: room[start...])
                .copyMemory(from: UnsafeRawBufferPointer(bytes))
        }
        count = start + bytes.count
    }

    /// Adds the digits of a number.
    mutating func append(_ number: UInt64) {
        var digitCount = 1
        var rest = number / 10
        while rest > 0 {
            digitCount += 1
            rest /= 10
        }
        makeRoom(digitCount)
        rest = number
        for place in stride(from: count + digitCount - 1, through: count, by: -1) {
            storage[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digitCount
    }

    /// Adds a string with its quotes and the escapes it needs, and no others.
    mutating func append(string text: String) {
        let bytes = text.utf8.span
        // The longest escape has six bytes.
        makeRoom(6 * bytes.count + 2)
        var end = count
        var room = storage.mutableSpan
        room[end] = UInt8(ascii: "\"")
        end += 1
        var index = 0
        var isPlain = true
        while index < bytes.count {
            // `index` is below the count, and there is room for six bytes for each byte not read yet.
            let byte = unsafe bytes[unchecked: index]
            if byte >= 0x20, byte < Normalization.firstDoubtfulByte, byte != UInt8(ascii: "\""),
                byte != UInt8(ascii: "\\")
            {
                unsafe room[unchecked: end] = byte
                end += 1
                index += 1
            } else if byte >= Normalization.firstDoubtfulByte {
                if isPlain {
                    isPlain =
                        index + 2 < bytes.count
                        && Normalization.isPlain(byte, bytes[index + 1], bytes[index + 2])
                }
                // The bytes that follow in the same scalar are copied like any others.
                unsafe room[unchecked: end] = byte
                end += 1
                index += 1
            } else {
                end = TextBuffer.escape(byte, in: &room, at: end)
                index += 1
            }
        }
        room[end] = UInt8(ascii: "\"")
        count = end + 1
        if !isPlain, isNormalized { isNormalized = text.isNormalized }
    }

    /// Writes the escape of a byte and answers where it ends.
    private static func escape(
        _ byte: UInt8, in room: inout MutableSpan<UInt8>, at start: Int
    ) -> Int {
        room[start] = UInt8(ascii: "\\")
        let short: UInt8? =
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
            case 0x08: UInt8(ascii: "b")
            case 0x09: UInt8(ascii: "t")
            case 0x0A: UInt8(ascii: "n")
            case 0x0C: UInt8(ascii: "f")
            case 0x0D: UInt8(ascii: "r")
            default: nil
            }
        if let short {
            room[start + 1] = short
            return start + 2
        }
        room[start + 1] = UInt8(ascii: "u")
        room[start + 2] = UInt8(ascii: "0")
        room[start + 3] = UInt8(ascii: "0")
        room[start + 4] = Hexadecimal.digits[Int(byte >> 4)]
        room[start + 5] = Hexadecimal.digits[Int(byte & 0xF)]
        return start + 6
    }
}
