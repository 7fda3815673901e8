import Testing

/// Scenario 3 of the domain: growth with its printed base, and the base restated.
@Suite struct PrintedBaseScenarioTests {
    @Test(arguments: [
        ("1.1", "1577.95", "1560.781", "1,10003%", "exceeded"),
        ("9.3", "35703.44", "32665.544", "9,30001%", "exceeded"),
        ("6.0", "3422.74", "3229.002", "5,99993%", "notMet"),
    ])
    func `Growth is computed from the level and the base that were printed`(
        bound: String, level: String, base: String, printed: String, judgement: String
    ) async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "increaseBy", "--low", bound, "--measure", "%")
        try await scratch.report(
            target, "--numerator", level, "--denominator", base, "--numbers", "plain")
        let row = try await scratch.standing(target)
        #expect(row["judgement"] == .string(judgement))
        #expect(row["bases"][0]["value"] == .string(base))
        #expect(row["bases"][0]["source"] == "figure")
        let words = try await scratch.run("history", target).output
        #expect(words.contains(printed.prefix(3)), "\(words)")
    }

    @Test func `A restated base changes the growth, and not what was known before`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "increaseBy", "--low", "1.1", "--measure", "%")
        let report = try await scratch.report(
            target, "--numerator", "1577.95", "--denominator", "1560.781", "--numbers", "plain")
        try await scratch.record(
            "revise", "\(report)", "--numerator", "1577.95", "--denominator", "1540", "--numbers",
            "plain", "--reason", "Điều chỉnh số gốc", by: "bao-cao")
        let row = try await scratch.standing(target)
        #expect(row["achieved"] == "2.4643" && row["attainment"] == "224.03")
        let before = try await scratch.standing(target, "--known-at", "\(report)")
        #expect(before["achieved"] == "1.1000")
        let history = try await scratch.run("history", target).output
        #expect(history.contains("tăng\u{a0}2,46%"))
        #expect(history.contains("tăng\u{a0}1,10"))
    }

    @Test func `A base given by its period alone is what was reported about it`() async throws {
        let scratch = try await Scratch()
        try scratch.file("more.csv", "indicator,name,measure\ngia-tri,Giá trị sản xuất,tỷ đồng\n")
        try await scratch.record("import", "more.csv")
        let level = try await scratch.assign(
            "a", "--kind", "atLeast", "--low", "1500", "--measure", "tỷ đồng", "--period", "2024",
            "--indicator", "gia-tri")
        let growth = try await scratch.assign(
            "b", "--kind", "increaseBy", "--low", "1.1", "--measure", "%", "--indicator", "gia-tri",
            "--base-measure", "tỷ đồng", "--base-period", "2024")
        try await scratch.report(growth, "1577,95 tỷ đồng")
        let unknown = try await scratch.standing(growth)
        #expect(unknown["judgement"] == "notJudged" && unknown["reason"] == "baseUnknown")
        #expect(try await scratch.run("history", growth).output.contains("chưa có số gốc để so sánh"))
        let base = try await scratch.record(
            "report", level, "2024", "1560,781 tỷ đồng", by: "bao-cao")
        let known = try await scratch.standing(growth)
        #expect(known["achieved"] == "1.1000" && known["judgement"] == "exceeded")
        #expect(known["bases"][0]["source"] == "report")
        #expect(known["bases"][0]["seq"] == .integer(base[0]))
        try await scratch.record(
            "revise", "\(base[0])", "1540 tỷ đồng", "--reason", "Rà soát", by: "bao-cao")
        let restated = try await scratch.standing(growth)
        #expect(restated["achieved"] == "2.4643")
        let before = try await scratch.standing(growth, "--known-at", "\(base[0])")
        #expect(before["achieved"] == "1.1000")
    }
}
