import Testing

/// Scenario 1 of the domain: one indicator, two numbers in one directive.
@Suite struct TwoNumbersScenarioTests {
    private let scratch: Scratch
    private let assigned = Scratch.document + "#4"
    private let striven = Scratch.document + "#II.4"

    init() async throws {
        scratch = try await Scratch()
        try scratch.file(
            "targets.csv",
            """
            document,item,name,indicator,unit,measure,period,force,criterion,low
            \(Scratch.document),4,Thu ngân sách,thu,huyen,tỷ đồng,2025,pháp lệnh,>=,581
            \(Scratch.document),II.4,Thu ngân sách,thu,huyen,tỷ đồng,2025,phấn đấu,>=,600

            """)
        try scratch.file("indicators-2.csv", "indicator,name\nthu,Thu ngân sách\n")
        try scratch.file(
            "reports.csv",
            """
            target,period,value,status
            \(assigned),2025,590,chính thức
            \(striven),2025,590,chính thức

            """)
        try await scratch.record("import", "indicators-2.csv", "targets.csv", "reports.csv")
    }

    @Test func `One figure is judged against each of its two targets`() async throws {
        let first = try await scratch.standing(assigned)
        #expect(first["attainment"] == "101.55" && first["judgement"] == "exceeded")
        #expect(first["force"] == "mandatory")
        let second = try await scratch.standing(striven)
        #expect(second["attainment"] == "98.33" && second["judgement"] == "notMet")
        #expect(second["force"] == "aspirational")
    }

    @Test func `No percentage is printed without saying against what`() async throws {
        let rows = try await scratch.run("status").lines.filter { $0.contains("%") }
        let whole = rows.joined(separator: "\n")
        #expect(whole.contains("101,55%") && whole.contains("98,33%"))
        let words = try await scratch.run("status").output
        #expect(words.contains("pháp lệnh") && words.contains("phấn đấu"))
        #expect(words.contains("2 chỉ tiêu, 1 đạt và vượt: 1 vượt, 1 không đạt"))
    }
}
