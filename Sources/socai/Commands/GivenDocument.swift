import EventLog
import Reporting

/// The id that `--document` gives, held against what the document prints.
struct GivenDocument {
    let id: DocumentID

    /// The id of the command line; `nil` where there is none.
    ///
    /// - Throws: a failure for one that is no id, or whose date is none.
    init?(_ invocation: Invocation) throws(Failure) {
        guard let id = try invocation.document() else { return nil }
        guard id.date != nil || !id.description.contains(":") else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "mã văn bản “\(id)” không có ngày đúng sau dấu hai chấm",
                    en: "the document's id “\(id)” has no right date behind its colon"),
                place: Phrase(verbatim: "--document"),
                remedies: [
                    Phrase(
                        vi: "viết số, ký hiệu, dấu hai chấm và ngày: 38-CTr/HU:2025-02-04",
                        en: "write symbol, colon and date: 38-CTr/HU:2025-02-04")
                ])
        }
        self.id = id
    }

    /// The symbol that the id states; an id made up by hand states none.
    private var symbol: String? {
        let text = id.description
        let symbol =
            id.date == nil ? text[...] : text[..<(text.lastIndex(of: ":") ?? text.endIndex)]
        return symbol.contains("/") ? String(symbol) : nil
    }

    /// Refuses an id that says another symbol, or another date, than the document.
    func requireAgreement(symbol printed: String?, day: Day?) throws(Failure) {
        if let symbol, let printed, !Self.isOne(symbol, printed) {
            throw contradiction(
                Phrase(vi: "số, ký hiệu “\(printed)”", en: "the symbol “\(printed)”"))
        }
        if let date = id.date, let day, date != day {
            throw contradiction(
                Phrase(vi: "ngày \(day)", en: "the date \(day)"))
        }
    }

    /// Refuses an id that is not the one that a reviewed sheet has.
    func requireId(_ recorded: DocumentID) throws(Failure) {
        guard !id.isAlias(of: recorded) else { return }
        throw contradiction(Phrase(vi: "mã “\(recorded)”", en: "the id “\(recorded)”"))
    }

    /// Symbols are written in either case, and with blanks.
    private static func isOne(_ left: String, _ right: String) -> Bool {
        let right = DocumentID(right.filter { !$0.isWhitespace })
        return DocumentID(left).flatMap { left in right?.isAlias(of: left) } ?? false
    }

    private func contradiction(_ printed: Phrase) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "mã “\(id)” trái với văn bản, trong đó ghi \(printed.vi)",
                en: "the id “\(id)” contradicts the document, which says \(printed.en)"),
            place: Phrase(verbatim: "--document"),
            remedies: [
                Phrase(
                    vi: "bỏ --document, hoặc nêu đúng mã; chỗ đọc sai thì sửa trong bảng --csv",
                    en: "leave out --document, or mend the id; correct a misreading in the sheet")
            ])
    }
}
