import Foundation
import Testing

/// What recording a directive refuses, and in which words.
struct ReadRefusalsTests {
    private static let sheet = "ra-soat.csv"

    /// A ledger, the directive beside it, and the sheet made of it, changed.
    private func reviewed(
        _ change: (String) -> String = { $0 }, options: [String] = ["--unit", "huyen"]
    ) async throws -> Scratch {
        let scratch = try await Scratch()
        try scratch.writeDirective()
        let outcome = try await scratch.run(["read", ReadSample.name, "--csv"] + options)
        try #require(outcome.status == 0)
        let text = try #require(String(bytes: outcome.bytes, encoding: .utf8))
        try scratch.file(Self.sheet, change(text))
        return scratch
    }

    /// The command is refused in these words, and the ledger stays as it was.
    private func expect(
        _ message: String, _ arguments: String..., in scratch: Scratch, language: String = "vi"
    ) async throws {
        let before = try scratch.contents()
        let outcome = try await scratch.run(["read"] + arguments + ["--lang", language])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages == message)
        #expect(try scratch.contents() == before)
    }

    @Test func `A quote that does not stand at its line is refused with what stands there`()
        async throws
    {
        let scratch = try await reviewed {
            $0.replacing("sử dụng nước sạch đạt 98%", with: "sử dụng nước sạch đạt 8%")
        }
        let text = try String(contentsOfFile: scratch.folder + "/" + Self.sheet, encoding: .utf8)
        let rows = text.split(separator: "\r\n")
        let row = try #require(rows.firstIndex { $0.hasPrefix("target,") }) + 1
        let outcome = try await scratch.run("read", "--from", Self.sheet, "--record")
        #expect(outcome.status == 2)
        let found = "“1. Tỷ lệ hộ dân sử dụng nước sạch đạt 98%.”"
        let lines = outcome.messages.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0] == "socai: tệp “ra-soat.csv” có 1 lỗi, không ghi gì")
        #expect(lines[1].hasPrefix("ra-soat.csv:\(row):"))
        #expect(lines[1].contains(" [quote]: dòng 20 của văn bản không có “"))
        #expect(lines[1].hasSuffix("nước sạch đạt 8%”; ở đó là \(found)"), "\(lines[1])")
        #expect(try scratch.recorded().isEmpty)
    }

    @Test func `A quote at another line, or beyond the end of the document, is refused`()
        async throws
    {
        let scratch = try await reviewed { $0.replacing(",20,", with: ",22,") }
        let outcome = try await scratch.run("read", "--from", Self.sheet, "--record")
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("dòng 22 của văn bản không có “"))
        #expect(outcome.messages.contains("ở đó là “2. Sản lượng lúa đạt 41.250,5 tấn.”"))
        let beyond = try await reviewed { $0.replacing(",20,", with: ",900,") }
        let second = try await beyond.run("read", "--from", Self.sheet, "--record")
        #expect(second.messages.contains("[line]: văn bản chỉ có 38 dòng, không có dòng 900"))
        #expect(try beyond.recorded().isEmpty)
    }

    @Test func `A quote may be cut short, at the ends of words`() async throws {
        let scratch = try await reviewed { text in
            text.replacing(/,20,[^,]*,/, with: ",20,nước sạch đạt 98%,")
        }
        try await scratch.record("read", "--from", Self.sheet, "--record")
        #expect(
            try scratch.recorded().contains {
                $0["data"]["source"]["quote"] == "nước sạch đạt 98%"
            })
    }

    @Test func `An id that contradicts the document is refused, naming both`() async throws {
        let scratch = try await reviewed()
        let remedy = """
              Vị trí: --document
              Cách xử lý: bỏ --document, hoặc nêu đúng mã; chỗ đọc sai thì sửa trong bảng --csv

            """
        let symbol = """
            socai: mã “99/KH-UBND:2025-01-20” trái với văn bản, trong đó ghi số, ký hiệu “12/KH-UBND”
            \(remedy)
            """
        for mode in ["--record", "--csv", "--json"] {
            try await expect(
                symbol, ReadSample.name, mode, "--document", "99/KH-UBND:2025-01-20", in: scratch)
        }
        try await expect(
            symbol, "--from", Self.sheet, "--record", "--document", "99/KH-UBND:2025-01-20",
            in: scratch)
        try await expect(
            """
            socai: mã “12/KH-UBND:2025-01-21” trái với văn bản, trong đó ghi ngày 2025-01-20
            \(remedy)
            """, ReadSample.name, "--record", "--document", "12/KH-UBND:2025-01-21", in: scratch)
        try await expect(
            """
            socai: the document's id “173-KH/HU:2025-13-40” has no right date behind its colon
              Where: --document
              What to do: write symbol, colon and date: 38-CTr/HU:2025-02-04

            """, ReadSample.name, "--record", "--document", "173-KH/HU:2025-13-40", in: scratch,
            language: "en")
    }

    @Test func `An id that is not the one of the sheet is refused`() async throws {
        let scratch = try await reviewed()
        try await expect(
            """
            socai: mã “KH-2025” trái với văn bản, trong đó ghi mã “\(ReadSample.id)”
              Vị trí: --document
              Cách xử lý: bỏ --document, hoặc nêu đúng mã; chỗ đọc sai thì sửa trong bảng --csv

            """, "--from", Self.sheet, "--record", "--document", "KH-2025", in: scratch)
        try await scratch.record(
            "read", "--from", Self.sheet, "--record", "--document", "12/kh-ubnd:2025-01-20")
    }

    @Test func `A sheet without the name of its file is refused, wherever the file is`()
        async throws
    {
        for without in ["", "file,\(ReadSample.id),,,,,,,,,,,,,,,,,,,,,\r\n"] {
            let scratch = try await reviewed { text in
                text.components(separatedBy: "\r\n")
                    .map { $0.contains("file,\(ReadSample.id),") ? without : $0 + "\r\n" }
                    .joined()
            }
            try await expect(
                """
                socai: bảng không còn dòng “file” và “sha256”
                  Vị trí: ra-soat.csv
                  Cách xử lý: lập lại bảng bằng: socai read VĂN-BẢN --csv

                """, ReadSample.name, "--from", Self.sheet, "--record", in: scratch)
        }
    }

    @Test func `A quote without its line is refused`() async throws {
        let scratch = try await reviewed { $0.replacing(",20,", with: ",,") }
        let outcome = try await scratch.run("read", "--from", Self.sheet, "--record")
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains(" [line]: ô này không được để trống"))
        #expect(try scratch.recorded().isEmpty)
    }

    @Test func `A date that is not printed is taken from the id`() async throws {
        let scratch = try await Scratch()
        try scratch.file(
            ReadSample.name,
            ReadSample.text.replacing("Cần Đước, ngày 20 tháng 01 năm 2025\n", with: ""))
        try await scratch.record(
            "read", ReadSample.name, "--record", "--unit", "huyen", "--document", ReadSample.id)
        #expect(try scratch.recorded().first?["data"]["date"] == "2025-01-20")
    }

    @Test func `The same file is not recorded under a second id`() async throws {
        let scratch = try await reviewed()
        try await scratch.record("read", "--from", Self.sheet, "--record")
        try await expect(
            """
            socai: tệp này đã được ghi với mã “\(ReadSample.id)”, không ghi lại với mã “KH-2025”
              Lý do: hai tệp có cùng SHA-256
              Cách xử lý: xem các chỉ tiêu đã ghi bằng: socai status --document \(ReadSample.id)

            """, ReadSample.name, "--record", "--unit", "huyen", "--document", "KH-2025",
            in: scratch)
        try await expect(
            """
            socai: the document “\(ReadSample.id)” is registered already, nothing was recorded
              What to do: see the targets recorded: socai status --document \(ReadSample.id)

            """, "--from", Self.sheet, "--record", in: scratch, language: "en")
    }

    @Test func `A cause that every row shares is told once, with the count of the rows`()
        async throws
    {
        let scratch = try await reviewed(options: ["--unit", "la"])
        for arguments in [
            ["--from", Self.sheet, "--record"], [ReadSample.name, "--record", "--unit", "la"],
        ] {
            let outcome = try await scratch.run(["read"] + arguments)
            let lines = outcome.messages.split(separator: "\n")
            #expect(lines.count == 2, "\(outcome.messages)")
            #expect(lines[0].hasSuffix("có 1 lỗi, không ghi gì"))
            #expect(lines[1].contains("[unit]: Chưa có đơn vị “la”."))
            #expect(lines[1].hasSuffix(" (3 dòng)"))
        }
        let nameless = try await reviewed { $0.replacing(ReadSample.id, with: "") }
        let outcome = try await nameless.run("read", "--from", Self.sheet, "--record")
        let lines = outcome.messages.split(separator: "\n")
        #expect(lines.count == 2, "\(outcome.messages)")
        #expect(lines[1].hasPrefix("ra-soat.csv:2:"))
        #expect(lines[1].contains(" [document]: ô này không được để trống ("))
    }

    @Test func `Recording without a unit names the option with an example`() async throws {
        let scratch = try await reviewed()
        try await expect(
            """
            socai: chưa biết đơn vị nào chịu trách nhiệm về các chỉ tiêu
              Vị trí: --unit
              Cách xử lý: thêm mã đơn vị, ví dụ: --unit huyen-can-duoc

            """, ReadSample.name, "--record", in: scratch)
    }

    @Test func `A dry run of a sheet checks it without being told to record`() async throws {
        let scratch = try await reviewed()
        let told = try await scratch.run("read", "--from", Self.sheet, "--record", "--dry-run")
        let before = try scratch.contents()
        let outcome = try await scratch.run("read", "--from", Self.sheet, "--dry-run")
        #expect(outcome.status == 0)
        #expect(outcome.output == told.output)
        #expect(outcome.messages == told.messages)
        #expect(try scratch.contents() == before)
    }

    /// The sheet with a part below each of the rows that begin with `I.1` and `I.2`.
    private static func withParts(_ text: String) -> String {
        var rows = text.components(separatedBy: "\r\n")
        for index in rows.indices where rows[index].hasPrefix("target,") {
            rows[index].replace(
                "target,\(ReadSample.id),I.3,,", with: "target,\(ReadSample.id),I.3,I.2,")
            rows[index].replace(
                "target,\(ReadSample.id),I.2,,", with: "target,\(ReadSample.id),I.2,I.1,")
        }
        return rows.joined(separator: "\r\n")
    }

    @Test func `A part whose parent was deleted is named with its row and the parent`() async throws
    {
        let scratch = try await reviewed { text in
            Self.withParts(text).components(separatedBy: "\r\n")
                .filter { !$0.hasPrefix("target,\(ReadSample.id),I.1,") }
                .joined(separator: "\r\n")
        }
        let outcome = try await scratch.run(
            "read", "--from", Self.sheet, "--record", "--lang", "en")
        #expect(outcome.status == 2)
        let lines = outcome.messages.split(separator: "\n")
        #expect(lines.count == 2, "\(outcome.messages)")
        #expect(lines[0] == "socai: the file “ra-soat.csv” has 1 fault, nothing was recorded")
        #expect(
            lines[1] == """
                ra-soat.csv:17:34 [parent]: row 17 names parent “I.1”, whose row is not in the sheet: \
                delete it too, or empty its parent cell
                """)
        #expect(try scratch.recorded().isEmpty)
    }

    @Test func `The order of the rows does not matter`() async throws {
        let upright = try await reviewed(Self.withParts)
        try await upright.record("read", "--from", Self.sheet, "--record")
        let reversed = try await reviewed { text in
            let rows = Self.withParts(text).components(separatedBy: "\r\n").filter { !$0.isEmpty }
            return ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\r\n") + "\r\n"
        }
        try await reversed.record("read", "--from", Self.sheet, "--record")
        let items = try reversed.recorded().compactMap { $0["data"]["item"].text }
        #expect(items == ["I.1", "I.2", "I.3"])
        #expect(try upright.recorded().compactMap { $0["data"]["item"].text } == items)
    }

    @Test func `Two rows with one item are both named`() async throws {
        let scratch = try await reviewed {
            $0.replacing("target,\(ReadSample.id),I.3,", with: "target,\(ReadSample.id),I.1,")
        }
        try await expect(
            """
            socai: tệp “ra-soat.csv” có 1 lỗi, không ghi gì
            ra-soat.csv:19:30 [item]: mục “I.1” đứng ở hai dòng, 17 và 19: hãy sửa hoặc xóa một dòng

            """, "--from", Self.sheet, "--record", in: scratch)
    }

    @Test func `Columns without a heading and the line for spreadsheets are passed over`()
        async throws
    {
        let scratch = try await reviewed { text in
            let rows = text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
            return "\u{FEFF}sep=,\r\n"
                + rows.map { $0.replacing("\u{FEFF}", with: "") + ",\r\n" }.joined()
        }
        try await scratch.record("read", "--from", Self.sheet, "--record")
        #expect(try scratch.recorded().count == 5)
    }

    @Test(arguments: [
        ("vi", "“don-vi.csv” không phải là bảng rà soát (loại tệp: đơn vị)"),
        ("en", "“don-vi.csv” is no sheet made by read (its kind: units)"),
    ])
    func `The kind of another file is named in the reader's language`(
        language: String, message: String
    ) async throws {
        let scratch = try await Scratch()
        try scratch.file("don-vi.csv", "unit,name\nxa,Xã\n")
        let outcome = try await scratch.run(
            "read", "--from", "don-vi.csv", "--record", "--lang", language)
        #expect(outcome.status == 2)
        #expect(outcome.messages.hasPrefix("socai: " + message + "\n"), "\(outcome.messages)")
    }
}
