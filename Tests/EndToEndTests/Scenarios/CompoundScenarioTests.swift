import Testing

/// Scenario 6 of the domain: a target with a part of its own.
@Suite struct CompoundScenarioTests {
    @Test(arguments: [
        ("49", "notMet", "notMet", "không đạt"), ("51", "exceeded", "met", "vượt"),
    ])
    func `The whole is met only where its binding part is`(
        part: String, whole: String, partJudgement: String, words: String
    ) async throws {
        let scratch = try await Scratch()
        let water = try await scratch.assign(
            "3", "--kind", "atLeast", "--low", "85", "--measure", "%")
        let tap = try await scratch.assign(
            "3.1", "--parent", "3", "--kind", "atLeast", "--low", "51", "--measure", "%")
        try await scratch.report(water, "86")
        try await scratch.report(tap, part)
        let row = try await scratch.standing(water)
        #expect(row["judgement"] == .string(whole) && row["ownJudgement"] == "exceeded")
        #expect(row["attainment"] == "101.18")
        let partRow = try await scratch.standing(tap)
        #expect(partRow["judgement"] == .string(partJudgement))
        #expect(partRow["parent"] == .string(water))
        let table = try await scratch.run("snapshot", "2025", "--format", "csv").output
        #expect(table.contains("#3,") && table.contains("#3.1,"))
        let status = try await scratch.run("status").output
        #expect(status.contains(words))
    }
}
