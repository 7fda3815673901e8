import Testing

/// Scenario 10 of the domain: a target cut late in its year.
@Suite struct LateCutScenarioTests {
    private let scratch: Scratch
    private let target: String

    init() async throws {
        scratch = try await Scratch()
        try await scratch.record(
            "ruleset", "QC-2025", "--effective", "2025-01-01", "--attention", "5", "--basis",
            "Quy chế đánh giá", "--at", "2025-02-05T08:00:00+07:00")
        target = try await scratch.assign(
            "18", "--kind", "atLeast", "--low", "12000", "--measure", "người", "--indicator",
            "viec-lam", "--at", "2025-02-05T09:00:00+07:00")
        try await scratch.record(
            "report", target, "2025-9M", "8100", "--at", "2025-10-02T08:00:00+07:00", by: "bao-cao")
    }

    @Test func `Behind pace by as much as the rule set says calls for attention`() async throws {
        let row = try await scratch.standing(target)
        #expect(row["attainment"] == "67.50" && row["judgement"] == "inProgress")
        #expect(row["pace"]["expected"] == "75.00" && row["pace"]["points"] == "-7.50")
        #expect(row["pace"]["attention"] == true && row["ruleset"] == "QC-2025")
        let words = try await scratch.run("history", target).output
        #expect(words.contains("kém tiến độ 7,50 điểm, cần chú ý"))
    }

    @Test func `The year is judged against the original and the adjusted target`() async throws {
        try await scratch.record(
            "adjust", target, "--document", "1542/QĐ-UBND:2025-11-20", "--effective", "2025-11-20",
            "--reason", "Thiếu vốn", "--low", "10500", "--at", "2025-11-20T16:00:00+07:00",
            by: "giao")
        try await scratch.record(
            "report", target, "2025", "10600", "--at", "2026-01-05T08:00:00+07:00", by: "bao-cao")
        let row = try await scratch.standing(target)
        #expect(row["attainment"] == "100.95" && row["judgement"] == "exceeded")
        #expect(row["original"]["attainment"] == "88.33")
        #expect(row["original"]["judgement"] == "notMet")
        let words = try await scratch.run("history", target).output
        #expect(words.contains("1542/QĐ-UBND:2025-11-20") && words.contains("100,95%"))
        #expect(words.contains("so với ban đầu 12.000\u{a0}người: không đạt, 88,33%"))
    }
}
