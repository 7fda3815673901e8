/// Writes into a mirror what it lacks, so that at every moment it is a whole ledger.
struct MirrorWriter {
    let placement: Placement
    let ledger: LedgerFolder
    /// The mirror as it will be.
    let view: LedgerView

    /// How many batches are added to a segment one by one; where more are missing, the segment is
    /// written anew beside and put in place in one step.
    ///
    /// Each batch must be durable before the next: of several, a crash could keep a later one and
    /// lose an earlier one.
    static let batchLimit = 1_024

    private var disk: any Disk { placement.disk }
    private var mirror: LedgerFolder { placement.folder }
    /// What it says is of no use while others' bytes are put behind those it speaks of.
    private var watermark: WatermarkFile { WatermarkFile(folder: mirror, disk: disk) }

    /// Writes all that the view changes; answers the name of what was set aside of the mirror's end.
    func write(_ segments: [Segment], behind scan: LogScan) throws(MirrorError) -> String? {
        try MirrorError.disk("writing the mirror") { () throws(DiskError) in
            try placement.prepare()
        }
        let setAside = try setTailAside(scan, segments)
        try MirrorError.disk("making the mirror's end durable") { () throws(DiskError) in
            try watermark.withoutMark { () throws(DiskError) in
                try removeTail(scan, segments, to: setAside)
                try makeDurable(scan)
            }
        }
        let byName = Dictionary(uniqueKeysWithValues: segments.map { ($0.name, $0) })
        for path in view.paths {
            if let segment = byName[LedgerFolder.lastName(of: path)],
                path == mirror.segment(segment.name)
            {
                let known = scan.segments.first { $0.name == segment.name }
                try extend(segment, from: known?.byteCount ?? 0)
            } else if !path.hasPrefix(mirror.log + "/") {
                let bytes = try MirrorError.disk("reading the ledger") { () throws(DiskError) in
                    try view.contents(of: path) ?? []
                }
                try placement.put(bytes, at: path)
            }
        }
        try MirrorError.disk("writing the mirror") { () throws(DiskError) in
            try placement.sync()
        }
        return setAside
    }

    /// Makes durable what the mirror has, before anything is written behind it.
    ///
    /// Its last batch is written once more, as its sync may have failed; those before it were durable
    /// before it was written.
    private func makeDurable(_ scan: LogScan) throws(DiskError) {
        if let segment = scan.segments.last, let batch = try lastBatch(of: segment, scan) {
            let file = try disk.open(mirror.segment(segment.name))
            try file.write(batch.bytes, at: batch.byteOffset)
            try file.sync()
        }
        // A segment's name may not be durable yet.
        try disk.syncFolder(mirror.log)
    }

    /// The last whole batch of the mirror's last segment, and where it begins.
    private func lastBatch(
        of segment: Segment, _ scan: LogScan
    ) throws(DiskError) -> (byteOffset: UInt64, bytes: [UInt8])? {
        if let batch = scan.lastBatch { return batch }
        // The scan began at the end: ever more is read before it, until the batch is whole.
        var start = segment.byteCount
        var count = UInt64(LineWriter.byteLimit)
        while start > 0 {
            start = segment.byteCount - min(count, segment.byteCount)
            let bytes = try disk.read(
                mirror.segment(segment.name), from: start, count: Int(segment.byteCount - start))
            let isWhole = start == 0
            let rest = isWhole ? bytes[...] : bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
            var reader = SegmentReader(bytes: Array(rest), isWhole: false)
            while reader.next() != nil {}
            if let batch = reader.lastBatch, isWhole || batch.lowerBound > 0 {
                let found = rest.startIndex + batch.lowerBound
                return (start + UInt64(found), Array(bytes[found...]))
            }
            count *= 4
        }
        return nil
    }

    /// Copies to `quarantine/` what the mirror's log has behind its last whole batch, where it is no
    /// beginning of the ledger's bytes that go there; answers the name of the copy.
    private func setTailAside(
        _ scan: LogScan, _ segments: [Segment]
    ) throws(MirrorError) -> String? {
        guard let tail = scan.tail else { return nil }
        let path = mirror.segment(tail.segment)
        let isShared = segments.contains { $0.name == tail.segment }
        let ours = try MirrorError.disk("comparing the mirror") { () throws(DiskError) in
            isShared
                ? try view.read(path, from: tail.byteOffset, count: tail.bytes.count) : []
        }
        guard ours != tail.bytes else { return nil }
        let name = try placement.setAside(tail.bytes, of: path)
        try MirrorError.disk("setting the mirror's end aside") { () throws(DiskError) in
            try disk.syncFolder(mirror.quarantine)
        }
        return name
    }

    /// Takes away what the mirror's log has behind its last whole batch: the ledger's bytes go there.
    private func removeTail(
        _ scan: LogScan, _ segments: [Segment], to copy: String?
    ) throws(DiskError) {
        guard let tail = scan.tail else { return }
        let path = mirror.segment(tail.segment)
        if let copy, !segments.contains(where: { $0.name == tail.segment }) {
            try disk.rename(path, to: mirror.quarantine(copy))
        } else {
            try disk.truncate(path, to: tail.byteOffset)
        }
    }

    /// Brings a segment to the length it has in the ledger.
    private func extend(_ segment: Segment, from byteCount: UInt64) throws(MirrorError) {
        guard byteCount < segment.byteCount else { return }
        if byteCount > 0, try appendBatches(to: segment, from: byteCount) { return }
        let path = mirror.segment(segment.name)
        let whole = try MirrorError.disk("reading the ledger") { () throws(DiskError) in
            try view.contents(of: path) ?? []
        }
        try placement.put(whole, at: path)
    }

    /// Adds what a segment lacks batch by batch; answers whether they were few enough.
    private func appendBatches(
        to segment: Segment, from byteCount: UInt64
    ) throws(MirrorError) -> Bool {
        let path = mirror.segment(segment.name)
        let missing = try MirrorError.disk("reading the ledger") { () throws(DiskError) in
            try view.read(path, from: byteCount, count: Int(segment.byteCount - byteCount))
        }
        let batches = try batches(of: missing, in: segment)
        guard batches.count <= MirrorWriter.batchLimit else { return false }
        var end = byteCount
        for batch in batches {
            try append(Array(missing[batch]), to: path, at: end)
            end += UInt64(batch.count)
        }
        let found = try MirrorError.disk("reading the mirror") { () throws(DiskError) in
            try disk.read(path, from: byteCount, count: missing.count)
        }
        guard found == missing else {
            throw .log(
                LogError(
                    .damaged, "the disk gives other bytes back than were written",
                    place: .path(path)))
        }
        return true
    }

    /// Adds a batch; what a failed write leaves of it is taken off again where it can be.
    private func append(_ batch: [UInt8], to path: String, at end: UInt64) throws(MirrorError) {
        do throws(DiskError) {
            let file = try disk.open(path)
            try file.write(batch, at: end)
            try file.sync()
        } catch let failure {
            do throws(DiskError) {
                try watermark.withoutMark { () throws(DiskError) in
                    try disk.truncate(path, to: end)
                }
            } catch {
                // What stays is a torn tail: the next update takes it away.
                throw .log(LogError(failure, while: "writing the mirror"))
            }
            throw .log(LogError(failure, while: "writing the mirror"))
        }
    }

    /// Where each batch lies among bytes of the ledger, which must all be intact.
    private func batches(
        of bytes: [UInt8], in segment: Segment
    ) throws(MirrorError) -> [Range<Int>] {
        var reader = SegmentReader(bytes: bytes, isWhole: false)
        var batches: [Range<Int>] = []
        var end = 0
        while reader.next() != nil, let batch = reader.lastBatch, batch.lowerBound == end {
            batches.append(batch)
            end = batch.upperBound
        }
        guard end == bytes.count else {
            throw .ledgerDamaged([
                Flaw(
                    .notCanonical, in: segment.name,
                    at: segment.byteCount - UInt64(bytes.count - end), expected: "whole batches",
                    found: "bytes that changed since they were audited")
            ])
        }
        return batches
    }
}
