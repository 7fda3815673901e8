import Testing

/// Scenario 8, by reference (09-NQ/HU): a target left to the province takes reports, and is not judged
/// until the province has set it; what was said before stays what was said then.
struct Scenario08Tests {
    private static let decision = "1542/QĐ-UBND:2025-11-20"

    @Test func `Until the province sets the bound there is no judgement, then and for good`()
        async throws
    {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "theo-tinh-giao", "--kind", "deferred", "--at", "2025-02-05T08:00:00+07:00")
        let report = try await scratch.record(
            "report", target, "2025", "4820", "--at", "2025-11-18T08:00:00+07:00", by: "bao-cao")
        let resolved = try await scratch.record(
            "resolve", target, "--document", Self.decision, "--kind", "atLeast", "--low", "5000",
            "--measure", "triệu đồng", "--assigner", "UBND tỉnh", "--at",
            "2025-11-21T08:00:00+07:00", by: "giao")
        let now = try await scratch.standing(target)
        #expect(now["judgement"] == "notMet" && now["attainment"] == "96.40")
        for moment in ["\(report[0])", "2025-11-20"] {
            let then = try await scratch.standing(target, "--known-at", moment)
            #expect(then["judgement"] == "notJudged" && then["reason"] == "deferred")
            #expect(then["attainment"] == nil && then["current"]["value"] == "4820")
            let told = try await scratch.run("status", "--known-at", moment)
            #expect(told.output.contains("chưa đủ căn cứ"), "\(told.output)")
            #expect(told.output.contains("chưa xác định"), "\(told.output)")
        }

        let early = try await scratch.run(
            "replay", "--from", "\(report[0])", "--to", "\(report[0])")
        #expect(early.output.contains("chưa đủ căn cứ (chưa xác định chỉ tiêu)"), "\(early.output)")
        #expect(!early.output.contains("96,40%"))
        let english = try await scratch.run("replay", "--from", "\(resolved[0])", "--lang", "en")
        #expect(
            english.output.contains("target resolved: 5,000\u{a0}triệu đồng"), "\(english.output)")
        #expect(
            english.output.contains("the judgement flipped: not judged → not met"),
            "\(english.output)")

        let diff = try await scratch.json(
            "diff", "--period", "2025", "--known-at", "2025-11-20", "--known-at",
            "\(resolved[0])")
        let change = diff["changes"][0]
        #expect(diff["changes"].items.count == 1 && change["target"] == .string(target))
        #expect(change["from"]["judgement"] == "notJudged")
        #expect(change["to"]["judgement"] == "notMet" && change["to"]["attainment"] == "96.40")
        #expect(change["judgementFlipped"] == true)
        #expect(change["events"].items.map { $0["class"] } == ["targetResolved"])
        #expect(change["events"][0]["document"] == .string(Self.decision))
    }

    @Test func `Nothing is owed on a target that demands nothing yet`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "theo-tinh-giao", "--kind", "deferred", "--at", "2025-02-05T08:00:00+07:00")
        try await scratch.record(
            "regime", "nam", "--name", "Báo cáo năm", "--reporter", "huyen", "--every", "year",
            "--cutoff", "nd09", "--due", "30/11", "--effective", "2025-01-01")
        let waiting = try await scratch.json("due", "--on", "2025-12-01")
        #expect(waiting["obligations"] == [])
        try await scratch.record(
            "resolve", target, "--document", Self.decision, "--kind", "atLeast", "--low", "5000",
            "--at", "2025-11-21T08:00:00+07:00", by: "giao")
        let owed = try await scratch.json("due", "--on", "2025-12-01")
        #expect(owed["obligations"][0]["state"] == "overdue")
        #expect(owed["obligations"][0]["days"] == 1)
    }
}
