import Synchronization

/// How what was written is made durable, and told of to other processes.
extension Log {
    /// Returns when all up to the end of what was written is durable, by this sync or by another's.
    ///
    /// Who waits here while another syncs most often finds that it covered his bytes too. Answers how far
    /// the mark was moved; `nil` where it was not.
    func makeDurable(
        _ unsynced: Unsynced, by locker: any DiskLocker
    ) throws(DiskError) -> Watermark? {
        guard unsynced.isMarkDue else {
            // Nobody else is about, as far as is known, who could have synced it or waits to hear of it.
            try unsynced.file.startSync()
            try unsynced.file.sync()
            try requireThere(unsynced)
            return nil
        }
        let isCovered = { [watermark] in watermark.covers(unsynced.end) }
        let lock: DiskLock?
        do {
            lock = try locker.lock(
                timeoutMilliseconds: Log.syncPatienceMilliseconds, unless: isCovered)
        } catch {
            // Held for too long: the sync is as good without the lock, only the mark stays as it is.
            guard case .locked = error.kind else { throw error }
            lock = nil
        }
        defer { lock?.release() }
        guard !isCovered() else {
            // Covered in the file that this was written to, and not in another one since.
            try requireThere(unsynced)
            return nil
        }
        // All that the file has now was written before this sync begins, and is covered by it: so is the
        // beginning of a batch that is being written, which a cut takes back together with the mark.
        let byteCount = try unsynced.file.size()
        try unsynced.file.sync()
        if unsynced.isNameNew { try disk.syncFolder(folder.log) }
        try requireThere(unsynced)
        guard lock != nil else { return nil }
        let mark = Watermark(segment: unsynced.end.segment, byteCount: byteCount)
        watermark.publish(mark)
        return mark
    }

    /// Refuses where what was synced is not what the log has: another file bears the segment's name, or it
    /// ends before what was written.
    ///
    /// A repair that puts another file in its place holds both locks: a mark published under the lock of
    /// the syncs is of the file that was asked here.
    private func requireThere(_ unsynced: Unsynced) throws(DiskError) {
        let path = folder.segment(unsynced.end.segment)
        let byteCount = try unsynced.file.size(ifStillAt: path)
        if let byteCount, byteCount >= unsynced.end.byteCount { return }
        let reason =
            if let byteCount {
                "the disk did not keep what was written: there are \(byteCount) bytes of "
                    + "\(unsynced.end.byteCount)"
            } else {
                "the file was replaced or removed while it was written to"
            }
        throw DiskError(
            .failed, path: path, cause: LogError.Cause(call: "stat", errno: 0, reason: reason))
    }

    /// Cuts the log off behind `end`; durable on return.
    ///
    /// Done under the writer's lock; the other one keeps the mark where it is meanwhile.
    func cut(_ end: Watermark) throws(DiskError) {
        let lock = try disk.lock(folder.log, timeoutMilliseconds: Log.syncPatienceMilliseconds)
        defer { lock.release() }
        if !watermark.isKnown(notBeyond: end) { try watermark.withdraw() }
        try disk.truncate(folder.segment(end.segment), to: end.byteCount)
    }

    /// How long a writer waits for the syncs of others before it syncs on its own account.
    static let syncPatienceMilliseconds = 10_000
}
