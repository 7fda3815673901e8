/// Makes a table of the lines that hold its rows (ghép dòng thành bảng).
struct TableRows {
    private var rows: [Table.Row] = []

    /// Words that head a column; two of them in one row make it a header.
    private static let headings = Lexicon([
        "stt", "tt", "số tt", "số thứ tự", "nội dung", "chỉ tiêu", "tên chỉ tiêu", "đơn vị tính",
        "đvt",
        "đơn vị", "kế hoạch", "mục tiêu", "nhiệm vụ", "ghi chú", "giao", "dự toán", "lĩnh vực",
        "danh mục", "chỉ số", "kết quả", "cơ quan", "thực hiện", "ước", "năm", "giá trị", "kh",
        "th",
        "tiêu chí", "phấn đấu", "lộ trình", "hoàn thành", "thời gian",
    ])

    /// Headings that stand in headers only, alone in their cell.
    static let numberHeadings: Set<String> = ["stt", "tt"]

    mutating func append(_ row: Table.Row) {
        rows.append(row)
    }

    /// A line without cells that goes on the last one.
    mutating func appendToLastCell(_ words: [Word]) {
        guard let last = rows.indices.last, let cell = rows[last].lastIndex(where: { !$0.isEmpty })
        else { return }
        rows[last][cell] += words
    }

    /// The table, its header told from its rows.
    func table() -> Table {
        guard let first = rows.first, TableRows.isHeader(first) else {
            return Table(header: [], rows: joined(rows))
        }
        var header = first
        var rest = rows.dropFirst()
        // A second line of headings refines the first: `Kế hoạch` over `2025` and `2026`.
        while let next = rest.first, next != header, TableRows.goesOnHeader(next, under: header) {
            for (column, cell) in next.enumerated() where column < header.count {
                header[column] += cell
            }
            rest = rest.dropFirst()
        }
        let keys = first.map { $0.map(\.key) }
        let isRepeated = { (row: Table.Row) in row.map { $0.map(\.key) } == keys }
        return Table(
            header: header,
            rows: joined(rest.filter { !isRepeated($0) && !TableRows.isColumnCount($0) }))
    }

    /// Whether words may head a column.
    static func isHeading(_ words: [Word]) -> Bool {
        headings.occurs(in: words) || spansYears(words)
    }

    private static func isHeader(_ row: Table.Row) -> Bool {
        let named = row.count { cell in
            cell.count <= 14 && headings.occurs(in: cell)
        }
        let opensWithNumber = row.first?.first.map { numberHeadings.contains($0.key) } ?? false
        return named >= 2 || (opensWithNumber && named >= 1)
    }

    /// A second row of a header: nothing under the number and the name, years or headings elsewhere.
    private static func goesOnHeader(_ row: Table.Row, under header: Table.Row) -> Bool {
        guard row.count == header.count, row.first?.isEmpty ?? false else { return false }
        let filled = row.filter { !$0.isEmpty }
        return !filled.isEmpty
            && filled.allSatisfy { cell in
                cell.count <= 8
                    && (headings.occurs(in: cell) || TableRows.spansYears(cell))
            }
    }

    private static func spansYears(_ words: [Word]) -> Bool {
        words.allSatisfy { $0.isYear || $0.isSign("-") }
    }

    /// A row that only counts the columns: `1 2 3 4` or `(1) (2) (3)`.
    private static func isColumnCount(_ row: Table.Row) -> Bool {
        guard row.count > 2 else { return false }
        return row.enumerated().allSatisfy { column, cell in
            let plain = cell.filter { $0.kind != .sign }
            return plain.count == 1 && plain[0].key == String(column + 1)
        }
    }

    /// The rows, each that only goes on the one before joined to it.
    private func joined(_ rows: some Sequence<Table.Row>) -> [Table.Row] {
        var joined: [Table.Row] = []
        for row in rows {
            guard let last = joined.indices.last, TableRows.goesOn(row, after: joined[last]) else {
                if row.contains(where: { !$0.isEmpty }) { joined.append(row) }
                continue
            }
            for (column, cell) in row.enumerated() where !cell.isEmpty {
                if column < joined[last].count {
                    joined[last][column] += cell
                } else {
                    joined[last].append(cell)
                }
            }
        }
        return joined
    }

    /// A row without a number whose cells all begin in lower case goes on the row before it.
    private static func goesOn(_ row: Table.Row, after last: Table.Row) -> Bool {
        guard row.count > 1, row[0].isEmpty, row.count <= last.count else { return false }
        let filled = row.indices.filter { !row[$0].isEmpty }
        guard !filled.isEmpty, filled.count < 3 else { return false }
        let goesOn = filled.allSatisfy { column in
            guard let first = row[column].first, !last[column].isEmpty else { return false }
            return first.kind == .letters && !first.isCapitalized || first.isSign(")")
                || (first.isSign("(") && filled.count == 1)
        }
        return goesOn
    }
}
