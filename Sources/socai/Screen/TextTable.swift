/// Rows and columns, laid out for a terminal of a certain width.
struct TextTable {
    /// One column: its heading, and how its cells lie.
    struct Column {
        let heading: String
        let alignment: Alignment
        /// Whether long cells may be broken into lines; numbers never are.
        let wraps: Bool

        init(_ heading: String, _ alignment: Alignment = .left, wraps: Bool? = nil) {
            self.heading = heading
            self.alignment = alignment
            self.wraps = wraps ?? (alignment == .left)
        }
    }

    /// At which edge of its column a cell lies.
    enum Alignment {
        case left
        case right
    }

    private static let gap = "  "
    /// Columns are not made narrower than this to fit: narrower ones cannot be read.
    private static let narrowest = 8

    let columns: [Column]
    private var rows: [[String]] = []
    private var styles: [[Int: TextStyle]] = []

    init(_ columns: [Column]) {
        precondition(!columns.isEmpty, "A table has at least one column.")
        self.columns = columns
    }

    var isEmpty: Bool { rows.isEmpty }

    /// Forgets the rows; the columns stay.
    mutating func removeAll() {
        rows.removeAll()
    }

    /// Adds a row; `styles` names the columns whose cells stand out.
    mutating func add(_ cells: [String], styles: [Int: TextStyle] = [:]) {
        precondition(cells.count == columns.count, "A row has a cell for each column.")
        rows.append(cells)
        self.styles.append(styles)
    }

    /// The table with its headings, every line ended; O(size of the text).
    func text(on terminal: Terminal) -> String {
        let widths = widths(fitting: terminal.width)
        let headings = columns.map(\.heading)
        let bold = Dictionary(uniqueKeysWithValues: columns.indices.map { ($0, TextStyle.bold) })
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
        var text = Self.row(headings, columns, widths, bold, terminal)
        text += terminal.styled(rule, .dim) + "\n"
        for (cells, styles) in zip(rows, styles) {
            text += Self.row(cells, columns, widths, styles, terminal)
        }
        return text
    }

    /// The widths of the columns: as wide as their contents, then the widest that wrap narrowed, but no
    /// further than their longest word, so that no figure is cut in two.
    ///
    /// Where nothing can be narrowed further, the table is wider than `limit`.
    func widths(fitting limit: Int) -> [Int] {
        var widths = columns.indices.map { column in
            rows.reduce(max(1, columns[column].heading.count)) { widest, row in
                max(widest, longestLine(row[column]))
            }
        }
        var surplus = widths.reduce((columns.count - 1) * Self.gap.count, +) - limit
        let narrowest = columns.indices.map { max(Self.narrowest, longestWord(inColumn: $0)) }
        while surplus > 0,
            let widest = columns.indices
                .filter({ columns[$0].wraps && widths[$0] > narrowest[$0] })
                .max(by: { widths[$0] < widths[$1] })
        {
            widths[widest] -= 1
            surplus -= 1
        }
        return widths
    }

    private func longestLine(_ cell: String) -> Int {
        cell.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
    }

    private func longestWord(inColumn column: Int) -> Int {
        rows.map { $0[column].split(separator: " ").map(\.count).max() ?? 0 }.max() ?? 0
    }

    private static func row(
        _ cells: [String], _ columns: [Column], _ widths: [Int], _ styles: [Int: TextStyle],
        _ terminal: Terminal
    ) -> String {
        let blocks = zip(cells, widths).map { TextWrap.lines($0, width: $1) }
        let height = blocks.map(\.count).max() ?? 1
        var text = ""
        for line in 0..<height {
            let filled = columns.indices.last { line < blocks[$0].count } ?? 0
            for column in 0...filled {
                let cell = line < blocks[column].count ? blocks[column][line] : ""
                let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
                let shown = styles[column].map { terminal.styled(cell, $0) } ?? cell
                if columns[column].alignment == .right { text += padding }
                text += shown
                guard column < filled else { break }
                if columns[column].alignment == .left { text += padding }
                text += gap
            }
            text += "\n"
        }
        return text
    }
}
