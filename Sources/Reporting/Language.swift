@_spi(_Unicode) import Swift

/// A language the program speaks (ngôn ngữ).
public enum Language: String, Sendable, CaseIterable {
    /// Vietnamese.
    case vi

    /// English.
    case en
}

/// One thing said in every language the program speaks (câu chữ).
public struct Phrase: Sendable, Equatable {
    /// The Vietnamese wording.
    public let vi: String

    /// The English wording.
    public let en: String

    /// The phrase with both its wordings.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// The wording in `language`.
    public func text(in language: Language) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}

extension String {
    /// The same text in Unicode normalization form C, the only form the ledger holds.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public var nfc: String {
        guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
        var scalars: String.UnicodeScalarView = "".unicodeScalars
        scalars.append(contentsOf: _nfc)
        return String(scalars)
    }

    /// The text in NFC without outer white space, each inner run of white space made one space.
    package var tidied: String {
        nfc.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
