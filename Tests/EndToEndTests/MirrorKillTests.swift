import Foundation
import Glibc
import TestSupport
import Testing

/// A mirror or a repair killed at any moment: what it leaves is whole, and the next one completes it.
///
/// `SOCAI_KILLS` sets how many are killed in all tests of that kind, `SOCAI_SEED` repeats a run.
@Suite struct MirrorKillTests {
    private static let killCount =
        (ProcessInfo.processInfo.environment["SOCAI_KILLS"].flatMap { Int($0) } ?? 100) / 4

    private static let seed = SeededGenerator.seed(of: "Killed mirrors and repairs")

    /// The moments at which to kill, by chance: they close in on how long the command takes, which depends
    /// on what else the machine does, so that about as many come before its end as after it.
    private struct Moments {
        private var generator: SeededGenerator
        private var limit: UInt32

        /// The moments of a command that took so long when it was measured.
        init(seed: UInt64, until microseconds: UInt32) {
            generator = SeededGenerator(seed: seed)
            limit = microseconds
        }

        mutating func next() -> UInt32 { .random(in: 0...limit, using: &generator) }

        /// Takes note of whether the command had ended when it was to be killed.
        mutating func note(hadEnded: Bool) {
            limit = hadEnded ? limit / 4 * 3 : limit / 4 * 5 + 1
        }
    }

    /// Runs a command on the ledger and kills it so long after its start.
    private func kill(
        _ arguments: [String], in scratch: Scratch, after microseconds: UInt32
    ) async throws -> Int32 {
        let child = try Child(
            Program.path, arguments,
            environment: Program.environment.merging(scratch.environment(by: "")) { _, own in own },
            folder: scratch.folder)
        await onOwnThread {
            usleep(microseconds)
            child.kill()
        }
        return try await child.outcome().status
    }

    /// How many microseconds a command takes that is not killed.
    private func duration(of outcome: Child.Outcome) -> UInt32 {
        #expect(outcome.status == 0, "\(outcome.messages)")
        return UInt32(outcome.duration / .microseconds(1))
    }

    /// A ledger with many events behind those its mirror has.
    private func ledger() async throws -> Scratch {
        let scratch = try await Scratch()
        #expect(try await scratch.run("mirror", "guong").status == 0)
        for number in 0..<4 {
            let rows = (1...300).map { "xk-\(number)-\($0),Xã số \($0)\n" }
            try scratch.file("nhieu.csv", "unit,name\n" + rows.joined())
            try await scratch.record("import", "nhieu.csv")
        }
        return scratch
    }

    @Test func `A mirror that is killed is whole, and the next update completes it`() async throws {
        let scratch = try await ledger()
        _ = try await Program.shell("cp -r guong ban-dau", folder: scratch.folder)
        let whole = duration(of: try await scratch.run("mirror", "do-thu"))
        var moments = Moments(seed: Self.seed, until: whole)
        var tally: [String: Int] = [:]
        // On a busy machine more of them come in time: it goes on until enough are killed half-way.
        for number in 0..<(4 * Self.killCount)
        where number < Self.killCount || tally["killed", default: 0] <= Self.killCount / 4 {
            let isFresh = number.isMultiple(of: 3)
            let folder = isFresh ? "moi" : "guong"
            _ = try await Program.shell(
                "rm -rf moi guong; cp -r ban-dau guong", folder: scratch.folder)
            let status = try await kill(["mirror", folder], in: scratch, after: moments.next())
            moments.note(hadEnded: status == 0)
            #expect(status == 0 || status == 137)
            let identity = scratch.folder + "/\(folder)/ledger.json"
            if FileManager.default.fileExists(atPath: identity) {
                let outcome = try await scratch.run("verify", "--ledger", folder, "--json")
                let report = try Value(outcome.bytes)
                let kinds = report["findings"].items.map { $0["kind"] }
                // Of a first mirror nothing but the identity may be there yet: no event opens it.
                let isEmpty =
                    report["size"] == .integer(0) && report["outcome"] == .string("intact")
                #expect(
                    kinds.isEmpty || kinds == [.string("tornTail")]
                        || isFresh && isEmpty && kinds == [.string("ruleBroken")], "\(kinds)")
            }
            tally[status == 0 ? "in time" : "killed", default: 0] += 1
            let next = try await scratch.run("mirror", folder)
            #expect(next.status == 0, "\(next.messages)")
            let segment = URL(
                fileURLWithPath: scratch.folder + "/\(folder)/log/0000000000000000.jsonl")
            let isSame = try Data(contentsOf: segment) == scratch.log()
            #expect(isSame, "kill \(number)")
        }
        print("a mirror that is killed: \(tally)")
        #expect(tally["killed", default: 0] > Self.killCount / 4)
    }

    @Test func `A repair that is killed is completed by the next one`() async throws {
        let scratch = try await ledger()
        #expect(try await scratch.run("mirror", "guong").status == 0)
        let intact = try scratch.log()
        var damaged = intact
        damaged[intact.count / 2] ^= 1
        let arguments = ["repair", "--from", "guong", "--trust-mirror"]
        try scratch.replaceLog(damaged)
        let whole = duration(of: try await scratch.run(arguments, by: ""))
        var moments = Moments(seed: Self.seed &+ 1, until: whole)
        var tally: [String: Int] = [:]
        for number in 0..<(4 * Self.killCount)
        where number < Self.killCount || tally["damaged still", default: 0] == 0 {
            try scratch.replaceLog(damaged)
            let status = try await kill(arguments, in: scratch, after: moments.next())
            moments.note(hadEnded: status == 0)
            let found = try scratch.log()
            let isWhole = found == damaged || found.starts(with: intact)
            #expect(isWhole, "kill \(number)")
            tally[found == damaged ? "damaged still" : "repaired", default: 0] += 1
            #expect(status != 3)
            let next = try await scratch.run(arguments, by: "")
            #expect(next.status == 0, "\(next.messages)")
            let isMended = try scratch.log().starts(with: intact)
            #expect(isMended, "kill \(number)")
        }
        print("a repair that is killed: \(tally)")
        #expect(try await scratch.run("verify").status == 0)
        #expect(tally["damaged still", default: 0] > 0)
    }
}
