/// A language that people are spoken to in.
public enum Language: String, Sendable, CaseIterable {
    case vi
    case en
}

/// One sentence in both languages.
public struct Phrase: Sendable, Equatable {
    /// The sentence in Vietnamese.
    public let vi: String
    /// The sentence in English.
    public let en: String

    /// The sentence from its two forms.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// The form of the sentence in `language`.
    public func text(in language: Language) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}
