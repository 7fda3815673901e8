extension Log {
    /// How long a reader waits for the writers at work.
    private static let patienceMilliseconds = 1_000

    /// A scan of what a reader may show: no append under way, and nothing that is not durable.
    ///
    /// Where the mark of the writers covers all that was read, which is the rule, nothing is waited for. Else
    /// a writer may be about to sync it: the reader waits for that sync, or, where nobody is syncing,
    /// syncs what it read itself. So a copy of the folder, or what a killed writer left, is read
    /// in full. Where a writer syncs for longer than that, what the mark covers is shown.
    static func settled(_ scan: LogScan) throws(DiskError) -> LogScan {
        let scan = try scanWithoutAppendUnderWay(scan)
        let watermark = WatermarkFile(folder: scan.folder, disk: scan.disk)
        guard scan.flaws.isEmpty, let end = Watermark(endOf: scan.segments),
            watermark.read()?.covers(end) != true
        else { return scan }
        do {
            let lock = try scan.disk.lock(
                scan.folder.log, timeoutMilliseconds: patienceMilliseconds)
            defer { lock.release() }
            if watermark.read()?.covers(end) == true { return scan }
            try scan.disk.sync(scan.folder.segment(end.segment))
            try scan.disk.sync(scan.folder.log)
            return scan
        } catch {
            // A disk that fails may hide what was acknowledged behind the mark: no answer is better.
            guard case .locked = error.kind, let mark = watermark.read() else { throw error }
            var durable = LogScan(scan.folder, disk: scan.disk, upTo: mark)
            try durable.run()
            return durable
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
        return settled
    }
}
