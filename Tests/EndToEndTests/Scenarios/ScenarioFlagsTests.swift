import Testing

/// What the acceptance scenarios say the ledger notices, with their figures.
struct ScenarioFlagsTests {
    private static let decision = "1542/QĐ-UBND:2025-11-20"

    /// The flags of one rule.
    private static func flags(_ rule: String, in scratch: Scratch) async throws -> [Value] {
        let outcome = try await scratch.run("check", "--rule", rule, "--json")
        let flags = try Value(outcome.bytes)["flags"].items
        #expect(outcome.status == (flags.isEmpty ? 0 : 1), "\(outcome.messages)")
        return flags
    }

    @Test func `1. Two numbers for one revenue are noticed where nothing tells them apart`()
        async throws
    {
        for (force, isFlagged) in [("aspirational", false), ("unspecified", true)] {
            let scratch = try await Scratch()
            let common = ["--kind", "atLeast", "--measure", "tỷ đồng", "--indicator", "viec-lam"]
            func assign(_ item: String, _ low: String, _ force: String) async throws {
                let id = Scratch.document + "#" + item
                let outcome = try await scratch.run(
                    [
                        "assign", id, "--name", "Thu ngân sách", "--unit", "huyen", "--period",
                        "2025",
                        "--low", low, "--force", force,
                    ] + common, by: "giao")
                try #require(outcome.status == 0, "\(outcome.messages)")
                try await scratch.report(id, "590")
            }
            try await assign("4", "581", "unspecified")
            try await assign("text-07", "600", force)
            let flags = try await Self.flags("F17", in: scratch)
            #expect(flags.isEmpty != isFlagged)
            guard isFlagged else { continue }
            #expect(
                flags[0]["explanation"]["vi"].text?.contains("≥ 581 tỷ đồng") == true
                    && flags[0]["explanation"]["vi"].text?.contains("≥ 600 tỷ đồng") == true)
        }
    }

    @Test func `3. A restated base of growth is noticed, and not as it was known before`()
        async throws
    {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1/a", "--kind", "increaseBy", "--low", "1.1", "--measure", "%", "--base", "1560.781",
            "--base-measure", "tỷ đồng", "--numbers", "plain")
        try await scratch.report(target, "1577.95 tỷ đồng", "--numbers", "plain")
        #expect(try await Self.flags("F11", in: scratch).isEmpty)
        let adjustment = try await scratch.record(
            "adjust", target, "--document", Self.decision, "--effective", "2025-11-20",
            "--reason", "số thống kê mới", "--low", "1.1", "--base", "1540", "--base-measure",
            "tỷ đồng", "--numbers", "plain", by: "giao")
        let flag = try #require(try await Self.flags("F11", in: scratch).first)
        #expect(flag["flag"] == .string("F11-\(adjustment[0])"))
        #expect(
            flag["explanation"]["vi"].text?.hasPrefix(
                "Số gốc hạ từ 1.560,781 tỷ đồng xuống 1.540 tỷ đồng theo 1542/QĐ-UBND:2025-11-20")
                == true)
        let before = try await scratch.run("check", "--known-at", "\(adjustment[0] - 1)")
        #expect(before.status == 0)
    }

    @Test func `6. Piped water of more households than clean water is noticed`() async throws {
        let scratch = try await Scratch()
        let whole = try await scratch.assign(
            "3", "--kind", "atLeast", "--low", "85", "--measure", "%")
        let part = try await scratch.assign(
            "3/a", "--kind", "atLeast", "--low", "51", "--measure", "%", "--parent", "3")
        try await scratch.report(whole, "85")
        let report = try await scratch.report(part, "90")
        let flag = try #require(try await Self.flags("F10", in: scratch).first)
        #expect(
            flag["explanation"]["vi"]
                == "Bộ phận “Chỉ tiêu 3/a” 90% lớn hơn toàn thể “Chỉ tiêu 3” 85%")
        try await scratch.record("revise", "\(report)", "49", "--reason", "nhầm", by: "bao-cao")
        #expect(try await Self.flags("F10", in: scratch).isEmpty)
    }

    @Test func `7. A cut in poor households on a smaller base is noticed, both versions shown`()
        async throws
    {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "19/a", "--kind", "decreaseBy", "--low", "15", "--measure", "%", "--base", "173",
            "--base-measure", "hộ")
        let report = try await scratch.report(target, "--numerator", "24", "--denominator", "173")
        try await scratch.record(
            "revise", "\(report)", "--numerator", "24", "--denominator", "160", "--reason",
            "rà soát lại", by: "bao-cao")
        let denominator = try #require(try await Self.flags("F3", in: scratch).first)
        #expect(
            denominator["explanation"]["vi"]
                == "Tử số giữ nguyên, mẫu số thay đổi: 24/173 (13,87%) → 24/160 (15%)")
        #expect(denominator["severity"] == "high")
        let base = try #require(try await Self.flags("F11", in: scratch).first)
        #expect(base["explanation"]["vi"].text?.contains("(không đạt) → 100% (đạt)") == true)
    }

    @Test func `9. An upgrade is progress; a change after approval is noticed`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "1000")
        let report = try await scratch.record(
            "report", target, "2025", "990", "--estimate", "--at", "2025-11-30T08:00:00+07:00",
            by: "bao-cao")[0]
        try await scratch.record(
            "upgrade", "\(report)", "1004", "--status", "official", "--at",
            "2026-03-31T08:00:00+07:00", by: "bao-cao")
        try await scratch.record("approve", "\(report)", by: "duyet")
        #expect(try await scratch.run("check").status == 0)
        let revision = try await scratch.record(
            "revise", "\(report)", "1010", "--reason", "bổ sung", by: "bao-cao")[0]
        let flags = try await Self.flags("F1", in: scratch)
        #expect(flags.map { $0["flag"] } == [.string("F1-\(revision)")])
    }

    @Test func `10. A target lowered late tells its days and its decision`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "18", "--kind", "atLeast", "--low", "12000", "--measure", "người")
        try await scratch.record(
            "report", target, "2025-9M", "8100", "--at", "2025-10-02T08:00:00+07:00", by: "bao-cao")
        let adjustment = try await scratch.record(
            "adjust", target, "--low", "10500", "--document", Self.decision, "--effective",
            "2025-11-20", "--reason", "thiếu vốn", "--at", "2025-11-20T16:00:00+07:00", by: "giao")
        try await scratch.record(
            "report", target, "2025", "10600", "--at", "2026-01-05T08:00:00+07:00", by: "bao-cao")
        let flag = try #require(try await Self.flags("F4", in: scratch).first)
        #expect(flag["flag"] == .string("F4-\(adjustment[0])") && flag["severity"] == "high")
        let words = try #require(flag["explanation"]["vi"].text)
        for part in [
            "1542/QĐ-UBND:2025-11-20", "12.000 người → ≥ 10.500 người", "41 ngày đến hết kỳ",
            "67,50%, kém tiến độ 7,50 điểm", "100,95% (vượt)", "88,33% (không đạt)",
        ] {
            #expect(words.contains(part), "\(part)")
        }
    }

    @Test func `14. A summary of 17 and 3 is not what twenty rows come to`() async throws {
        let scratch = try await Scratch()
        var targets = "document,item,name,unit,period,criterion,low,measure\n"
        var reports = "target,period,value,status,document\n"
        var judgements = "target,period,judgement,label,authority,document\n"
        for item in 1...20 {
            let id = "\(Scratch.document)#\(item)"
            targets += "\(Scratch.document),\(item),Chỉ tiêu \(item),huyen,2025,atLeast,100,tấn\n"
            reports += "\(id),2025,\(item <= 18 ? 100 : 95),official,\(Scratch.document)\n"
            if item > 18 {
                judgements += "\(id),2025,nearlyMet,đạt ở mức khá,tinh,\(Scratch.document)\n"
            }
        }
        try scratch.file("targets.csv", targets)
        try scratch.file("reports.csv", reports)
        try scratch.file("judgements.csv", judgements)
        try await scratch.record("import", "targets.csv", "reports.csv", "judgements.csv")
        try await scratch.record(
            "summarize", Scratch.document, "2025", "--reached", "18", "--nearly-met", "2", "--of",
            "20", "--authority", "tinh", "--document", Self.decision, by: "duyet")
        #expect(try await Self.flags("F12", in: scratch).isEmpty)
        try scratch.file(
            "summaries.csv",
            """
            subject,period,reached,nearly_met,total,label,authority,document
            \(Scratch.document),2025,17,3,20,"17/20 đạt, 03 khá",tinh,\(Self.decision)

            """)
        try await scratch.record("import", "summaries.csv")
        let flag = try #require(try await Self.flags("F12", in: scratch).first)
        #expect(
            flag["explanation"]["vi"]
                == .string(
                    "Tỉnh Long An công bố 17/20 chỉ tiêu đạt và vượt, 3 cơ bản đạt (“17/20 đạt, 03 "
                        + "khá”); đếm từ 20 dòng: 18 đạt và vượt, 2 cơ bản đạt, 0 không đạt, 0 chưa đủ "
                        + "căn cứ"))
        let wrong = try await scratch.run(
            "summarize", Scratch.document, "2025", "--reached", "18", "--nearly-met", "3", "--of",
            "20", "--authority", "tinh", "--document", Self.decision, by: "duyet")
        #expect(wrong.status == 2 && wrong.messages.contains("21 chỉ tiêu trên tổng số 20"))
    }

    @Test
    func `15. A report recorded three days late is no back-dating where its receipt is proved`()
        async throws
    {
        for (proof, isFlagged) in [
            (["--received", "2025-12-09", "--channel", "E-Office 1187"], false), ([], true),
        ] {
            let scratch = try await Scratch()
            let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "100")
            let outcome = try await scratch.run(
                [
                    "report", target, "2025", "100", "--dated", "2025-12-09", "--at",
                    "2025-12-12T08:00:00+07:00",
                ] + proof, by: "bao-cao")
            try #require(outcome.status == 0, "\(outcome.messages)")
            #expect(try await Self.flags("F2", in: scratch).isEmpty != isFlagged)
        }
    }
}
