import EventLog
import TestSupport
import Testing

/// The machine stops at every call in turn, and every outcome follows that the disk may leave: each
/// sector that no sync protected old or new, each name there or not.
@Suite struct EveryCrashTests {
    private static let batchCount = 6
    private static let roundCount = 3
    /// A segment that several batches fill.
    private static let sharedByteLimit = 2_000

    /// Appends batches that reach over several sectors, until one fails.
    private func work(on disk: FaultyDisk) -> Chronicle {
        var generator = SeededGenerator(seed: 1)
        var chronicle = Chronicle()
        do {
            let log = try SmallLedger.opened(disk)
            for count in 0..<EveryCrashTests.batchCount {
                let key = count.isMultiple(of: 2) ? "k\(count)" : nil
                let number = chronicle.begin(1 + count % 3, key: key, using: &generator)
                let positions = try log.append(
                    chronicle.attempts[number].drafts, by: "vp-hu", at: SmallLedger.start, key: key)
                chronicle.settle(number, as: .acknowledged(first: positions[0].rawValue))
            }
        } catch {
            #expect(error is LogError)
        }
        return chronicle
    }

    /// Holds what is there after a crash against the chronicle; answers what it found.
    ///
    /// Whatever the crash left, the log is not damaged, and takes events again.
    private func check(_ disk: FaultyDisk, _ before: Chronicle) throws -> String {
        var chronicle = before
        let reader = try SmallLedger.opened(disk, for: .reading)
        try #require(reader.flaws == [])
        _ = try chronicle.check(try reader.lines())
        let log = try SmallLedger.opened(disk)
        chronicle.settle(by: try chronicle.check(try log.lines()))
        var generator = SeededGenerator(seed: 2)
        let number = chronicle.begin(2, key: nil, using: &generator)
        let positions = try log.append(
            chronicle.attempts[number].drafts, by: "vp-hu", at: SmallLedger.start)
        chronicle.settle(number, as: .acknowledged(first: positions[0].rawValue))
        log.close()
        let after = disk.restarted(keepsUnsynced: false)
        _ = try chronicle.check(try SmallLedger.opened(after, for: .reading).lines())
        let flaws = try Audit(of: SmallLedger.folder, disk: after).flaws
        #expect(flaws.allSatisfy { $0.kind == .quarantineUnacknowledged })
        return log.recovery.map { "\($0.kind) tails" } ?? "whole"
    }

    @Test func `After a crash at any call no outcome loses or halves a batch`() throws {
        let fresh = try SmallLedger.made()
        let complete = fresh.copy()
        #expect(work(on: complete).acknowledged.count == EveryCrashTests.batchCount)
        var tally: [String: Int] = [:]
        for call in 0..<complete.callCount {
            for percent in [0, 1, 50, 99, 100] {
                let disk = fresh.copy()
                disk.fail(call: call, with: .crash(percent: percent))
                let chronicle = work(on: disk)
                for after in disk.everyCrash() {
                    tally[try check(after, chronicle), default: 0] += 1
                }
            }
        }
        print("Every crash: \(complete.callCount) calls, outcomes \(tally)")
        #expect(tally["whole", default: 0] > complete.callCount)
        #expect(tally["torn tails", default: 0] > 0 && tally["unclear tails", default: 0] > 0)
    }

    /// Three processes append by turns, and the syncs of two of them fail, so that the batches of all three
    /// wait for the disk at once; then they begin anew.
    private func workTogether(on disk: FaultyDisk) -> Chronicle {
        var generator = SeededGenerator(seed: 3)
        var chronicle = Chronicle()
        do {
            for _ in 0..<EveryCrashTests.roundCount {
                let logs = try (0..<3).map { _ in try openedTogether(disk) }
                chronicle.settle(by: try chronicle.check(try logs[0].lines()))
                for (writer, log) in logs.enumerated() {
                    let number = chronicle.begin(1 + writer % 2, key: nil, using: &generator)
                    if writer < 2, let path = SmallLedger.segments(of: disk).last {
                        disk.fail(next: .sync, of: path, with: .failSync(.failed))
                    }
                    let outcome = Result { () throws(LogError) in
                        try log.append(
                            chronicle.attempts[number].drafts, by: "vp-hu", at: SmallLedger.start)
                    }
                    if case .success(let positions) = outcome {
                        chronicle.settle(
                            number, as: .acknowledged(first: positions[0].rawValue))
                    }
                }
            }
        } catch {
            #expect(error is LogError)
        }
        return chronicle
    }

    private func openedTogether(_ disk: FaultyDisk) throws -> Log {
        try Log.open(
            SmallLedger.folder, for: SmallLedger.writing, disk: disk,
            segmentByteLimit: EveryCrashTests.sharedByteLimit)
    }

    @Test func `Nor do the batches of several processes, written and not synced`() throws {
        let fresh = try SmallLedger.made()
        let complete = fresh.copy()
        let all = workTogether(on: complete)
        #expect(all.acknowledged.count > EveryCrashTests.roundCount)
        #expect(SmallLedger.segments(of: complete).count > 1)
        var tally: [String: Int] = [:]
        for call in 0..<complete.callCount {
            for percent in [0, 50, 100] {
                let disk = fresh.copy()
                disk.fail(call: call, with: .crash(percent: percent))
                let chronicle = workTogether(on: disk)
                for after in disk.everyCrash() {
                    tally[try check(after, chronicle), default: 0] += 1
                }
            }
        }
        print("Every crash of three: \(complete.callCount) calls, outcomes \(tally)")
        #expect(tally["whole", default: 0] > complete.callCount)
        #expect(tally["unclear tails", default: 0] > complete.callCount)
    }
}
