/// One line of the source and what it is taken for (phân loại dòng).
struct LineReading {
    /// What a line holds.
    enum Kind {
        case blank
        /// A page number, or a header that stands on every page.
        case pageMark
        case footnote
        case row(Table.Row)
        case text
    }

    let kind: Kind
    /// All words of the line, the label's included.
    let words: [Word]
    let label: Label?
    /// Whether the line is a heading of Markdown or stands in bold as a whole.
    let isEmphasized: Bool
    /// Whether the line has no letter at all, not even a space.
    let isEmpty: Bool
    /// The line as cells set apart by spaces, where it may be one.
    let spaced: SpacedRow?
    /// How many tabs stand before the words.
    private let leadingTabCount: Int

    init(_ range: Range<Int>, of source: SourceText) {
        let letters = source.scalars[range]
        let trimmed = LineReading.trimmed(letters)
        let isEmphasized = LineReading.isEmphasized(trimmed)
        self.isEmphasized = isEmphasized
        isEmpty = range.isEmpty
        spaced = SpacedRow(range, of: source)
        leadingTabCount = letters.prefix { $0 == "\t" }.count
        if trimmed.isEmpty {
            (kind, words, label) = (.blank, [], nil)
        } else if let first = trimmed.first, LineReading.opensFootnote(first) {
            (kind, words) = (.footnote, WordScanner.words(of: source, in: range))
            label = nil
        } else if let cells = LineReading.cells(of: letters, trimmed: trimmed) {
            let row = cells.map { WordScanner.words(of: source, in: $0) }
            (kind, words, label) = (LineReading.isRule(row) ? .pageMark : .row(row), [], nil)
        } else {
            let words = WordScanner.words(of: source, in: range)
            self.words = words
            kind = words.isEmpty || LineReading.isPageNumber(words) ? .pageMark : .text
            let star = LineReading.opensWithStar(trimmed)
            label =
                Label(opening: words[...], in: source)
                ?? (star ? Label(style: .bullet, text: "", wordCount: 0) : nil)
        }
    }

    private static func trimmed(_ line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var line = line
        while let first = line.first, first.properties.isWhitespace { line = line.dropFirst() }
        while let last = line.last, last.properties.isWhitespace { line = line.dropLast() }
        return line
    }

    /// `# …`, or `**…**` around the whole line.
    private static func isEmphasized(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        if line.first == "#" { return true }
        return line.count > 4 && line.prefix(2).elementsEqual(["*", "*"])
            && line.suffix(2).elementsEqual(["*", "*"])
    }

    private static func opensWithStar(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        line.first == "*" && line.dropFirst().first == " "
    }

    /// A raised figure at the start of a line.
    private static func opensFootnote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹": true
        default: false
        }
    }

    /// A number on its own, `- 3 -`, `Trang 3/12`.
    private static func isPageNumber(_ words: [Word]) -> Bool {
        var rest = words.filter { !$0.isSign("-") }
        if rest.first?.key == "trang" { rest.removeFirst() }
        guard let number = rest.first, number.kind == .number, number.key.count <= 3,
            !number.key.contains(where: { $0 == "." || $0 == "," })
        else { return false }
        return rest.count == 1
            || rest.count == 3 && rest[1].isSign("/") && words.first?.key == "trang"
    }

    /// The cells of a row: between tabs, or between the bars of Markdown; `nil` for other lines.
    private static func cells(
        of line: ArraySlice<Unicode.Scalar>, trimmed: ArraySlice<Unicode.Scalar>
    ) -> [Range<Int>]? {
        if trimmed.first == "|", trimmed.count > 1 {
            let inner = trimmed.dropFirst()
            return ranges(of: inner.last == "|" ? inner.dropLast() : inner, separator: "|")
        }
        // A tab that only indents a line makes no cell; `asRow` is for those inside a table.
        let inner = line.prefix { $0 == "\t" || $0 == " " }.count
        guard line.dropFirst(inner).contains("\t") else { return nil }
        return ranges(of: line, separator: "\t")
    }

    /// The line as the row of a table it stands in: its leading tabs are empty cells.
    var asRow: Table.Row? {
        guard leadingTabCount > 0 else { return nil }
        return Array(repeating: [], count: leadingTabCount) + [words]
    }

    private static func ranges(
        of line: ArraySlice<Unicode.Scalar>, separator: Unicode.Scalar
    ) -> [Range<Int>] {
        line.split(separator: separator, omittingEmptySubsequences: false)
            .map { $0.startIndex..<$0.endIndex }
    }

    /// The rule below a header of Markdown.
    private static func isRule(_ row: Table.Row) -> Bool {
        let words = row.joined()
        return !words.isEmpty && words.allSatisfy { $0.isSign("-") || $0.isSign(":") }
    }
}

extension LineReading {
    /// Whether the sentence or heading before such a line is over.
    static func closes(_ words: [Word]) -> Bool {
        guard let last = words.last(where: { !$0.isSign("”") && !$0.isSign(")") }) else {
            return true
        }
        return [".", ";", ":", "!", "?", "…"].contains(last.key)
    }

    /// Whether the words begin as the middle of a sentence does.
    static func goesOn(_ words: [Word]) -> Bool {
        guard let first = words.first else { return false }
        return first.kind == .letters && !first.isCapitalized
            || [",", ")", ";", ".", "%"].contains(first.key)
    }
}
