import Synchronization

extension Log {
    /// How many bytes of the log an index in memory covers before it is written: 4 MiB.
    ///
    /// That is about what the next opening has to read.
    public static let usualIndexByteLimit = 4 << 20

    /// Writes a run of the index where enough of the log stands behind the last one.
    ///
    /// Nobody needs the index to be there, so that no failure
    /// to write it is told; the next one is tried when as much again has been appended.
    func indexIfDue() {
        // One thread is enough; the others go on appending.
        indexing.withLockIfAvailable { limit in
            let (past, known) = state.withLock { ($0.index.past, $0.segments) }
            let byteCount = Log.byteCount(of: known, behind: past)
            let isLost = past?.isLost ?? false
            guard byteCount > limit || isLost else { return }
            // Not before it is needed: the next append would have to copy the overlay.
            var (index, segments, durableSize) = state.withLock {
                ($0.index, $0.segments, $0.shown.size)
            }
            // What is still on its way to the disk is indexed another time.
            guard index.size == durableSize else { return }
            limit = byteCount + UInt64(indexByteLimit)
            let home = IndexFolder(folder: folder, disk: disk)
            do {
                if isLost {
                    try home.clear()
                    var scan = LogScan(folder, disk: disk, isWhole: false)
                    try scan.run()
                    guard scan.flaws.isEmpty else { return }
                    (index, segments) = (scan.index, scan.segments)
                }
                guard let past = try home.write(index, in: segments) else { return }
                state.withLock { state in
                    // Others may have indexed what this log has not caught up with.
                    if past.next <= state.index.next { state.index.adopt(past) }
                }
                limit = UInt64(indexByteLimit)
            } catch {
                // What is missing in derived/ is had from the log.
                return
            }
        }
    }

    /// How many bytes of the segments `past` does not tell of.
    private static func byteCount(of segments: [Segment], behind past: IndexedPast?) -> UInt64 {
        let known = past?.segments.last
        var byteCount: UInt64 = 0
        for segment in segments.reversed() {
            if let known, segment.first == known.first {
                return byteCount + segment.byteCount - known.byteCount
            }
            byteCount += segment.byteCount
        }
        return byteCount
    }
}
