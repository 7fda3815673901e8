/// What a line opens with that numbers or marks it: `II.`, `1.1`, `a)`, `(3)`, `-` (số thứ tự, dấu đầu dòng).
struct Label: Hashable, Sendable {
    /// The kinds of label, from the outermost of a document inwards.
    enum Style: Hashable, Sendable {
        /// `PHẦN THỨ NHẤT`, `CHƯƠNG II`, `PHỤ LỤC`
        case part
        /// `A.`
        case capital
        /// `II.`
        case roman
        /// `Điều 3.`
        case article
        /// `1.`, `1.1`, `1.1.2`: how many numbers there are
        case decimal(Int)
        /// `a)`, `đ.`
        case letter
        /// `(1)`, `(a)`
        case bracketed
        /// `-`
        case dash
        /// `+`
        case plus
        /// `•`, `*`
        case bullet
        /// A heading without a label: a line in capitals or in bold.
        case title

        /// Where the style stands among the others; equal ranks may hold each other.
        var rank: Int {
            switch self {
            case .part: 0
            case .capital, .roman, .article: 2
            case .title: 3
            case .decimal(let depth): 3 + min(depth, 4)
            case .letter, .bracketed: 8
            case .dash, .plus, .bullet: 9
            }
        }

        /// Whether the label only marks a line and numbers nothing.
        var isMark: Bool {
            switch self {
            case .dash, .plus, .bullet, .title: true
            default: false
            }
        }
    }

    let style: Style
    /// The label as an item's name: `II`, `1.1`, `a`, `(3)`; empty for marks.
    let text: String
    /// How many words of the line it takes.
    let wordCount: Int

    /// The label that the words of a line open with; `nil` where there is none.
    init?(opening words: ArraySlice<Word>, in source: SourceText) {
        guard let first = words.first else { return nil }
        let found: Label? =
            switch first.kind {
            case .sign: Label.sign(first, words)
            case .number: Label.decimal(first, words)
            case .letters: Label.letters(first, words, source)
            }
        guard let found else { return nil }
        self = found
    }

    init(style: Style, text: String, wordCount: Int) {
        self.style = style
        self.text = text
        self.wordCount = wordCount
    }

    private static func sign(_ first: Word, _ words: ArraySlice<Word>) -> Label? {
        switch first.key {
        case "-": return Label(style: .dash, text: "", wordCount: 1)
        case "+":
            let closes = words.dropFirst().first?.isSign(")") ?? false
            return Label(style: .plus, text: "", wordCount: closes ? 2 : 1)
        case "•": return Label(style: .bullet, text: "", wordCount: 1)
        case "(":
            let rest = words.dropFirst()
            guard let inner = rest.first, rest.dropFirst().first?.isSign(")") ?? false else {
                return nil
            }
            let isShort = inner.kind == .number ? inner.key.count <= 2 : inner.key.count == 1
            guard isShort else { return nil }
            return Label(style: .bracketed, text: "(\(inner.key))", wordCount: 3)
        default: return nil
        }
    }

    /// `1.`, `1)`, `1-`, `1/`, `1.1.`, and `1.1 Về …` without a sign.
    private static func decimal(_ first: Word, _ words: ArraySlice<Word>) -> Label? {
        let parts = first.key.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isNumber) }),
            parts.count <= 5
        else { return nil }
        let style = Style.decimal(parts.count)
        let next = words.dropFirst().first
        if let next, next.kind == .sign, next.isGlued, [".", ")", "-", "/", ":"].contains(next.key)
        {
            // `3-5 xã` and `30/4` are no labels.
            let after = words.dropFirst(2).first
            guard after?.kind != .number || !(after?.isGlued ?? false) else { return nil }
            return Label(style: style, text: first.key, wordCount: 2)
        }
        let opensTitle = next.map { $0.kind == .letters && $0.isCapitalized } ?? false
        guard parts.count > 1, opensTitle else { return nil }
        return Label(style: style, text: first.key, wordCount: 1)
    }

    private static func letters(
        _ first: Word, _ words: ArraySlice<Word>, _ source: SourceText
    ) -> Label? {
        let next = words.dropFirst().first
        let closes =
            next.map { $0.isGlued && [".", ")", "-", "/"].contains($0.key) } ?? false
        let printed = source.text(in: first.range)
        if closes, printed.utf8.count <= 5, isRoman(printed) {
            return Label(style: .roman, text: printed, wordCount: 2)
        }
        if closes, printed.count == 1, let after = words.dropFirst(2).first, !after.isGlued {
            let style: Style = first.isCapitalized ? .capital : .letter
            return Label(style: style, text: printed, wordCount: 2)
        }
        return article(first, words) ?? part(first, words, source)
    }

    private static func isRoman(_ text: String) -> Bool {
        text.allSatisfy { "IVX".contains($0) }
    }

    private static func article(_ first: Word, _ words: ArraySlice<Word>) -> Label? {
        guard first.key == "điêu2", first.isCapitalized,
            let number = words.dropFirst().first, number.kind == .number,
            let sign = words.dropFirst(2).first, sign.isSign(".") || sign.isSign(":")
        else { return nil }
        return Label(style: .article, text: number.key, wordCount: 3)
    }

    /// The words that open a part of a document: whether they do so in capitals alone, or only with a
    /// number behind them.
    private static let partOpenings = Lexicon([
        ("phần thứ", true), ("phụ lục", true), ("chuyên đề", true), ("phần", false),
        ("chương", false),
    ])

    private static func part(
        _ first: Word, _ words: ArraySlice<Word>, _ source: SourceText
    ) -> Label? {
        guard first.isCapitalized, let found = partOpenings.match(words, at: 0),
            let last = words.dropFirst(found.count - 1).first
        else { return nil }
        let opening = source.text(in: first.range.lowerBound..<last.range.upperBound)
        let next = words.dropFirst(found.count).first.map { source.text(in: $0.range) } ?? ""
        let isNumbered = next.isEmpty || isRoman(next) || next.allSatisfy(\.isNumber)
        let standsAlone = found.meaning && opening == opening.uppercased()
        guard isNumbered || standsAlone else { return nil }
        // The words themselves are the title, so none are taken.
        return Label(style: .part, text: "", wordCount: 0)
    }
}
