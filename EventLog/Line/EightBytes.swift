/// Eight bytes of a text looked at together, the first one lowest; fewer at its end, then spaces.
///
/// Each test gives a byte's highest bit (Warren, Hacker's Delight, §6–1).
struct EightBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highest = 0x80 * ones

    let bits: UInt64

    /// The bytes that begin at `next`, of which the text has `count` more, one at least.
    @inline(__always)
    init(_ next: UnsafePointer<UInt8>, of count: Int) {
        // Nothing is read but the `count` bytes from `next` on.
        let rest = unsafe UnsafeRawPointer(next)
        if count >= 8 {
            bits = unsafe UInt64(littleEndian: rest.loadUnaligned(as: UInt64.self))
            return
        }
        let part: UInt64
        if count >= 4 {
            let first = unsafe UInt64(UInt32(littleEndian: rest.loadUnaligned(as: UInt32.self)))
            let last = unsafe UInt64(
                UInt32(
                    littleEndian: rest.loadUnaligned(
                        fromByteOffset: count - 4, as: UInt32.self)))
            part = first | last &<< UInt64(8 * (count - 4))
        } else {
            // Two of the three can be the same byte.
            let middle = count / 2
            let first = unsafe UInt64(next[0])
            let second = unsafe UInt64(next[middle]) &<< UInt64(8 * middle)
            part =
                unsafe first | second
                | UInt64(next[count - 1]) &<< UInt64(8 * (count - 1))
        }
        bits = part | (0x20 * EightBytes.ones) &<< UInt64(8 * count)
    }

    /// Whether one of them is a quotation mark, a backslash or a control character.
    var needsEscape: Bool {
        let quotes = bits ^ (UInt64(UInt8(ascii: "\"")) * EightBytes.ones)
        let backslashes = bits ^ (UInt64(UInt8(ascii: "\\")) * EightBytes.ones)
        let controls = (bits &- 0x20 * EightBytes.ones) & ~bits
        let marks =
            (quotes &- EightBytes.ones) & ~quotes | (backslashes &- EightBytes.ones) & ~backslashes
        return (controls | marks) & EightBytes.highest != 0
    }

    /// Where a scalar begins that may not be its own NFC.
    var doubtfulOffsets: Offsets {
        let limit = 0x80 - UInt64(Normalization.firstDoubtfulByte & 0x7F)
        let sums = (bits & ~EightBytes.highest) &+ limit * EightBytes.ones
        return Offsets(marks: sums & bits & EightBytes.highest)
    }

    /// The places of marked bytes, in order.
    struct Offsets: Sequence, IteratorProtocol {
        var marks: UInt64

        mutating func next() -> Int? {
            guard marks != 0 else { return nil }
            defer { marks &= marks - 1 }
            return marks.trailingZeroBitCount / 8
        }
    }
}
