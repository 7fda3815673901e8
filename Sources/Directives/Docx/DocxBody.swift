/// Builds lines of text from the elements of `word/document.xml`, met in order.
struct DocxBody {
    /// What was read so far; a paragraph ends in an empty line, the rows of a table follow each other.
    private(set) var lines: [String] = []
    private var numbering: ListNumbering
    /// The paragraphs that are open: a text box holds paragraphs inside one.
    private var paragraphs: [Paragraph] = []
    private var tables: [Table] = []
    private var isText = false
    /// Whether each open run is hidden; a text box holds runs inside one.
    private var hiddenRuns: [Bool] = []
    /// The look of a paragraph's mark is not that of a run around it.
    private var isParagraphLook = false
    /// Above nought inside what stands in the text a second time.
    private var unreadDepth = 0

    /// The second rendering of a drawing, and what a tracked change left behind: moved text, the
    /// look of words, the number of a paragraph, the width of a cell.
    private static let unread: Set = [
        "Fallback", "moveFrom", "rPrChange", "pPrChange", "tcPrChange",
    ]

    private struct Paragraph {
        var text = ""
        var list: String?
        var level = 0
    }

    private struct Cell {
        var paragraphs: [String] = []
        var width = 1
    }

    private struct Table {
        var rows: [[Cell]] = []
    }

    init(numbering: ListNumbering) {
        self.numbering = numbering
    }

    mutating func take(_ node: DocxXML.Node) {
        switch node {
        case .start(let name, _) where DocxBody.unread.contains(name): unreadDepth += 1
        case .end(let name) where DocxBody.unread.contains(name): unreadDepth -= 1
        case _ where unreadDepth > 0: break
        case .start(let name, let attributes): start(name, attributes)
        case .end(let name): end(name)
        case .text(let text): if isText { add(text) }
        }
    }

    private mutating func start(_ name: String, _ attributes: [String: String]) {
        let value = attributes["val"] ?? ""
        switch name {
        case "p": paragraphs.append(Paragraph())
        case "t": isText = true
        case "r": hiddenRuns.append(false)
        case "pPr": isParagraphLook = true
        case "vanish": hide(value)
        case "tab": add("\t")
        // A page break is no break of the sentence.
        case "br", "cr":
            add(["page", "column"].contains(attributes["type"] ?? "") ? " " : "\n")
        case "noBreakHyphen": add("-")
        case "sym": add(DocxBody.symbols[attributes["char"] ?? ""] ?? "")
        case "numId": change { $0.list = value }
        case "ilvl": change { $0.level = Int(value) ?? 0 }
        case "tbl": tables.append(Table())
        case "tr": changeTable { $0.rows.append([]) }
        case "tc": changeRow { $0.append(Cell()) }
        case "gridSpan": changeCell { $0.width = min(max(Int(value) ?? 1, 1), DocxBody.widest) }
        default: break
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "t": isText = false
        case "r": _ = hiddenRuns.popLast()
        case "pPr": isParagraphLook = false
        case "p": if let paragraph = paragraphs.popLast() { finish(paragraph) }
        case "tbl": if let table = tables.popLast() { finish(table) }
        default: break
        }
    }

    /// More columns than any page has; a hostile span is cut here.
    private static let widest = 64

    /// The signs that Word takes from its fonts Symbol and Wingdings, by their numbers there.
    private static let symbols = [
        "F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B4": "×", "F0B0": "°", "F0B7": "-", "F0A7": "-",
    ]

    /// What Word hides, and no page shows, is no part of the document (ECMA-376 Part 1, 17.3.2.41).
    private mutating func hide(_ value: String) {
        guard !isParagraphLook, !hiddenRuns.isEmpty else { return }
        hiddenRuns[hiddenRuns.count - 1] = !["0", "false", "off"].contains(value)
    }

    private mutating func add(_ text: String) {
        guard !hiddenRuns.contains(true) else { return }
        change { $0.text += text }
    }

    private mutating func finish(_ paragraph: Paragraph) {
        var text = paragraph.text
        let hasWords = text.contains { !$0.isWhitespace }
        if hasWords, let list = paragraph.list,
            let label = numbering.next(list: list, level: paragraph.level)
        {
            text = label + " " + text
        }
        let parts = text.split(separator: "\n").map(DocxBody.spaced).filter { !$0.isEmpty }
        if tables.isEmpty {
            lines += parts
            if !parts.isEmpty { lines.append("") }
        } else {
            changeCell { $0.paragraphs += parts }
        }
    }

    /// How long what stands before a tab may be to be the label of an item.
    private static let longestLabel = 5

    /// The words with one space between them; where a tab sets two columns side by side, with a gap.
    private static func spaced(_ line: Substring) -> String {
        let columns = line.split(separator: "\t").map { column in
            column.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }.filter { !$0.isEmpty }
        guard let first = columns.first else { return "" }
        return columns.dropFirst().reduce(first) { text, column in
            text + (text.count <= longestLabel ? " " : "    ") + column
        }
    }

    private mutating func finish(_ table: Table) {
        let isLayout = DocxBody.isLayout(table)
        guard tables.isEmpty else {
            // A table inside a cell is read as that cell's text.
            let texts = table.rows.flatMap { row in row.flatMap(\.paragraphs) }
            return changeCell { $0.paragraphs += texts }
        }
        for row in table.rows {
            if isLayout {
                for cell in row {
                    lines += cell.paragraphs + [""]
                }
            } else {
                let cells = row.flatMap { cell in
                    [cell.paragraphs.joined(separator: " ")]
                        + Array(repeating: "", count: cell.width - 1)
                }
                lines.append(cells.joined(separator: "\t"))
            }
        }
        lines.append("")
    }

    /// Whether the table only puts two columns of text beside each other, as the head of a document
    /// and its signature do, and has no figures to read across.
    private static func isLayout(_ table: Table) -> Bool {
        let isNarrow = table.rows.allSatisfy { $0.count <= 2 } && table.rows.count <= 3
        return isNarrow
            && table.rows.contains { row in row.contains { $0.paragraphs.count > 1 } }
    }

    private mutating func change(_ body: (inout Paragraph) -> Void) {
        guard !paragraphs.isEmpty else { return }
        body(&paragraphs[paragraphs.count - 1])
    }

    private mutating func changeTable(_ body: (inout Table) -> Void) {
        guard !tables.isEmpty else { return }
        body(&tables[tables.count - 1])
    }

    private mutating func changeRow(_ body: (inout [Cell]) -> Void) {
        changeTable { table in
            guard !table.rows.isEmpty else { return }
            body(&table.rows[table.rows.count - 1])
        }
    }

    private mutating func changeCell(_ body: (inout Cell) -> Void) {
        changeRow { row in
            guard !row.isEmpty else { return }
            body(&row[row.count - 1])
        }
    }
}
