import EventLog
package import Projections
package import Reporting

/// A file of units, their successions, members, documents, indicators, regimes, holidays, targets,
/// reports, judgements, budgets, or of a directive that was looked through, read into what it asks the
/// ledger to record (tệp nhập).
package struct ImportFile: Sendable {
    package let kind: SheetKind
    /// What the rows ask for, each with the line it stands on, in the order of the file.
    package let items: [Item]
    /// Everything that cannot be read; where there is anything, nothing may be recorded.
    package let problems: [ImportProblem]
    /// What the rows that cannot be read would have given a name to.
    let unreadable: Set<String>
    /// The file that a reviewed directive was read from.
    package let source: String?

    /// One proposal and the row it comes from.
    package struct Item: Sendable {
        package let proposal: Proposal
        let row: Sheet.Row
        private let columns: [String: Int]

        init(proposal: Proposal, row: Sheet.Row, columns: [String: Int]) {
            self.proposal = proposal
            self.row = row
            self.columns = columns
        }

        /// Where the cell of `field` stands; the start of the row where the file has no such column.
        package func place(of field: String?) -> Sheet.Place {
            field.flatMap { columns[$0] }.map { row.places[$0] } ?? row.places[0]
        }
    }

    /// How a file is to be read.
    package struct Options: Sendable {
        /// How its numbers are written; `nil` where they must speak for themselves.
        package let numbers: NumberForm?
        /// The document that a budget stands in.
        package let document: DocumentID?
        /// Whether units, indicators and the document that a budget names, and the ledger does not
        /// know, are registered with it.
        package let registersUnknown: Bool
        /// The unit that the units which are registered with a budget lie in.
        package let parent: OrganizationID?
        /// What empty cells of a column stand for.
        package let defaults: [String: String]

        package init(
            numbers: NumberForm? = nil, document: DocumentID? = nil,
            registersUnknown: Bool = false, parent: OrganizationID? = nil,
            defaults: [String: String] = [:]
        ) {
            self.defaults = defaults
            self.numbers = numbers
            self.document = document
            self.registersUnknown = registersUnknown
            self.parent = parent
        }
    }

    /// Reads the rows of `sheet` against what `book` knows.
    ///
    /// - Throws: the problem of a header that is of no kind, or names a column its kind does not have.
    package init(
        _ sheet: Sheet, options: Options, book: Attainment
    ) throws(ImportProblem) {
        let header = sheet.header.map(SheetKind.column)
        guard let kind = SheetKind.of(header) else {
            throw ImportProblem(at: sheet.headerPlaces[0], ImportFile.unknownHeader(header))
        }
        let columns = try ImportFile.columns(header, of: kind, at: sheet.headerPlaces)
        self.kind = kind
        // The provincial file writes its own numbers plainly.
        let numbers = NumberReader(form: kind == .budget ? .plain : options.numbers)
        var problems = sheet.problems.map { ImportProblem(at: $0.place, $0.message) }
        var items: [Item] = []
        var unreadable: Set<String> = []
        var budget = BudgetReading(options: options, book: book)
        var directive = DirectiveReading()
        var ruleSets = RuleSetReading()
        var successions = SuccessionReading()
        for row in sheet.rows {
            var cells = CellReader(
                row: row, columns: columns, numbers: numbers, defaults: options.defaults)
            for column in kind.required where !kind.mayBeEmpty.contains(column) {
                cells.demand(column)
            }
            var proposals: [Proposal] = []
            switch kind {
            case .budget: proposals = budget.read(&cells)
            case .directive: proposals = directive.read(&cells)
            case .successions: proposals = successions.read(&cells)
            case .rulesets: ruleSets.read(&cells)
            default: proposals = ImportFile.read(kind, &cells)
            }
            if !cells.problems.isEmpty, let name = cells.name(in: kind) { unreadable.insert(name) }
            problems += cells.problems
            items += proposals.map { Item(proposal: $0, row: row, columns: columns) }
        }
        items += ruleSets.items.map { Item(proposal: $0.proposal, row: $0.row, columns: columns) }
        if let row = directive.documentRow {
            // The document comes before its targets, wherever its rows stand.
            items =
                directive.registration.map { Item(proposal: $0, row: row, columns: columns) }
                + ImportFile.parentsFirst(items)
        }
        items += successions.batches(in: book.registry).map {
            Item(proposal: $0.proposal, row: $0.row, columns: columns)
        }
        source = directive.file
        self.items = items
        self.problems = problems
        self.unreadable = unreadable
    }

    /// The targets in their order, but each behind its parent: the rows may have been sorted.
    private static func parentsFirst(_ items: [Item]) -> [Item] {
        var waiting = items
        var missing = Set(items.map(\.proposal.stream))
        var ordered: [Item] = []
        while !waiting.isEmpty {
            let before = waiting.count
            waiting.removeAll { item in
                guard case .targetAssigned(let target) = item.proposal.event else { return false }
                if let parent = target.parent, missing.contains(parent.description) { return false }
                missing.remove(item.proposal.stream)
                ordered.append(item)
                return true
            }
            // Parents that go in a circle are the rules' to refuse.
            if waiting.count == before { return ordered + waiting }
        }
        return ordered
    }

    /// Which column each heading names.
    private static func columns(
        _ header: [String], of kind: SheetKind, at places: [Sheet.Place]
    ) throws(ImportProblem) -> [String: Int] {
        let known = Set(kind.required + kind.optional)
        var columns: [String: Int] = [:]
        for (index, name) in header.enumerated() {
            // Spreadsheets put empty columns behind the last; what a reader notes there is no part of it.
            if name.isEmpty, kind == .directive { continue }
            guard known.contains(name) else {
                throw ImportProblem(at: places[index], unknownColumn(name, in: kind))
            }
            guard columns.updateValue(index, forKey: name) == nil else {
                throw ImportProblem(at: places[index], repeatedColumn(name))
            }
        }
        return columns
    }

    private static func read(_ kind: SheetKind, _ cells: inout CellReader) -> [Proposal] {
        switch kind {
        case .units: RowReading.unit(&cells)
        case .members: RowReading.member(&cells)
        case .documents: RowReading.document(&cells)
        case .indicators: RowReading.indicator(&cells)
        case .targets: RowReading.target(&cells)
        case .reports: RowReading.report(&cells)
        case .judgements: RowReading.judgement(&cells)
        case .summaries: RowReading.summary(&cells)
        case .regimes: RowReading.regime(&cells)
        case .holidays: RowReading.holiday(&cells)
        case .successions, .budget, .directive, .rulesets: []
        }
    }

    private static func unknownHeader(_ header: [String]) -> Phrase {
        let kinds = SheetKind.allCases.reversed()
            .map { "\($0.rawValue) (\($0.required.joined(separator: ", ")))" }
            .joined(separator: "; ")
        let found = header.joined(separator: ", ")
        return Phrase(
            vi: "dòng đầu (\(found)) không thuộc loại tệp nào. Các loại và cột bắt buộc: \(kinds)",
            en: "the header (\(found)) is of no known kind. The kinds and the columns they need: "
                + kinds)
    }

    private static func unknownColumn(_ name: String, in kind: SheetKind) -> Phrase {
        let accepted = (kind.required + kind.optional).joined(separator: ", ")
        return Phrase(
            vi:
                "tệp loại “\(kind.name.vi)” không nhận cột “\(name)”. Các cột được nhận: \(accepted)",
            en: "a file of \(kind.rawValue) takes no column “\(name)”. Accepted are: \(accepted)")
    }

    private static func repeatedColumn(_ name: String) -> Phrase {
        Phrase(vi: "cột “\(name)” xuất hiện hai lần", en: "the column “\(name)” stands twice")
    }
}
