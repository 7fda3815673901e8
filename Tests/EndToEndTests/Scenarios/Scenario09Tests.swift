import Testing

/// Scenario 9, an estimate that becomes official (the calendar of 92/KH-UBND): the yearly report is due on
/// 30/11, before the data are cut off on 14/12; the official figure comes in March.
struct Scenario09Tests {
    /// The ledger of the story, its target and the number of the report.
    private static func told() async throws -> (scratch: Scratch, target: String, report: Int) {
        let scratch = try await Scratch()
        try await scratch.record(
            "regime", "nam", "--name", "Báo cáo năm", "--reporter", "huyen", "--recipient", "tinh",
            "--every", "year", "--cutoff", "nd09", "--due", "30/11", "--effective", "2025-01-01",
            "--at", "2025-01-02T08:00:00+07:00")
        let target = try await scratch.assign(
            "bhyt", "--kind", "atLeast", "--low", "98", "--measure", "%", "--at",
            "2025-02-05T08:00:00+07:00")
        let report = try await scratch.record(
            "report", target, "2025", "97.6", "--numbers", "plain", "--estimate", "--at",
            "2025-11-28T08:00:00+07:00", by: "bao-cao")
        try await scratch.record("close", "2025", "--at", "2025-12-31T08:00:00+07:00")
        try await scratch.record(
            "upgrade", "\(report[0])", "98.2", "--numbers", "plain", "--status", "official",
            "--late", "Cục Thống kê công bố", "--at", "2026-03-15T08:00:00+07:00", by: "bao-cao")
        try await scratch.record(
            "approve", "\(report[0])", "--at", "2026-03-20T08:00:00+07:00", by: "duyet")
        return (scratch, target, report[0])
    }

    @Test func `A report due before the cut-off is owed as an estimate, and is in time`()
        async throws
    {
        let (scratch, target, report) = try await Self.told()
        let due = try await scratch.json("due", "--on", "2025-12-05")
        let owed = due["obligations"][0]
        #expect(due["obligations"].items.count == 1)
        #expect(owed["due"] == "2025-11-30" && owed["cutoff"] == "2025-12-14")
        #expect(owed["estimate"] == true && owed["state"] == "inTime")
        #expect(owed["targets"][0]["target"] == .string(target))
        #expect(owed["targets"][0]["report"] == .integer(report))
        for (language, words) in [
            ("vi", "số ước: hạn gửi trước ngày chốt số liệu 14/12/2025"),
            ("en", "an estimate: due before the cut-off on 2025-12-14"),
        ] {
            let told = try await scratch.run(
                "due", "--on", "2025-12-05", "--lang", language,
                environment: ["COLUMNS": "200"])
            #expect(told.output.split(separator: " ").joined(separator: " ").contains(words))
        }
    }

    @Test func `As of 30 November and of 31 March differ by an upgrade, which is no correction`()
        async throws
    {
        let (scratch, target, report) = try await Self.told()
        let early = try await scratch.standing(target, "--known-at", "2025-11-30")
        let late = try await scratch.standing(target, "--known-at", "2026-03-31")
        #expect(early["current"]["value"] == "97.6" && early["current"]["status"] == "estimate")
        #expect(early["judgement"] == "notMet" && early["attainment"] == "99.59")
        #expect(late["current"]["value"] == "98.2" && late["current"]["status"] == "official")
        #expect(late["judgement"] == "exceeded" && late["attainment"] == "100.20")
        #expect(late["current"]["revised"] == 0)

        let diff = try await scratch.json(
            "diff", "--period", "2025", "--known-at", "2025-11-30", "--known-at", "2026-03-31")
        let change = diff["changes"][0]
        #expect(diff["changes"].items.count == 1)
        #expect(change["from"]["attainment"] == "99.59" && change["to"]["attainment"] == "100.20")
        #expect(change["judgementFlipped"] == true)
        #expect(change["events"].items.map { $0["class"] } == ["valueUpgraded"])
        #expect(change["events"][0]["by"] == "bao-cao")
        #expect(change["events"][0]["reason"] == "Cục Thống kê công bố")
        let told = try await scratch.run(
            "diff", "--period", "2025", "--known-at", "2025-11-30", "--known-at", "2026-03-31")
        #expect(told.status == 0)
        #expect(told.output.contains("[nâng trạng thái]") && !told.output.contains("đính chính"))
        #expect(told.output.contains("đánh giá đổi: không đạt → vượt"), "\(told.output)")
        #expect(told.output.contains("nâng báo cáo #\(report) lên chính thức: 98,2%"))
    }

    @Test func `A change after the approval is a correction, and the approval lapses`()
        async throws
    {
        let (scratch, target, report) = try await Self.told()
        try await scratch.record(
            "revise", "\(report)", "97.9", "--numbers", "plain", "--reason", "Trùng một xã", "--at",
            "2026-04-02T08:00:00+07:00", by: "bao-cao")
        let now = try await scratch.standing(target)
        #expect(now["judgement"] == "notMet" && now["attainment"] == "99.90")
        #expect(now["current"]["approved"] == nil && now["current"]["revised"] == 1)
        let views = try await scratch.json("diff", "--period", "2025")
        let row = views["targets"][0]
        #expect(row["deadline"] == "2025-11-30")
        #expect(row["atDeadline"]["current"]["value"] == "97.6")
        #expect(row["atClosing"]["current"]["value"] == "97.6")
        #expect(row["now"]["current"]["value"] == "97.9")
        #expect(row["restatements"].items.map { $0["class"] } == ["valueUpgraded", "correction"])
        #expect(row["restatements"].items.map { $0["judgementFlipped"] } == [true, true])
        let told = try await scratch.run("diff", "--period", "2025", "--lang", "en")
        for words in [
            "as reported at the deadline (2025-11-30): plan ≥\u{a0}98%; 97.6% (estimate), 99.59%, not met",
            "as known now: plan ≥\u{a0}98%; 97.9% (official), 99.90%, not met", "[value upgraded]",
            "[correction]", "reason: Trùng một xã",
        ] {
            #expect(told.output.contains(words), "\(words) in \(told.output)")
        }
    }
}
