import Testing

/// How settled a figure is, what changes it, and who may approve it.
struct FigureStatusTests {
    @Test func `A figure is settled step by step, and corrections are no steps`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "100")
        let report = try await scratch.record(
            "report", target, "2025", "98", "--estimate", by: "bao-cao")[0]
        for (status, value) in [("preliminary", "99"), ("official", "100"), ("final", "101")] {
            try await scratch.record(
                "upgrade", "\(report)", value, "--status", status, by: "bao-cao")
            let row = try await scratch.standing(target)
            #expect(row["current"]["status"] == .string(status))
            #expect(row["current"]["value"] == .string(value))
            #expect(row["current"]["revised"] == 0)
        }
        let back = try await scratch.run(
            "upgrade", "\(report)", "--status", "official", by: "bao-cao")
        #expect(back.status == 2)
        try await scratch.record(
            "revise", "\(report)", "99", "--reason", "cộng nhầm", by: "bao-cao")
        let row = try await scratch.standing(target)
        #expect(row["current"]["revised"] == 1 && row["current"]["status"] == "final")
        #expect(row["current"]["modificationsSinceApproval"] == nil)
    }

    @Test func `Changes after the approval are counted and shown`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "100")
        let report = try await scratch.report(target, "98")
        let own = try await scratch.run("approve", "\(report)", by: "giu-so")
        #expect(own.status == 0, "the keeper gave no figure")
        for (value, count) in [("99", 1), ("100", 2)] {
            try await scratch.record(
                "revise", "\(report)", value, "--reason", "rà soát", by: "bao-cao")
            let row = try await scratch.standing(target)
            #expect(row["current"]["modificationsSinceApproval"] == .integer(count))
            #expect(row["current"]["approved"] == nil)
        }
        let history = try await scratch.run("history", target).output
        #expect(history.contains("số liệu đã sửa 2 lần sau khi phê duyệt"))
        let mine = try await scratch.run("approve", "\(report)", by: "bao-cao")
        #expect(mine.status == 2)
        try await scratch.record("approve", "\(report)", by: "duyet")
        let row = try await scratch.standing(target)
        #expect(row["current"]["modificationsSinceApproval"] == 0)
    }

    @Test func `A milestone is done in time, late or overdue`() async throws {
        let scratch = try await Scratch()
        var words: [String] = []
        for (item, reports) in [
            ("1", [("2025-Q2", "1")]), ("2", [("2025-H1", "0"), ("2025-9M", "1")]),
            ("3", [("2025-9M", "0")]),
        ] {
            let target = try await scratch.assign(
                item, "--kind", "milestone", "--due", "2025-06-30")
            for (period, value) in reports {
                try await scratch.record("report", target, period, value, by: "bao-cao")
            }
            let row = try await scratch.standing(target)
            words.append(
                (row["judgement"].text ?? "") + " " + (row["completion"]["state"].text ?? ""))
        }
        #expect(words == ["met inTime", "notMet late", "notMet overdue"])
        let status = try await scratch.run("history", Scratch.document + "#2").output
        #expect(status.contains("hoàn thành muộn 92 ngày"))
    }

    @Test func `The same period of the year before stands beside the figure`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "100", "--measure", "tấn", "--period", "yearly")
        try await scratch.record("report", target, "2024", "80 tấn", by: "bao-cao")
        try await scratch.record("report", target, "2025", "90 tấn", by: "bao-cao")
        let row = try await scratch.standing(target)
        #expect(row["samePeriod"]["percent"] == "112.50" && row["samePeriod"]["value"] == "80")
        let history = try await scratch.run("history", target).output
        #expect(history.contains("112,50% cùng kỳ (80\u{a0}tấn)"))
    }
}
