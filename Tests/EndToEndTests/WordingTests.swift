import Foundation
import Testing

/// What the program says: in the language it was asked for, in numbers that agree, with advice that
/// can be followed.
struct WordingTests {
    @Test func `One is counted as one`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let english = ["SOCAI_LANG": "en"]
        try scratch.file("mot.csv", "unit,name\nxa-1,Xã Một\n")
        try scratch.file("hai.csv", "unit,name\nxa-2,Xã Hai\nxa-3,Xã Ba\n")
        try scratch.file("sai.csv", "unit,name\nhuyen,Trùng\n")
        let dry = try await scratch.run("import", "mot.csv", "--dry-run", environment: english)
        #expect(dry.messages == "dry run: 1 event in order, nothing was written\n")
        let one = try await scratch.run("import", "mot.csv", "--key", "k", environment: english)
        #expect(one.messages == "1 event recorded\n")
        let again = try await scratch.run("import", "mot.csv", "--key", "k", environment: english)
        #expect(
            again.messages == "this key was used before: 1 event recorded then, nothing added\n")
        let two = try await scratch.run("import", "hai.csv", environment: english)
        #expect(two.messages == "2 events recorded\n")
        let wrong = try await scratch.run("import", "sai.csv", environment: english)
        #expect(wrong.messages.hasPrefix("socai: the file “sai.csv” has 1 fault, nothing was"))
        let clash = try await scratch.run("import", "hai.csv", "--key", "k", environment: english)
        #expect(clash.status == 2)
        #expect(clash.messages.contains("\n  Where: event 33\n"))
        let vietnamese = try await scratch.run("import", "hai.csv", "--key", "k")
        #expect(vietnamese.messages.contains("\n  Vị trí: sự kiện 33\n"))
    }

    @Test func `What follows from another row's fault is not told as one`() async throws {
        let scratch = try await Scratch()
        try scratch.file(
            "chi-tieu.csv",
            "document,item,name,unit,criterion,low,parent\n"
                + "\(Scratch.document),a,A,khong-co,atLeast,5,\n"
                + "\(Scratch.document),b,B,huyen,atLeast,5,a\n")
        let targets = try await scratch.run("import", "chi-tieu.csv", by: "giao")
        #expect(targets.status == 2)
        let faults = targets.messages.split(separator: "\n").dropFirst()
        #expect(faults.count == 1, "\(targets.messages)")
        #expect(faults.first?.hasPrefix("chi-tieu.csv:2:26 [unit]: ") == true)
        try scratch.file(
            "ngan-sach.csv",
            "prov,year,indicator,unit,plan,final\nLong An,2006,ratio,%,1,2\n")
        let budget = try await scratch.run(
            "import", "ngan-sach.csv", "--document", "khong:co", "--numbers", "plain")
        #expect(budget.status == 2)
        let lines = budget.messages.split(separator: "\n").dropFirst()
        #expect(Set(lines).count == lines.count, "\(budget.messages)")
        #expect(!budget.messages.contains("khong:co#"), "\(budget.messages)")
    }

    /// A ledger whose last batch was never written to its end.
    private static func torn() async throws -> Scratch {
        let scratch = try Scratch(holding: try await Scene.files.value)
        try scratch.replaceLog(try scratch.log().dropLast(20))
        return scratch
    }

    @Test func `A torn tail is answered with what happens to it, and nobody looks for a copy`()
        async throws
    {
        let scratch = try await Self.torn()
        let finding = try #require(try await DamageTests.findings(in: scratch).first)
        #expect(finding["kind"] == "tornTail")
        for (language, advice, other) in [
            ("vi", "đuôi ghi dở: lệnh ghi tiếp theo sẽ tách nó vào quarantine/", "bản sao"),
            ("en", "a torn tail: the next command that records sets it aside", "copy"),
        ] {
            let outcome = try await scratch.run("verify", "--lang", language)
            #expect(outcome.status == 3)
            #expect(outcome.messages.contains(advice))
            #expect(!outcome.messages.contains(other))
            #expect(
                outcome.output.contains(
                    language == "vi"
                        ? "  căn cứ: không có derived/durable, nên không biết phần này đã từng được ghi "
                            + "xong hay chưa\n"
                        : "  because: there is no derived/durable, so that nobody can tell whether it was "
                            + "recorded\n"), "\(outcome.output)")
        }
    }

    @Test func `Vietnamese tells of damage and of recovery in Vietnamese`() async throws {
        let scratch = try await Self.torn()
        let english = ["expected", "found", "event", "batch", "written", "segment", "bytes of"]
        let told = [
            try await scratch.run("verify"), try await scratch.run("status"),
            try await scratch.run("import", try scratch.file("xa.csv", "unit,name\nx,X\n")),
        ]
        #expect(told[1].messages.hasPrefix("lưu ý: 0000000000000000.jsonl, byte "))
        #expect(told[2].messages.contains("đã chuyển"))
        let damaged = try Scratch(holding: try await Scene.files.value)
        var lines = try DamageTests.lines(of: damaged)
        lines[24][lines[24].count / 2] ^= 0x01
        try damaged.replaceLog(DamageTests.joined(lines))
        let warned = [try await damaged.run("verify"), try await damaged.run("status")]
        #expect(warned[1].messages.contains("sự kiện 24: nội dung dòng không khớp mã kiểm"))
        for outcome in told + warned {
            let text = outcome.messages + (outcome.status == 3 ? outcome.output : "")
            let prose = text.replacing(/[\[“"(][^\]”")]*[\]”")]/, with: "")
                .replacing(/report\.[a-z]+/, with: "")
            for word in english { #expect(!prose.contains(word), "\(word): \(text)") }
        }
    }

    @Test(arguments: [
        ["status"], ["history", Scratch.document + "#1"],
        ["snapshot", "2025", "--format", "csv"],
    ])
    func `What was known after the end is known by nobody`(command: [String]) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        for moment in ["33", "9999999"] {
            let outcome = try await scratch.run(command + ["--known-at", moment])
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
            #expect(
                outcome.messages == """
                    socai: sổ cái chỉ có 33 sự kiện, đếm từ 0
                      Vị trí: --known-at \(moment)

                    """)
        }
        #expect(try await scratch.run(command + ["--known-at", "32"]).status == 0)
    }

    @Test func `An event is shown as of any time that knew it`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let line = try await scratch.run("show", "24").bytes
        for moment in ["24", "25", "32"] {
            #expect(try await scratch.run("show", "24", "--known-at", moment).bytes == line)
        }
    }

    @Test func `A unit or document that is none is refused where events are asked for by it`()
        async throws
    {
        let scratch = try await Scratch()
        for (command, option) in [
            (["log", "--unit", "unknown"], "--unit"), (["status", "--unit", "unknown"], "--unit"),
            (["status", "--document", "unknown"], "--document"),
        ] {
            let outcome = try await scratch.run(command)
            #expect(outcome.status == 2, "\(command)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.messages.contains("“unknown”"))
            #expect(outcome.messages.hasSuffix("\n  Vị trí: \(option)\n"))
        }
    }

    @Test(arguments: ["csv", "json", "html"])
    func `Nothing is exported into a ledger`(format: String) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let before = try scratch.contents()
        for place in [
            "so-cai/bang", "so-cai/derived/bang", scratch.ledger + "/log/bang",
            "so-cai/../so-cai/bang", "so-cai/ledger.json",
        ] {
            let outcome = try await scratch.run(
                "snapshot", "2025", "--format", format, "--out", place)
            #expect(outcome.status == 2, "\(place)")
            #expect(outcome.messages.contains("nằm trong sổ cái"))
            #expect(outcome.messages.contains("\n  Vị trí: --out\n"))
        }
        #expect(try scratch.contents() == before)
    }

    @Test func `Only a file that was set aside can be acknowledged`() async throws {
        let scratch = try await Scratch()
        let before = try scratch.contents()
        for name in ["khong-co", "../ledger.json", "..", ""] {
            let outcome = try await scratch.run(
                "acknowledge", name, "--reason", "đã xem", environment: ["SOCAI_LANG": "en"])
            #expect(outcome.status == 2, "\(name)")
            #expect(outcome.output.isEmpty)
        }
        let outcome = try await scratch.run("acknowledge", "khong-co", "--reason", "đã xem")
        #expect(outcome.messages.hasPrefix("socai: quarantine/ không có tệp “khong-co”\n"))
        #expect(try scratch.contents() == before)
    }

    @Test func `A ledger from which every event is gone does not pass`() async throws {
        let scratch = try Scratch(empty: ())
        try await scratch.record("init", "so-cai", "--origin", "a", "--title", "b")
        try scratch.replaceLog(Data())
        let lost = try await scratch.run("verify", "--json")
        #expect(lost.status == 3)
        #expect(
            try Value(lost.bytes)["findings"].items.map { $0["kind"] }
                == ["tailRemoved", "ruleBroken"])
        try FileManager.default.removeItem(atPath: scratch.ledger + "/derived")
        let outcome = try await scratch.run("verify", "--json")
        #expect(outcome.status == 1)
        #expect(try Value(outcome.bytes)["findings"][0]["kind"] == "ruleBroken")
    }
}
