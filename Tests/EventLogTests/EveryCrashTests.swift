import EventLog
import TestSupport
import Testing

/// The machine stops at every call in turn, and every outcome follows that the disk may leave: each
/// sector that no sync protected old or new, each name there or not.
@Suite struct EveryCrashTests {
    private static let batchCount = 6

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
    private func check(_ disk: FaultyDisk, _ before: Chronicle) throws -> String {
        var chronicle = before
        let reader = try SmallLedger.opened(disk, for: .reading)
        guard reader.flaws.isEmpty else {
            // A hole that hides whether its line ended the batch, which no program can tell from rot:
            // all that was acknowledged lies before it, and the bytes stay for a person to look at.
            let end = chronicle.end
            #expect(reader.flaws.allSatisfy { ($0.position?.rawValue ?? 0) >= end })
            _ = try chronicle.check(
                Array(try reader.lines().prefix { $0.position.rawValue < end }))
            return "holes left to a person"
        }
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
}
