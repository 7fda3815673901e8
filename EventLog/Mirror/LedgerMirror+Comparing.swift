extension LedgerMirror {
    /// How many bytes of one are held against the other's at a time: 1 MiB.
    private static let comparedByteCount: UInt64 = 1 << 20

    /// What the mirror's log has, and how many of its first segments are the ledger's byte for byte.
    ///
    /// Where it has all that the ledger's index tells of, and the bytes are the same, only what stands behind
    /// is read as lines.
    func scan(
        knowing past: IndexedPast?
    ) throws(DiskError) -> (scan: LogScan, sharedCount: Int) {
        if let past, try hasSame(past.segments) {
            var scan = LogScan(
                mirror, disk: disk, isWhole: false, behind: LogIndex(behind: past),
                in: past.segments)
            try scan.run()
            // The last one may go on.
            if scan.flaws.isEmpty { return (scan, past.segments.count - 1) }
        }
        var scan = LogScan(mirror, disk: disk, isWhole: false)
        try scan.run()
        return (scan, 0)
    }

    /// Whether the mirror has these bytes of the ledger's segments, the last of which may go on.
    private func hasSame(_ segments: [Segment]) throws(DiskError) -> Bool {
        for (number, segment) in segments.enumerated() {
            guard let byteCount = try disk.size(of: mirror.segment(segment.name)),
                byteCount == segment.byteCount
                    || byteCount > segment.byteCount && number == segments.count - 1,
                try isSame(segment.name, upTo: segment.byteCount)
            else { return false }
        }
        return true
    }

    /// Whether a segment begins with the same bytes in both.
    private func isSame(_ name: String, upTo byteCount: UInt64) throws(DiskError) -> Bool {
        let step = LedgerMirror.comparedByteCount
        for start in stride(from: 0, to: byteCount, by: Int(step)) {
            let count = Int(min(step, byteCount - start))
            guard
                try disk.read(ledger.segment(name), from: start, count: count)
                    == disk.read(mirror.segment(name), from: start, count: count)
            else { return false }
        }
        return true
    }

    /// Refuses a mirror whose log is not the beginning of the ledger's, byte for byte, in the segments behind
    /// those that are known to be the same.
    func compare(
        _ segments: [Segment], of size: UInt64, with scan: LogScan, sharing sharedCount: Int
    ) throws(MirrorError) {
        let mirrored = scan.segments.filter { $0.byteCount > 0 }
        for (number, there) in mirrored.enumerated().dropFirst(sharedCount) {
            guard number < segments.count else {
                throw .mirrorLonger(ledger: size, mirror: scan.index.size)
            }
            let here = segments[number]
            let isLast = number == mirrored.count - 1
            if here.name == there.name { try refuseDifference(between: here, and: there) }
            if here.name == there.name, isLast, there.byteCount > here.byteCount,
                number == segments.count - 1
            {
                throw .mirrorLonger(ledger: size, mirror: scan.index.size)
            }
            guard here.name == there.name, there.byteCount <= here.byteCount,
                isLast || there.byteCount == here.byteCount
            else {
                throw .mirrorDamaged([
                    Flaw(
                        .sequenceBroken, in: there.name, position: there.first,
                        expected: "the segment \(here.name) of \(here.byteCount) bytes",
                        found: "\(there.name) of \(there.byteCount) bytes")
                ])
            }
        }
    }

    /// Refuses two intact copies of a segment of which neither is the beginning of the other.
    private func refuseDifference(
        between here: Segment, and there: Segment
    ) throws(MirrorError) {
        let copies = try MirrorError.disk("comparing the mirror") {
            () throws(DiskError) -> (ours: [UInt8], theirs: [UInt8])? in
            if try isSame(here.name, upTo: min(here.byteCount, there.byteCount)) { return nil }
            return (
                try disk.read(ledger.segment(here.name), from: 0, count: Int(here.byteCount)),
                try disk.read(mirror.segment(there.name), from: 0, count: Int(there.byteCount))
            )
        }
        guard let copies,
            let difference = LineDifference(ledger: copies.ours, mirror: copies.theirs)
        else { return }
        throw .diverged(
            at: difference.position, ledger: difference.ledger, mirror: difference.mirror)
    }
}
