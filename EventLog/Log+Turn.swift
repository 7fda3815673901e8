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
///   durable already;
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
        try state.withLock { state throws(LogError) in try requireWriter(state) }
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
        try state.withLock { state throws(LogError) in try requireWriter(state) }
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
    func catchUp(_ state: inout State) throws(LogError) {
        try requireWriter(state)
        var scan: LogScan
        do {
            guard try hasGrown(state) else { return }
            // There are others, who are to know of the next sync.
            state.published = nil
            state.file = nil
            scan = LogScan(
                folder, disk: disk, isWhole: false, behind: state.index, in: state.segments)
            // Moved into the scan: a second copy would be made whole by the first change.
            state.index = LogIndex()
            defer { state.index = scan.index }
            try scan.run()
        } catch {
            throw LogError(error, while: "reading what others appended")
        }
        state.segments = scan.segments
        if !scan.flaws.isEmpty {
            found.withLock { $0 += scan.flaws }
            try requireIntact()
        }
        if let tail = scan.tail {
            try setAside(tail)
            state.recovery = tail.recovery(wasMoved: true)
        }
    }

    /// Whether anything was written since: to the last segment, or to one behind it.
    private func hasGrown(_ state: State) throws(DiskError) -> Bool {
        if let last = state.segments.last {
            let path = folder.segment(last.name)
            let byteCount =
                if let open = state.file, open.segment == last.name {
                    try open.file.size(ifStillAt: path)
                } else {
                    try disk.size(of: path)
                }
            if byteCount != last.byteCount { return true }
        }
        let next = LedgerFolder.segmentName(first: Position(state.index.next))
        guard next != state.segments.last?.name else { return false }
        return try disk.size(of: folder.segment(next)) != nil
    }

    /// Writes what a round appends; `nil` where nothing is to be made durable.
    func write(
        _ round: Round, syncing locker: any DiskLocker, _ state: inout State
    ) throws(DiskError) -> Unsynced? {
        let mark = try trustedMark(state)
        if !round.bytes.isEmpty, round.isNewSegment {
            // What is not durable lies in the last segment only: the one that ends here is synced before
            // another begins.
            if let unsynced = try put([], behind: mark, &state) {
                state.published = try makeDurable(unsynced, by: locker) ?? state.published
            }
            state.segments.append(
                Segment(name: round.segment.name, first: round.segment.first, byteCount: 0))
        }
        let unsynced = try put(round.bytes, behind: mark, &state)
        if unsynced == nil { state.shown = shown(state) }
        return unsynced
    }

    /// Up to where all is durable; `nil` where it is not known.
    ///
    /// Asked under the writer's lock, when all that others appended is known.
    private func trustedMark(_ state: State) throws(DiskError) -> Watermark? {
        let known = Watermark(endOf: state.shown.segments)
        let end = Watermark(endOf: state.segments)
        // Nobody else has written since what is known to be durable.
        if let known, known == end { return known }
        guard let mark = watermark.read() else { return known }
        guard let end, end.covers(mark) else {
            // Nothing is written behind the end at hand: the mark is of another copy of this log.
            try watermark.withdraw()
            return known
        }
        guard let known, known.covers(mark) else { return mark }
        return known
    }

    /// Writes the bytes behind the last segment's, and all from the mark on once more before them.
    private func put(
        _ bytes: [UInt8], behind mark: Watermark?, _ state: inout State
    ) throws(DiskError) -> Unsynced? {
        guard let last = state.segments.last else { return nil }
        let end = Watermark(segment: last.name, byteCount: last.byteCount + UInt64(bytes.count))
        if let mark, mark.covers(end) { return nil }
        let isNameNew = mark?.segment != last.name
        let start = isNameNew ? 0 : mark?.byteCount ?? 0
        let path = folder.segment(last.name)
        let file = try open(last, &state)
        let again =
            start < last.byteCount
            ? try disk.read(path, from: start, count: Int(last.byteCount - start)) : []
        do {
            try file.write(again.isEmpty ? bytes : again + bytes, at: start)
        } catch {
            if case .full = error.kind, last.byteCount > 0 { withdraw(beyond: last) }
            throw error
        }
        state.segments[state.segments.count - 1].byteCount = end.byteCount
        return Unsynced(
            file: file, end: end, isNameNew: isNameNew, shown: shown(state),
            isMarkDue: !again.isEmpty || isMarkDue(at: end, state))
    }

    private func open(
        _ segment: Segment, _ state: inout State
    ) throws(DiskError) -> any DiskFile {
        if let open = state.file, open.segment == segment.name { return open.file }
        let file = try disk.open(folder.segment(segment.name))
        state.file = (segment.name, file)
        return file
    }

    private func shown(_ state: State) -> Shown {
        Shown(size: state.index.size, head: state.index.head, segments: state.segments)
    }

    /// Whether the mark lags so far behind that others would write and sync much again.
    ///
    /// To move it costs about a twentieth of a sync. Whoever shares the log with another writer moves it
    /// each time; who is alone, now and then.
    private func isMarkDue(at end: Watermark, _ state: State) -> Bool {
        // The mark can lie beyond what was whole: behind it stood the beginning of another's batch.
        guard let published = state.published, published.segment == end.segment,
            published.byteCount <= end.byteCount
        else { return true }
        return end.byteCount - published.byteCount >= Log.markByteLag
    }

    private static let markByteLag: UInt64 = 1 << 16

    /// Takes off what a full disk took of a write behind the last whole batch of a segment.
    private func withdraw(beyond segment: Segment) {
        do {
            try cut(Watermark(segment: segment.name, byteCount: segment.byteCount))
        } catch {
            // What stays is a torn tail: the next turn sets it aside.
            return
        }
    }

    /// Returns when all up to the end of what was written is durable, by this sync or by another's.
    ///
    /// Who waits here while another syncs most often finds that it covered his bytes too. Answers how far
    /// the mark was moved; `nil` where it was not.
    func makeDurable(
        _ unsynced: Unsynced, by locker: any DiskLocker
    ) throws(DiskError) -> Watermark? {
        guard unsynced.isMarkDue else {
            // Nobody else is about, as far as is known, who could have synced it or waits to hear of it.
            try unsynced.file.sync()
            return nil
        }
        let isCovered = { [watermark] in watermark.read()?.covers(unsynced.end) == true }
        let lock: DiskLock?
        do {
            lock = try locker.lock(
                timeoutMilliseconds: Log.syncPatienceMilliseconds, unless: isCovered)
            if lock == nil || isCovered() { return nil }
        } catch {
            // Held for too long: the sync is as good without the lock, only the mark stays as it is.
            guard case .locked = error.kind else { throw error }
            lock = nil
        }
        defer { lock?.release() }
        // All that the file has now was written before this sync begins, and is covered by it: so is the
        // beginning of a batch that is being written, which a cut takes back together with the mark.
        let byteCount = try unsynced.file.size()
        try unsynced.file.sync()
        if unsynced.isNameNew { try disk.syncFolder(folder.log) }
        guard lock != nil else { return nil }
        let mark = Watermark(segment: unsynced.end.segment, byteCount: byteCount)
        watermark.publish(mark)
        return mark
    }

    /// Cuts the log off behind `end`; durable on return.
    ///
    /// Done under the writer's lock; the other one keeps the mark where it is meanwhile.
    func cut(_ end: Watermark) throws(DiskError) {
        let lock = try disk.lock(folder.log, timeoutMilliseconds: Log.syncPatienceMilliseconds)
        defer { lock.release() }
        if let mark = watermark.read(), !end.covers(mark) { try watermark.withdraw() }
        try disk.truncate(folder.segment(end.segment), to: end.byteCount)
    }

    /// How long a writer waits for the syncs of others before it syncs on its own account.
    static let syncPatienceMilliseconds = 10_000

    private var watermark: WatermarkFile { WatermarkFile(folder: folder, disk: disk) }
}
