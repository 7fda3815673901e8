import Foundation
import Testing

/// `--dry-run`: everything is checked, the numbers are told, nothing is written.
struct RehearsalTests {
    private static let target = Scratch.document + "#"
    private static let decision = "1542/QĐ-UBND:2025-11-20"

    @Test(
        arguments: [
            (["import", "xa.csv"], "giu-so"),
            (
                [
                    "assign", target + "9", "--name", "X", "--unit", "huyen", "--kind", "atLeast",
                    "--low", "1", "--period", "2025",
                ], "giao"
            ),
            (
                [
                    "resolve", target + "4", "--document", decision, "--kind", "atLeast", "--low",
                    "5",
                ], "giao"
            ),
            (
                [
                    "adjust", target + "1", "--document", decision, "--effective", "2025-11-20",
                    "--reason", "x", "--low", "500",
                ], "giao"
            ),
            (["withdraw", target + "2", "--document", Scratch.document, "--reason", "bỏ"], "giao"),
            (["report", target + "1", "2025-9M", "5"], "bao-cao"),
            (["report", target + "1", "2025-9M", "5", "--evidence", "xa.csv"], "bao-cao"),
            (["upgrade", "32", "--status", "final"], "bao-cao"),
            (["revise", "23", "592", "--reason", "nhầm"], "bao-cao"),
            (["retract", "23", "--reason", "nhầm"], "bao-cao"), (["approve", "23"], "duyet"),
            (["return", "23", "--reason", "thiếu"], "duyet"), (["close", "2025"], "giu-so"),
            (
                [
                    "declare", target + "1", "2025", "met", "--authority", "tinh", "--document",
                    decision,
                ], "duyet"
            ),
            (["reopen", "2025-Q1", "--reason", "x"], "giu-so"),
        ] as [([String], String)])
    func `It moves nothing and tells what would be recorded`(
        command: [String], member: String
    ) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        try scratch.file("xa.csv", "unit,name\nxa-1,Xã Một\n")
        let before = try scratch.contents()
        let rehearsed = try await scratch.run(command + ["--dry-run"], by: member)
        #expect(rehearsed.status == 0, "\(rehearsed.messages)")
        #expect(rehearsed.output == "33\n")
        #expect(rehearsed.messages == "chạy thử: 1 sự kiện hợp lệ, chưa ghi gì\n")
        #expect(try scratch.contents() == before)
        // What it promised is what then happens.
        let recorded = try await scratch.run(command, by: member)
        #expect(recorded.status == 0)
        #expect(recorded.output == rehearsed.output)
        #expect(try scratch.contents() != before)
    }

    @Test func `Files that rest on one another are checked together`() async throws {
        let scratch = try await Scratch()
        try scratch.file("mot.csv", "unit,name,parent\nxa-1,Xã Một,huyen\n")
        try scratch.file("hai.csv", "unit,name,parent\nap-1,Ấp Một,xa-1\n")
        let before = try scratch.contents()
        let outcome = try await scratch.run("import", "mot.csv", "hai.csv", "--dry-run")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output == "17\n18\n")
        #expect(try scratch.contents() == before)
    }

    @Test func `What would be refused is refused`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let before = try scratch.contents()
        let outcome = try await scratch.run(
            "report", Self.target + "1", "2025", "5", "--dry-run", by: "bao-cao")
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(try scratch.contents() == before)
    }

    @Test func `A torn tail stays where it is`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        try scratch.replaceLog(try scratch.log().dropLast(20))
        let before = try scratch.contents()
        let rehearsed = try await scratch.run(
            "report", Self.target + "1", "2025-9M", "5", "--dry-run", by: "bao-cao")
        #expect(rehearsed.status == 0, "\(rehearsed.messages)")
        #expect(rehearsed.output == "32\n")
        #expect(try scratch.contents() == before)
    }

    @Test func `A stale revision is refused as it will be`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let before = try scratch.contents()
        let command = ["report", Self.target + "1", "2025-9M", "5", "--expect", "0"]
        let rehearsed = try await scratch.run(command + ["--dry-run"], by: "bao-cao")
        let recorded = try await scratch.run(command, by: "bao-cao")
        #expect(recorded.status == 2)
        #expect(rehearsed.status == recorded.status)
        #expect(rehearsed.messages == recorded.messages)
        #expect(try scratch.contents() == before)
    }
}
