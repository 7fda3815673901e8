import Foundation
import Testing

/// A command line that is wrong, and the exact words it is answered with.
struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    let member: String
    let vietnamese: String
    let english: String

    static let document = Scratch.document

    init(_ name: String, _ arguments: [String], by member: String, vi: String, en: String) {
        testDescription = name
        self.arguments = arguments
        self.member = member
        vietnamese = vi
        english = en
    }

    /// The command is refused with status 2 and these words, says nothing on standard output, and
    /// every file of the ledger stays as it was.
    func check() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let before = try scratch.contents()
        for (language, message) in [("vi", vietnamese), ("en", english)] {
            let outcome = try await scratch.run(
                arguments, by: member, environment: ["SOCAI_LANG": language])
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
            #expect(outcome.messages.hasPrefix(message + "\n"), "\(outcome.messages)")
        }
        #expect(try scratch.contents() == before)
    }
}

/// A ledger in which something of every kind has happened to targets 1 to 6 and their reports.
enum Scene {
    /// The report on target 1, revised by event 24.
    static let revisedReport = 23

    static let files = Task { () throws -> [String: Data] in
        let scratch = try await Scratch()
        for item in ["1", "2", "3"] {
            try await scratch.assign(
                item, "--kind", "atLeast", "--low", "581", "--measure", "tỷ đồng")
        }
        try await scratch.assign("4", "--kind", "deferred")
        try await scratch.assign("5", "--kind", "atLeast", "--low", "1")
        let target = Scratch.document + "#"
        try await scratch.record(
            "assign", target + "6", "--name", "Chỉ tiêu 6", "--unit", "huyen-cu", "--kind",
            "atLeast", "--low", "1", "--period", "2024", by: "giao")
        let revised = try await scratch.report(target + "1", "590")
        try #require(revised == revisedReport)
        try await scratch.record("revise", "23", "591", "--reason", "nhầm", by: "bao-cao")
        let retracted = try await scratch.report(target + "2", "590")
        try await scratch.record(
            "retract", "\(retracted)", "--reason", "nhầm", by: "bao-cao")
        let returned = try await scratch.report(target + "3", "590")
        try await scratch.record(
            "return", "\(returned)", "--reason", "thiếu căn cứ", by: "duyet")
        try await scratch.record(
            "withdraw", target + "5", "--document", Scratch.document, "--reason", "bỏ", by: "giao")
        try await scratch.record("close", "2025-Q1")
        try await scratch.record(
            "report", target + "1", "2025-H1", "300", "--estimate", "--key", "gui-1",
            by: "bao-cao")
        try await scratch.record("report", target + "2", "2025-9M", "300")
        return try scratch.contents()
    }
}
