import CCastagnoli

/// CRC-32C (Castagnoli), the checksum of a line: RFC 3720 §12.1, reflected polynomial 0x82F63B78.
public struct CRC32C: Equatable, Sendable {
    private var register: UInt32 = 0xFFFF_FFFF

    /// The checksum of no bytes.
    public init() {}

    /// The checksum of these bytes.
    public init(_ bytes: some Collection<UInt8>) {
        update(Array(bytes).span)
    }

    /// The checksum of all bytes so far.
    public var value: UInt32 { ~register }

    /// Whether the processor has an instruction for it.
    static let hasInstruction = castagnoli_is_available() != 0

    /// Takes in further bytes, by the processor's instruction where it has one.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        guard CRC32C.hasInstruction else { return updateByTable(bytes) }
        // The instruction reads these bytes and keeps no pointer to them.
        register = unsafe bytes.withUnsafeBufferPointer {
            unsafe castagnoli_update(register, $0.baseAddress, $0.count)
        }
    }

    /// Takes in further bytes, eight at a time (slicing-by-8, Kounavis and Berry 2005).
    mutating func updateByTable(_ bytes: Span<UInt8>) {
        let table = CRC32C.table.span
        var index = 0
        var sum = register
        while index + 8 <= bytes.count {
            let low =
                sum
                ^ (UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8
                    | UInt32(bytes[index + 2]) << 16 | UInt32(bytes[index + 3]) << 24)
            sum =
                table[0x700 + Int(low & 0xFF)] ^ table[0x600 + Int(low >> 8 & 0xFF)]
                ^ table[0x500 + Int(low >> 16 & 0xFF)] ^ table[0x400 + Int(low >> 24)]
                ^ table[0x300 + Int(bytes[index + 4])] ^ table[0x200 + Int(bytes[index + 5])]
                ^ table[0x100 + Int(bytes[index + 6])] ^ table[Int(bytes[index + 7])]
            index += 8
        }
        while index < bytes.count {
            sum = sum >> 8 ^ table[Int((sum ^ UInt32(bytes[index])) & 0xFF)]
            index += 1
        }
        register = sum
    }

    /// The checksum as it stands in a line: eight lower-case hexadecimal digits.
    public var hex: String { String(decoding: hexBytes, as: UTF8.self) }

    var hexBytes: [UInt8] {
        (0..<8).map { Hexadecimal.digits[Int(value >> (28 - 4 * UInt32($0)) & 0xF)] }
    }

    /// Eight tables of 256: the checksum of a byte followed by none, one … seven zero bytes.
    private static let table: [UInt32] = {
        var table = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var sum = UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
            table[byte] = sum
        }
        for index in 256..<table.count {
            let shorter = table[index - 256]
            table[index] = shorter >> 8 ^ table[Int(shorter & 0xFF)]
        }
        return table
    }()
}
