import Reporting
import Testing

@testable import Directives

@Suite struct SourceTextTests {
    private func read(_ bytes: [UInt8]) throws -> SourceText { try SourceText(bytes) }

    @Test func `Lines end with every kind of line end, and are counted from one`() throws {
        let source = try read(Array("một\r\nhai\nba\rbốn\u{0C}năm".utf8))
        #expect(source.lines.map { source.text(in: $0) } == ["một", "hai", "ba", "bốn", "năm"])
        #expect(source.place(at: source.lines[3].lowerBound + 1) == TextPlace(line: 4, column: 2))
    }

    @Test func `A column counts letters as people see them, composed or not`() throws {
        let source = try read(Array("đa\u{302}\u{323}t 98%".utf8))
        let offset = source.scalars.count - 3
        #expect(source.place(at: offset) == TextPlace(line: 1, column: 5))
    }

    @Test func `A byte order mark is no letter of the text`() throws {
        let source = try read([0xEF, 0xBB, 0xBF] + Array("Số".utf8))
        #expect(source.scalars.first == "S")
    }

    @Test func `What is not UTF-8 is refused with its byte and the likely encoding`() {
        let cases: [([UInt8], SourceRefusal)] = [
            ([0x4E, 0xE0, 0x79], .notUTF8(offset: 1, likely: .windowsOrTCVN3)),
            ([0xFF, 0xFE, 0x4E, 0x00], .notUTF8(offset: 0, likely: .utf16LittleEndian)),
            ([0xFE, 0xFF, 0x00, 0x4E], .notUTF8(offset: 0, likely: .utf16BigEndian)),
            ([0x4E, 0x00, 0x4E], .notUTF8(offset: 1, likely: .utf16LittleEndian)),
        ]
        for (bytes, refusal) in cases {
            #expect(throws: refusal) { try SourceText(bytes) }
        }
    }

    @Test func `A file that holds no text is refused by a sentence that names the way to text`() {
        let cases: [([UInt8], String)] = [
            (Array("%PDF-1.7".utf8), "pdftotext"), ([0x89, 0x50, 0x4E, 0x47], "tesseract"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "tesseract"), ([0xD0, 0xCF, 0x11, 0xE0], "soffice"),
            (Array("{\\rtf1".utf8), "soffice"), ([0x50, 0x4B, 0x03, 0x04], ".docx"),
        ]
        for (bytes, tool) in cases {
            do {
                _ = try SourceText(bytes)
                Issue.record("accepted \(bytes)")
            } catch {
                #expect(error.message.vi.contains(tool) && error.message.en.contains(tool))
            }
        }
    }

    @Test func `A text of nothing but white space is refused`() {
        for bytes: [UInt8] in [[], [0x20, 0x0A], [0xEF, 0xBB, 0xBF, 0x0A]] {
            #expect(throws: SourceRefusal.empty) { try SourceText(bytes) }
        }
    }
}
