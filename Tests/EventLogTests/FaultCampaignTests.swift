import Foundation
import TestSupport
import Testing

/// Random schedules of work and faults, far more of them outside CI.
///
/// `SOCAI_FAULT_SCHEDULES` sets how many; each has a seed of its own, the first that is printed and
/// those that follow it. `SOCAI_FAULT_SEED` begins with that seed, and does one schedule only unless
/// told otherwise.
@Suite struct FaultCampaignTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let givenSeed = environment["SOCAI_FAULT_SEED"].flatMap { UInt64($0) }
    /// In CI always the same, so that a change is held against the same schedules as the one before;
    /// elsewhere another one each time.
    private static let seed =
        givenSeed ?? (environment["CI"] == "true" ? 20_261_121 : UInt64.random(in: 0...UInt64.max))
    private static let count =
        environment["SOCAI_FAULT_SCHEDULES"].flatMap { Int($0) } ?? (givenSeed == nil ? 1_000 : 1)

    /// Runs every schedule, as many at a time as there are processors; prints what they came to.
    private func campaign(
        _ name: String, _ body: @escaping @Sendable (UInt64, FaultyDisk) throws -> [String: Int]
    ) async throws {
        let ledger = try SmallLedger.made()
        let start = ContinuousClock.now
        let (count, seed) = (Self.count, Self.seed)
        let lanes = ProcessInfo.processInfo.activeProcessorCount
        let tally = await withTaskGroup(of: [String: Int].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var tally: [String: Int] = [:]
                    for number in stride(from: lane, to: count, by: lanes) {
                        let seed = seed &+ UInt64(number)
                        do {
                            tally.merge(try body(seed, ledger), uniquingKeysWith: +)
                            tally["schedules", default: 0] += 1
                        } catch {
                            Issue.record("\(name), SOCAI_FAULT_SEED=\(seed): \(error)")
                            tally["failures", default: 0] += 1
                            if tally["failures"] == 20 { break }
                        }
                    }
                    return tally
                }
            }
            return await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        }
        let counts = tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        print(
            "\(name), SOCAI_FAULT_SEED=\(seed), \(ContinuousClock.now - start): "
                + counts.joined(separator: ", "))
        #expect(tally["schedules"] == count)
    }

    @Test func `No schedule of faults and crashes loses what was acknowledged or shows half of it`()
        async throws
    {
        try await campaign("Faults and crashes") { seed, ledger in
            var schedule = FaultSchedule(seed: seed, on: ledger)
            try schedule.run()
            return schedule.tally
        }
    }

    @Test func `No lie of the disk makes the log answer wrongly without a word`() async throws {
        try await campaign("Lies") { seed, ledger in
            var schedule = LieSchedule(seed: seed, on: ledger)
            try schedule.run()
            return schedule.tally
        }
    }
}
