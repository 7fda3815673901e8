@_spi(_Unicode) import Swift

extension String {
    /// Whether the text is in Unicode normalization form C, the only one a line may hold.
    ///
    /// - Complexity: O(*n*); texts of Latin letters, the Vietnamese ones included, cost one scan.
    var isNormalized: Bool {
        Normalization.isPlain(utf8.span) || _nfc.elementsEqual(unicodeScalars)
    }
}

/// What is known of NFC without asking the tables of Unicode.
enum Normalization {
    /// UTF-8 of every scalar below U+0300, where the first combining mark stands, stays below it.
    static let firstDoubtfulByte: UInt8 = 0xCC

    /// Whether a text in UTF-8 holds only scalars that are their own NFC and combine with nothing
    /// before them: those below U+0300, the Vietnamese letters Ạ to ỹ, and the dashes, quotation
    /// marks and dots U+2010 to U+2027.
    static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            guard bytes[index] >= firstDoubtfulByte else {
                index += 1
                continue
            }
            guard index + 2 < bytes.count else { return false }
            guard isPlain(bytes[index], bytes[index + 1], bytes[index + 2]) else { return false }
            index += 3
        }
        return true
    }

    /// Whether these bytes are one such scalar beyond U+0300.
    @inline(__always)
    static func isPlain(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE1, 0xBA): third >= 0xA0
        case (0xE1, 0xBB): third <= 0xB9
        case (0xE2, 0x80): (0x90...0xA7).contains(third)
        default: false
        }
    }
}
