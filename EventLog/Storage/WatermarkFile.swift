/// `derived/durable`: where the writers of all processes tell each other how far the log is durable.
///
/// It is a hint that is never ahead of the truth: it is written after a sync that succeeded, and taken
/// away durably before the log is cut. Where it is missing, or is no record, nothing is known; where it
/// is ahead of the log, the log has lost what was durable.
struct WatermarkFile: Sendable {
    let folder: LedgerFolder
    let disk: any Disk

    /// How long a cut under way is waited for.
    private static let patienceMilliseconds = 1_000

    /// The mark; `nil` where there is no record.
    func read() throws(DiskError) -> Watermark? {
        do {
            return Watermark(
                bytes: try disk.read(folder.watermark, from: 0, count: Watermark.byteCount))
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// Whether all before `end` is known to be durable.
    func covers(_ end: Watermark) -> Bool {
        do {
            return try read()?.covers(end) == true
        } catch {
            // What cannot be read is synced once more.
            return false
        }
    }

    /// Whether there is a mark, and it is not beyond `end`.
    func isKnown(notBeyond end: Watermark) -> Bool {
        do {
            return try read().map(end.covers) ?? false
        } catch {
            // Who cannot read it takes it away.
            return false
        }
    }

    /// The flaw of a log that has less than was durable once; `nil` where it has all of it.
    func lostEnd() throws(DiskError) -> Flaw? {
        guard try lostEndNow() != nil else { return nil }
        // It may have been cut since the mark was read, which is done under this lock.
        do {
            let lock = try disk.lock(
                folder.log, timeoutMilliseconds: WatermarkFile.patienceMilliseconds)
            defer { lock.release() }
            return try lostEndNow()
        } catch {
            // Where there is no lock to be had, a second look is all there is.
            return try lostEndNow()
        }
    }

    private func lostEndNow() throws(DiskError) -> Flaw? {
        guard let mark = try read() else { return nil }
        let byteCount = try disk.size(of: folder.segment(mark.segment)) ?? 0
        return byteCount < mark.byteCount ? Flaw(lostBefore: mark, byteCount: byteCount) : nil
    }

    /// Puts a mark in the place of the one before; not durable, which a crash may make use of only to
    /// bring an earlier mark back.
    func publish(_ mark: Watermark) {
        do {
            try disk.open(folder.watermark).write(mark.bytes, at: 0)
        } catch {
            remake(mark)
        }
    }

    /// Publishes where the folder may have been deleted.
    private func remake(_ mark: Watermark) {
        do {
            try disk.makeFolder(folder.derived)
            try disk.open(folder.watermark).write(mark.bytes, at: 0)
        } catch {
            // Without a mark the next writer writes and syncs more than it would have to.
            return
        }
    }

    /// Does `body`, which changes what the log has, while nothing says how far it is durable, nor can anybody
    /// come to say so.
    func withoutMark(_ body: () throws(DiskError) -> Void) throws(DiskError) {
        let lock = try disk.lock(folder.log, timeoutMilliseconds: Log.syncPatienceMilliseconds)
        defer { lock.release() }
        // A mark that tells of a lost end does so until the end is there again.
        let isAhead = try lostEndNow() != nil
        if !isAhead { try withdraw() }
        try body()
        if isAhead { try withdraw() }
    }

    /// Takes the mark away; durable on return, so that no crash brings it back.
    ///
    /// Somebody may have deleted it, or all of `derived/`.
    func withdraw() throws(DiskError) {
        do {
            try disk.remove(folder.watermark)
        } catch {
            guard error.isMissing else { throw error }
        }
        do {
            try disk.syncFolder(folder.derived)
        } catch {
            guard error.isMissing else { throw error }
        }
    }
}
