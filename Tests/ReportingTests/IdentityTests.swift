import Reporting
import TestSupport
import Testing

@Suite struct TargetIDTests {
    @Test(arguments: [
        ("38-CTr/HU:2025-02-04#1.1", "38-CTr/HU:2025-02-04", "1.1"), ("d#1", "d", "1"),
        ("KH-LĐLĐ#II.3.a", "KH-LĐLĐ", "II.3.a"), ("d#long-an/2025/thu", "d", "long-an/2025/thu"),
    ])
    func `A target is document#item`(text: String, document: String, item: String) throws {
        let id = try #require(TargetID(text))
        #expect(id.document.description == document && id.item == item && id.description == text)
        #expect(id == TargetID(document: written(document), item: item))
    }

    @Test(arguments: [
        "", "#", "d#", "#1", "d", "d 1#1", "d#1 1", "d#1#2", "d##1", " d#1", "d#1 ", "d#1\n",
        "d\t#1", "d#\u{a0}1", "d#1\u{7f}", "d\u{1}#1", "d#1\u{2003}",
    ])
    func `A text without one document and one item names no target`(text: String) {
        #expect(TargetID(text) == nil)
    }

    @Test func `Targets stand in the order of their documents, then of their items`() {
        let sorted = ["a#2", "a#3", "b#1"].map { written($0, as: TargetID.self) }
        #expect(sorted.reversed().sorted() == sorted)
        #expect(!(sorted[0] < sorted[0]))
    }
}

@Suite struct DocumentIDTests {
    @Test(arguments: [
        "38-CTr/HU:2025-02-04", "92/KH-UBND:2024-03-01", "QĐ-1", "x", "“x”", "\u{1F4C4}",
    ])
    func `A symbol and a day, or an id given by hand, names a document`(text: String) {
        #expect(DocumentID(text)?.description == text)
    }

    @Test(arguments: [
        "", " ", "a b", "a#b", "#", "a\n", "\ta", "a\u{a0}b", "a\u{0}", "a\u{7f}", "a\u{3000}b",
        "a\u{2028}",
    ])
    func `White space, a control character or # is in no document's id`(text: String) {
        #expect(DocumentID(text) == nil)
    }

    @Test func `Documents stand in the order of their ids`() {
        let sorted = ["10-KH", "9-KH", "A"].map { written($0, as: DocumentID.self) }
        #expect(sorted.reversed().sorted() == sorted)
    }
}
