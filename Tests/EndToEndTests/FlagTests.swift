import Testing

/// `socai check` and `socai flag`: what needs to be explained, asked, answered and accepted.
struct FlagTests {
    /// A correction after an approval, which F1 notices; answers the ledger, the target, and the flag.
    private static func begun() async throws -> (Scratch, String, String) {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "18", "--kind", "atLeast", "--low", "12000", "--measure", "người")
        let report = try await scratch.report(target, "12100")
        try await scratch.record("approve", "\(report)", by: "duyet")
        let revision = try await scratch.record(
            "revise", "\(report)", "12050", "--reason", "đếm trùng", by: "bao-cao")
        return (scratch, target, "F1-\(revision[0])")
    }

    @Test func `A ledger with nothing to explain passes`() async throws {
        let scratch = try await Scratch()
        let outcome = try await scratch.run("check", environment: ["SOCAI_LANG": "en"])
        #expect(outcome.status == 0)
        #expect(
            outcome.output
                == "Limits: the program's defaults, the ledger has adopted none\n")
        #expect(outcome.messages == "there is nothing to explain\n")
        #expect(try await scratch.json("check")["flags"] == [])
    }

    @Test func `What is to be explained is shown with its events and what would clear it`()
        async throws
    {
        let (scratch, target, id) = try await Self.begun()
        let vi = try await scratch.run("check", environment: ["SOCAI_LANG": "vi"])
        #expect(vi.status == 1)
        #expect(vi.messages == "socai: còn 1 điểm cần làm rõ\n")
        #expect(vi.output.contains("\ncần làm rõ (1)\n"))
        #expect(vi.output.contains("\n\(id)  sửa số sau chốt, sau duyệt [chưa nêu]\n"))
        #expect(vi.output.contains("    \(target) “Chỉ tiêu 18”\n"))
        #expect(vi.output.contains("Đính chính năm 2025 12.100 người → 12.050 người (lệch 0,41%)"))
        #expect(vi.output.contains("    Sự kiện: #18 (01/01/2025, bao-cao); #19"))
        #expect(vi.output.contains("    Hết cờ khi: Giải trình nguyên nhân"))
        let en = try await scratch.run("check", environment: ["SOCAI_LANG": "en"])
        #expect(en.output.contains("\(id)  changed after cut-off or approval [not raised yet]\n"))
        #expect(en.output.contains("    Cleared by: Explain the cause"))
        let json = try Value(try await scratch.run("check", "--json").bytes)
        #expect(json["open"] == 1 && json["limits"]["flagrules"] == nil)
        #expect(json["limits"]["values"]["estimateDays"]["value"] == "90")
        #expect(json["limits"]["values"]["estimateDays"]["default"] == true)
        let flag = json["flags"][0]
        #expect(flag["flag"] == .string(id) && flag["rule"] == "F1" && flag["state"] == "open")
        #expect(flag["events"].items.map { $0["seq"] } == [18, 19, 20])
        #expect(flag["events"].items.map { $0["by"] } == ["bao-cao", "duyet", "bao-cao"])
    }

    @Test func `Rows, tables and histories carry the mark`() async throws {
        let (scratch, target, id) = try await Self.begun()
        #expect(try await scratch.standing(target)["flags"] == [.string(id)])
        let before = try await scratch.standing(target, "--known-at", "19")
        #expect(before["flags"] == [])
        for (language, mark) in [("vi", "làm rõ: F1"), ("en", "explained: F1")] {
            let environment = ["SOCAI_LANG": language]
            // A narrow column may part the words of the mark.
            let table = try await scratch.run("status", environment: environment)
            #expect(table.output.contains("F1"))
            let page = try await scratch.run(
                "snapshot", "2025", "--format", "html", environment: environment)
            #expect(page.output.contains("\(mark)</small>"))
        }
        let history = try await scratch.run("history", target)
        #expect(history.output.contains("\n\(id)  "))
        #expect(try await scratch.json("history", target)["flags"][0]["flag"] == .string(id))
        let csv = try Table(try await scratch.run("snapshot", "2025", "--format", "csv").bytes)
        #expect(csv.rows[0]["flags"] == id)
    }

    @Test func `A flag is raised, answered and closed, and the check passes again`() async throws {
        let (scratch, target, id) = try await Self.begun()
        let raised = try await scratch.record("flag", "raise", id, by: "kiem-tra")
        let stored = try Value(try await scratch.run("show", "\(raised[0])").bytes)
        #expect(stored["data"]["events"] == [18, 19, 20])
        #expect(stored["data"]["asked"] == ["bao-cao", "duyet"])
        try await scratch.record(
            "flag", "answer", id, "--text", "Hai xã đếm trùng 50 lao động", by: "bao-cao")
        #expect(try await scratch.run("check").output.contains("[đã giải trình, chờ khép]"))
        try await scratch.record("flag", "close", id, "--reason", "Đã rõ", by: "kiem-tra")
        let check = try await scratch.run("check")
        #expect(check.status == 0, "\(check.messages)")
        #expect(check.output.contains("\nđã khép (1)\n"))
        #expect(
            check.output.contains("    Giải trình: #22 (bao-cao): Hai xã đếm trùng 50 lao động\n"))
        #expect(check.output.contains("    Khép: #23 (kiem-tra): Đã rõ\n"))
        #expect(try await scratch.standing(target)["flags"] == [])
        let before = try await scratch.run("check", "--known-at", "22")
        #expect(before.status == 1)
        #expect(try await scratch.run("verify").status == 0)
    }

    @Test func `Whoever is to explain does not close`() async throws {
        let (scratch, _, id) = try await Self.begun()
        try await scratch.record("flag", "raise", id, by: "kiem-tra")
        let own = try await scratch.run("flag", "close", id, "--reason", "rõ", by: "duyet")
        #expect(own.status == 2 && own.messages.contains("là người phải giải trình cờ “\(id)”"))
        let reporter = try await scratch.run("flag", "close", id, "--reason", "rõ", by: "bao-cao")
        #expect(reporter.status == 2 && reporter.messages.contains("có vai trò người báo cáo"))
    }

    @Test func `What cannot be is refused in words and changes nothing`() async throws {
        let (scratch, _, id) = try await Self.begun()
        let before = try scratch.log()
        func refused(_ words: String, _ arguments: String..., by member: String = "kiem-tra")
            async throws
        {
            let outcome = try await scratch.run(arguments, by: member)
            #expect(outcome.status == 2 && outcome.output.isEmpty)
            #expect(outcome.messages.contains(words), "\(outcome.messages)")
        }
        try await refused("không phải là điểm mà “socai check” nêu", "flag", "raise", "F4-99")
        try await refused("cần --event và --explanation", "flag", "raise", "F4")
        try await refused("Chưa ai nêu cờ “\(id)”", "flag", "close", id, "--reason", "rõ")
        try await refused(
            "--reason không đi với “flag raise”", "flag", "raise", id, "--reason", "x")
        try await refused(
            "Sổ chưa có sự kiện 99", "flag", "raise", "F4", "--event", "99", "--explanation", "x")
        #expect(try scratch.log() == before)
        try await scratch.record("flag", "raise", id, by: "kiem-tra")
        try await refused("đã được nêu (sự kiện 21)", "flag", "raise", id)
        try await refused("Cần nêu lý do", "flag", "close", id)
        try await refused("Cần nội dung giải trình", "flag", "answer", id, by: "bao-cao")
        try await scratch.record("flag", "close", id, "--reason", "rõ", by: "kiem-tra")
        try await refused(
            "đã khép (sự kiện 22)", "flag", "answer", id, "--text", "x", by: "bao-cao")
    }

    @Test func `A flag can be raised by hand about events that no rule puts together`() async throws
    {
        let (scratch, _, _) = try await Self.begun()
        try await scratch.record(
            "flag", "raise", "F14", "--event", "19", "--event", "18", "--explanation", "ký thay",
            "--severity", "high", by: "kiem-tra")
        let check = try await scratch.run("check", "--rule", "F14")
        #expect(check.status == 1)
        #expect(check.output.contains("\ncần làm rõ sớm (1)\n\nF14-18-19  "))
        #expect(check.output.contains("    ký thay\n"))
    }

    @Test func `The check can be narrowed to a rule, a unit or a document`() async throws {
        let (scratch, _, _) = try await Self.begun()
        for (arguments, status) in [
            (["--rule", "F1"], 1), (["--rule", "F2"], 0), (["--unit", "tinh"], 1),
            (["--unit", "huyen-khac"], 0), (["--document", Scratch.document], 1),
            (["--document", "1542/QĐ-UBND:2025-11-20"], 0), (["--rule", "F19"], 2),
            (["--unit", "không-có"], 2), (["--document", "không-có"], 2),
        ] as [([String], Int32)] {
            let outcome = try await scratch.run(["check"] + arguments)
            #expect(outcome.status == status, "\(arguments): \(outcome.messages)")
        }
    }

    @Test func `Limits are adopted with what they rest on and are named`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "100")
        try await scratch.record(
            "report", target, "2025-9M", "90", "--dated", "2025-10-01", "--at",
            "2025-10-06T08:00:00+07:00", by: "bao-cao")
        #expect(try await scratch.run("check").output.contains("(ngưỡng mặc định 2 ngày làm việc)"))
        let bare = try await scratch.run(
            "flagrules", "hep", "--effective", "2025-01-01", "--set", "backdatingDays=5")
        #expect(bare.status == 2 && bare.messages.contains("cần căn cứ"))
        let unknown = try await scratch.run(
            "flagrules", "hep", "--effective", "2025-01-01", "--set", "days=5")
        #expect(unknown.status == 2 && unknown.messages.contains("backdatingDays"))
        try await scratch.record(
            "flagrules", "nguong-2025", "--effective", "2025-01-01", "--set", "backdatingDays=5",
            "--set", "sourcePercent:viec-lam=2", "--document", Scratch.document)
        let check = try await scratch.run("check")
        #expect(check.status == 0, "\(check.output)")
        #expect(check.output.hasPrefix("Ngưỡng rà soát: bộ “nguong-2025”, hiệu lực từ 01/01/2025"))
        let limits = try await scratch.json("check")["limits"]
        #expect(limits["flagrules"] == "nguong-2025")
        #expect(limits["values"]["backdatingDays"] == .object(["value": "5", "default": false]))
        let again = try await scratch.run(
            "flagrules", "nguong-2025", "--effective", "2025-02-01", "--basis", "x")
        #expect(again.status == 2 && again.messages.contains("Bộ ngưỡng “nguong-2025” đã có"))
    }
}
