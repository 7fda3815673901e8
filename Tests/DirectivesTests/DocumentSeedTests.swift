import EventLog
import Testing

@testable import Directives

/// What the five directives say of themselves, against what a person read (`documents.csv`).
@Suite(.enabled(if: Seeds.isDue, "the directives do not lie beside the package"))
struct DocumentSeedTests {
    private static let numbers = ["000", "001", "002", "003", "004"]

    private func truth(of number: String) throws -> [String: String] {
        try #require(Seeds.rows(of: "documents.csv").first { $0["doc"] == number })
    }

    /// The words of a text: case, signs and tone placement aside, `UBND` spelled out, the remarks that the
    /// person put in brackets left out.
    private func words(_ text: String?) -> [String] {
        let plain = (text ?? "").split(separator: "(").first.map(String.init) ?? ""
        let spelled = plain.replacing("UBND", with: "Ủy ban nhân dân")
        return WordScanner.words(of: SourceText(spelled)).filter { $0.kind != .sign }.map(\.key)
    }

    @Test(arguments: numbers)
    func `Every fact of the head and the foot is as a person read it`(number: String) throws {
        let truth = try truth(of: number)
        let facts = DocumentFacts(reading: try Seeds.source(number))
        let read = [
            "symbol": facts.symbol, "number": facts.number, "kind": facts.kind,
            "issuer": facts.issuer, "parent_body": facts.parentBody, "place": facts.place,
            "date": facts.day?.description, "signer": facts.signer,
            "signer_office": facts.signerOffice, "subject": facts.subject,
        ]
        for (field, value) in read {
            #expect(words(value) == words(truth[field]), "\(field)")
        }
    }

    // The other two name none.
    @Test(arguments: ["000", "002", "003"])
    func `The validity is in the words of the document`(number: String) throws {
        let expected = words(try truth(of: number)["validity"])
        try #require(!expected.isEmpty)
        let read = words(DocumentFacts(reading: try Seeds.source(number)).validity)
        // The person left out words in the middle of one, and two that only the subject's year shows.
        var rest = read[...]
        for word in expected {
            let place = try #require(rest.firstIndex(of: word), "\(word) in \(read)")
            rest = rest[(place + 1)...]
        }
    }

    @Test(arguments: numbers)
    func `Every document it rests on or names is found, with its date`(number: String) throws {
        let citations = DocumentFacts(reading: try Seeds.source(number)).citations
        let bases = try #require(try truth(of: number)["bases"]).split(separator: " | ")
        var checkedCount = 0
        for basis in bases {
            let parts = basis.split(separator: ";", omittingEmptySubsequences: false)
            guard parts.count >= 2, !parts[0].isEmpty else { continue }
            let symbol = PrintedSymbol.folded(String(parts[0]))
            let found = citations.filter {
                $0.symbol.map(PrintedSymbol.folded) == symbol
            }
            #expect(found.count == 1, "\(symbol)")
            #expect(found.first?.day?.description ?? "" == parts[1], "\(symbol)")
            checkedCount += 1
        }
        #expect(checkedCount >= 1)
    }

    @Test(arguments: [
        ("000", ["32-KH/TU", "88-KH/HU"]), ("001", ["101-NQ/TU"]),
        ("002", ["2013/QĐ-UBND", "82-KH/HU"]), ("003", ["16/KH-LĐLĐ"]), ("004", []),
    ])
    func `What it rests on is told from what it only names`(number: String, bases: [String]) throws
    {
        let citations = DocumentFacts(reading: try Seeds.source(number)).citations
        #expect(citations.filter { $0.role == .basis }.compactMap(\.symbol) == bases)
    }

    @Test(arguments: numbers)
    func `The recipients are as a person read them`(number: String) throws {
        let truth = try #require(try truth(of: number)["recipients"])
        let expected = truth.split(separator: " | ").map { String($0) }
        let read = DocumentFacts(reading: try Seeds.source(number)).recipients
        #expect(read.map(words) == expected.map(words))
    }

    @Test func `A lost head is said`() throws {
        let review = DocumentFacts(reading: try Seeds.source("003")).review
        #expect(
            review == [.symbolMissing, .dateMissing, .issuerFromText, .parentFromText])
    }
}
