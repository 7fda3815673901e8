/// Canonical text being written, its bytes in one piece.
///
/// Lines are written here by the hundred thousand a second: the buffer owns its memory, room is made
/// ahead, and texts are looked at and copied eight bytes at a time.
@safe
struct TextBuffer: ~Copyable {
    /// The bytes written, and room behind them.
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0
    /// Whether all that was appended so far can stand in a line, as far as can be told fast.
    private(set) var isPlain = true

    /// An empty buffer with room for so many bytes.
    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        // The buffer's own memory: freed when it grows or ends, and lent to nobody else.
        unsafe start = .allocate(capacity: self.capacity)
    }

    deinit {
        // Allocated by the buffer itself.
        unsafe start.deallocate()
    }

    /// A copy of the bytes written.
    var bytes: [UInt8] {
        // All bytes before the count were written.
        unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
    }

    /// The bytes written, as the UTF-8 they are.
    var text: String {
        // All bytes before the count were written, and are copied.
        unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The checksum of the bytes written from `offset` on.
    func checksum(from offset: Int) -> CRC32C {
        precondition(offset <= count, "bytes are summed that were not written")
        var sum = CRC32C()
        // All bytes before the count were written, and live through the call.
        unsafe sum.update(
            UnsafeBufferPointer(start: start + offset, count: count - offset).span)
        return sum
    }

    /// Takes note that something appended may not stand in a line.
    mutating func doubt() { isPlain = false }

    @inline(__always)
    private mutating func makeRoom(_ byteCount: Int) {
        if capacity - count < byteCount { grow(byteCount) }
    }

    @inline(never)
    private mutating func grow(_ byteCount: Int) {
        capacity = max(2 * capacity, count + byteCount)
        // The new memory is larger than the old, of which all bytes before the count were written.
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe larger.update(from: start, count: count)
        unsafe start.deallocate()
        unsafe start = larger
    }

    mutating func append(_ byte: UInt8) {
        makeRoom(1)
        // There is room for the byte.
        unsafe start[count] = byte
        count += 1
    }

    /// Adds once more what was written at `place`.
    mutating func append(copyOf place: Range<Int>) {
        precondition(place.upperBound <= count, "bytes are copied that were not written")
        makeRoom(place.count)
        // All bytes before the count were written, and there is room for as many behind them.
        unsafe (start + count).update(from: start + place.lowerBound, count: place.count)
        count += place.count
    }

    @inline(__always)
    mutating func append(_ literal: StaticString) {
        let byteCount = literal.utf8CodeUnitCount
        makeRoom(byteCount)
        // The compiler keeps the literal's bytes for the life of the program, and there is room for them.
        unsafe (start + count).update(from: literal.utf8Start, count: byteCount)
        count += byteCount
    }

    /// Adds the digits of a number, with zeros before them where they are fewer than `width`.
    mutating func append(_ number: UInt64, width: Int = 1) {
        var digitCount = 1
        var rest = number / 10
        while rest > 0 {
            digitCount += 1
            rest /= 10
        }
        digitCount = max(digitCount, width)
        makeRoom(digitCount)
        rest = number
        for place in stride(from: count + digitCount - 1, through: count, by: -1) {
            // There is room for all digits.
            unsafe start[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digitCount
    }

    /// Adds a string with its quotes and the escapes it needs, and no others.
    mutating func append(string text: String) {
        let bytes = text.utf8.span
        // The longest escape has six bytes, and up to eight bytes are stored at once.
        makeRoom(6 * bytes.count + 2 + 8)
        // There is room for six bytes for each byte of the text, which is read up to its count.
        let isPlain = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe start[count] = UInt8(ascii: "\"")
            count += 1
            let isPlain = unsafe appendContent(bytes)
            unsafe start[count] = UInt8(ascii: "\"")
            count += 1
            return isPlain
        }
        if !isPlain, self.isPlain { self.isPlain = text.isNormalized }
    }

    /// Adds what stands between the quotes, and answers whether it is its own NFC at first sight.
    @inline(__always)
    private mutating func appendContent(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard var next = bytes.baseAddress else { return true }
        var isPlain = true
        var left = bytes.count
        while left > 0 {
            let word = unsafe EightBytes(next, of: left)
            let byteCount = min(8, left)
            if word.needsEscape {
                for index in 0..<byteCount { unsafe append(escaping: next[index]) }
            } else {
                // Eight bytes have room, and those behind the text are written over.
                unsafe UnsafeMutableRawPointer(start + count)
                    .storeBytes(of: word.bits.littleEndian, as: UInt64.self)
                count += byteCount
            }
            for index in word.doubtfulOffsets where isPlain {
                isPlain =
                    unsafe index + 2 < left
                    && Normalization.isPlain(next[index], next[index + 1], next[index + 2])
            }
            unsafe next += byteCount
            left -= byteCount
        }
        return isPlain
    }

    /// Adds a byte of a string, or its escape.
    private mutating func append(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        case ..<0x20:
            append("\\u00")
            append(Hexadecimal.digits[Int(byte >> 4)])
            append(Hexadecimal.digits[Int(byte & 0xF)])
        default: append(byte)
        }
    }
}
