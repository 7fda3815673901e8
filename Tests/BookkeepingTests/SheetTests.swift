import Bookkeeping
import Reporting
import Testing

@Suite struct SheetTests {
    private func sheet(_ text: String) throws -> Sheet { try Sheet(bytes: Array(text.utf8)) }

    @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
    func `Cells and rows are found whatever separates them`(separator: String, end: String) throws {
        let lines = [["mã", "tên"], ["1", "Cần Đước"], ["2", ""]]
        let text = lines.map { $0.joined(separator: separator) }.joined(separator: end)
        for tail in ["", end, end + end] {
            let sheet = try sheet(text + tail)
            #expect(sheet.header == lines[0])
            #expect(sheet.rows.map(\.cells) == Array(lines[1...]))
            #expect(sheet.rows.map(\.line) == [2, 3])
            #expect(sheet.problems == [])
        }
    }

    /// Every cell of up to four of the signs that matter, written quoted, between two others.
    @Test(arguments: [",", ";", "\t"])
    func `Every quoted cell comes back as it was`(separator: String) throws {
        let signs = ["a", "\"", separator, "\n", "ệ"]
        var contents = [""]
        var wrong: [String] = []
        for _ in 1...4 {
            contents = contents.flatMap { content in signs.map { content + $0 } } + [""]
            for content in contents {
                let doubled = content.split(separator: "\"", omittingEmptySubsequences: false)
                    .joined(separator: "\"\"")
                let row = ["x", "\"\(doubled)\"", "y"].joined(separator: separator)
                let header = ["p", "q", "r"].joined(separator: separator)
                let sheet = try sheet("\(header)\n\(row)\nz\(separator)\(separator)\n")
                let breaks = content.count { $0 == "\n" }
                if sheet.rows.map(\.cells) != [["x", content, "y"], ["z", "", ""]]
                    || sheet.rows.last?.line != 3 + breaks || sheet.problems != []
                {
                    wrong.append(content)
                }
            }
        }
        #expect(wrong == [])
    }

    @Test func `A cell knows the line and the character it starts at`() throws {
        let sheet = try sheet("a;b;c;d\r\nệ;\"x\r\ny\";\"ạ\"\"z\";4\r\n1;2;3;4")
        let (first, second) = (sheet.rows[0], sheet.rows[1])
        #expect(first.cells == ["ệ", "x\ny", "ạ\"z", "4"])
        #expect(first.places.map(\.description) == ["2:1", "2:3", "3:4", "3:11"])
        #expect(first.column(of: 3) == 11)
        #expect(second.places.map(\.description) == ["4:1", "4:3", "4:5", "4:7"])
    }

    @Test func `A byte order mark is skipped and moves no column`() throws {
        let sheet = try Sheet(bytes: [0xEF, 0xBB, 0xBF] + Array("mã,tên\n1,2".utf8))
        #expect(sheet.header == ["mã", "tên"])
        #expect(sheet.rows[0].places[1] == Sheet.Place(line: 2, column: 3))
    }

    @Test func `Text comes out in NFC, and a decomposed letter is one character wide`() throws {
        let sheet = try sheet("a,b\nthu\u{31B}\u{323}c,2")
        #expect(Array(sheet.rows[0].cells[0].unicodeScalars) == Array("th\u{1EF1}c".unicodeScalars))
        #expect(sheet.rows[0].column(of: 1) == 6)
    }

    @Test func `Header names are trimmed, cells are left as they are`() throws {
        let sheet = try sheet(" mã\u{A0}, tên chỉ tiêu \n 1 , 2 ")
        #expect(sheet.header == ["mã", "tên chỉ tiêu"])
        #expect(sheet.rows[0].cells == [" 1 ", " 2 "])
    }

    @Test(arguments: [
        ("\"Tên, gọi, khác\";mã", ["Tên, gọi, khác", "mã"]), ("tên, gọi;mã", ["tên, gọi", "mã"]),
        ("một cột", ["một cột"]), ("a;b\tc;d\te\tf", ["a;b", "c;d", "e", "f"]),
        ("\n\r\na;b", ["a", "b"]),
    ])
    func `The separator is the one the header uses most`(text: String, header: [String]) throws {
        #expect(try sheet(text + "\n").header == header)
        #expect(try sheet(text).rows.isEmpty)
    }

    @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
    func `The line that states the separator is no header`(separator: String, end: String) throws {
        // The header alone would speak for another sign.
        let text = ["sep=" + separator, "a|b,c;d\te,f;g\th".replacing("|", with: separator), ""]
        for mark in ["", "\u{FEFF}"] {
            let sheet = try sheet(mark + text.joined(separator: end))
            #expect(sheet.header.first == "a")
            #expect(sheet.headerPlaces.first == Sheet.Place(line: 2, column: 1))
            #expect(!sheet.header.contains { $0.contains(separator) })
        }
        #expect(try self.sheet("sep=x\n1\n").header == ["sep=x"])
    }

    @Test func `Rows without any text are left out, and lines still counted`() throws {
        let sheet = try sheet("a,b\n\n,\n1,2\n,,,\n\n3,4\n")
        #expect(sheet.rows.map(\.line) == [4, 7])
        #expect(sheet.problems == [])
    }

    @Test(arguments: ["", "\n", "\r\n\n", "\u{FEFF}", "\u{FEFF}\n", ",,\n,\n"])
    func `A file without a header is refused`(text: String) {
        #expect(throws: SheetProblem(.empty, at: Sheet.Place(line: 1, column: 1))) {
            try sheet(text)
        }
    }

    @Test func `Every row of the wrong shape is told, and the others are kept`() throws {
        let sheet = try sheet("a,b,c\n1,2\n1,2,3\n1,2,3,4,5\n\"x\"y,2,3\n\n\"é\"z,2\n7,8,9")
        #expect(sheet.rows.map(\.cells) == [["1", "2", "3"], ["7", "8", "9"]])
        #expect(
            sheet.problems == [
                SheetProblem(
                    .tooFewCells(expected: 3, found: 2), at: Sheet.Place(line: 2, column: 4)),
                SheetProblem(
                    .tooManyCells(expected: 3, found: 5), at: Sheet.Place(line: 4, column: 7)),
                SheetProblem(.textAfterQuote("y"), at: Sheet.Place(line: 5, column: 4)),
                SheetProblem(.textAfterQuote("z"), at: Sheet.Place(line: 7, column: 4)),
                SheetProblem(
                    .tooFewCells(expected: 3, found: 2), at: Sheet.Place(line: 7, column: 7)),
            ])
    }

    @Test(arguments: [
        ("a,b\n1,\"x\n2,3\n", 2, 3), ("\"a", 1, 1), ("a,\"b\"\"", 1, 3), ("a\n\"", 2, 1),
        ("a,b\n\"1\n2\",\"x", 3, 4),
    ])
    func `A quote that is never closed is told where it opened`(
        text: String, line: Int, column: Int
    ) {
        #expect(
            throws: SheetProblem(
                .unterminatedQuote, at: Sheet.Place(line: line, column: column))
        ) { try sheet(text) }
    }

    @Test func `A quote inside a cell that does not begin with one is text`() throws {
        #expect(try sheet("a,b\nXã \"mới\",2").rows[0].cells == ["Xã \"mới\"", "2"])
    }

    @Test func `UTF-16 is named, with and without its mark`() throws {
        let little = "Tên,Mã\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = "Tên,Mã\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let start = Sheet.Place(line: 1, column: 1)
        let cases: [([UInt8], SheetProblem.Encoding, Int, Sheet.Place)] = [
            ([0xFF, 0xFE] + little, .utf16LittleEndian, 0, start),
            ([0xFE, 0xFF] + big, .utf16BigEndian, 0, start),
            (little, .utf16LittleEndian, 1, Sheet.Place(line: 1, column: 2)),
            (big, .utf16BigEndian, 0, start),
        ]
        for (bytes, likely, offset, place) in cases {
            #expect(throws: SheetProblem(.notUTF8(offset: offset, likely: likely), at: place)) {
                try Sheet(bytes: bytes)
            }
        }
    }

    @Test func `Every byte that UTF-8 cannot hold is found where it stands`() throws {
        let good = Array("mã,tên\nCần Đước,1\n".utf8)
        var wrong: [Int] = []
        for offset in 0...good.count where offset == good.count || good[offset] & 0xC0 != 0x80 {
            let bytes = good[..<offset] + [0xFF] + good[offset...]
            do throws(SheetProblem) {
                _ = try Sheet(bytes: Array(bytes))
                wrong.append(offset)
            } catch {
                if error.kind != .notUTF8(offset: offset, likely: .windowsOrTCVN3) {
                    wrong.append(offset)
                }
            }
        }
        #expect(wrong == [])
        // "Cần" in Windows-1258: the circumflex letter, then a combining grave of its own.
        let place = Sheet.Place(line: 2, column: 2)
        #expect(throws: SheetProblem(.notUTF8(offset: 5, likely: .windowsOrTCVN3), at: place)) {
            try Sheet(bytes: Array("a,b\nC".utf8) + [0xE2, 0xCC, 0x6E, 0x0A])
        }
    }

    @Test func `The messages say what was found in both languages`() {
        let place = Sheet.Place(line: 1, column: 1)
        let kinds: [(SheetProblem.Kind, String)] = [
            (.notUTF8(offset: 512, likely: .windowsOrTCVN3), "512"),
            (.notUTF8(offset: 1, likely: .utf16LittleEndian), "UTF-16 LE"),
            (.notUTF8(offset: 0, likely: .utf16BigEndian), "UTF-16 BE"),
            (.unterminatedQuote, "\""), (.textAfterQuote("thừa"), "“thừa”"),
            (.tooManyCells(expected: 3, found: 15), "15"),
            (.tooFewCells(expected: 13, found: 2), "13"),
        ]
        for (kind, found) in kinds {
            for language in Language.allCases {
                #expect(SheetProblem(kind, at: place).message.text(in: language).contains(found))
            }
        }
    }
}
