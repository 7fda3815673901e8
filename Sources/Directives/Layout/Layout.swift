/// The pieces of a directive in their order, what the page did to them undone (bố cục văn bản).
///
/// Lines that a page or a screen broke are joined, page numbers left out, and notes at the foot of a
/// page are pieces of their own, so that the sentence they interrupt reads through.
struct Layout: Sendable {
    let source: SourceText
    let blocks: [Block]

    /// The layout of a source text.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    init(_ source: SourceText) {
        self.source = source
        var builder = LayoutBuilder()
        for range in source.lines {
            builder.add(LineReading(range, of: source))
        }
        blocks = Outline.blocks(of: builder.drafts, in: source)
    }
}

/// Puts lines together to pieces.
struct LayoutBuilder {
    /// A piece being put together.
    struct Draft {
        private(set) var words: [Word]
        /// How many words are letters, and whether one of them is not in capitals: looked at once, as the
        /// lines come.
        private var letterCount = 0
        private var hasSmall = false
        let label: Label?
        let isEmphasized: Bool
        var table: TableRows?
        let isFootnote: Bool

        init(_ line: LineReading) {
            words = []
            label = line.label
            isEmphasized = line.isEmphasized
            isFootnote = line.isFootnote
            append(Array(line.words.dropFirst(line.label?.wordCount ?? 0)))
        }

        /// Adds the words of a further line.
        mutating func append(_ further: [Word]) {
            words += further
            for word in further where word.kind == .letters {
                letterCount += 1
                if !word.isInCapitals { hasSmall = true }
            }
        }

        /// Whether the words are a title in capitals.
        var isInCapitals: Bool { letterCount >= 2 && !hasSmall }

        init(_ table: TableRows) {
            words = []
            label = nil
            isEmphasized = false
            self.table = table
            isFootnote = false
        }
    }

    /// How many words a line has that fills a page's width; a shorter one ends where it ends.
    private static let fullLineWordCount = 9

    private(set) var drafts: [Draft] = []
    /// The last piece that a line may go on; notes stand aside from it.
    private var open: Int?
    /// Whether blank lines or the end of a page stand between the open piece and the next line.
    private var isApart = false
    /// The table being read whose cells stand one below the other.
    private var stacked: StackedTable?
    /// The header of the table being read whose cells are set apart by spaces.
    private var spacedHeader: SpacedRow?
    /// Whether a note is being read that nothing has ended: no blank line, table or item.
    private var isInFootnote = false

    mutating func add(_ line: LineReading) {
        if addStacked(line) { return }
        if addSpaced(line) { return }
        switch line.kind {
        case .blank, .pageMark:
            isApart = true
            isInFootnote = false
        case .footnote:
            drafts.append(Draft(line))
            isInFootnote = true
        case .row(let row): add(row)
        case .text:
            if isInFootnote, line.label == nil, !drafts.isEmpty {
                drafts[drafts.count - 1].append(line.words)
            } else {
                isInFootnote = false
                add(text: line)
            }
        }
    }

    /// Adds a line of a table whose cells stand one below the other; `false` where it is none.
    private mutating func addStacked(_ line: LineReading) -> Bool {
        guard stacked != nil else {
            stacked = StackedTable(opening: line)
            return stacked != nil
        }
        switch stacked?.add(line) {
        case .cell(let row):
            if let row { add(row) }
            return true
        case .text(let lines):
            stacked = nil
            for line in lines where !addSpaced(line) { add(text: line) }
            return false
        case .end, nil:
            // The header may stand again at the top of a page.
            stacked = StackedTable(opening: line)
            if stacked == nil { (open, isApart) = (nil, true) }
            return stacked != nil
        }
    }

    /// Adds a line of a table whose cells are set apart by spaces; `false` where it is none.
    private mutating func addSpaced(_ line: LineReading) -> Bool {
        guard let spaced = line.spaced, case .text = line.kind else {
            if case .text = line.kind { spacedHeader = nil }
            return false
        }
        if spaced.isHeader {
            spacedHeader = spacedHeader ?? spaced
            add(spaced.segments.map(\.words))
            return true
        }
        guard let header = spacedHeader, let row = spaced.cells(under: header) else {
            spacedHeader = nil
            return false
        }
        add(row)
        return true
    }

    private mutating func add(_ row: Table.Row) {
        isInFootnote = false
        if let open, drafts[open].table != nil {
            drafts[open].table?.append(row)
        } else {
            var table = TableRows()
            table.append(row)
            drafts.append(Draft(table))
            open = drafts.count - 1
        }
        isApart = false
    }

    private mutating func add(text line: LineReading) {
        defer { isApart = false }
        if let open, drafts[open].table != nil, !isApart {
            if let row = line.asRow {
                drafts[open].table?.append(row)
                return
            }
            if line.label == nil, LineReading.goesOn(line.words) {
                drafts[open].table?.appendToLastCell(line.words)
                return
            }
        }
        if let open, goesOn(line, after: drafts[open]) {
            drafts[open].append(line.words)
            return
        }
        drafts.append(Draft(line))
        open = drafts.count - 1
    }

    /// Whether a line goes on the sentence of the piece before it.
    private func goesOn(_ line: LineReading, after draft: Draft) -> Bool {
        guard draft.table == nil, line.label == nil, !draft.isFootnote else { return false }
        guard draft.label?.style != .part || !isApart else { return false }
        if LineReading.goesOn(line.words) {
            // `như sau:` and a list in lower case below it are two pieces.
            guard let last = draft.words.last else { return true }
            return isApart ? !LineReading.closes(draft.words) : !last.isSign(":")
        }
        if isApart || LineReading.closes(draft.words) || draft.isEmphasized != line.isEmphasized {
            return false
        }
        // A capital or a figure goes on a line that was full, or a title of several lines.
        return draft.words.count >= LayoutBuilder.fullLineWordCount
            && !(line.isInCapitals && !draft.isInCapitals)
            || draft.isInCapitals && line.isInCapitals
    }
}

extension LineReading {
    var isFootnote: Bool {
        if case .footnote = kind { true } else { false }
    }

    var isInCapitals: Bool { words.areInCapitals }
}

extension [Word] {
    /// Whether the words are a title in capitals.
    var areInCapitals: Bool {
        var count = 0
        for word in self where word.kind == .letters {
            guard word.isInCapitals else { return false }
            count += 1
        }
        return count >= 2
    }
}
