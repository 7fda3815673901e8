import EventLog
import Reporting

/// Reads the cells of one row into values, and remembers everything that is wrong with them.
struct CellReader {
    let row: Sheet.Row
    let columns: [String: Int]
    let numbers: NumberReader
    /// What empty cells of a column stand for.
    let defaults: [String: String]
    private(set) var problems: [ImportProblem] = []

    init(
        row: Sheet.Row, columns: [String: Int], numbers: NumberReader,
        defaults: [String: String] = [:]
    ) {
        self.defaults = defaults
        self.row = row
        self.columns = columns
        self.numbers = numbers
    }

    /// The cell's text; `nil` where the cell is empty or the file has no such column, and nothing is said
    /// of such cells.
    func text(_ column: String) -> String? {
        guard let index = columns[column], index < row.cells.count else { return defaults[column] }
        let text = SpreadsheetText.plain(row.cells[index].tidied)
        return text.isEmpty ? defaults[column] : text
    }

    /// Where the cell stands.
    func place(_ column: String) -> Sheet.Place {
        guard let index = columns[column], index < row.places.count else { return row.places[0] }
        return row.places[index]
    }

    mutating func fault(_ column: String, _ message: Phrase) {
        problems.append(ImportProblem(at: place(column), field: column, message))
    }

    /// An empty cell of a column that must say something is a fault.
    mutating func demand(_ column: String) {
        guard text(column) == nil else { return }
        fault(column, Phrase(vi: "ô này không được để trống", en: "this cell may not be empty"))
    }

    /// What the row would give a name to: the stream of what it asks for.
    func name(in kind: SheetKind) -> String? {
        switch kind {
        case .units: text("unit").map { StreamName.unit($0) }
        case .members: text("member").map { StreamName.member($0) }
        case .indicators: text("indicator").map { StreamName.indicator($0) }
        case .documents: text("document")
        case .targets, .directive:
            text("document").flatMap { document in text("item").map { document + "#" + $0 } }
        case .rulesets: text("ruleset").map { StreamName.ruleSet($0) }
        case .successions, .reports, .judgements, .summaries, .budget, .regimes, .holidays: nil
        }
    }

    mutating func quantity(_ column: String) -> Quantity? {
        guard let text = text(column) else { return nil }
        do throws(NumberProblem) {
            return try numbers.read(text)
        } catch {
            fault(column, error.message)
            return nil
        }
    }

    /// A part of a whole: `0,6` or `1/3`.
    mutating func share(_ column: String) -> Share? {
        guard let text = text(column) else { return nil }
        do throws(NumberProblem) {
            if let share = try Share(reading: text, by: numbers) { return share }
            fault(column, Phrase(vi: "mẫu số phải lớn hơn 0", en: "nothing is a part of nought"))
        } catch {
            fault(column, error.message)
        }
        return nil
    }

    /// A number and the measure written behind it: `98%`, `590 tỷ đồng`.
    mutating func figure(_ column: String) -> (quantity: Quantity, measure: Measure?)? {
        guard let text = text(column) else { return nil }
        do throws(NumberProblem) {
            return try numbers.readQuantityWithMeasure(text)
        } catch {
            fault(column, error.message)
            return nil
        }
    }

    mutating func day(_ column: String) -> Day? {
        guard let text = text(column) else { return nil }
        do throws(DayProblem) {
            return try Day(reading: text)
        } catch {
            fault(column, error.message)
            return nil
        }
    }

    mutating func period(_ column: String) -> Period? {
        read(column, { Period(reading: $0) }, PeriodReading.message)
    }

    mutating func measure(_ column: String) -> Measure? {
        read(
            column, { Measure($0) },
            Phrase(vi: "không phải là đơn vị tính", en: "this is no measure"))
    }

    mutating func document(_ column: String) -> DocumentID? {
        read(column, { DocumentID($0) }, IdentityReading.documentMessage)
    }

    mutating func target(_ column: String) -> TargetID? {
        read(column, { TargetID($0) }, IdentityReading.targetMessage)
    }

    mutating func line(_ column: String) -> Int? {
        read(
            column, { Int($0).flatMap { $0 > 0 ? $0 : nil } },
            Phrase(vi: "không phải là số dòng", en: "this is no line number"))
    }

    mutating func due(_ column: String) -> DueRule? {
        read(column, { DueRule(reading: $0) }, DueRule.message)
    }

    /// Ids with spaces, commas or semicolons between them.
    func list(_ column: String) -> [String] {
        text(column)?.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init) ?? []
    }

    /// The documents that a cell lists.
    mutating func documents(_ column: String) -> [DocumentID] {
        list(column).compactMap { text in
            guard let id = DocumentID(text) else {
                fault(column, IdentityReading.documentMessage)
                return nil
            }
            return id
        }
    }

    mutating func count(_ column: String) -> Int? {
        read(
            column, { Int($0).flatMap { (0...1_000_000).contains($0) ? $0 : nil } },
            Phrase(vi: "đếm bằng số nguyên từ 0", en: "a count is from 0 on"))
    }

    /// One of the words of a vocabulary, as it is stored or as people say it.
    mutating func choice<Choice: Vocabulary>(_ column: String) -> Choice? {
        read(column, Choice.init(reading:), Choice.message)
    }

    mutating func truth(_ column: String) -> Bool? {
        read(
            column,
            { text in
                switch text.lowercased() {
                case "yes", "true", "1", "có", "x": true
                case "no", "false", "0", "không": false
                default: nil
                }
            }, Phrase(vi: "chỉ nhận “có” hoặc “không”", en: "only “yes” or “no” will do"))
    }

    private mutating func read<Value>(
        _ column: String, _ reading: (String) -> Value?, _ message: Phrase
    ) -> Value? {
        guard let text = text(column) else { return nil }
        guard let value = reading(text) else {
            fault(
                column,
                Phrase(vi: "“\(text)”: \(message.vi)", en: "“\(text)”: \(message.en)"))
            return nil
        }
        return value
    }
}
