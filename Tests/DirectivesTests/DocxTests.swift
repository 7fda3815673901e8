import Reporting
import Testing

@testable import Directives

@Suite struct DocxTests {
    private func lines(_ sample: DocxSample) throws -> [String] {
        try Docx.text(of: sample.bytes()).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map(String.init)
    }

    @Test func `A paragraph is a line, and an empty line ends it`() throws {
        let sample = DocxSample(
            body: DocxSample.paragraph("NGHỊ QUYẾT") + DocxSample.paragraph("")
                + "<w:p><w:r><w:t>Thu </w:t></w:r><w:r><w:t>ngân sách</w:t></w:r></w:p>")
        #expect(try lines(sample) == ["NGHỊ QUYẾT", "", "Thu ngân sách", ""])
    }

    @Test func `A tab behind a label is a space, between two columns a gap`() throws {
        let sample = DocxSample(
            body: """
                <w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>1.1.</w:t><w:tab/>\
                <w:t>Sản  lượng</w:t></w:r></w:p><w:p><w:r><w:t>Nơi nhận:</w:t><w:tab/><w:tab/>\
                <w:t>TM. ỦY BAN NHÂN DÂN</w:t></w:r></w:p>
                """)
        #expect(
            try lines(sample) == [
                "1.1. Sản lượng", "", "Nơi nhận:    TM. ỦY BAN NHÂN DÂN", "",
            ])
    }

    @Test func `A row of a table is a line with a tab between its cells`() throws {
        let sample = DocxSample(
            body: DocxSample.table([
                [["STT"], ["Nội dung"], ["Chỉ tiêu"]],
                [["1"], ["Sản lượng lúa", "(cả năm)"], ["41.200 tấn"]],
            ]))
        #expect(
            try lines(sample) == [
                "STT\tNội dung\tChỉ tiêu", "1\tSản lượng lúa (cả năm)\t41.200 tấn", "",
            ])
    }

    @Test func `A cell over several columns keeps the cells behind it in theirs`() throws {
        let wide =
            "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>\(DocxSample.paragraph("I"))</w:tc>"
        let row = "<w:tr>\(wide)<w:tc>\(DocxSample.paragraph("98%"))</w:tc></w:tr>"
        let head = "<w:tr><w:tc/><w:tc/><w:tc/></w:tr>"
        let sample = DocxSample(body: "<w:tbl>\(head)\(row)</w:tbl>")
        #expect(try lines(sample) == ["\t\t", "I\t\t98%", ""])
    }

    @Test
    func `A table that only puts the head of a document side by side is read column by column`()
        throws
    {
        let sample = DocxSample(
            body: DocxSample.table([
                [["HỘI ĐỒNG NHÂN DÂN", "XÃ AN HÒA"], ["CỘNG HÒA", "Độc lập"]],
                [["Số: 12/NQ-HĐND"], ["An Hòa, ngày 05 tháng 12 năm 2025"]],
            ]))
        #expect(
            try lines(sample) == [
                "HỘI ĐỒNG NHÂN DÂN", "XÃ AN HÒA", "", "CỘNG HÒA", "Độc lập", "", "Số: 12/NQ-HĐND",
                "",
                "An Hòa, ngày 05 tháng 12 năm 2025", "", "",
            ])
    }

    @Test func `The numbers that Word prints before a list are put back`() throws {
        func level(_ index: Int, _ format: String, _ text: String) -> String {
            "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>"
                + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
        }
        let numbering =
            "<w:abstractNum w:abstractNumId=\"7\">" + level(0, "upperRoman", "%1.")
            + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)") + level(3, "bullet", "·")
            + "</w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num>"
        let levels = [0, 1, 2, 2, 3, 1, 2, 0, 1]
        let body = levels.map { level in
            DocxSample.paragraph(
                "x",
                properties: "<w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"2\"/>"
                    + "</w:numPr></w:pPr>")
        }
        let sample = DocxSample(body: body.joined(), numbering: numbering)
        #expect(
            try lines(sample).filter { !$0.isEmpty } == [
                "I. x", "1. x", "a) x", "b) x", "- x", "2. x", "a) x", "II. x", "1. x",
            ])
    }

    /// Paragraphs of the lists named, all of the uppermost level, as Word numbers them.
    private func numbered(_ lists: [Int], by numbering: String) throws -> [String] {
        let body = lists.map { list in
            DocxSample.paragraph(
                "x",
                properties: "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"\(list)\"/>"
                    + "</w:numPr></w:pPr>")
        }
        return try lines(DocxSample(body: body.joined(), numbering: numbering))
            .filter { !$0.isEmpty }
    }

    /// A list of one level, and one that counts on from it but for what `override` says.
    private func numbering(_ abstract: Int, _ format: String, override: String) -> String {
        """
        <w:abstractNum w:abstractNumId="\(abstract)"><w:lvl w:ilvl="0"><w:start w:val="1"/>\
        <w:numFmt w:val="\(format)"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
        <w:num w:numId="2"><w:abstractNumId w:val="\(abstract)"/></w:num>\
        <w:num w:numId="3"><w:abstractNumId w:val="\(abstract)"/>\
        <w:lvlOverride w:ilvl="0">\(override)</w:lvlOverride></w:num>
        """
    }

    @Test func `A list that begins anew is numbered anew, and once only`() throws {
        let numbering = numbering(
            7, "upperRoman", override: "<w:startOverride w:val=\"1\"/>")
        #expect(
            try numbered([2, 2, 3, 3, 2], by: numbering) == [
                "I. x", "II. x", "I. x", "II. x", "III. x",
            ])
    }

    @Test func `What one list overrides leaves every other list as it is`() throws {
        let level =
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/>"
            + "<w:lvlText w:val=\"%1)\"/></w:lvl>"
        let other =
            "<w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/>"
            + "<w:lvlText w:val=\"%1/\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"8\"/></w:num>"
        let numbering = numbering(7, "upperRoman", override: level).replacing(
            "<w:num w:numId=\"2\">", with: other + "<w:num w:numId=\"2\">")
        #expect(try numbered([4, 2, 3], by: numbering) == ["1/ x", "I. x", "b) x"])
    }

    @Test func `Signs from Word's symbol fonts, hyphens and text boxes are read once`() throws {
        let box = "<w:txbxContent>\(DocxSample.paragraph("khung"))</w:txbxContent>"
        let sample = DocxSample(
            body: """
                <w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>78%</w:t><w:noBreakHyphen/>\
                <w:t>A</w:t></w:r></w:p><w:p><mc:AlternateContent><mc:Choice Requires="wps">\(box)\
                </mc:Choice><mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:p>
                """)
        #expect(try lines(sample) == ["≥78%-A", "", "khung", ""])
    }

    @Test func `Text that a tracked change deleted is not read`() throws {
        let sample = DocxSample(
            body: """
                <w:p><w:del><w:r><w:delText>90%</w:delText></w:r></w:del>\
                <w:ins><w:r><w:t>95%</w:t></w:r></w:ins></w:p>
                """)
        #expect(try lines(sample) == ["95%", ""])
    }

    @Test func `The part that holds the text is the one that the container names`() throws {
        let relations = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="a" Type="http://x/extended-properties" Target="docProps/app.xml"/>\
            <Relationship Id="b" Type="http://x/relationships/officeDocument" \
            Target="/word/document2.xml"/></Relationships>
            """
        let body = DocxSample.document(DocxSample.paragraph("Kế hoạch"))
        let bytes = try DocxSample(parts: [
            ("_rels/.rels", Array(relations.utf8)), ("word/document2.xml", Array(body.utf8)),
        ]).bytes()
        #expect(try Docx.text(of: bytes) == "Kế hoạch\n\n")
    }

    @Test func `Text that a tracked change moved is read where it stands now`() throws {
        let sample = DocxSample(
            body: "<w:p><w:moveFrom><w:r><w:t>xưa</w:t></w:r></w:moveFrom>"
                + "<w:moveTo><w:r><w:t>nay</w:t></w:r></w:moveTo></w:p>")
        #expect(try lines(sample) == ["nay", ""])
    }

    @Test func `What a paragraph or a cell was before a tracked change is not read`() throws {
        let numbering =
            "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl>"
            + "</w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num>"
        let old = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>"
        let paragraph = DocxSample.paragraph(
            "Thu ngân sách", properties: "<w:pPr><w:pPrChange>\(old)</w:pPrChange></w:pPr>")
        #expect(
            try lines(DocxSample(body: paragraph, numbering: numbering)) == ["Thu ngân sách", ""])
        let change = "<w:tcPrChange><w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr></w:tcPrChange>"
        let cell = "<w:tc><w:tcPr>\(change)</w:tcPr>\(DocxSample.paragraph("I"))</w:tc>"
        let row = "<w:tr>\(cell)<w:tc>\(DocxSample.paragraph("98%"))</w:tc></w:tr>"
        #expect(try lines(DocxSample(body: "<w:tbl>\(row)</w:tbl>")) == ["I\t98%", ""])
    }

    @Test(arguments: [
        ("w:type=\"page\"", ["hết Phụ lục", ""]), ("w:type=\"column\"", ["hết Phụ lục", ""]),
        ("w:type=\"textWrapping\"", ["hết", "Phụ lục", ""]), ("", ["hết", "Phụ lục", ""]),
    ])
    func `A break keeps the words at its sides apart`(type: String, expected: [String]) throws {
        let sample = DocxSample(
            body: "<w:p><w:r><w:t>hết</w:t><w:br \(type)/><w:t>Phụ lục</w:t></w:r></w:p>")
        #expect(try lines(sample) == expected)
    }

    @Test func `A zip file without a Word document in it is refused as that`() throws {
        let sample = DocxSample(parts: [("xl/workbook.xml", Array("<x/>".utf8))])
        #expect(throws: DocxProblem.notWord) { try Docx.text(of: sample.bytes()) }
    }

    @Test func `A Word document is a source text like any other`() throws {
        let sample = DocxSample(body: DocxSample.paragraph("Thu ngân sách 581 tỷ đồng"))
        let source = try SourceText(sample.bytes())
        #expect(source.text(in: source.lines[0]) == "Thu ngân sách 581 tỷ đồng")
    }

    @Test func `A Word document without a word is refused as empty`() throws {
        let bytes = try DocxSample(body: DocxSample.paragraph("")).bytes()
        #expect(throws: SourceRefusal.empty) { try SourceText(bytes) }
    }

    @Test func `A zip file that is no document is refused with what would be read`() throws {
        let bytes = try DocxSample(parts: [("xl/workbook.xml", Array("<x/>".utf8))]).bytes()
        #expect(throws: SourceRefusal.wordFile(.notWord)) { try SourceText(bytes) }
    }

    @Test func `Text that Word hides is not read`() throws {
        let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>mật</w:t><w:tab/></w:r>"
        let shown = "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>98%</w:t></w:r>"
        let wasHidden =
            "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
            + "<w:t> năm 2025</w:t></w:r>"
        // Hides the mark of the paragraph, not its words.
        let mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
        let sample = DocxSample(body: "<w:p>\(mark)\(hidden)\(shown)\(wasHidden)</w:p>")
        #expect(try lines(sample) == ["98% năm 2025", ""])
        let box = "<w:txbxContent><w:p>\(mark)\(hidden)\(shown)</w:p></w:txbxContent>"
        let around = DocxSample(
            body: "<w:p><w:r><w:drawing>\(box)</w:drawing><w:t>lúa</w:t></w:r></w:p>")
        #expect(try lines(around) == ["98%", "", "lúa", ""])
    }

    @Test func `A broken container is told in Vietnamese, too`() throws {
        let bytes = try DocxSample(body: DocxSample.paragraph("Thu ngân sách")).bytes()
        let cut = Array(bytes.dropLast(30))
        #expect(
            throws: DocxProblem.brokenContainer(
                Phrase(
                    vi: "không phải tệp zip, hoặc bị cắt mất phần cuối", en: "Not a zip archive"))
        ) { try Docx.text(of: cut) }
        var reasons: Set<String> = []
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0xFF
            do throws(DocxProblem) {
                _ = try Docx.text(of: damaged)
            } catch {
                guard case .brokenContainer(let reason) = error else { continue }
                reasons.insert(reason.vi)
                #expect(reason.vi != reason.en)
            }
        }
        #expect(reasons.isSuperset(of: ["sai tổng kiểm CRC", "mục lục không khớp với nội dung"]))
    }

    @Test func `A document encrypted inside its container is refused`() throws {
        var sample = DocxSample(body: DocxSample.paragraph("mật"))
        sample.password = "1234"
        let bytes = try sample.bytes()
        #expect(throws: DocxProblem.encrypted) { try Docx.text(of: bytes) }
    }

    @Test func `A document that unpacks beyond the limit is refused before it is held`() throws {
        let bomb = [UInt8](repeating: UInt8(ascii: " "), count: ZipContainer.entryLimit + 1)
        let bytes = try DocxSample(parts: [("word/document.xml", bomb)]).bytes()
        #expect(bytes.count < 200_000)
        #expect(throws: DocxProblem.tooLarge(limit: ZipContainer.entryLimit)) {
            try Docx.text(of: bytes)
        }
    }

    @Test(arguments: [
        "<!DOCTYPE w [<!ENTITY a \"x\">]><w>&a;</w>", "<w><p></w>", "", "<w>&b;</w>", "<w/>x",
    ])
    func `Broken XML, and XML with a document type, is refused`(xml: String) throws {
        let bytes = try DocxSample(parts: [("word/document.xml", Array(xml.utf8))]).bytes()
        #expect { try Docx.text(of: bytes) } throws: { error in
            if case .brokenXML = error as? DocxProblem { true } else { false }
        }
    }

    @Test func `Elements nested a hundred thousand deep are read without following them down`()
        throws
    {
        let depth = 100_000
        let xml =
            String(repeating: "<w:p>", count: depth) + "<w:r><w:t>x</w:t></w:r>"
            + String(repeating: "</w:p>", count: depth)
        #expect(try lines(DocxSample(body: xml)) == ["x", ""])
    }

    /// Every cut and every flipped byte of a small container gives text or a refusal.
    @Test func `A damaged container gives text or a refusal`() throws {
        let bytes = try DocxSample(body: DocxSample.paragraph("Thu ngân sách 581 tỷ đồng")).bytes()
        var refusalCount = 0
        func read(_ bytes: [UInt8]) throws {
            do throws(DocxProblem) {
                _ = try Docx.text(of: bytes)
            } catch {
                #expect(!error.message.vi.isEmpty && !error.message.en.isEmpty)
                refusalCount += 1
            }
        }
        for end in bytes.indices { try read(Array(bytes[..<end])) }
        #expect(refusalCount == bytes.count, "no beginning of the file is a whole one")
        for index in bytes.indices {
            var flipped = bytes
            flipped[index] ^= 0xFF
            try read(flipped)
        }
    }
}
