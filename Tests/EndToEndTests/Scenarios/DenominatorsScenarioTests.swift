import Testing

/// Scenario 2 of the domain: who set the denominator.
@Suite struct DenominatorsScenarioTests {
    @Test(arguments: [
        ("thu", "Trung ương", "16764", "18491", "110.30", "110,30%"),
        ("thu-noi-dia", "tỉnh", "13200", "15404", "116.70", "116,70%"),
    ])
    func `Each percentage belongs to the target of its own assigner`(
        item: String, assigner: String, plan: String, actual: String, percent: String,
        printed: String
    ) async throws {
        let scratch = try await Scratch()
        try scratch.file(
            "targets.csv",
            """
            document,item,name,unit,measure,period,assigner,criterion,low
            \(Scratch.document),\(item),Thu ngân sách,tinh,tỷ đồng,2025,\(assigner),>=,\(plan)

            """)
        try await scratch.record("import", "targets.csv")
        let target = Scratch.document + "#" + item
        try await scratch.record("report", target, "2025", "\(actual) tỷ đồng", "--status", "final")
        let row = try await scratch.standing(target)
        #expect(row["assigner"] == .string(assigner))
        #expect(row["attainment"] == .string(percent) && row["judgement"] == "exceeded")
        let words = try await scratch.run("status").output
        #expect(words.contains(printed) && words.contains("\(assigner) giao"))
    }
}
