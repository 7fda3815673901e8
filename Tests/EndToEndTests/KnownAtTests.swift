import Testing

/// Stored lines as of a time before or beyond them.
struct KnownAtTests {
    @Test func `An event that was not yet there is no damage`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        for language in ["vi", "en"] {
            let outcome = try await scratch.run(
                "show", "24", "--known-at", "23", environment: ["SOCAI_LANG": language])
            #expect(outcome.status == 2, "\(outcome.messages)")
            #expect(outcome.output.isEmpty)
            #expect(!outcome.messages.contains(language == "vi" ? "hỏng" : "damaged"))
        }
    }

    @Test(arguments: [["log"], ["show", "5"]])
    func `Lines after the end are asked for in vain`(command: [String]) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let outcome = try await scratch.run(command + ["--known-at", "33"])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("  Vị trí: --known-at 33\n"))
    }

    @Test func `A correction is told in the measure it was given in`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "4", "--kind", "atLeast", "--low", "581", "--measure", "tỷ đồng")
        let report = try await scratch.report(target, "590")
        try await scratch.record(
            "revise", "\(report)", "591000 triệu đồng", "--reason", "cộng thiếu", by: "bao-cao")
        let history = try await scratch.run("history", target)
        #expect(!history.output.replacing("\u{a0}", with: " ").contains("591.000 tỷ đồng"))
    }
}
