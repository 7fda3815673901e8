import Synchronization
import TestSupport
import Testing

@testable import EventLog

/// A repair that puts another `ledger.json` in place, which writers lock.
@Suite struct IdentityRepairTests {
    private static let identity = "/l/ledger.json"
    private static let staged = "/l/quarantine/ledger.json.new"

    /// A ledger whose identity and first segment are damaged, and its mirror.
    private func damaged() throws -> (original: FaultyDisk, damaged: FaultyDisk) {
        let original = try MirroredLedger.mirrored()
        let disk = original.copy()
        disk.plant([1], in: Self.identity)
        let first = SmallLedger.segments(of: disk)[0]
        var bytes = try #require(disk.bytes(of: first))
        bytes[30] ^= 1
        disk.plant(bytes, in: first)
        return (original, disk)
    }

    @Test func `It comes last, when all else is durable`() throws {
        let (_, disk) = try damaged()
        let calls = disk.callCount
        _ = try MirroredLedger.repair(disk, trustingMirror: true)
        let made = disk.calls[calls...].map { "\($0.call) \($0.path)" }
        #expect(made.suffix(2) == ["rename \(Self.staged)", "syncFolder /l"])
        let before = made.dropLast(2)
        let lastPlaced = try #require(before.lastIndex { $0.hasPrefix("rename") })
        #expect(before[lastPlaced...].contains("syncFolder /l/log"))
    }

    @Test func `Nobody locks the one in place before the repair has ended`() throws {
        let (original, disk) = try damaged()
        let refusals = Mutex<[String]>([])
        @Sendable func tryToLock() {
            do {
                try disk.lock(Self.identity, timeoutMilliseconds: 0).release()
                refusals.withLock { $0.append("locked") }
            } catch {
                refusals.withLock { $0.append("\(error.kind)") }
            }
        }
        // Opened on the old file, and waiting for it.
        let old = try disk.locker(Self.identity)
        disk.before(.changing(.rename), of: Self.staged) {
            tryToLock()
            disk.before(.changing(.syncFolder), of: "/l") {
                tryToLock()
                // Read once more when all is in place.
                disk.before(.reading, of: "/l/log/0000000000000000.jsonl", tryToLock)
            }
        }
        _ = try MirroredLedger.repair(disk, trustingMirror: true)
        let held = "locked(holder: \"process 1 (test)\")"
        #expect(refusals.withLock { $0 } == [held, held, held])
        #expect(throws: DiskError.self) { try old.lock(timeoutMilliseconds: 0) }
        tryToLock()
        #expect(refusals.withLock { $0.last } == "locked")
        #expect(disk.bytes(of: Self.identity) == original.bytes(of: Self.identity))
    }

    @Test func `A stop at any call leaves it for the next repair, or all else is in place`() throws
    {
        let (original, damaged) = try damaged()
        let complete = damaged.copy()
        _ = try MirroredLedger.repair(complete, trustingMirror: true)
        var stopCount = 0
        for call in 0..<complete.callCount {
            for percent in [0, 50, 100] {
                for keeps in [false, true] {
                    let disk = damaged.copy()
                    disk.fail(call: call, with: .crash(percent: percent))
                    #expect(throws: MirrorError.self) {
                        try MirroredLedger.repair(disk, trustingMirror: true)
                    }
                    let after = disk.restarted(keepsUnsynced: keeps)
                    let isInPlace = after.bytes(of: Self.identity) != [1]
                    let hint = "call \(call) \(complete.calls[call]), \(percent), \(keeps)"
                    if isInPlace {
                        #expect(try SmallLedger.opened(after, for: .reading).flaws == [], "\(hint)")
                        #expect(try Audit(of: "/l", disk: after).outcome == .intact, "\(hint)")
                    }
                    _ = try MirroredLedger.repair(after, trustingMirror: true)
                    for path in SmallLedger.segments(of: original) + [Self.identity] {
                        #expect(after.bytes(of: path) == original.bytes(of: path), "\(hint)")
                    }
                    stopCount += 1
                }
            }
        }
        #expect(stopCount > 100)
    }
}
