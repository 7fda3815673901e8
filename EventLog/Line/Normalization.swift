@_spi(_Unicode) import Swift

extension String {
    /// Whether the text is in Unicode normalization form C, the only one a line may hold.
    ///
    /// - Complexity: O(*n*); texts of Latin letters, the Vietnamese ones included, cost one scan.
    var isNormalized: Bool {
        guard utf8.contains(where: { $0 >= Normalization.firstDoubtfulByte }) else { return true }
        guard !unicodeScalars.allSatisfy(Normalization.isPlain) else { return true }
        return _nfc.elementsEqual(unicodeScalars)
    }
}

/// What is known of NFC without asking the tables of Unicode.
enum Normalization {
    /// UTF-8 of every scalar below U+0300, where the first combining mark stands, stays below it.
    static let firstDoubtfulByte: UInt8 = 0xCC

    /// Scalars that are their own NFC and combine with nothing before them: those below U+0300
    /// and the Vietnamese letters Ạ to ỹ.
    static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x300 || (0x1EA0...0x1EF9).contains(scalar.value)
    }
}
