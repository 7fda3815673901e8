import EventLog
import Testing

@testable import Directives

@Suite struct PrintedSymbolTests {
    private func symbol(_ text: String, isIntroduced: Bool = false) -> PrintedSymbol? {
        let source = SourceText(text)
        let words = WordScanner.words(of: source)
        return PrintedSymbol(words[...], at: 0, in: source, isIntroduced: isIntroduced)
    }

    @Test(arguments: [
        ("38-CTr/HU", "38"), ("92/KH-UBND", "92"), ("72/2025/QH15", "72"),
        ("12a-KH/TU", "12a"), ("01/CT-TTg", "01"), ("130-CV/BNCTWW", "130"),
        ("16/KH-LĐLĐ", "16"), ("1209-CV/TU", "1209"), ("5/VPCP-KTTH", "5"),
    ])
    func `A symbol is read whole`(text: String, number: String) throws {
        for tail in ["", ", ngày 06/12/2024", ".", " của", ";"] {
            let found = try #require(symbol(text + tail))
            #expect(found.text == text)
            #expect(found.number == number)
        }
    }

    @Test(arguments: [
        ("09 -NQ/HU", "09-NQ/HU"), ("**92** /KH-UBND", "92/KH-UBND"), ("*7*-CT/HU", "7-CT/HU"),
    ])
    func `Behind the word “số” the scan's blanks and marks are put aside`(
        text: String, expected: String
    ) throws {
        #expect(try #require(symbol(text, isIntroduced: true)).text == expected)
    }

    @Test(arguments: [
        "30/4/2025", "17/17 xã", "103-105 nam/100 nữ", "2021-2025", "2-3 giai đoạn", "5%", "24/24h",
        "1.577,95/1.560,781 tỷ", "11-13 bác sĩ", "3/Q", "92 /KH-UBND", "100 nữ", "KH/TU",
    ])
    func `What only looks like a symbol is none`(text: String) {
        #expect(symbol(text) == nil)
    }

    @Test(arguments: [("11-QĐi/TW", "11-QĐ/TW"), ("34-CTr/TU", "34-Ctr/TU")])
    func `Two spellings of one symbol are one`(left: String, right: String) {
        #expect(PrintedSymbol.folded(left) == PrintedSymbol.folded(right))
    }

    @Test(arguments: [
        ("ngày 04/02/2025", "2025-02-04"), ("ngày 9/6/2014 của", "2014-06-09"),
        ("ngày 10 tháng 12 năm 2025", "2025-12-10"), ("30.4.2025", "2025-04-30"),
        ("ngày **08** tháng 11 năm 2022", "2022-11-08"), ("1-7-2025", "2025-07-01"),
    ])
    func `A day is read in every form it is printed in`(text: String, expected: String) throws {
        let words = WordScanner.words(of: SourceText(text))
        #expect(try #require(PrintedDay(words[...], at: 0)).day.description == expected)
    }

    @Test(arguments: [
        "ngày 31/02/2025", "ngày 4/2", "ngày đầu năm 2025", "2021 - 2025", "3/4 xã 2025",
    ])
    func `What names no day of the calendar is none`(text: String) {
        let words = WordScanner.words(of: SourceText(text))
        #expect(PrintedDay(words[...], at: 0) == nil)
    }
}
