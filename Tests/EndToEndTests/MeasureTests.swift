import Testing

/// Figures whose measure is not the target's: converted where that can be, refused where not.
struct MeasureTests {
    private static func reported() async throws -> (Scratch, String, String) {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "4", "--kind", "atLeast", "--low", "581", "--measure", "tỷ đồng")
        let report = try await scratch.report(target, "590")
        return (scratch, target, "\(report)")
    }

    @Test func `A correction in another measure is converted to the target's`() async throws {
        let (scratch, target, report) = try await Self.reported()
        try await scratch.record(
            "revise", report, "591000 triệu đồng", "--reason", "cộng thiếu", by: "bao-cao")
        let row = try await scratch.standing(target)
        #expect(row["current"]["value"] == "591000")
        #expect(row["current"]["measure"] == "triệu đồng")
        #expect(row["attainment"] == "101.72")
        #expect(row["judgement"] == "exceeded")
        #expect(row["current"]["revised"] == 1)
        let event = try #require(try Value.lines(try scratch.log()).last)
        #expect(event["type"] == "report.revised")
        #expect(event["data"]["measure"] == "triệu đồng")
        let history = try await scratch.run("history", target)
        let text = history.output.replacing("\u{a0}", with: " ")
        #expect(text.contains("→ 591.000 triệu đồng (591 tỷ đồng)"), "\(text)")
    }

    @Test func `An upgrade in another measure is converted, and its report keeps that measure`()
        async throws
    {
        let (scratch, target, report) = try await Self.reported()
        try await scratch.record(
            "upgrade", report, "592.000 triệu đồng", "--numbers", "vi", "--status", "final",
            by: "bao-cao")
        let upgraded = try await scratch.standing(target)
        #expect(upgraded["attainment"] == "101.89")
        #expect(upgraded["current"]["status"] == "final")
        #expect(upgraded["current"]["measure"] == "triệu đồng")
        try await scratch.record(
            "revise", report, "580000", "--reason", "trừ phần hoàn thuế", by: "bao-cao")
        let revised = try await scratch.standing(target)
        #expect(revised["current"]["measure"] == "triệu đồng")
        #expect(revised["attainment"] == "99.83")
        #expect(revised["judgement"] == "notMet")
    }

    @Test func `A new figure is no longer approved`() async throws {
        let (scratch, target, report) = try await Self.reported()
        let approval = try await scratch.record("approve", report, by: "duyet")
        let approved = try await scratch.standing(target)
        #expect(approved["current"]["approved"] == .integer(approval[0]))
        try await scratch.record(
            "revise", report, "591000 triệu đồng", "--reason", "cộng thiếu", by: "bao-cao")
        #expect(try await scratch.standing(target)["current"]["approved"] == nil)
    }

    @Test(arguments: [
        ["revise", "--reason", "nhầm"], ["upgrade", "--status", "final"],
    ])
    func `A measure that does not convert is refused`(command: [String]) async throws {
        let (scratch, _, report) = try await Self.reported()
        let before = try scratch.contents()
        let outcome = try await scratch.run(
            [command[0], report, "5 quả táo"] + command.dropFirst(), by: "bao-cao")
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.messages == """
                socai: Đơn vị tính “quả táo” không quy đổi được sang “tỷ đồng”.
                  Vị trí: đơn vị tính (measure)

                """)
        #expect(try scratch.contents() == before)
    }
}
