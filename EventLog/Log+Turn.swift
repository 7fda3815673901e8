import Synchronization

/// How writers share the log: who holds the lock on `ledger.json` writes, who holds the lock on `log/`
/// syncs, and nobody waits for the disk while holding the first.
///
/// Why nothing acknowledged stands on bytes that may be lost. Let the mark be what `derived/durable`
/// says, and a batch be acknowledged when the mark covers its end, or when its writer's sync succeeded.
/// All before the mark is durable; a writer opens the segment, writes every byte from the mark on once
/// more, his own behind them, and syncs that handle. Then
///
/// - where his sync succeeds: all that he wrote was dirty after his handle was opened, so that no
///   write-back of it can have failed without his sync telling (man 2 fsync), and all before was
///   durable already (a file system that tells a failure to nobody but the call that met it, as ext4 may
///   where it finds no room, is beyond this where that call was another process's);
/// - where the sync of another, begun after he wrote, succeeded and moved the mark beyond his end: if the
///   other's handle was opened before he wrote, the same holds of his bytes; if it was opened later,
///   the other wrote them once more, from the mark on, before that sync.
///
/// A sync that failed in one process thus costs no other process anything: what it left clean and
/// unwritten is written again by whoever comes next. To write the same bytes again puts nothing at
/// risk that an append, which writes the last page again, does not.
extension Log {
    /// What was written in a turn and is still to be made durable.
    struct Unsynced {
        /// Open since before the writing.
        let file: any DiskFile
        let end: Watermark
        /// Whether the name of the segment may not be durable.
        let isNameNew: Bool
        /// What readings give when it is durable.
        let shown: Shown
        /// Whether the mark is to be moved when it is durable.
        let isMarkDue: Bool
    }

    /// The two that writers lock: `ledger.json` to write, `log/` to sync.
    struct Lockers {
        let writing: any DiskLocker
        let syncing: any DiskLocker
    }

    /// Lockers of their own for whoever is not the leader of the queue.
    func openLockers() throws(LogError) -> Lockers {
        try requireWriter(unless: state.withLock { $0.refusal })
        do {
            return Lockers(
                writing: try disk.locker(folder.identity), syncing: try disk.locker(folder.log))
        } catch {
            throw LogError(error, while: "waiting to write")
        }
    }

    /// Those that the leader of the queue has.
    func leadersLockers() throws(LogError) -> Lockers {
        if let lockers = lockers.withLock({ $0 }) { return lockers }
        let opened = try openLockers()
        lockers.withLock { $0 = opened }
        return opened
    }

    /// The writer's lock, waited for as long as the log was opened for.
    func writerLock(_ locker: any DiskLocker) throws(LogError) -> DiskLock {
        try requireWriter(unless: state.withLock { $0.refusal })
        do {
            return try locker.lock(timeoutMilliseconds: timeoutMilliseconds)
        } catch {
            throw LogError(error, while: "waiting to write")
        }
    }

    private var timeoutMilliseconds: Int {
        guard case .appending(let timeoutMilliseconds) = access else { return 0 }
        return timeoutMilliseconds
    }

    /// Takes in what other processes appended; under the writer's lock.
    ///
    /// A tail then has no living writer, and is set aside.
    func catchUp(_ state: inout State, syncing locker: any DiskLocker) throws(LogError) {
        try requireWriter(unless: state.refusal)
        var scan: LogScan
        do {
            guard try hasGrown(&state, by: locker) else { return }
            // There are others, who are to know of the next sync.
            state.published = nil
            state.file = nil
            scan = LogScan(
                folder, disk: disk, isWhole: false, behind: state.index, in: state.segments,
                throwsWhenUnreadable: true)
            // Moved into the scan: a second copy would be made whole by the first change.
            state.index = LogIndex()
            defer {
                state.index = scan.index
                state.segments = scan.segments
                found.withLock { $0 += scan.flaws }
            }
            try scan.run()
        } catch {
            throw LogError(error, while: "reading what others appended")
        }
        try requireIntact()
        if let tail = scan.tail {
            try requireWholeEnd()
            try setAside(tail)
            state.recovery = tail.recovery(wasMoved: true)
        }
    }

    /// Refuses where the log has less than was durable once.
    private func requireWholeEnd() throws(LogError) {
        do {
            guard let flaw = try watermark.lostEnd() else { return }
            found.withLock { $0.append(flaw) }
        } catch {
            throw LogError(error, while: "reading what others appended")
        }
        try requireIntact()
    }

    var watermark: WatermarkFile { WatermarkFile(folder: folder, disk: disk) }

    /// Whether anything was written since: to the last segment, or to one behind it.
    private func hasGrown(
        _ state: inout State, by locker: any DiskLocker
    ) throws(DiskError) -> Bool {
        // Asked for before the looks that it saves the next turn.
        let names = try locker.nameStamp()
        if let names, names == state.names, let last = state.segments.last, let open = state.file,
            open.name == last.name
        {
            return try open.file.size() != last.byteCount
        }
        state.names = nil
        if let last = state.segments.last, try byteCount(of: last, &state) != last.byteCount {
            return true
        }
        let next = LedgerFolder.segmentName(first: Position(state.index.next))
        if next != state.segments.last?.name, try disk.size(of: folder.segment(next)) != nil {
            return true
        }
        state.names = names
        return false
    }

    /// How many bytes a segment has now; `nil` where there is none.
    ///
    /// Where another file bears its name, what was known of this one says nothing of that.
    private func byteCount(
        of segment: Segment, _ state: inout State
    ) throws(DiskError) -> UInt64? {
        let path = folder.segment(segment.name)
        if let open = state.file, open.name == segment.name {
            if let byteCount = try open.file.size(ifStillAt: path) { return byteCount }
            state.file = nil
            state.durable = nil
            state.published = nil
        }
        return try disk.size(of: path)
    }
}
