import Foundation
import Testing

/// What `socai read` shows of a directive, and what it refuses to read.
struct ReadCommandTests {
    private func reading() async throws -> Value {
        let scratch = try Scratch(empty: ())
        try scratch.writeDirective()
        let outcome = try await scratch.run("read", ReadSample.name, "--json")
        #expect(outcome.status == 0)
        #expect(outcome.messages.isEmpty)
        return try Value(outcome.bytes)
    }

    @Test func `The document is shown with what it rests on and the digest of its file`()
        async throws
    {
        let document = try await reading()["document"]
        #expect(document["symbol"] == "12/KH-UBND")
        #expect(document["number"] == "12")
        #expect(document["kind"] == "Kế hoạch")
        #expect(document["issuer"] == "Ủy ban nhân dân huyện Cần Đước")
        #expect(document["parentBody"] == "Ủy ban nhân dân tỉnh Long An")
        #expect(document["place"] == "Cần Đước")
        #expect(document["date"] == "2025-01-20")
        #expect(document["signer"] == "Trần Văn Mẫu")
        #expect(document["signerOffice"] == "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH")
        #expect(document["subject"] == "Phát triển kinh tế - xã hội năm 2025")
        #expect(document["validity"] == "năm 2025")
        #expect(document["bases"][0]["symbol"] == "30/NQ-HĐND")
        #expect(document["bases"][0]["date"] == "2024-12-18")
        #expect(document["bases"][0]["role"] == "basis")
        #expect(document["bases"][0]["line"] == 14)
        #expect(document["recipients"] == ["UBND tỉnh Long An", "Lưu: VT"])
        #expect(document["review"] == ["parentFromText"])
        let digest = try await Program.python(
            "import hashlib,sys; print(hashlib.sha256(sys.argv[1].encode()).hexdigest(), end='')",
            [ReadSample.text])
        #expect(document["sha256"].text == digest.output)
    }

    @Test func `Every target has its figure and the place it rests on`() async throws {
        let targets = try await reading()["targets"]
        #expect(targets.items.count == 3)
        let water = targets[0]
        #expect(water["criterion"]["kind"] == "atLeast")
        #expect(water["criterion"]["low"] == "98")
        #expect(water["measure"] == "%")
        #expect(water["period"] == "2025")
        #expect(water["source"]["line"] == 20)
        #expect(water["source"]["quote"].text?.contains("98%") == true)
        #expect(targets[1]["criterion"]["low"] == "41250.5")
        #expect(targets[2]["criterion"]["kind"] == "lessThan")
        #expect(targets[2]["criterion"]["high"] == "6")
    }

    @Test func `Every duty says who reports to whom by when`() async throws {
        let duties = try await reading()["duties"]
        #expect(duties.items.count == 1)
        #expect(duties[0]["kind"] == "report")
        #expect(duties[0]["who"] == "Các phòng, ban")
        #expect(duties[0]["to"] == "Phòng Tài chính - Kế hoạch")
        #expect(duties[0]["due"] == "trước ngày 15 hằng tháng")
        #expect(duties[0]["source"]["line"] == 28)
    }

    @Test func `The same document gives the same bytes, in every form`() async throws {
        let scratch = try Scratch(empty: ())
        try scratch.writeDirective()
        for form in [[], ["--json"], ["--csv"], ["--text"]] {
            let first = try await scratch.run(["read", ReadSample.name] + form)
            let second = try await scratch.run(["read", ReadSample.name] + form)
            #expect(first.status == 0)
            #expect(!first.bytes.isEmpty)
            #expect(first.bytes == second.bytes, "\(form)")
        }
    }

    @Test(arguments: [("vi", "3 chỉ tiêu", "Cần xem lại"), ("en", "3 targets", "To look at")])
    func `The table is for people, in either language`(
        language: String, count: String, heading: String
    ) async throws {
        let scratch = try Scratch(empty: ())
        try scratch.writeDirective()
        let outcome = try await scratch.run("read", ReadSample.name, "--lang", language)
        #expect(outcome.status == 0)
        #expect(outcome.lines.last?.hasPrefix(count) == true)
        #expect(outcome.output.contains(heading))
        #expect(outcome.output.contains("12/KH-UBND"))
        #expect(outcome.output.contains("< 6%") || outcome.output.contains("<\u{a0}6%"))
    }

    @Test func `The text as it was read is shown with the numbers of its lines`() async throws {
        let scratch = try Scratch(empty: ())
        try scratch.writeDirective()
        let outcome = try await scratch.run("read", ReadSample.name, "--text")
        #expect(outcome.lines[19] == "20  1. Tỷ lệ hộ dân sử dụng nước sạch đạt 98%.")
    }

    @Test func `A Word document says what its text says`() async throws {
        let scratch = try Scratch(empty: ())
        try scratch.writeDirective()
        let made = try await Program.python(
            ReadSample.word, [ReadSample.name, "ke-hoach.docx"], folder: scratch.folder)
        #expect(made.status == 0)
        let word = try await scratch.run("read", "ke-hoach.docx", "--json")
        #expect(word.status == 0)
        let (plain, read) = (try await reading(), try Value(word.bytes))
        for field in ["symbol", "issuer", "date", "signer", "subject", "recipients"] {
            #expect(read["document"][field] == plain["document"][field], "\(field)")
        }
        #expect(read["targets"].items.count == 3)
        #expect(read["targets"][1]["criterion"] == plain["targets"][1]["criterion"])
    }

    @Test(arguments: [
        ("%PDF-1.7\n", "pdftotext"), ("\u{89}PNG", "tesseract"), ("{\\rtf1", "soffice"),
        ("PK\u{3}\u{4}rác", ".docx"), ("  \n", "trống"),
    ])
    func `What is no text is refused with what to do`(content: String, advice: String) async throws
    {
        let scratch = try Scratch(empty: ())
        let bytes =
            content.unicodeScalars.allSatisfy { $0.value < 256 }
            ? Data(content.unicodeScalars.map { UInt8($0.value) }) : Data(content.utf8)
        try scratch.file("tep", bytes)
        let outcome = try await scratch.run("read", "tep")
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains(advice))
    }

    @Test(arguments: [
        ([], "DOCUMENT"), (["khong-co.txt"], "khong-co.txt"),
        ([ReadSample.name, "--csv", "--json"], "--csv, --json"),
        ([ReadSample.name, "--csv", "--record"], "--csv, --record"),
        (["--from", ReadSample.name], "--record"),
        (["--from", ReadSample.name, "--csv", "--dry-run"], "--record"),
    ])
    func `A command line that asks for nothing, or too much, is refused`(
        arguments: [String], named: String
    ) async throws {
        let scratch = try Scratch(empty: ())
        try scratch.writeDirective()
        let outcome = try await scratch.run(["read"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains(named))
    }

    @Test func `Standard input is read as a file is`() async throws {
        let scratch = try await Scratch()
        try scratch.writeDirective()
        let file = try await scratch.run("read", ReadSample.name, "--json")
        let input = try await Program.run(
            ["read", "-", "--json"], folder: scratch.folder, input: Data(ReadSample.text.utf8))
        #expect(input.status == 0)
        #expect(input.bytes == file.bytes)
        let recorded = try await Program.run(
            ["read", "-", "--record", "--unit", "huyen"], environment: scratch.environment(),
            folder: scratch.folder, input: Data(ReadSample.text.utf8))
        #expect(recorded.status == 0, "\(recorded.messages)")
        #expect(
            recorded.messages.hasSuffix(
                "\nlưu ý: 1 mục của văn bản được đánh dấu cần xem lại\n"))
        #expect(try scratch.recorded().contains { $0["data"]["name"] == "van-ban.txt" })
    }

    @Test func `A broken container is told in the reader's language`() async throws {
        let scratch = try Scratch(empty: ())
        try scratch.file("tep.docx", Data("PK\u{3}\u{4}rác".utf8))
        let outcome = try await scratch.run("read", "tep.docx")
        #expect(
            outcome.messages == """
                socai: “tep.docx” không phải là văn bản đọc được
                  Vị trí: DOCUMENT
                  Lý do: tệp nén .docx bị hỏng (không phải tệp zip, hoặc bị cắt mất phần cuối); hãy lấy \
                lại tệp gốc hoặc lưu lại từ Word

                """)
    }

    @Test(arguments: [
        ("vi", "Nhiệm vụ báo cáo và dấu “cần xem lại” chỉ để xem, không được"),
        ("en", "Duties and marks for review are shown, not recorded."),
    ])
    func `The help says what is shown but not recorded`(
        language: String, sentence: String
    ) async throws {
        let scratch = try Scratch(empty: ())
        let help = try await scratch.run("help", "read", "--lang", language)
        #expect(help.output.contains(sentence), "\(help.output)")
    }
}
