import Foundation
import TestSupport
import Testing

/// Many processes of the real program that record at the same time, and are killed one by one.
///
/// `SOCAI_KILLS` sets how many are killed, `SOCAI_SEED` repeats the moments of a run.
struct ConcurrentKillTests {
    private static let killCount =
        ProcessInfo.processInfo.environment["SOCAI_KILLS"].flatMap { Int($0) } ?? 100
    private static let seed = SeededGenerator.seed(of: "Writers side by side")
    private static let laneCount = 4
    /// How many processes a ledger sees killed before the next one begins.
    private static let killsPerLedger = 40
    private static let rowCount = 20

    /// What a process was asked to record, and whether it said that it did.
    private struct Trial: Sendable {
        let name: String
        let wasKilled: Bool
        /// The first number it printed.
        let acknowledged: Int?
        let duration: Duration
    }

    @Test func `Of many writers killed side by side each leaves all or nothing, once`()
        async throws
    {
        var counts = (kills: 0, acknowledged: 0, whole: 0, runs: 0)
        for number in stride(from: 0, to: Self.killCount, by: Self.killsPerLedger) {
            let scratch = try await Scratch()
            let wanted = min(Self.killsPerLedger, Self.killCount - number)
            let trials = try await Self.trials(
                in: scratch, kills: wanted, seed: Self.seed &+ UInt64(number))
            counts.whole += try await Self.check(scratch, trials)
            counts.runs += trials.count
            counts.kills += trials.count { $0.wasKilled }
            counts.acknowledged += trials.count { $0.acknowledged != nil }
        }
        print(
            "Writers side by side: \(counts.runs) processes, \(counts.kills) killed, "
                + "\(counts.acknowledged) acknowledged, \(counts.whole) batches recorded")
        #expect(counts.whole >= counts.acknowledged)
        #expect(counts.kills >= Self.killCount / 4)
    }

    /// Lets processes record in every lane until so many were killed, or four times as many came to their end.
    private static func trials(
        in scratch: Scratch, kills: Int, seed: UInt64
    ) async throws -> [Trial] {
        let perLane = (kills + laneCount - 1) / laneCount
        return try await withThrowingTaskGroup(of: [Trial].self) { group in
            for lane in 0..<laneCount {
                group.addTask {
                    var generator = SeededGenerator(seed: seed &+ UInt64(lane) << 32)
                    var trials: [Trial] = []
                    // As long as a process takes here at most, learnt as they go by.
                    var usual: UInt32 = 100_000
                    while trials.count(where: \.wasKilled) < perLane, trials.count < 4 * perLane {
                        let name = "l\(lane)x\(trials.count)"
                        let moment = UInt32.random(in: 0...(usual + usual / 4), using: &generator)
                        let trial = try await trial(
                            name, in: scratch,
                            killedAfter: moment, whenWriting: Bool.random(using: &generator))
                        if !trial.wasKilled {
                            usual = min(usual, UInt32(trial.duration / .microseconds(1)))
                        }
                        trials.append(trial)
                    }
                    return trials
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private static func trial(
        _ name: String, in scratch: Scratch, killedAfter microseconds: UInt32, whenWriting: Bool
    ) async throws -> Trial {
        let rows = (1...rowCount).map { "\(name)-\($0),Xã \(name) số \($0)\n" }
        try scratch.file("\(name).csv", "unit,name\n" + rows.joined())
        let child = try Child(
            Program.path, ["import", "\(name).csv", "--key", name],
            environment: scratch.environment(by: "giu-so", Program.environment),
            folder: scratch.folder)
        let size = try scratch.log().count
        await onOwnThread {
            usleep(whenWriting ? 0 : microseconds)
            // Somebody's batch has just come: perhaps this one's, not yet synced.
            var status = stat()
            while whenWriting, !child.hasEnded, stat(scratch.segment, &status) == 0,
                status.st_size == size
            {
                usleep(50)
            }
            if whenWriting { usleep(microseconds % 1_000) }
            child.kill()
        }
        let outcome = try await child.outcome()
        let wasKilled = outcome.status == 128 + SIGKILL
        #expect(wasKilled || outcome.status == 0, "\(name): \(outcome.messages)")
        let first = outcome.lines.first?.split(separator: "-").first.flatMap { Int($0) }
        #expect(wasKilled || first != nil, "\(name) says what it recorded")
        return Trial(
            name: name, wasKilled: wasKilled, acknowledged: first, duration: outcome.duration)
    }

    /// Holds the ledger against what was said; answers how many batches are in it.
    private static func check(_ scratch: Scratch, _ trials: [Trial]) async throws -> Int {
        try await scratch.record("import", try scratch.file("sau.csv", "unit,name\nsau,Xã Sau\n"))
        let lines = String(decoding: try scratch.log(), as: UTF8.self).split(separator: "\n")
        for (number, line) in lines.enumerated() {
            #expect(line.hasPrefix("{\"seq\":\(number),"), "no gap, none twice")
        }
        var whole = 0
        for trial in trials {
            let places = lines.indices.filter { lines[$0].contains("\"unit:\(trial.name)-") }
            #expect(places.isEmpty || places.count == rowCount, "\(trial.name): \(places)")
            #expect(places.isEmpty || places == Array(places[0]..<(places[0] + rowCount)))
            if let first = trial.acknowledged { #expect(places.first == first, "\(trial.name)") }
            if !places.isEmpty { whole += 1 }
            // Whoever does not know sends the same again by the same key, and it stands once.
            if trial.wasKilled, trial.name.hasSuffix("0") {
                let again = try await scratch.record(
                    "import", "\(trial.name).csv", "--key", trial.name)
                #expect(places.isEmpty || again.first == places.first, "\(trial.name) again")
            }
        }
        #expect(try await scratch.json("verify")["outcome"] == "intact")
        let quarantined = try scratch.contents().keys.filter { $0.hasPrefix("quarantine/") }
        #expect(quarantined.allSatisfy { $0.contains("-torn-") }, "\(quarantined)")
        return whole
    }
}
