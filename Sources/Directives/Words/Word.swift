/// One word, number or sign of the text, folded for matching, with its place in the source.
struct Word: Hashable, Sendable {
    /// What the word is made of.
    enum Kind: Sendable {
        /// A syllable or an abbreviation; digits may follow its letters, as in `QC02`.
        case letters
        /// Digits with their separators, as printed: `1.577,95`.
        case number
        /// One sign, among them `%`, `≤` and the full stop.
        case sign
    }

    let kind: Kind

    /// What is compared: for letters `LetterFolding.key`, else the number or sign itself.
    let key: String

    /// The letters of the source it was read from.
    let range: Range<Int>

    /// Whether nothing stands between this word and the one before it.
    let isGlued: Bool

    /// Whether its first letter is a capital.
    let isCapitalized: Bool

    /// Whether all of its letters are capitals.
    let isInCapitals: Bool

    /// Whether it is this sign.
    func isSign(_ sign: String) -> Bool {
        kind == .sign && key == sign
    }

    /// Whether it is a number that reads as a year of this or the last century.
    var isYear: Bool {
        kind == .number && key.count == 4 && (key.hasPrefix("20") || key.hasPrefix("19"))
    }
}
