import Bookkeeping
import Directives
import Reporting

/// The words that a reviewed sheet says its targets rest on, held against the document.
struct SheetQuotes {
    /// The words, and the lines, that are not in the document.
    let faults: [ImportProblem]

    init(_ file: ImportFile, from reading: DirectiveFile) {
        faults = file.items.compactMap { item in
            guard case .targetAssigned(let target) = item.proposal.event,
                let source = target.source
            else { return nil }
            return SheetQuotes.fault(source.quote, at: source.line, of: item, in: reading)
        }
    }

    private static func fault(
        _ quote: String?, at line: Int, of item: ImportFile.Item, in reading: DirectiveFile
    ) -> ImportProblem? {
        let count = reading.source.lines.count
        guard line <= count else {
            return ImportProblem(
                at: item.place(of: "line"), field: "line",
                Phrase(
                    vi: "văn bản chỉ có \(count) dòng, không có dòng \(line)",
                    en: "the document has \(count) lines and no line \(line)"))
        }
        guard let quote, !reading.stands(quote, at: line) else { return nil }
        let found = reading.words(ofLine: line)
        return ImportProblem(
            at: item.place(of: "quote"), field: "quote",
            Phrase(
                vi: "dòng \(line) của văn bản không có “\(quote)”; ở đó là “\(found)”",
                en: "line \(line) of the document does not say “\(quote)” but “\(found)”"))
    }
}
