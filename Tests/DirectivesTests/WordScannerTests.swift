import Testing

@testable import Directives

@Suite struct WordScannerTests {
    private func keys(_ text: String) -> [String] {
        WordScanner.words(of: SourceText(text)).map(\.key)
    }

    @Test(arguments: [
        ("hóa", "hoá"), ("Ủy ban", "Uỷ ban"), ("khỏe", "khoẻ"), ("tỷ", "tỉ"), ("bác sỹ", "bác sĩ"),
        ("kỳ", "kì"), ("ĐẠT", "đạt"), ("\u{111}a\u{323}t", "đạt"), ("a\u{302}\u{301}p", "ấp"),
        ("nu\u{31B}o\u{31B}\u{301}c", "nước"), ("Ðảm bảo", "đảm bảo"),
    ])
    func `Two spellings of a word have one key`(first: String, second: String) {
        #expect(keys(first) == keys(second))
    }

    @Test(arguments: [
        ("tuy", "tui"), ("dưới", "dươi"), ("ấp", "áp"), ("đa", "da"), ("trên", "tren"),
    ])
    func `Two words have two keys`(first: String, second: String) {
        #expect(keys(first) != keys(second))
    }

    @Test(arguments: [
        ("1.577,95 tỷ", ["1.577,95", "ti3"]), ("171ha", ["171", "ha"]), ("98%.", ["98", "%", "."]),
        ("80%,90%", ["80", "%", ",", "90", "%"]), ("$\\leq 5\\%$", ["≤", "5", "%"]),
        ("$\\geq 1\\%$", ["≥", "1", "%"]), (">= 3", ["≥", "3"]), ("50 $m^2$", ["50", "m2"]),
        ("12 m²/người", ["12", "m2", "/", "ngươi2"]),
        ("ngân sách¹, các", ["ngân", "sach1", ",", "cac1"]),
        ("**Về** *xã*", ["vê2", "xa4"]), ("QC02", ["qc02"]), ("v.v...", ["v", ".", "v", "…"]),
        ("4,6 – 5,5", ["4,6", "-", "5,5"]), ("“điểm nóng”", ["”", "điêm3", "nong1", "”"]),
    ])
    func `Text is cut into words, numbers and signs`(text: String, expected: [String]) {
        #expect(keys(text) == expected)
    }

    @Test(arguments: ["Phần đấu", "Phân đầu", "phấn đầu", "phân đấu", "Phấn đâu"])
    func `What scanners make of phấn đấu is read as phấn đấu`(damaged: String) {
        #expect(keys(damaged + " đạt 5%").prefix(2) == keys("phấn đấu").prefix(2))
    }

    @Test(arguments: ["phần đầu tư", "thành phần đầu", "phần đầu tiên", "trong phần đầu"])
    func `Words that are meant as printed are left as they are`(text: String) {
        let second = keys(text).contains("đâu1")
        #expect(!second)
    }

    @Test func `A word knows its letters in the source and whether it is glued`() {
        let source = SourceText("đạt **98** %")
        let words = WordScanner.words(of: source)
        #expect(words.map { source.text(in: $0.range) } == ["đạt", "98", "%"])
        #expect(words.map(\.isGlued) == [false, false, false])
        let glued = WordScanner.words(of: SourceText("38-CTr"))
        #expect(glued.map(\.isGlued) == [false, true, true])
    }
}
