/// A table that was copied with each cell on a line of its own, as pages of the web give it (bảng xếp dọc).
///
/// An empty cell is a line of white space; an empty line only stands between cells.
struct StackedTable {
    /// What becomes of a line.
    enum Outcome {
        /// It is a cell, and may complete a row.
        case cell(Table.Row?)
        /// It is none, and the lines taken so far are ordinary ones.
        case text([LineReading])
        /// It is none, and the table above it is over.
        case end
    }

    private var header: [LineReading]
    private var cells: Table.Row = []
    private var isInBody = false

    /// How many cells a header has at least, and how many words a heading has at most.
    private static let leastWidth = 3
    private static let headingWordCount = 14

    /// A table whose first heading is this line; `nil` for any other line.
    init?(opening line: LineReading) {
        guard line.words.count == 1, TableRows.numberHeadings.contains(line.words[0].key),
            case .text = line.kind
        else { return nil }
        header = [line]
    }

    mutating func add(_ line: LineReading) -> Outcome {
        if line.isEmpty { return .cell(nil) }
        return isInBody ? addCell(line) : addHeading(line)
    }

    private mutating func addHeading(_ line: LineReading) -> Outcome {
        if line.words.isEmpty { return .cell(nil) }
        if header.count >= StackedTable.leastWidth, StackedTable.opensRow(line.words) {
            isInBody = true
            return addCell(line, isAfterHeader: true)
        }
        guard line.words.count <= StackedTable.headingWordCount, TableRows.isHeading(line.words)
        else {
            return .text(header)
        }
        header.append(line)
        return .cell(nil)
    }

    private mutating func addCell(_ line: LineReading, isAfterHeader: Bool = false) -> Outcome {
        if cells.isEmpty, !line.words.isEmpty, !StackedTable.opensRow(line.words) { return .end }
        cells.append(line.words)
        guard cells.count == header.count else {
            return .cell(isAfterHeader ? header.map(\.words) : nil)
        }
        defer { cells = [] }
        return .cell(cells)
    }

    /// Whether words are the number of a row.
    private static func opensRow(_ words: [Word]) -> Bool {
        guard let first = words.first, words.count <= 2 else { return false }
        let isRoman = first.key.allSatisfy { "ivx".contains($0) }
        let isLetter = first.key.count == 1 && first.kind == .letters
        return first.kind == .number || isRoman || isLetter || first.isSign("-")
    }
}
