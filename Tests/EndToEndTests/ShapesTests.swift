import Testing

/// The documents that scripts rely on: which members they have, and of what type.
struct ShapesTests {
    @Test func `Status, history, snapshot and receipts have the members of the contract`()
        async throws
    {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let status = try await scratch.json("status")
        #expect(status.names == ["ledger", "knownAt", "targets"])
        #expect(status["ledger"].names == ["origin", "size", "root"])
        #expect(status["knownAt"].names == ["seq", "at"])
        let row = status["targets"][0]
        let contract: Set = [
            "target", "document", "item", "parent", "group", "name", "indicator", "unit", "measure",
            "period", "due", "assigner", "force", "criterion", "current", "attainment", "judgement",
            "officialJudgement", "original", "flags",
        ]
        #expect(row.names.isSuperset(of: contract))
        #expect(row["criterion"].names == ["kind", "low", "high", "base"])
        #expect(
            row["current"].names.isSuperset(of: ["value", "period", "status", "seq", "revised"]))
        for target in status["targets"].items { #expect(target.names == row.names) }
        let snapshot = try Value(
            try await scratch.run("snapshot", "2025", "--format", "json").bytes)
        // What was rolled up from the units below stands in a status only.
        #expect(snapshot["targets"][0].names.union(["rollUp"]) == row.names)
        let history = try await scratch.json("history", Scratch.document + "#1")
        #expect(history.names == ["ledger", "knownAt", "target", "events", "complete", "flags"])
        #expect(
            history["events"][0].names.isSuperset(of: ["seq", "at", "by", "type", "data"]))
        let receipt = try await scratch.json("close", "2024")
        #expect(receipt.names == ["seqs", "repeated", "dryRun"])
        #expect(receipt["seqs"] == [33])
    }

    @Test func `Data goes to standard output, words about it to standard error`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "581")
        let outcome = try await scratch.run("report", target, "2025", "590", by: "bao-cao")
        #expect(outcome.output == "18\n")
        #expect(outcome.messages == "đã ghi 1 sự kiện\n")
        let status = try await scratch.run("status", "--json")
        #expect(status.messages.isEmpty)
        #expect(status.lines.count == 1)
    }

    @Test func `A person reads percentages in the form of the language`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "thu-ngân-sách", "--kind", "atLeast", "--low", "581", "--measure", "tỷ đồng")
        try await scratch.report(target, "590")
        let vietnamese = try await scratch.run("status")
        #expect(vietnamese.output.contains("101,55%"))
        #expect(vietnamese.output.contains("vượt"))
        let english = try await scratch.run("status", environment: ["SOCAI_LANG": "en"])
        #expect(english.output.contains("101.55%"))
        #expect(english.output.contains("exceeded"))
        let history = try await scratch.run("history", target)
        #expect(history.output.contains("Chỉ tiêu thu-ngân-sách"))
        #expect(history.output.contains("#18  bao-cao"))
    }

    @Test func `The log is filtered by its members and by time`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "581", "--at", "2025-02-05T08:00:00+07:00")
        for (period, moment) in [
            ("2025-Q1", "2025-04-01T08:00:00+07:00"), ("2025-H1", "2025-07-01T23:59:59+07:00"),
            ("2025-9M", "2025-10-01T00:00:00+07:00"),
        ] {
            try await scratch.record("report", target, period, "5", "--at", moment, by: "bao-cao")
        }
        func numbers(_ options: String...) async throws -> [Int] {
            let outcome = try await scratch.run(["log"] + options)
            return try Value.lines(outcome.bytes).compactMap { $0["seq"].integer }
        }
        // A day is Vietnam's: from its first moment with --since, to its last with --until.
        #expect(try await numbers("--since", "2025-04-01") == [18, 19, 20])
        #expect(try await numbers("--since", "2025-07-01") == [19, 20])
        #expect(try await numbers("--since", "2025-04-02", "--until", "2025-07-01") == [19])
        #expect(try await numbers("--since", "2025-10-01") == [20])
        #expect(try await numbers("--since", "2025-10-01T00:00:01+07:00") == [])
        #expect(try await numbers("--type", "report.submitted", "--by", "bao-cao") == [18, 19, 20])
        #expect(try await numbers("--type", "rep") == [])
        #expect(try await numbers("--stream", target) == [17, 18, 19, 20])
        #expect(try await numbers("--stream", target, "--known-at", "18") == [17, 18])
    }

    @Test func `A name typed with decomposed letters finds the composed one`() async throws {
        let scratch = try await Scratch()
        let composed = try await scratch.assign("nước", "--kind", "atLeast", "--low", "5")
        let decomposed = Scratch.document + "#nu\u{031B}o\u{031B}\u{0301}c"
        #expect(Array(composed.utf8) != Array(decomposed.utf8))
        try await scratch.record("report", decomposed, "2025", "6", by: "bao-cao")
        let streams = try Value.lines(try scratch.log()).suffix(2).map { $0["stream"].text }
        #expect(Set(streams.map { Array(($0 ?? "").utf8) }) == [Array(composed.utf8)])
    }
}
