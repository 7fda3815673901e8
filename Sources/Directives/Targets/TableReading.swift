import Reporting

/// Reads the rows of a table of targets (đọc bảng chỉ tiêu).
struct TableReading {
    /// Where a figure stands: its row and its column in the table.
    struct Place: Hashable {
        let row: Int
        let column: Int
    }

    /// What one row states in one column.
    struct Row {
        let place: Place
        let item: String
        /// Where the row stands that it is a part of.
        let parent: Place?
        let group: String?
        let period: Period?
        let claims: [Claim]
    }

    private(set) var rows: [Row] = []
    private let columns: TableColumns
    private let source: SourceText
    private var group: String?
    /// The rows above that a row may be a part of: number, index, whether it states a target, name.
    private var above: [(number: String, index: Int, states: Bool, name: [Word])] = []
    private var unnumbered = 0
    /// Whether `Trong đó` stands above and no number since.
    private var isInParts = false

    init(_ table: Table, in source: SourceText, isTargets: Bool) {
        self.source = source
        columns = TableColumns(table, in: source)
        guard columns.isReadable, columns.hasValues || isTargets else { return }
        for (index, row) in table.rows.enumerated() { add(row, index) }
    }

    private func cell(_ row: Table.Row, _ column: Int?) -> [Word] {
        guard let column, row.indices.contains(column) else { return [] }
        return row[column]
    }

    private mutating func add(_ row: Table.Row, _ index: Int) {
        let numbered = cell(row, columns.number)
        let isSign = !numbered.isEmpty && numbered.allSatisfy { $0.kind == .sign }
        let number =
            isSign
            ? "" : Passage(numbered, of: source).text.trimmingSuffix(".").trimmingSuffix(")")
        let named = cell(row, columns.name)
        let opening = TableReading.opening(of: named)
        let name = Array(named.dropFirst(opening.count))
        if opening.isParts { isInParts = true } else if !number.isEmpty { isInParts = false }
        let isMarked = isSign || opening.isMarked || number.isEmpty && isInParts
        let values = columns.values.map { (column: $0, words: cell(row, $0.index)) }
            .filter { !$0.words.isEmpty && !$0.words.allSatisfy { $0.kind == .sign } }
        let isGroup = values.isEmpty && !columns.isNameOnly
        if name.isEmpty { return }
        if isGroup, TableReading.opensGroup(number) || number.isEmpty && !isMarked {
            let text = Passage(name, of: source).text
            group = number.isEmpty ? text : number + ". " + text
        }
        let parent = parent(number: number, isMarked: isMarked)
        var stem = parent.map { $0.states ? [] : $0.name } ?? []
        if TableReading.opensGroup(number) { stem = [] }
        let printed = Passage(cell(row, columns.unit), of: source).text
        let unit = printed.isEmpty ? unitInBrackets(of: name) : printed
        var states = false
        let cells: [(column: TableColumns.Value?, words: [Word])] =
            columns.isNameOnly ? [(nil, name)] : values.map { ($0.column, $0.words) }
        let rowItem = item(number)
        for (column, words) in cells {
            let place = Place(row: index, column: column?.index ?? 0)
            let heading = column.map {
                columns.indicators.isEmpty ? [] : columns.indicators[$0.index]
            }
            let rowName = (heading ?? []) + stem + name
            let setting = ClauseReader.Setting(
                isList: true, unit: unit.isEmpty ? column?.unit : unit,
                rowName: columns.isNameOnly ? [] : rowName)
            let tree = ClaimTree(words, in: source, setting: setting, least: .none)
            guard !tree.claims.isEmpty else { continue }
            rows.append(
                Row(
                    place: place, item: item(rowItem, in: column),
                    parent: parent.flatMap {
                        $0.states ? Place(row: $0.index, column: place.column) : nil
                    },
                    group: group, period: column?.period, claims: tree.claims))
            states = true
        }
        above.append((number: isMarked ? "-" : number, index: index, states: states, name: name))
    }

    /// The unit that a name closes with: `Tỷ lệ hộ nghèo (%)`.
    private func unitInBrackets(of name: [Word]) -> String {
        guard let aside = ClauseSplitter.withoutBrackets(name).asides.last,
            name.last?.isSign(")") ?? false,
            let unit = UnitPhrase(in: Passage(aside, of: source), at: 0),
            unit.count == aside.count || aside.contains(where: { $0.isSign("/") })
        else { return "" }
        return Passage(aside, of: source).text
    }

    /// The item of a figure: the row's, with its time where the table has several.
    private func item(_ number: String, in column: TableColumns.Value?) -> String {
        guard columns.values.count > 1, let period = column?.period else { return number }
        return "\(number)@\(period)"
    }

    private mutating func item(_ number: String) -> String {
        if !number.isEmpty { return number }
        let last = above.last { !$0.number.isEmpty && $0.number != "-" }?.number ?? ""
        unnumbered += 1
        return last.isEmpty ? "row-\(unnumbered)" : last + "-\(unnumbered)"
    }

    private static func opensGroup(_ number: String) -> Bool {
        !number.isEmpty
            && (number.allSatisfy { "IVX".contains($0) }
                || number.count == 1 && "ABCDEF".contains(number))
    }

    private static let parts = Lexicon([
        "trong đó", "gồm", "bao gồm", "chia ra", "riêng", "tr.đó", "t.đó", "trđ",
    ])

    /// The marks and words that a name opens with to say that it is a part.
    private static func opening(of name: [Word]) -> (count: Int, isMarked: Bool, isParts: Bool) {
        var count = name.prefix { $0.isSign("-") || $0.isSign("+") || $0.isSign("•") }.count
        let isMarked = count > 0
        guard let found = parts.match(name, at: count) else { return (count, isMarked, false) }
        count += found.count
        if count < name.count, name[count].isSign(":") { count += 1 }
        return (count, isMarked, true)
    }

    /// The row that this one is a part of: `1` of `1.1`, the numbered one above a `-`.
    private func parent(
        number: String, isMarked: Bool
    ) -> (index: Int, states: Bool, name: [Word])? {
        let holder: (number: String, index: Int, states: Bool, name: [Word])?
        if isMarked {
            holder = above.last { $0.number != "-" && !$0.number.isEmpty } ?? above.last
        } else if let dot = number.lastIndex(of: ".") {
            let outer = number[..<dot]
            holder = above.last { $0.number == outer }
        } else if number.count == 1, number.first?.isLowercase ?? false {
            holder = above.last { $0.number.first?.isNumber ?? false }
        } else {
            holder = nil
        }
        return holder.map { ($0.index, $0.states, $0.name) }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: Character) -> String {
        last == suffix ? String(dropLast()) : self
    }
}
