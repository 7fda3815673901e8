import Bookkeeping
import Directives
import EventLog
import Exports
import Reporting

/// The sheet on which a person looks through what was read of a directive, and which is taken back.
///
/// One row a target, in the columns of an import of targets; the rows before them are the document. Codes
/// rather than words, UTF-8 with a byte order mark.
struct ReviewSheet {
    private let reading: DirectiveFile
    private let document: String
    private let day: Day?
    private let unit: String
    private let line: TableLine

    /// The columns, in their order.
    static let columns = [
        "row", "document", "item", "parent", "group", "name", "criterion", "low", "high", "base",
        "base_measure", "base_period", "measure", "period", "due", "scope", "assigner", "force",
        "indicator", "unit", "line", "quote", "review",
    ]

    /// The numbers that the sheet writes as it must, and that would be read in two ways when it comes back.
    var doubtfulNumbers: [String] {
        let numbers = reading.directive.targets.flatMap { target in
            [target.criterion.low, target.criterion.high, target.criterion.base?.value]
        }
        return numbers.compactMap { $0.map { line.number($0) } }.filter { text in
            do throws(NumberProblem) {
                _ = try NumberReader().read(text)
                return false
            } catch {
                return true
            }
        }
    }

    /// The sheet of a reading; `document` and `unit` stay empty where nobody named them.
    init(_ reading: DirectiveFile, document: DocumentID?, unit: String?, numbers: NumberForm) {
        self.reading = reading
        self.document = (document ?? reading.document)?.description ?? ""
        day = reading.directive.document.day ?? document?.date
        self.unit = unit ?? ""
        line = TableLine(numbers: numbers)
    }

    /// The whole sheet; what is to be looked at is told in `language`.
    func text(in language: Language) -> String {
        let rows = facts(language) + bases + recipients + targets(language)
        return TableLine.byteOrderMark + line.text(ReviewSheet.columns)
            + rows.map { line.text(cells($0)) }.joined()
    }

    /// A row's cells by the names of their columns, put in order.
    private func cells(_ named: [String: String]) -> [String] {
        ReviewSheet.columns.map { column in
            column == "document" ? document : SpreadsheetText.guarded(named[column] ?? "")
        }
    }

    /// What the document says of itself; empty cells can be filled in.
    private func facts(_ language: Language) -> [[String: String]] {
        let facts = reading.directive.document
        let rows: [(DirectiveReading.Row, String?, DocumentReview.Fact?)] = [
            (.file, reading.name, nil), (.sha256, reading.sha256, nil),
            (.symbol, facts.symbol, .symbol), (.date, day?.description, .day),
            (.kind, facts.kind, .kind), (.issuer, facts.issuer, .issuer),
            (.parent, facts.parentBody, .parentBody), (.place, facts.place, nil),
            (.signer, facts.signer, .signer), (.office, facts.signerOffice, nil),
            (.subject, facts.subject, .subject), (.period, facts.validity, nil),
        ]
        return rows.map { row, value, fact in
            let review = facts.review.filter { $0.fact == fact }.map {
                $0.message.text(in: language)
            }
            return [
                "row": row.rawValue, "name": value ?? "", "review": review.joined(separator: "; "),
            ]
        }
    }

    /// What the document rests on; what its text only names is not recorded.
    private var bases: [[String: String]] {
        reading.directive.document.citations.filter { $0.role != .cited }.map { citation in
            [
                "row": DirectiveReading.Row.basis.rawValue, "item": citation.symbol ?? "",
                "name": citation.name,
                "due": citation.day?.description ?? "", "line": "\(citation.place.line)",
            ]
        }
    }

    private var recipients: [[String: String]] {
        reading.directive.document.recipients.map {
            ["row": DirectiveReading.Row.recipient.rawValue, "name": $0]
        }
    }

    private func targets(_ language: Language) -> [[String: String]] {
        reading.directive.targets.map { target in
            let criterion = target.criterion
            var cells = [
                "row": DirectiveReading.Row.target.rawValue, "item": target.item,
                "name": target.name, "unit": unit,
                "criterion": criterion.kind.rawValue, "force": target.force.rawValue,
                "low": line.number(criterion.low), "high": line.number(criterion.high),
                "line": "\(target.source.place.line)", "quote": target.source.quote,
                "review": review(target, language),
            ]
            cells["parent"] = target.parent
            cells["group"] = target.group
            cells["base"] = line.number(criterion.base?.value)
            cells["base_measure"] = criterion.base?.measure?.description
            cells["base_period"] = criterion.base?.period?.description
            cells["measure"] = target.measure?.description
            cells["period"] = target.period?.description
            cells["due"] = target.due?.description
            cells["scope"] = target.scope
            cells["assigner"] = target.assigner
            return cells
        }
    }

    private func review(_ target: ProposedTarget, _ language: Language) -> String {
        let upper = target.upper.map { upper in
            let figure = upper.formatted(in: language)
            return Phrase(
                vi: "văn bản nêu đến \(figure); tiêu chí này chỉ giữ mức thấp",
                en: "the document says up to \(figure); this criterion keeps the lower figure only")
        }
        // Here the figure left out is told, too.
        let marks = target.review.filter { $0 != .upperLeftOut }
        let messages = marks.map(\.message) + [upper].compactMap(\.self)
        return messages.map { $0.text(in: language) }.joined(separator: "; ")
    }
}
