import Foundation
import Testing

/// The built program's mirrors, and repairs from them.
@Suite struct MirrorCommandTests {
    /// A ledger with one assigned target and, where asked for, a signed checkpoint.
    private func ledger(isSigned: Bool = false) async throws -> Scratch {
        let scratch = try await Scratch()
        try await scratch.assign("1", "--kind", "atLeast", "--low", "100")
        if isSigned {
            for arguments in [
                ["keygen", "kiem-thu.vn/2025", "--out", "khoa"], ["checkpoint", "--key", "khoa"],
            ] {
                let outcome = try await scratch.run(arguments)
                try #require(outcome.status == 0, "\(outcome.messages)")
            }
        }
        return scratch
    }

    private func url(_ scratch: Scratch, _ path: String) -> URL {
        URL(fileURLWithPath: scratch.folder + "/" + path)
    }

    /// Flips a bit of a file.
    private func flip(_ place: Int, of path: String, in scratch: Scratch) throws {
        var bytes = try Data(contentsOf: url(scratch, path))
        bytes[place] ^= 1
        try bytes.write(to: url(scratch, path))
    }

    private func expectRefusal(
        _ scratch: Scratch, _ arguments: [String], status: Int32, en: String, vi: String
    ) async throws {
        for (language, text) in [("en", en), ("vi", vi)] {
            let outcome = try await scratch.run(arguments + ["--lang", language])
            #expect(outcome.status == status, "\(outcome.messages)")
            #expect(outcome.output == "")
            #expect(outcome.messages.contains(text), "\(outcome.messages)")
        }
    }

    private static let segment = "log/0000000000000000.jsonl"

    @Test func `A mirror is made, grows with the ledger, and verifies on its own`() async throws {
        let scratch = try await ledger(isSigned: true)
        let first = try await scratch.run("mirror", "guong", "--lang", "en")
        #expect(first.status == 0, "\(first.messages)")
        #expect(
            first.lines.first
                == "The mirror has \(Scratch.eventCount + 1) events, \(Scratch.eventCount + 1) of "
                + "them new")
        let before = try scratch.log().count
        try await scratch.assign("2", "--kind", "atLeast", "--low", "50")
        let second = try await scratch.json("mirror", "guong")
        #expect(second["addedEvents"] == .integer(1))
        #expect(second["addedBytes"] == .integer(try scratch.log().count - before))
        #expect(second["size"] == .integer(Scratch.eventCount + 2))
        #expect(second["setAside"] == .null)
        let none = try await scratch.json("mirror", "guong")
        #expect(none["addedEvents"] == .integer(0) && none["addedBytes"] == .integer(0))
        #expect(try Data(contentsOf: url(scratch, "guong/" + Self.segment)) == scratch.log())
        let verified = try await scratch.run("verify", "--ledger", "guong")
        #expect(verified.status == 0, "\(verified.messages)")
    }

    @Test func `What a mirror sets aside in the ledger is told`() async throws {
        for (language, text) in [
            ("vi", "lưu ý: 0000000000000000.jsonl, byte "),
            ("en", "note: segment 0000000000000000.jsonl, byte "),
        ] {
            let scratch = try await ledger()
            try scratch.replaceLog(scratch.log() + Data(#"{"seq":18,"at":"20"#.utf8))
            let made = try await scratch.run("mirror", "guong", "--json", "--lang", language)
            #expect(made.status == 0, "\(made.messages)")
            let name = try #require(try Value(made.bytes)["ledgerSetAside"].text)
            #expect(name.hasPrefix("0000000000000018-torn-"))
            #expect(made.messages.hasPrefix(text), "\(made.messages)")
            #expect(made.messages.contains("quarantine/\(name)\n"), "\(made.messages)")
            let again = try await scratch.run("mirror", "guong", "--json", "--lang", language)
            #expect(try Value(again.bytes)["ledgerSetAside"] == .null)
            #expect(again.messages == "")
        }
    }

    @Test func `A file is no mirror`() async throws {
        let scratch = try await ledger()
        try scratch.file("tep", "x")
        for arguments in [["mirror", "tep"], ["repair", "--from", "tep"]] {
            try await expectRefusal(
                scratch, arguments, status: 2, en: "socai: “tep” is a file, no folder\n",
                vi: "socai: “tep” là tệp, không phải thư mục\n")
        }
    }

    @Test func `A folder copied by hand becomes a mirror, wherever its log ends`() async throws {
        let scratch = try await ledger(isSigned: true)
        _ = try await Program.shell("cp -r so-cai guong", folder: scratch.folder)
        try await scratch.assign("2", "--kind", "atLeast", "--low", "50")
        let whole = try Data(contentsOf: url(scratch, "guong/" + Self.segment))
        try whole.dropLast(7).write(to: url(scratch, "guong/" + Self.segment))
        let report = try await scratch.json("mirror", "guong")
        #expect(report["addedEvents"] == .integer(2))
        #expect(try Data(contentsOf: url(scratch, "guong/" + Self.segment)) == scratch.log())
        #expect(try await scratch.run("verify", "--ledger", "guong").status == 0)
    }

    @Test func `Others record while mirrors are made, and each mirror is whole`() async throws {
        let scratch = try await ledger()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for item in 2..<8 {
                    try await scratch.assign("\(item)", "--kind", "atLeast", "--low", "1")
                }
            }
            group.addTask {
                for _ in 0..<4 {
                    let outcome = try await scratch.run("mirror", "guong")
                    #expect(outcome.status == 0, "\(outcome.messages)")
                    let verified = try await scratch.run("verify", "--ledger", "guong")
                    #expect(verified.status == 0, "\(verified.messages)")
                }
            }
            try await group.waitForAll()
        }
        let last = try await scratch.json("mirror", "guong")
        #expect(last["size"] == .integer(Scratch.eventCount + 7))
    }

    @Test func `A damaged ledger is repaired from its mirror, and the repair is recorded`()
        async throws
    {
        let scratch = try await ledger(isSigned: true)
        #expect(try await scratch.run("mirror", "guong").status == 0)
        let intact = try scratch.log()
        try flip(300, of: "so-cai/" + Self.segment, in: scratch)
        let damaged = try scratch.log()
        #expect(try await scratch.run("verify").status == 3)
        let rehearsed = try await scratch.json("repair", "--from", "guong", "--dry-run")
        #expect(rehearsed["dryRun"] == .bool(true))
        #expect(try scratch.log() == damaged)
        let repaired = try await scratch.json("repair", "--from", "guong", "--reason", "đĩa hỏng")
        #expect(repaired["checkpoint"] == .string("checkpoints/0000000000000018.checkpoint"))
        #expect(repaired["uncovered"] == .array([]))
        #expect(repaired["files"].items.map { $0["name"] } == [.string(Self.segment)])
        #expect(try scratch.log().starts(with: intact))
        let name = try #require(repaired["files"].items.first?["setAside"].text)
        #expect(
            try Data(contentsOf: url(scratch, "so-cai/quarantine/" + name)) == damaged)
        #expect(try await scratch.run("verify").status == 0)
        let event = try await scratch.run("log", "--type", "recovery.acknowledged")
        #expect(event.output.contains(name) && event.output.contains("đĩa hỏng"))
        // The mirror follows a repaired ledger as any other.
        #expect(try await scratch.json("mirror", "guong")["addedEvents"] == .integer(1))
        #expect(try await scratch.run("verify", "--ledger", "guong").status == 0)
        let again = try await scratch.run("repair", "--from", "guong", "--lang", "en")
        #expect(again.status == 0)
        #expect(again.output == "There is nothing to take from the mirror\n")
    }

    @Test func `Without a member the repair says how it is recorded`() async throws {
        let scratch = try await ledger(isSigned: true)
        #expect(try await scratch.run("mirror", "guong").status == 0)
        try flip(300, of: "so-cai/" + Self.segment, in: scratch)
        let outcome = try await scratch.run(
            ["repair", "--from", "guong", "--lang", "en"], by: "")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(
            outcome.messages.hasPrefix(
                "record the repair: socai acknowledge 0000000000000000.jsonl-replaced-"))
        #expect(try await scratch.run("verify").status == 0)
    }

    @Test func `What no checkpoint covers is taken only where the mirror is trusted`() async throws
    {
        let scratch = try await ledger()
        #expect(try await scratch.run("mirror", "guong").status == 0)
        let intact = try scratch.log()
        try flip(300, of: "so-cai/" + Self.segment, in: scratch)
        try await expectRefusal(
            scratch, ["repair", "--from", "guong"], status: 2,
            en: "no trusted checkpoint covers what would be taken from the mirror: event 1",
            vi: "không điểm kiểm tin được nào bao gồm phần lấy từ bản sao: sự kiện 1")
        let trusted = try await scratch.run(
            ["repair", "--from", "guong", "--trust-mirror", "--lang", "en"], by: "")
        #expect(trusted.status == 0, "\(trusted.messages)")
        #expect(trusted.lines.contains("Rests on the mirror alone: 1"))
        #expect(try scratch.log() == intact)
    }

    @Test func `A checkpoint kept elsewhere covers a removed tail`() async throws {
        let scratch = try await ledger(isSigned: true)
        #expect(try await scratch.run("mirror", "guong").status == 0)
        let intact = try scratch.log()
        let name = "checkpoints/0000000000000018.checkpoint"
        try FileManager.default.moveItem(
            at: url(scratch, "so-cai/" + name), to: url(scratch, "bien-ban"))
        let lines = intact.split(separator: 0x0A, omittingEmptySubsequences: false)
        try scratch.replaceLog(Data(lines.dropLast(2).joined(separator: [0x0A]) + [0x0A]))
        // Else the mark of the writers would tell of what is gone.
        try FileManager.default.removeItem(at: url(scratch, "so-cai/derived/durable"))
        try await expectRefusal(
            scratch, ["mirror", "guong"], status: 3,
            en: "the mirror has 18 events, the ledger 17: the ledger may have lost its tail",
            vi: "bản sao có 18 sự kiện, sổ chỉ có 17: sổ có thể đã mất phần đuôi")
        try await expectRefusal(
            scratch, ["repair", "--from", "guong"], status: 2, en: "event 17", vi: "sự kiện 17")
        let outcome = try await scratch.run(
            ["repair", "--from", "guong", "--checkpoint", "bien-ban"], by: "")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try scratch.log() == intact)
    }

    @Test func `What cannot be mirrored, or mended, is refused in both languages`() async throws {
        let scratch = try await ledger()
        #expect(try await scratch.run("mirror", "guong").status == 0)
        try await expectRefusal(
            scratch, ["mirror", "so-cai/guong"], status: 2,
            en: "lie one inside the other; a mirror stands outside its ledger",
            vi: "thư mục sổ cái và thư mục bản sao nằm trong nhau")
        _ = try await Program.shell("ln -s so-cai loi-vao", folder: scratch.folder)
        try await expectRefusal(
            scratch, ["mirror", "loi-vao/log"], status: 2, en: "lie one inside the other",
            vi: "nằm trong nhau")
        try await scratch.record("init", "khac", "--origin", "khac.vn", "--title", "Sổ khác")
        try await expectRefusal(
            scratch, ["mirror", "khac"], status: 2,
            en: "the ledger is “kiem-thu.vn/2025” (clock simulated), the mirror “khac.vn” (clock "
                + "system): they are two ledgers",
            vi:
                "sổ là “kiem-thu.vn/2025” (đồng hồ mô phỏng), còn bản sao là của “khac.vn” (đồng hồ hệ thống)"
        )
        try await expectRefusal(
            scratch, ["repair", "--from", "khac"], status: 2, en: "they are two ledgers",
            vi: "còn bản sao là của “khac.vn” (đồng hồ hệ thống)")
        // Another history: the mirror itself was recorded into.
        let other = try await scratch.run(
            ["retract", "0", "--reason", "x", "--ledger", "guong"], by: "giao")
        #expect(other.status == 2, "the rules hold in a mirror too")
        let assigned = try await scratch.run(
            [
                "assign", Scratch.document + "#9", "--name", "Khác", "--unit", "huyen", "--period",
                "2025", "--kind", "atLeast", "--low", "1", "--ledger", "guong",
            ], by: "giao")
        #expect(assigned.status == 0, "\(assigned.messages)")
        try await scratch.assign("2", "--kind", "atLeast", "--low", "50")
        for arguments in [["mirror", "guong"], ["repair", "--from", "guong", "--trust-mirror"]] {
            try await expectRefusal(
                scratch, arguments, status: 3,
                en: "ledger and mirror are two histories: event 18 hashes to ",
                vi: "sổ và bản sao là hai lịch sử khác nhau: sự kiện 18 có mã băm ")
        }
        try flip(300, of: "guong/" + Self.segment, in: scratch)
        for arguments in [["mirror", "guong"], ["repair", "--from", "guong"]] {
            try await expectRefusal(
                scratch, arguments, status: 3,
                en: "the mirror is damaged: 0000000000000000.jsonl, byte ",
                vi: "bản sao bị hỏng")
        }
        try flip(300, of: "so-cai/" + Self.segment, in: scratch)
        try await expectRefusal(
            scratch, ["mirror", "moi"], status: 3,
            en: "the ledger is damaged, nothing of it is mirrored: 0000000000000000.jsonl, byte ",
            vi: "sổ cái bị hỏng nên không chép gì sang bản sao")
        #expect(!FileManager.default.fileExists(atPath: scratch.folder + "/moi"))
    }

    @Test func `A mirror too old, a foreign checkpoint and a newer format are told apart`()
        async throws
    {
        let scratch = try await ledger()
        #expect(try await scratch.run("mirror", "guong").status == 0)
        let newer = try String(contentsOf: url(scratch, "guong/ledger.json"), encoding: .utf8)
            .replacing("socai-log/1", with: "socai-log/2")
        let same = try Data(contentsOf: url(scratch, "guong/ledger.json"))
        try Data(newer.utf8).write(to: url(scratch, "guong/ledger.json"))
        for arguments in [["mirror", "guong"], ["repair", "--from", "guong"]] {
            try await expectRefusal(
                scratch, arguments, status: 2,
                en: "the ledger is written in socai-log/2, a newer format; this program reads "
                    + "socai-log/1",
                vi: "phiên bản định dạng của sổ không được hỗ trợ")
        }
        try same.write(to: url(scratch, "guong/ledger.json"))
        try await scratch.record("init", "khac", "--origin", "khac.vn", "--title", "Sổ khác")
        for arguments in [
            ["keygen", "khac.vn", "--out", "khoa"],
            ["checkpoint", "--key", "khoa", "--ledger", "khac"],
        ] {
            let outcome = try await scratch.run(arguments)
            #expect(outcome.status == 0, "\(outcome.messages)")
            try outcome.bytes.write(to: url(scratch, "diem-kiem"))
        }
        try await expectRefusal(
            scratch, ["repair", "--from", "guong", "--checkpoint", "diem-kiem"], status: 2,
            en: "this is a checkpoint of “khac.vn”, not of “kiem-thu.vn/2025”",
            vi: "đây là điểm kiểm của “khac.vn”, không phải của “kiem-thu.vn/2025”")
        for item in 2..<5 {
            try await scratch.assign("\(item)", "--kind", "atLeast", "--low", "1")
        }
        let end = try Data(contentsOf: url(scratch, "guong/" + Self.segment)).count
        try flip(end + 40, of: "so-cai/" + Self.segment, in: scratch)
        try await expectRefusal(
            scratch, ["repair", "--from", "guong", "--trust-mirror"], status: 3,
            en: "with all that the mirror has this would still be wrong: 0000000000000000.jsonl, ",
            vi: "bản sao không đủ để sửa: lấy hết những gì nó có vẫn còn sai")
    }
}
