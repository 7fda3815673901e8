import EventLog
import TestSupport
import Testing

/// Damage of every kind, several at once, by chance: a repair gives back what was there, or nothing.
@Suite struct RepairCampaignTests {
    private static let seedCount: UInt64 = 600

    /// Damages a segment in one way.
    private func damage(_ bytes: [UInt8], by generator: inout SeededGenerator) -> [UInt8] {
        guard !bytes.isEmpty else { return [0] }
        var bytes = bytes
        let place = Int.random(in: bytes.indices, using: &generator)
        let end = min(bytes.count, place + Int.random(in: 1...300, using: &generator))
        var lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes = Array(bytes[..<place])
        case 2: for index in place..<end { bytes[index] = 0 }
        case 3: bytes.removeSubrange(place..<end)
        case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 5: bytes[place] = 0x0A
        case 6:
            lines.shuffle(using: &generator)
            bytes = lines.flatMap(\.self)
        default:
            lines.remove(at: Int.random(in: lines.indices, using: &generator))
            bytes = lines.flatMap(\.self)
        }
        return bytes
    }

    @Test(arguments: [false, true])
    func `A repair after any damage gives back every byte, or changes none`(isOlder: Bool) throws {
        let original = try MirroredLedger.mirrored(isSigned: !isOlder)
        if isOlder {
            // The mirror ends before the ledger, whose checkpoint covers all.
            try MirroredLedger.grow(20..<24, on: original)
            let log = try SmallLedger.opened(original)
            _ = try log.issueCheckpoint(signedBy: try MirroredLedger.key())
            log.close()
        }
        let segments = SmallLedger.segments(of: original)
        let whole = segments.map { original.bytes(of: $0) }
        let lines = try SmallLedger.opened(original, for: .reading).lines()
        var (repaired, refused) = (0, 0)
        for seed in 0..<Self.seedCount {
            var generator = SeededGenerator(seed: seed)
            let disk = original.copy()
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let segment = try #require(segments.randomElement(using: &generator))
                if Int.random(in: 0..<12, using: &generator) == 0 {
                    disk.lose(segment)
                } else if let bytes = disk.bytes(of: segment) {
                    disk.plant(damage(bytes, by: &generator), in: segment)
                }
            }
            let before = segments.map { disk.bytes(of: $0) }
            do {
                let report = try MirroredLedger.repair(disk)
                #expect(report.uncovered.isEmpty, "seed \(seed)")
                // What lies behind the mirror's end stays, for the recovery to set aside.
                let isTail = report.remaining.allSatisfy {
                    [.tornTail, .unclearTail, .tailRemoved].contains($0.kind)
                }
                #expect(isTail, "seed \(seed): \(report.remaining)")
                let log = try SmallLedger.opened(disk)
                #expect(log.flaws == [], "seed \(seed)")
                log.close()
                let isWhole = segments.map { disk.bytes(of: $0) } == whole
                let isBeginning =
                    try isOlder && whole[0] == disk.bytes(of: segments[0])
                    && lines.starts(with: log.lines())
                #expect(isWhole || isBeginning && !report.remaining.isEmpty, "seed \(seed)")
                repaired += 1
            } catch let error as MirrorError {
                let isUntouched = segments.map { disk.bytes(of: $0) } == before
                #expect(isUntouched, "seed \(seed)")
                if !isOlder {
                    // Only damage that may hide events behind those of the mirror ends a repair.
                    guard case .unrepairable(let flaws) = error else {
                        Issue.record("seed \(seed): \(error)")
                        continue
                    }
                    let isBehind = flaws.allSatisfy { ($0.position?.rawValue ?? 0) >= 14 }
                    #expect(isBehind, "seed \(seed): \(error)")
                }
                refused += 1
            }
        }
        print(
            "repair campaign: seeds 0 to \(Self.seedCount - 1), \(repaired) mended, \(refused) refused"
        )
        #expect(repaired > (isOlder ? 100 : 590))
    }
}
