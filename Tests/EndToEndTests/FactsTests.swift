import Foundation
import Testing

/// The figures of the five directives, and how each form of target is judged.
struct FactsTests {
    @Test func `Two targets for one revenue are judged each by its own force`() async throws {
        let scratch = try await Scratch()
        let assigned = try await scratch.assign(
            "thu/a", "--kind", "atLeast", "--low", "581", "--measure", "tỷ đồng", "--force",
            "mandatory")
        let strived = try await scratch.assign(
            "thu/b", "--kind", "atLeast", "--low", "600", "--measure", "tỷ đồng", "--force",
            "aspirational")
        try await scratch.report(assigned, "590 tỷ đồng")
        try await scratch.report(strived, "590")
        let first = try await scratch.standing(assigned)
        #expect(first["force"] == "mandatory")
        #expect(first["criterion"]["low"] == "581")
        #expect(first["attainment"] == "101.55")
        #expect(first["judgement"] == "exceeded")
        let second = try await scratch.standing(strived)
        #expect(second["force"] == "aspirational")
        #expect(second["criterion"]["low"] == "600")
        #expect(second["attainment"] == "98.33")
        #expect(second["judgement"] == "notMet")
    }

    @Test func `Growth is computed from its printed base`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1/a", "--kind", "increaseBy", "--low", "1.1", "--measure", "%", "--base", "1560.781",
            "--base-measure", "tỷ đồng", "--base-period", "2024", "--numbers", "plain")
        try await scratch.report(target, "1577.95 tỷ đồng")
        let row = try await scratch.standing(target)
        #expect(row["achieved"] == "1.1000")
        #expect(row["current"]["value"] == "1577.95")
        #expect(row["current"]["measure"] == "tỷ đồng")
        #expect(row["criterion"]["base"]["value"] == "1560.781")
        #expect(row["criterion"]["base"]["period"] == "2024")
        // 17.169 / 1560.781 is 1.10002…: above the bound, if only just.
        #expect(row["judgement"] == "exceeded")
        #expect(row["flags"] == ["roundingMisleads"])
    }

    @Test func `Growth that only rounds to its bound is not met, and says so`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "3/a", "--kind", "increaseBy", "--low", "6.0", "--measure", "%", "--base", "3229.002",
            "--base-measure", "tỷ đồng", "--numbers", "plain")
        try await scratch.report(target, "3422.74 tỷ đồng")
        let row = try await scratch.standing(target)
        // 193.738 / 3229.002 = 5.99993…
        #expect(row["achieved"] == "5.9999")
        #expect(row["judgement"] == "notMet")
        #expect(row["flags"] == ["roundingMisleads"])
    }

    @Test(arguments: [
        ("atMost", "5.04", "notMet", ["roundingMisleads"]), ("atMost", "5.0", "met", []),
        ("atMost", "4.6", "met", []), ("lessThan", "5.0", "notMet", []),
        ("lessThan", "4.9", "met", []), ("lessThan", "4.96", "met", ["roundingMisleads"]),
        ("lessThan", "4.4", "met", []),
    ])
    func `A ceiling is judged on the unrounded figure`(
        kind: String, figure: String, judgement: String, flags: [String]
    ) async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "14", "--kind", kind, "--high", "5", "--measure", "%")
        try await scratch.report(target, figure, "--numbers", "plain")
        let row = try await scratch.standing(target)
        #expect(row["judgement"] == .string(judgement))
        #expect(row["flags"] == .array(flags.map(Value.string)))
        #expect(row["attainment"] == nil)
    }

    @Test(arguments: [
        ("102.8", "notMet"), ("103", "met"), ("104", "met"), ("105", "met"), ("105.6", "notMet"),
    ])
    func `A range is met inside, not met outside and never exceeded`(
        figure: String, judgement: String
    ) async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "20", "--kind", "range", "--low", "103", "--high", "105", "--measure", "nam/100 nữ")
        try await scratch.report(target, figure)
        let row = try await scratch.standing(target)
        #expect(row["judgement"] == .string(judgement))
        #expect(row["attainment"] == nil)
    }

    @Test func `The percentages that a directive printed come out again`() async throws {
        let scratch = try await Scratch()
        let jobs = try await scratch.assign("kq-40", "--kind", "atLeast", "--low", "8000")
        try await scratch.report(jobs, "9815")
        let row = try await scratch.standing(jobs)
        #expect(row["attainment"] == "122.69")
        #expect(row["judgement"] == "exceeded")
    }

    @Test func `Every percentage names who set its target`() async throws {
        let scratch = try await Scratch()
        let central = try await scratch.assign(
            "kq-30", "--kind", "atLeast", "--low", "16764", "--measure", "tỷ đồng", "--assigner",
            "Trung ương")
        let province = try await scratch.assign(
            "kq-31", "--kind", "atLeast", "--low", "13200", "--measure", "tỷ đồng", "--assigner",
            "tỉnh")
        try await scratch.report(central, "18491")
        try await scratch.report(province, "15404")
        let first = try await scratch.standing(central)
        #expect(first["attainment"] == "110.30")
        #expect(first["assigner"] == "Trung ương")
        let second = try await scratch.standing(province)
        #expect(second["attainment"] == "116.70")
        #expect(second["assigner"] == "tỉnh")
    }

    @Test func `Real text with tone marks and symbols survives unchanged`() async throws {
        let scratch = try await Scratch()
        // Decomposed letters, as some keyboards write them, are stored composed.
        let decomposed = "Nu\u{031B}\u{01A1}\u{0301}c sa\u{0323}ch"
        let target = try await scratch.assign(
            "7", "--kind", "moreThan", "--low", "90", "--measure", "%", "--group", decomposed)
        let row = try await scratch.standing(target)
        let group = try #require(row["group"].text)
        #expect(Array(group.utf8) == Array(decomposed.precomposedStringWithCanonicalMapping.utf8))
    }
}
