import Testing

/// Scenario 14 of the domain: the verdicts are counted from the rows.
@Suite struct CountedVerdictsScenarioTests {
    private let scratch: Scratch

    /// Twenty targets: seventeen reached, two reached in part, and one that only the authority calls met.
    init() async throws {
        scratch = try await Scratch()
        var targets = "document,item,name,unit,measure,period,criterion,low\n"
        var reports = "target,period,value,status\n"
        var judgements = "target,period,judgement,label,authority,document\n"
        for item in 1...20 {
            targets += "\(Scratch.document),\(item),Chỉ tiêu \(item),huyen,người,2025,>=,8000\n"
            let target = Scratch.document + "#\(item)"
            let value = item <= 10 ? "9815" : item <= 17 ? "8000" : "7900"
            reports += "\(target),2025,\(value),official\n"
            let judgement = item <= 18 ? "met" : "nearlyMet"
            let label = item <= 18 ? "" : "đạt ở mức khá"
            judgements += "\(target),2025,\(judgement),\(label),tinh,\(Scratch.document)\n"
        }
        try scratch.file("targets.csv", targets)
        try scratch.file("reports.csv", reports)
        try scratch.file("judgements.csv", judgements)
        try await scratch.record("import", "targets.csv", "reports.csv", "judgements.csv")
    }

    @Test func `The total is counted from the rows, not taken from a declaration`() async throws {
        let rows = try await scratch.json("status")["targets"].items
        #expect(rows.count { $0["judgement"] == "exceeded" } == 10)
        #expect(rows.count { $0["judgement"] == "met" } == 7)
        #expect(rows.count { $0["judgement"] == "notMet" } == 3)
        #expect(rows.count { $0["officialJudgement"] == "met" } == 18)
        #expect(rows.count { $0["officialJudgement"] == "nearlyMet" } == 2)
        #expect(rows[0]["attainment"] == "122.69")
        let words = try await scratch.run("status").output
        #expect(words.contains("20 chỉ tiêu, 17 đạt và vượt: 10 vượt, 7 đạt, 3 không đạt"))
        #expect(words.contains("đạt ở mức khá"))
    }

    @Test func `Nearly met by an adopted rule never counts as met`() async throws {
        try await scratch.record(
            "ruleset", "QC-1", "--effective", "2025-01-01", "--band", "nearlyMet:95-100", "--basis",
            "Quy chế")
        let words = try await scratch.run("status").output
        #expect(
            words.contains("20 chỉ tiêu, 17 đạt và vượt: 10 vượt, 7 đạt, 3 cơ bản đạt"), "\(words)")
        #expect(words.contains("Bộ quy tắc đánh giá: QC-1, hiệu lực từ 01/01/2025 (Quy chế)"))
    }

    @Test func `A cut of 129 in 813 is 15,87 per cent against ten`() async throws {
        let target = try await scratch.assign(
            "giam", "--kind", "decreaseBy", "--low", "10", "--measure", "%")
        try await scratch.report(target, "--numerator", "129", "--denominator", "813")
        let row = try await scratch.standing(target)
        #expect(row["achieved"] == "15.8672" && row["judgement"] == "exceeded")
        #expect(row["attainment"] == "158.67")
        #expect(try await scratch.run("history", target).output.contains("giảm\u{a0}15,87%"))
    }
}
