import EventLog
import Foundation
import Testing

/// What is said in Vietnamese is said in Vietnamese words.
struct VietnameseWordsTests {
    @Test func `Help and remedies have Vietnamese words for files, mirrors and keys`() async throws
    {
        let overview = try await Program.run(["help", "--lang", "vi"])
        let commands = overview.lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
            .filter { $0 != "socai" }
        #expect(commands.contains("verify") && commands.count > 30)
        for command in commands {
            let page = try await Program.run(["help", command, "--lang", "vi"]).output
            let english = page.matches(of: /\b(?:FILE|MIRROR|VKEY)\b/).map {
                String(page[$0.range])
            }
            #expect(english == [], "\(command)")
        }
        let verify = try await Program.run(["help", "verify", "--lang", "vi"]).output
        #expect(verify.contains("--checkpoint TỆP…") && verify.contains("--witness KHÓA-KIỂM…"))
        let repair = try await Program.run(["help", "repair", "--lang", "vi"]).output
        #expect(repair.contains("socai repair --from BẢN-SAO [TÙY CHỌN]"))
        let english = try await Program.run(["help", "repair", "--lang", "en"]).output
        #expect(english.contains("socai repair --from MIRROR [OPTIONS]"))
    }

    @Test func `A field is named by what it means, and by its column`() async throws {
        let scratch = try await Scratch()
        try await scratch.record("close", "2025")
        for (arguments, member, vi, en) in [
            (["close", "2025"], "giu-so", "kỳ (period)", "period"),
            (["close", "2024"], "ai-do", "người ghi (by)", "by"),
        ] {
            let told = try await scratch.run(arguments + ["--lang", "vi"], by: member)
            #expect(told.status == 2)
            #expect(told.messages.contains("\n  Vị trí: \(vi)\n"), "\(told.messages)")
            let english = try await scratch.run(arguments + ["--lang", "en"], by: member)
            #expect(english.messages.contains("\n  Where: \(en)\n"), "\(english.messages)")
        }
    }

    @Test func `A clock is named in words where two ledgers differ`() async throws {
        let scratch = try await Scratch()
        try await scratch.record("init", "khac", "--origin", "khac.vn", "--title", "Sổ khác")
        let told = try await scratch.run("mirror", "khac", "--lang", "vi")
        #expect(
            told.messages.hasPrefix(
                "socai: sổ là “kiem-thu.vn/2025” (đồng hồ mô phỏng), còn bản sao là của “khac.vn” "
                    + "(đồng hồ hệ thống)\n"), "\(told.messages)")
    }

    @Test func `A figure in a damaged line has a Vietnamese decimal point`() async throws {
        let scratch = try await Scratch()
        try await scratch.assign("1", "--kind", "atLeast", "--low", "10")
        let report = try await scratch.report(Scratch.document + "#1", "12.96")
        try await scratch.assign("2", "--kind", "atLeast", "--low", "10")
        var lines = try DamageTests.lines(of: scratch)
        let line = String(decoding: lines[report], as: UTF8.self)
        lines[report] = Data(line.replacing("12.96", with: "13.96").utf8)
        try scratch.replaceLog(DamageTests.joined(lines))
        for (language, texts) in [
            ("vi", ["không còn tin được: 13,96 (", "theo mã kiểm: 12,96 ("]),
            ("en", ["no longer to be trusted: 13.96 (", "by the checksum: 12.96 ("]),
        ] {
            let told = try await scratch.run("verify", "--lang", language)
            for text in texts { #expect(told.output.contains(text), "\(told.output)") }
        }
    }

    @Test func `A file that was not there is added by a repair, not replaced`() async throws {
        let scratch = try await Scratch()
        #expect(try await scratch.run("mirror", "guong").status == 0)
        let segment = "log/0000000000000000.jsonl"
        for (isLost, vi, en) in [
            (true, "thêm", ["add", "Added"]), (false, "thay", ["replace", "Replaced"]),
        ] {
            var bytes = try scratch.log()
            bytes[300] ^= 1
            if isLost {
                try FileManager.default.removeItem(atPath: scratch.segment)
            } else {
                try scratch.replaceLog(bytes)
            }
            func first(_ options: String...) async throws -> String? {
                try await scratch.run(
                    ["repair", "--from", "guong", "--trust-mirror"] + options, by: ""
                ).lines.first
            }
            #expect(try await first("--dry-run", "--lang", "vi") == "Sẽ \(vi) \(segment)")
            #expect(try await first("--dry-run", "--lang", "en") == "Would \(en[0]) \(segment)")
            let done = try #require(try await first("--lang", isLost ? "vi" : "en"))
            #expect(
                done.hasPrefix(isLost ? "Đã thêm \(segment)" : "Replaced \(segment) (quarantine/"))
        }
    }

    @Test func `Standard input is called so`() async throws {
        let notary = try await Notary()
        let bytes = Data(try notary.text("diem-kiem").utf8)
        for (language, words) in [
            ("vi", "Điểm kiểm từ đầu vào chuẩn (17 sự kiện): khớp\n"),
            ("en", "Checkpoint from standard input (17 events): consistent\n"),
        ] {
            let told = try await Program.run(
                [
                    "verify", "--ledger", notary.scratch.ledger, "--checkpoint", "-", "--lang",
                    language,
                ], input: bytes)
            #expect(told.output.contains(words), "\(told.output)")
            let json = try await Program.run(
                ["verify", "--ledger", notary.scratch.ledger, "--checkpoint", "-", "--json"],
                input: bytes)
            #expect(try Value(json.bytes)["checkpoints"][1]["name"] == "-")
        }
    }
}
