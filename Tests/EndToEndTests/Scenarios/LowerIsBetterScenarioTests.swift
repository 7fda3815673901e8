import Testing

/// Scenarios 4 and 5 of the domain: ceilings and ranges.
@Suite struct LowerIsBetterScenarioTests {
    @Test(arguments: [
        ("atMost", "4.6", "met", "4,6%"), ("atMost", "5.0", "met", "5,0%"),
        ("atMost", "5.04", "notMet", "5,0% (chính xác 5,04%)"),
        ("lessThan", "5.0", "notMet", "5,0%"),
        ("lessThan", "4.99", "met", "5,0% (chính xác 4,99%)"),
    ])
    func `A ceiling is met up to its bound, a strict one below it`(
        kind: String, value: String, judgement: String, printed: String
    ) async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", kind, "--high", "5", "--measure", "%")
        try await scratch.report(target, value, "--numbers", "plain")
        let row = try await scratch.standing(target)
        #expect(row["judgement"] == .string(judgement))
        #expect(row["attainment"] == nil)
        #expect(try await scratch.run("history", target).output.contains(printed))
    }

    @Test(arguments: [
        ("103", "105", "nam/100 nữ", "102.8", "notMet"),
        ("103", "105", "nam/100 nữ", "105.6", "notMet"),
        ("103", "105", "nam/100 nữ", "104", "met"), ("103", "105", "nam/100 nữ", "103", "met"),
        ("103", "105", "nam/100 nữ", "105", "met"),
        ("4.6", "5.5", "bác sĩ/1 vạn dân", "4.59", "notMet"),
        ("4.6", "5.5", "bác sĩ/1 vạn dân", "5.51", "notMet"),
        ("4.6", "5.5", "bác sĩ/1 vạn dân", "5.2", "met"),
    ])
    func `A range is met inside and missed outside, and never exceeded`(
        low: String, high: String, measure: String, value: String, judgement: String
    ) async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "range", "--low", low, "--high", high, "--measure", measure,
            "--numbers", "plain")
        try await scratch.report(target, value, "--numbers", "plain")
        let row = try await scratch.standing(target)
        #expect(row["judgement"] == .string(judgement) && row["attainment"] == nil)
        let words = try await scratch.run("status").output
        #expect(words.contains(judgement == "met" ? "1 đạt" : "1 không đạt"))
        #expect(!words.contains("1 vượt"))
    }
}
