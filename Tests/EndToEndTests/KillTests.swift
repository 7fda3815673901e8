import Foundation
import TestSupport
import Testing

/// A process killed at any moment: what it recorded is whole or not there at all, and what it
/// acknowledged is there.
///
/// `SOCAI_KILLS` sets how many are killed, `SOCAI_SEED` repeats a run that failed.
struct KillTests {
    private static let killCount =
        ProcessInfo.processInfo.environment["SOCAI_KILLS"].flatMap { Int($0) } ?? 100

    private static let seed = SeededGenerator.seed(of: "Killed imports and reports")

    private static let rowCount = 2000

    /// When a process is killed.
    private enum Moment: Sendable {
        /// So long after it was started.
        case after(microseconds: UInt32)
        /// So long after the log began to grow: in the midst of the write, or shortly behind it.
        case afterGrowth(microseconds: UInt32)
    }

    @Test func `An import that is killed leaves all of its file or nothing`() async throws {
        let rows = (1...Self.rowCount).map { "xk-\($0),Xã số \($0)\n" }
        let file = "unit,name\n" + rows.joined()
        let calm = try await Scratch()
        try calm.file("nhieu.csv", file)
        let usual = try await calm.run("import", "nhieu.csv")
        #expect(usual.status == 0, "\(usual.messages)")
        let microseconds = UInt32(usual.duration / .microseconds(1))
        var generator = SeededGenerator(seed: Self.seed)
        let moments = (0..<(Self.killCount * 3 / 5)).map { (number) -> Moment in
            switch number % 3 {
            // Before anything is written, then around the writing, then any time.
            case 0 where number < Self.killCount / 5: .after(microseconds: 0)
            case 0: .after(microseconds: .random(in: 0...microseconds, using: &generator))
            case 1: .afterGrowth(microseconds: .random(in: 0...20, using: &generator))
            default: .afterGrowth(microseconds: .random(in: 0...600, using: &generator))
            }
        }
        let tally = try await Self.each(moments) { moment in
            let scratch = try await Scratch()
            try scratch.file("nhieu.csv", file)
            let outcome = try await Self.run(["import", "nhieu.csv"], in: scratch, until: moment)
            return try await Self.check(
                scratch, outcome, recorded: "unit:xk-", whole: Self.rowCount, "\(moment)")
        }
        print("An import that is killed: \(tally)")
        #expect(tally.values.reduce(0, +) == moments.count)
        #expect(Self.killCount < 100 || tally["nothing", default: 0] > 0)
        #expect(Self.killCount < 100 || tally["all", default: 0] > 0)
        // A long campaign also hits the time between the start and the writing.
        let early = moments.indices.count { $0 % 3 == 0 && $0 < Self.killCount / 5 }
        #expect(Self.killCount < 300 || tally["nothing", default: 0] > early)
    }

    @Test func `A report that is killed is there or not, with all that it says`() async throws {
        let base = try await Scratch()
        let target = try await base.assign("1", "--kind", "atLeast", "--low", "581")
        let files = try base.contents()
        var generator = SeededGenerator(seed: Self.seed &+ 1)
        let moments = (0..<(Self.killCount * 2 / 5)).map { number -> Moment in
            number.isMultiple(of: 2)
                ? .after(microseconds: .random(in: 0...25_000, using: &generator))
                : .afterGrowth(microseconds: .random(in: 0...300, using: &generator))
        }
        let tally = try await Self.each(moments) { moment in
            let scratch = try Scratch(holding: files)
            let outcome = try await Self.run(
                ["report", target, "2025", "590,25", "--by", "bao-cao"], in: scratch,
                until: moment)
            return try await Self.check(
                scratch, outcome, recorded: target + "\",\"rev\":1", whole: 1, "\(moment)")
        }
        print("A report that is killed: \(tally)")
        #expect(tally.values.reduce(0, +) == moments.count)
    }

    /// Runs `trial` for every moment, two at a time, and counts its answers.
    private static func each(
        _ moments: [Moment], _ trial: @escaping @Sendable (Moment) async throws -> String
    ) async throws -> [String: Int] {
        try await withThrowingTaskGroup(of: [String: Int].self) { group in
            for lane in 0..<2 {
                group.addTask {
                    var tally: [String: Int] = [:]
                    for index in stride(from: lane, to: moments.count, by: 2) {
                        tally[try await trial(moments[index]), default: 0] += 1
                    }
                    return tally
                }
            }
            return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        }
    }

    private static func run(
        _ arguments: [String], in scratch: Scratch, until moment: Moment
    ) async throws -> Child.Outcome {
        let size = try scratch.log().count
        let child = try Child(
            Program.path, arguments,
            environment: scratch.environment(by: "giu-so", Program.environment),
            folder: scratch.folder)
        let segment = scratch.segment
        await onOwnThread {
            switch moment {
            case .after(let microseconds): usleep(microseconds)
            case .afterGrowth(let microseconds):
                let deadline = ContinuousClock.now + .seconds(5)
                var status = stat()
                repeat {
                    guard stat(segment, &status) == 0 else { break }
                } while status.st_size == size && ContinuousClock.now < deadline
                    && !child.hasEnded
                usleep(microseconds)
            }
            child.kill()
        }
        return try await child.outcome()
    }

    /// What has to hold whenever the process died; answers how much of its batch is there.
    private static func check(
        _ scratch: Scratch, _ outcome: Child.Outcome, recorded mark: String, whole: Int,
        _ moment: String
    ) async throws -> String {
        #expect(outcome.status == 0 || outcome.status == 128 + SIGKILL, "\(moment)")
        try scratch.file("sau.csv", "unit,name\nxa-sau,Xã Sau\n")
        let next = try await scratch.run("import", "sau.csv")
        #expect(next.status == 0, "\(moment): \(next.messages)")
        let log = String(decoding: try scratch.log(), as: UTF8.self)
        let found = log.split(separator: "\n").count { $0.contains(mark) }
        #expect(found == 0 || found == whole, "\(moment): \(found) of \(whole)")
        #expect(outcome.output.isEmpty || found == whole, "acknowledged but gone, \(moment)")
        let audit = try await scratch.json("verify")
        #expect(audit["outcome"] == "intact", "\(moment)")
        let quarantined = try scratch.contents().keys.filter { $0.hasPrefix("quarantine/") }
        #expect(quarantined.allSatisfy { $0.contains("-torn-") }, "\(moment): \(quarantined)")
        if !quarantined.isEmpty { return "torn" }
        return found == 0 ? "nothing" : "all"
    }
}
