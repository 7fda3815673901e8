import Testing

/// Rule sets of judging: adopted by command or file, refused where they make no sense, and judging every
/// date by the rules of that date.
struct RuleSetCommandTests {
    private static let basis = ["--effective", "2025-01-01", "--basis", "Quy chế"]

    @Test func `An old date is judged by the rules of that date`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "100", "--measure", "tấn", "--period", "yearly")
        for period in ["2024", "2025"] {
            try await scratch.record("report", target, period, "96", by: "bao-cao")
        }
        let adopted = try await scratch.record(
            "ruleset", "QC-2025", "--effective", "2025-01-01", "--band", "cơ bản đạt:95-100",
            "--band", "exceeded:110-", "--document", Scratch.document)
        let old = try await scratch.standing(target, "--period", "2024")
        #expect(old["judgement"] == "notMet" && old["ruleset"] == nil)
        let new = try await scratch.standing(target, "--period", "2025")
        #expect(new["judgement"] == "nearlyMet" && new["ruleset"] == "QC-2025")
        let before = try await scratch.standing(
            target, "--period", "2025", "--known-at", "\(adopted[0] - 1)")
        #expect(before["judgement"] == "notMet" && before["ruleset"] == nil)
        let words = try await scratch.run("status", "--period", "2025").output
        #expect(words.contains("1 chỉ tiêu, 0 đạt và vượt: 1 cơ bản đạt"))
        #expect(words.contains("Bộ quy tắc đánh giá: QC-2025, hiệu lực từ 01/01/2025"))
        let page = try await scratch.run("snapshot", "2025", "--format", "html").output
        #expect(page.contains("Bộ quy tắc đánh giá: QC-2025"))
    }

    @Test func `The rows of a file make the bands of its rule sets`() async throws {
        let scratch = try await Scratch()
        try scratch.file(
            "quy-tac.csv",
            """
            ruleset,effective,judgement,from,below,attention,ceiling_exceeded,range_good,basis
            A,2025-01-01,nearlyMet,95,100,5,có,lower,Quy chế A
            A,2025-01-01,exceeded,105,,,,,
            B,2026-01-01,,,,,,,Quy chế B

            """)
        let recorded = try await scratch.record("import", "quy-tac.csv")
        #expect(recorded.count == 2)
        let lines = try Value.lines(try scratch.log()).suffix(2)
        let first = try #require(lines.first)["data"]
        #expect(first["bands"].items.map { $0["judgement"] } == ["nearlyMet", "exceeded"])
        #expect(first["attention"] == "5" && first["ceilingExceeded"] == true)
        #expect(first["rangeGoodSide"] == "lower")
        #expect(try #require(lines.last)["data"]["bands"].items.isEmpty)
    }

    @Test func `Rows of one rule set that disagree are refused where they do`() async throws {
        let scratch = try await Scratch()
        let before = try scratch.contents()
        try scratch.file(
            "quy-tac.csv",
            """
            ruleset,effective,judgement,from,below,basis
            A,2025-01-01,nearlyMet,95,100,Quy chế
            A,2025-02-01,exceeded,105,,Quy chế

            """)
        let outcome = try await scratch.run("import", "quy-tac.csv")
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("quy-tac.csv:3:"))
        #expect(outcome.messages.contains("khác với dòng đầu của bộ quy tắc “A”"))
        #expect(try scratch.contents() == before)
    }

    @Test(arguments: [
        (basis + ["--band", "nearlyMet:95-100", "--band", "notMet:90-96"], "chồng lên nhau"),
        (basis + ["--band", "nearlyMet:100-95"], "đi ngược"),
        (basis + ["--band", "met:95-100"], "trái với mức giao"),
        (basis + ["--band", "nearlyMet:95-101"], "trái với mức giao"),
        (["--effective", "2025-01-01"], "cần có căn cứ"),
        (basis + ["--attention", "0"], "lớn hơn 0"),
        (basis + ["--range-good", "band"], "higher (cao hơn) hoặc lower (thấp hơn)"),
        (basis + ["--band", "nearlyMet"], "khoảng viết như"),
        (basis + ["--band", "nearlyMet:a-b"], "nearlyMet:a-b"),
    ])
    func `A rule set that makes no sense changes nothing`(
        options: [String], words: String
    ) async throws {
        let scratch = try await Scratch()
        let before = try scratch.contents()
        let outcome = try await scratch.run(["ruleset", "R"] + options)
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.messages.contains(words), "\(outcome.messages)")
        #expect(try scratch.contents() == before)
    }

    @Test func `A rule set is adopted once, and by the keeper`() async throws {
        let scratch = try await Scratch()
        try await scratch.record("ruleset", "R", "--effective", "2025-01-01", "--basis", "x")
        let again = try await scratch.run(["ruleset", "R"] + Self.basis)
        #expect(again.status == 2 && again.messages.contains("đã được áp dụng"))
        let other = try await scratch.run(["ruleset", "S"] + Self.basis, by: "bao-cao")
        #expect(other.status == 2 && other.messages.contains("người giữ sổ"))
    }
}
