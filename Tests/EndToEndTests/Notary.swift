import Foundation
import Testing

/// A ledger with a keeper's key and two witnesses', and the checkpoint that was issued of it.
struct Notary {
    let scratch: Scratch
    let keeper: String
    let witness: String
    let other: String

    static let origin = "kiem-thu.vn/2025"

    init() async throws {
        scratch = try await Scratch()
        keeper = try await Self.key(Self.origin, "so-cai.key", scratch)
        witness = try await Self.key("ubkt.vn", "ubkt.key", scratch)
        other = try await Self.key("thanh-tra.vn", "thanh-tra.key", scratch)
        try await keep("diem-kiem", "checkpoint", "--key", "so-cai.key")
    }

    private static func key(
        _ name: String, _ file: String, _ scratch: Scratch
    ) async throws -> String {
        let made = try await scratch.run("keygen", name, "--out", file)
        try #require(made.status == 0, "\(made.messages)")
        return made.output.trimmingCharacters(in: .newlines)
    }

    /// Runs a command that has to succeed, and keeps what it prints in a file.
    func keep(_ file: String, _ arguments: String...) async throws {
        let outcome = try await scratch.run(arguments)
        try #require(outcome.status == 0, "\(arguments): \(outcome.messages)")
        try scratch.file(file, outcome.bytes)
    }

    /// Adds an event to the ledger.
    func grow() async throws {
        try scratch.file("xa.csv", "unit,name\nxa-\(UUID().uuidString.lowercased()),Xã Một\n")
        try await scratch.record("import", "xa.csv")
    }

    func text(_ file: String) throws -> String {
        try String(contentsOfFile: scratch.folder + "/" + file, encoding: .utf8)
    }

    /// Runs a command away from the ledger, as somebody does who has none.
    func away(_ arguments: [String], lang: String = "en") async throws -> Child.Outcome {
        try await Program.run(
            arguments, environment: ["SOCAI_LANG": lang], folder: scratch.folder)
    }

    /// A command must be refused with this status and these first lines, in both languages, and every
    /// file of the ledger must stay as it was.
    func refuses(
        _ arguments: [String], status: Int32 = 2, vi: String, en: String, isAway: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try scratch.contents()
        for (language, words) in [("vi", vi), ("en", en)] {
            let outcome =
                isAway
                ? try await away(arguments, lang: language)
                : try await scratch.run(arguments, environment: ["SOCAI_LANG": language])
            #expect(outcome.status == status, sourceLocation: sourceLocation)
            #expect(
                outcome.messages.hasPrefix("socai: " + words + "\n"),
                "\(outcome.messages)", sourceLocation: sourceLocation)
            if status == 2 {
                #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
            }
        }
        #expect(try scratch.contents() == before, sourceLocation: sourceLocation)
    }
}
