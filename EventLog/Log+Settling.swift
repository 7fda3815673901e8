extension Log {
    /// How long a reader waits for the writers at work.
    private static let patienceMilliseconds = 1_000
    /// How often a reader reads anew what a writer cut while it was read.
    private static let attemptLimit = 3

    /// The scan of a log that is opened for appending.
    static func writerScan(_ folder: LedgerFolder, disk: any Disk) throws(DiskError) -> LogScan {
        var scan = try sureScan(folder, disk: disk)
        if let flaw = try WatermarkFile(folder: folder, disk: disk).lostEnd() {
            scan.take(lostEnd: flaw)
        }
        return scan
    }

    /// The scan of a log that is opened for reading.
    static func readerScan(_ folder: LedgerFolder, disk: any Disk) throws(DiskError) -> LogScan {
        var scan = try sureScan(folder, disk: disk)
        do {
            if let flaw = try WatermarkFile(folder: folder, disk: disk).lostEnd() {
                scan.take(lostEnd: flaw)
            }
        } catch {
            // A mark that cannot be read tells a reader nothing; a writer is kept from writing by it.
            return scan
        }
        return scan
    }

    /// A scan in which nothing is wrong that a writer at work has done: where something is wrong with the end,
    /// it is read once more while nobody writes.
    private static func sureScan(
        _ folder: LedgerFolder, disk: any Disk
    ) throws(DiskError) -> LogScan {
        let scan = try LogScan(opening: folder, disk: disk)
        return scan.isDoubtful ? try scanBetweenWriters(folder, disk: disk) : scan
    }

    private static func scanBetweenWriters(
        _ folder: LedgerFolder, disk: any Disk
    ) throws(DiskError) -> LogScan {
        let lock: DiskLock?
        do {
            lock = try disk.lock(folder.identity, timeoutMilliseconds: patienceMilliseconds)
        } catch {
            // Held still, or not to be asked for: a second reading is better than none.
            lock = nil
        }
        defer { lock?.release() }
        return try LogScan(opening: folder, disk: disk)
    }

    /// A scan of what a reader may show: no append under way, and nothing that is not durable.
    ///
    /// Where the mark of the writers covers all that was read, which is the rule, nothing is waited for. Else
    /// a writer may be about to sync it: the reader waits for that sync, or, where nobody is syncing or
    /// does so for too long, syncs what it read itself. So a copy of the folder, or what a killed writer
    /// left, is read in full.
    static func settled(
        _ scan: LogScan, attempts: Int = attemptLimit
    ) throws(DiskError) -> LogScan {
        let scan = try scanWithoutAppendUnderWay(scan)
        guard scan.flaws.isEmpty, let end = Watermark(endOf: scan.segments) else { return scan }
        try makeDurable(end, of: scan)
        // What a full disk took of an append is cut off again, whole batches among it.
        let byteCount = try scan.disk.size(of: scan.folder.segment(end.segment)) ?? 0
        guard byteCount < end.byteCount, attempts > 1 else { return scan }
        let again = try scanBetweenWriters(scan.folder, disk: scan.disk)
        return try settled(again, attempts: attempts - 1)
    }

    /// Returns when all before `end` is durable, or nobody can write.
    private static func makeDurable(_ end: Watermark, of scan: LogScan) throws(DiskError) {
        let watermark = WatermarkFile(folder: scan.folder, disk: scan.disk)
        let isCovered = { watermark.covers(end) }
        if isCovered() { return }
        let lock: DiskLock?
        do {
            lock = try scan.disk.lock(
                scan.folder.log, timeoutMilliseconds: patienceMilliseconds, unless: isCovered)
            if lock == nil || isCovered() { return }
        } catch {
            // Held for too long, or no lock is to be had: a sync is as good without it.
            lock = nil
        }
        defer { lock?.release() }
        do {
            try scan.disk.sync(scan.folder.segment(end.segment))
            try scan.disk.sync(scan.folder.log)
        } catch {
            // Where not even a sync is permitted, nothing is being written.
            guard case .permission = error.kind else { throw error }
        }
    }

    /// The scan, gone on with behind the append that was under way; as it is, where there was none.
    private static func scanWithoutAppendUnderWay(
        _ scan: LogScan
    ) throws(DiskError) -> LogScan {
        guard scan.tail != nil, scan.flaws.isEmpty else { return scan }
        let lock: DiskLock
        do {
            lock = try scan.disk.lock(
                scan.folder.identity, timeoutMilliseconds: patienceMilliseconds)
        } catch {
            // Held still, or not to be asked for: the tail is left out, and told of as one.
            return scan
        }
        defer { lock.release() }
        var settled = LogScan(
            scan.folder, disk: scan.disk, isWhole: false, behind: scan.index, in: scan.segments)
        try settled.run()
        // Whole batches of an append that found the disk full may have been among what was read.
        return settled.hasShrunk ? try LogScan(opening: scan.folder, disk: scan.disk) : settled
    }
}
