import Foundation
import Testing

/// The real program on the real disk, each of its calls to the operating system failing in turn.
struct FaultyCallsTests {
    private enum Kind: String, CaseIterable {
        case interrupted = "EINTR"
        case short = "SHORT"
        case full = "ENOSPC"
        case broken = "EIO"
    }

    /// The library that is preloaded, built from `Tests/FaultyCalls/calls.c`.
    private static let library = Task { () throws -> Scratch in
        let scratch = try Scratch(empty: ())
        let source = Program.package + "/Tests/FaultyCalls/calls.c"
        let outcome = try await Program.shell(
            "clang -shared -fPIC -Wall -Wextra -Werror -o calls.so '\(source)'",
            folder: scratch.folder)
        try #require(outcome.status == 0, "\(outcome.messages)")
        return scratch
    }

    /// Runs a command, its call with this number failing; answers what it did and the calls it made.
    private static func run(
        _ arguments: [String], in scratch: Scratch, failing call: Int? = nil, _ kind: Kind = .broken
    ) async throws -> (outcome: Child.Outcome, calls: [Character]) {
        let count = scratch.folder + "/calls"
        try Data().write(to: URL(fileURLWithPath: count))
        var environment = [
            "LD_PRELOAD": try await library.value.folder + "/calls.so",
            "FAULTY_FOLDER": scratch.ledger, "FAULTY_COUNT": count,
        ]
        if let call {
            environment["FAULTY_CALL"] = "\(call)"
            environment["FAULTY_KIND"] = kind.rawValue
        }
        let outcome = try await scratch.run(arguments, environment: environment)
        return (outcome, Array(try String(contentsOfFile: count, encoding: .utf8)))
    }

    @Test func `An import whose calls fail one after another is whole, or nothing and told so`()
        async throws
    {
        let command = ["import", "xa.csv", "--key", "k"]
        let file = "unit,name\nxa-1,Xã Một\nxa-2,Xã Hai\n"
        let usual = try await Scratch()
        try usual.file("xa.csv", file)
        let (outcome, calls) = try await Self.run(command, in: usual)
        #expect(outcome.status == 0 && outcome.output == "17-18\n")
        try #require(calls.contains("w") && calls.contains("s"), "\(calls)")
        let log = try usual.log()
        var tally: [String: Int] = [:]
        for (call, letter) in calls.enumerated() {
            for kind in Kind.allCases where kind != .short || letter == "w" {
                let scratch = try await Scratch()
                try scratch.file("xa.csv", file)
                let before = try scratch.log()
                let outcome = try await Self.run(command, in: scratch, failing: call, kind).outcome
                let hint: Testing.Comment = "call \(call) (\(letter)) \(kind): \(outcome.messages)"
                // A call that was only interrupted, or did a part, is made again.
                let isHarmless = letter == "w" && (kind == .interrupted || kind == .short)
                #expect(outcome.status == 0 || !isHarmless && outcome.status == 4, hint)
                #expect(outcome.output == (outcome.status == 0 ? "17-18\n" : ""), hint)
                tally["\(kind) \(outcome.status == 0 ? "done" : "refused")", default: 0] += 1
                if outcome.status == 0 { #expect(try scratch.log() == log, hint) }
                #expect(try scratch.log().starts(with: before), hint)
                // Sent again it is found, or recorded now; in either case it stands once.
                #expect(
                    try await scratch.record("import", "xa.csv", "--key", "k") == [17, 18], hint)
                #expect(try scratch.log() == log, hint)
                #expect(try await scratch.json("verify")["outcome"] == "intact", hint)
            }
        }
        print("Calls that fail: \(calls.count) calls of an import, \(tally)")
    }

    @Test func `A checkpoint whose calls fail one after another is kept whole or not at all`()
        async throws
    {
        let keys = try Scratch(empty: ())
        let made = try await Program.run(
            ["keygen", "kiem-thu.vn/2025", "--out", keys.folder + "/key"], folder: keys.folder)
        try #require(made.status == 0, "\(made.messages)")
        let command = ["checkpoint", "--key", keys.folder + "/key"]
        let (outcome, calls) = try await Self.run(command, in: try await Scratch())
        #expect(outcome.status == 0, "\(outcome.messages)")
        try #require(calls.contains("r"), "\(calls)")
        for call in calls.indices {
            for kind in [Kind.full, .broken] {
                let scratch = try await Scratch()
                let failed = try await Self.run(command, in: scratch, failing: call, kind).outcome
                let hint: Testing.Comment = "call \(call) \(kind): \(failed.messages)"
                #expect(failed.status == 0 || failed.status == 4, hint)
                #expect(failed.output == (failed.status == 0 ? outcome.output : ""), hint)
                #expect(try await scratch.json("verify")["outcome"] == "intact", hint)
                let again = try await scratch.run(command)
                #expect(again.status == 0 && again.output == outcome.output, hint)
                #expect(try await scratch.json("verify")["outcome"] == "intact", hint)
            }
        }
    }
}
