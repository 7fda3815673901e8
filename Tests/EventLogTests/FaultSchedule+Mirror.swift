import EventLog
import TestSupport

/// What a schedule does with a mirror of its ledger, which the same faults and crashes befall.
extension FaultSchedule {
    private static let mirror = "/m"

    /// Brings the mirror up to date; nothing but a fault, or what is left to a person, keeps it from that.
    ///
    /// Answers how many events it then has; `nil` where it was kept from it.
    @discardableResult
    mutating func updateMirror() throws -> UInt64? {
        do {
            let report = try LedgerMirror(
                of: SmallLedger.folder, at: Self.mirror, disk: disk
            ).update(timeoutMilliseconds: 0)
            count("mirrorings")
            mirroredSize = report.size
            return report.size
        } catch {
            switch error {
            case .log(let error): try requireFault(error, or: [.locked])
            case .ledgerDamaged(let flaws)
            where flaws.allSatisfy { $0.kind == .quarantineUnacknowledged }:
                count("mirrorings refused")
            case .ledgerDamaged: try look()
            default: throw Contradiction(description: "no mirror: \(error)")
            }
            return nil
        }
    }

    /// Holds the mirror against the ledger: it has what was mirrored, and nothing that the ledger has not.
    mutating func lookAtMirror() throws {
        guard mirroredSize > 0 else { return }
        let log = try Log.open(Self.mirror, for: .reading, disk: disk.reopened())
        guard log.flaws.isEmpty, log.size >= mirroredSize else {
            throw Contradiction(description: "the mirror lost events: \(log.size), \(log.flaws)")
        }
        let ledger = try SmallLedger.opened(disk.reopened(), for: .reading)
        guard try ledger.lines().map(\.bytes).starts(with: log.lines().map(\.bytes)) else {
            throw Contradiction(description: "the mirror is no beginning of the ledger")
        }
        count("looks at the mirror")
    }

    /// Damages the ledger, and mends it from the mirror while something may fail again.
    mutating func damageAndRepair() throws {
        logs = []
        guard try updateMirror() != nil else { return }
        let segments = SmallLedger.segments(of: disk)
        let whole = segments.map { disk.bytes(of: $0) }
        guard let damaged = segments.randomElement(using: &generator),
            var bytes = disk.bytes(of: damaged), !bytes.isEmpty
        else { return }
        bytes[Int.random(in: bytes.indices, using: &generator)] ^= 1
        disk.plant(bytes, in: damaged)
        if chance(50) { arm() }
        // A fault befalls one call only.
        for _ in 0..<2 where segments.map({ disk.bytes(of: $0) }) != whole {
            do {
                _ = try Repair(of: SmallLedger.folder, from: Self.mirror, disk: disk)
                    .run(trustingMirror: true, timeoutMilliseconds: 0)
                count("repairs")
            } catch MirrorError.log(let error) {
                try requireFault(error, or: [])
                count("repairs failed")
            }
            if disk.hasStopped { stop() }
        }
        // What was repaired stays so whatever happens next.
        if armed != nil { stop() }
        guard segments.map({ disk.bytes(of: $0) }) == whole else {
            throw Contradiction(description: "a repair did not give back what was there")
        }
        try look()
    }
}
