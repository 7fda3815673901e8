import Testing

/// Scenario 7 of the domain: a cut in poor households, and the base changed.
@Suite struct PoorHouseholdsScenarioTests {
    @Test func `The share of the cut and the cut as a share of its base are both told`()
        async throws
    {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "22", "--kind", "decreaseBy", "--low", "26", "--measure", "hộ", "--base", "173",
            "--base-period", "2024")
        try await scratch.report(target, "24")
        let row = try await scratch.standing(target)
        #expect(row["attainment"] == "92.31" && row["judgement"] == "notMet")
        #expect(row["changePercent"] == "13.87")
        let words = try await scratch.run("history", target).output
        #expect(words.contains("13,87% của 173"))
    }

    @Test func `A smaller base makes the same cut enough, and both versions stay visible`()
        async throws
    {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "22", "--kind", "decreaseBy", "--low", "15", "--measure", "%", "--base", "173",
            "--base-measure", "hộ")
        let report = try await scratch.report(target, "--numerator", "24", "--denominator", "173")
        let first = try await scratch.standing(target)
        #expect(first["achieved"] == "13.8728" && first["judgement"] == "notMet")
        #expect(first["bases"].items.count == 1)
        try await scratch.record(
            "revise", "\(report)", "--numerator", "24", "--denominator", "160", "--reason",
            "Rà soát lại số hộ", by: "bao-cao")
        let second = try await scratch.standing(target)
        #expect(second["achieved"] == "15.0000" && second["judgement"] == "met")
        #expect(second["bases"].items.map { $0["value"] } == ["160", "173"])
        #expect(second["bases"].items.map { $0["source"] } == ["figure", "target"])
        let before = try await scratch.standing(target, "--known-at", "\(report)")
        #expect(before["judgement"] == "notMet")
        let history = try await scratch.run("history", target).output
        #expect(history.contains("24/173 (giảm\u{a0}13,87%)"))
        #expect(history.contains("24/160 (giảm\u{a0}15,00%)"))
        #expect(history.contains("ghi trong báo cáo này") && history.contains("ghi trong chỉ tiêu"))
    }
}
