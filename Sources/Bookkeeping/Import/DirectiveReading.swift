import EventLog
import Reporting

/// Reads a sheet on which a person looked through what was read of a directive: the document, what it rests
/// on, and its targets, one row each (bảng rà soát).
package struct DirectiveReading {
    /// What a row of the sheet is about; its value stands in the column `name`.
    package enum Row: String, CaseIterable {
        /// A target, in the columns of an import of targets.
        case target
        /// The file that was read.
        case file
        /// The SHA-256 of that file.
        case sha256
        case symbol
        case date
        case kind
        case issuer
        case parent
        case place
        case signer
        case office
        case subject
        case period
        /// A document it rests on: its symbol in `item`, its date in `due`.
        case basis
        case recipient
    }

    private var document: DocumentID?
    private var texts: [Row: String] = [:]
    private var date: Day?
    private var bases: [DocumentBasis] = []
    private var recipients: [String] = []
    /// The first row about the document itself.
    private(set) var documentRow: Sheet.Row?

    /// Where the file was that the sheet was made from.
    var file: String? { texts[.file] }

    /// What the row asks for: nothing yet where it is about the document.
    mutating func read(_ cells: inout CellReader) -> [Proposal] {
        guard let id = cells.document("document") else { return [] }
        if let document, document != id {
            cells.fault(
                "document",
                Phrase(
                    vi: "bảng là của văn bản \(document); mỗi bảng chỉ có một văn bản",
                    en: "the sheet is about \(document); it takes one document only"))
            return []
        }
        document = id
        guard let text = cells.text("row"), let row = Row(rawValue: text) else {
            let known = Row.allCases.map(\.rawValue).joined(separator: ", ")
            cells.fault(
                "row", Phrase(vi: "chỉ nhận: \(known)", en: "only these will do: \(known)"))
            return []
        }
        if row == .target {
            for column in ["item", "name", "unit", "criterion"] { cells.demand(column) }
            return RowReading.target(&cells)
        }
        documentRow = documentRow ?? cells.row
        takeFact(row, &cells)
        return []
    }

    /// A row about the document; one whose cell was emptied says nothing.
    private mutating func takeFact(_ row: Row, _ cells: inout CellReader) {
        switch row {
        case .basis:
            let day = cells.day("due")
            bases.append(
                DocumentBasis(symbol: cells.text("item"), date: day, name: cells.text("name")))
        case .recipient:
            if let name = cells.text("name") { recipients.append(name) }
        case .date: date = cells.day("name")
        case .sha256:
            texts[row] = cells.text("name")
            if texts[row].map({ Hash(hex: $0) == nil }) ?? true {
                cells.fault(
                    "name", Phrase(vi: "không phải mã SHA-256", en: "this is no SHA-256"))
            }
        default: texts[row] = cells.text("name")
        }
    }

    /// What registers the document, and keeps its file with the ledger; nothing where no row is about it.
    var registration: [Proposal] {
        guard let document, documentRow != nil else { return [] }
        let registered = DocumentRegistered(
            document: document, symbol: texts[.symbol], date: date, kind: texts[.kind],
            issuer: texts[.issuer], parentBody: texts[.parent], place: texts[.place],
            signer: texts[.signer], office: texts[.office], subject: texts[.subject],
            period: texts[.period], bases: bases.isEmpty ? nil : bases,
            recipients: recipients.isEmpty ? nil : recipients, sha256: texts[.sha256],
            handGiven: texts[.symbol] == nil || date == nil ? true : nil)
        guard let sha256 = texts[.sha256], let file else {
            return [Proposal(.documentRegistered(registered))]
        }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let attached = EvidenceAttached(
            evidence: sha256, name: name,
            mediaType: name.lowercased().hasSuffix(".docx")
                ? DirectiveReading.wordType : "text/plain",
            document: document)
        return [
            Proposal(.documentRegistered(registered)), Proposal(.evidenceAttached(attached)),
        ]
    }

    private static let wordType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
}
