import Foundation
import Testing

/// Every command that shows something, as of any event: what the whole ledger says then is what a ledger
/// that ends there says.
struct LookingKnownAtTests {
    private static let target = Scratch.document + "#1"

    /// What the commands are asked; one that is not here is asked for its JSON.
    private static let arguments: [String: [[String]]] = [
        "status": [[], ["--json"], ["--json", "--period", "2025-H1"]],
        "history": [[target], [target, "--json"]], "log": [[]], "show": [["12"]],
        "replay": [[], ["--json"]],
        "diff": [["--period", "2025"], ["--period", "2025", "--json"]],
        "due": [[], ["--json"], ["--json", "--on", "2026-02-01"]],
        "snapshot": [["2025", "--format", "json"], ["2025", "--format", "csv"]],
        "check": [[], ["--json"]], "inspection": [["list"]],
        "series": [["viec-lam", "--unit", "huyen", "--json"]],
    ]

    /// A ledger in which figures, targets, rules and periods change.
    private static func told() async throws -> Scratch {
        let scratch = try await Scratch()
        try await scratch.record(
            "calendar", "vn", "--holiday", "2025-09-02", "--at", "2025-01-03T08:00:00+07:00")
        try await scratch.record(
            "regime", "quy", "--name", "Báo cáo quý", "--reporter", "huyen", "--every", "quarter",
            "--cutoff", "nd09", "--due", "5 ngày làm việc", "--calendar", "vn", "--effective",
            "2025-01-01")
        try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "12000", "--measure", "người", "--indicator",
            "viec-lam", "--at", "2025-02-05T08:00:00+07:00")
        try await scratch.assign("1.1", "--kind", "atLeast", "--low", "50", "--parent", "1")
        let first = try await scratch.record(
            "report", target, "2025-H1", "6100", "--estimate", "--at",
            "2025-06-20T08:00:00+07:00", by: "bao-cao")
        try await scratch.record("close", "2025-H1")
        try await scratch.record(
            "upgrade", "\(first[0])", "6000", "--status", "official", "--late", "thống kê",
            by: "bao-cao")
        try await scratch.record("approve", "\(first[0])", by: "duyet")
        try await scratch.record(
            "adjust", target, "--document", "1542/QĐ-UBND:2025-11-20", "--effective",
            "2025-11-20", "--reason", "Thiếu vốn", "--low", "10500", "--at",
            "2025-11-20T16:00:00+07:00", by: "giao")
        try await scratch.record("reopen", "2025-H1", "--reason", "sót một xã")
        try await scratch.record(
            "revise", "\(first[0])", "6050", "--reason", "sót một xã", by: "bao-cao")
        try await scratch.record("close", "2025-H1", "--at", "2025-12-20T08:00:00+07:00")
        return scratch
    }

    /// The commands that take `--known-at`, as the completions know them.
    private static func commands() async throws -> [String] {
        let script = try await Program.run(["completions", "bash"]).output
        return script.split(separator: "\n").compactMap { line in
            guard line.contains("--known-at"), let end = line.firstRange(of: ") words='") else {
                return nil
            }
            let name = String(line[..<end.lowerBound].drop { $0 == " " })
            // A dossier is a folder, and is compared by tests of its own.
            return name == "dossier" ? nil : name
        }
    }

    @Test func `The whole ledger as known at an event is the ledger that ends there`() async throws
    {
        let scratch = try await Self.told()
        let contents = try scratch.contents()
        let lines = try DamageTests.lines(of: scratch)
        let names = try await Self.commands()
        let known = ["status", "history", "log", "show", "replay", "diff", "due", "snapshot"]
        #expect(Set(names).isSuperset(of: known), "\(names)")
        for seq in [17, 19, 21, 22, 23, 25, 26, 28] {
            var files = contents
            files["log/0000000000000000.jsonl"] = DamageTests.joined(Array(lines[...seq]))
            let cut = try Scratch(holding: files)
            for name in names {
                for rest in Self.arguments[name] ?? [["--json"]] {
                    let then = try await scratch.run([name] + rest + ["--known-at", "\(seq)"])
                    let there = try await cut.run([name] + rest)
                    #expect(then.output == there.output, "\(name) \(rest) at \(seq)")
                    #expect(then.status == there.status, "\(name) \(rest): \(then.messages)")
                }
            }
        }
    }

    @Test(arguments: [("2025-06-20T07:59:00+07:00", 20), ("2025-11-20", 27)])
    func `As of an instant is as of the last event before it`(
        instant: String, seq: Int
    ) async throws {
        let scratch = try await Self.told()
        for command in [
            ["status", "--json"], ["due", "--json"], ["diff", "--period", "2025", "--json"],
            ["replay", "--json"], ["history", Self.target, "--json"],
        ] {
            let told = try await scratch.run(command + ["--known-at", instant])
            #expect(told.status == 0, "\(command): \(told.messages)")
            #expect(try Value(told.bytes)["knownAt"]["seq"] == .integer(seq), "\(command)")
        }
    }

    @Test func `Two states are compared in their order, and no more than two`() async throws {
        let scratch = try await Self.told()
        for (cuts, vi, en) in [
            (
                ["25", "20"], "socai: trạng thái thứ nhất ở sau trạng thái thứ hai\n",
                "socai: the first state lies behind the second\n"
            ),
            (
                ["1", "2", "3"], "socai: chỉ so sánh được hai trạng thái\n",
                "socai: only two states can be compared\n"
            ),
            (
                ["1", "900"], "socai: sổ cái chỉ có 29 sự kiện, đếm từ 0\n",
                "socai: the ledger has only 29 events, counted from 0\n"
            ),
            (
                ["hôm qua", "2"], "socai: “hôm qua” không phải là thời điểm\n",
                "socai: “hôm qua” is no point in time\n"
            ),
        ] {
            let options = cuts.flatMap { ["--known-at", $0] }
            for (language, words) in [("vi", vi), ("en", en)] {
                let told = try await scratch.run(
                    ["diff", "--period", "2025", "--lang", language] + options)
                #expect(told.status == 2 && told.output.isEmpty)
                #expect(told.messages.hasPrefix(words), "\(told.messages)")
            }
        }
    }
}
