import Synchronization

extension Log {
    /// Appends the drafts as one batch and answers their positions, in order and without gaps.
    ///
    /// On return the batch is durable; after a crash either all of it is there or nothing. `at` is
    /// raised to the time of the last event where it lies before it. A `key` that already names a
    /// batch of the same drafts by the same member gives the positions of that batch, and nothing
    /// is written. Appends of several threads are served in the order they came and share their writes
    /// and syncs.
    ///
    /// - Throws: ``LogError`` with `.invalidDraft`, `.tooLarge`, `.stale` or `.keyReused`: nothing
    ///   was written; `.locked` where the writers of other processes left no turn in time; `.readOnly`,
    ///   `.closed`; or what the disk gives, after which nothing can be appended until the ledger is
    ///   opened again.
    public func append(
        _ drafts: [Draft], by member: String, at instant: Instant, key: String? = nil
    ) throws(LogError) -> [Position] {
        let request = AppendRequest(drafts, by: member, at: instant, key: key)
        if queue.mustLead(request) {
            while request.outcome == nil { lead() }
            queue.handOver()
        }
        guard let outcome = request.outcome else {
            preconditionFailure("it was led until it was served")
        }
        let positions = try outcome.get()
        indexIfDue()
        return positions
    }

    /// Waits for the writer's turn and catches up with what other processes appended.
    ///
    /// - Throws: ``LogError`` with `.locked`, `.readOnly`, `.closed`, or what the disk gives.
    public func takeTurn() throws(LogError) -> WriterTurn {
        let lockers = try openLockers()
        let lock = try writerLock(lockers.writing)
        try state.withLock { state throws(LogError) in
            try catchUp(&state, syncing: lockers.syncing)
        }
        return WriterTurn(self, holding: lock, syncing: lockers.syncing)
    }

    /// Catches up with what other processes appended, and returns when all of it is durable.
    ///
    /// Who has just opened the log takes away first what an index tells of lines that are gone.
    func catchUpDurably(removingUselessRuns isNew: Bool = false) throws(LogError) {
        let lockers = try openLockers()
        let lock = try writerLock(lockers.writing)
        if isNew { IndexFolder(folder: folder, disk: disk).removeUseless() }
        _ = try serve([], holding: lock, syncing: lockers.syncing)
    }

    /// Refuses where nothing can be appended.
    func requireWriter(unless refusal: LogError?) throws(LogError) {
        try requireIntact()
        if let refusal { throw refusal }
        guard access != .reading else {
            throw LogError(
                .readOnly, "the ledger was opened for reading; open it for appending",
                place: .path(folder.path))
        }
    }

    /// The lines of a batch that the segments hold.
    func stored(
        _ positions: ClosedRange<Position>, in segments: [Segment], size: UInt64
    ) throws(LogError) -> [Line] {
        var cursor = LineCursor(
            self, segments: segments, size: size, from: positions.lowerBound,
            upTo: .position(positions.upperBound))
        var lines: [Line] = []
        while let line = try cursor.next() { lines.append(line) }
        return lines
    }

    /// Serves those who wait, as many as one round takes.
    private func lead() {
        var waiting = queue.waiting
        let servedCount: Int
        do throws(LogError) {
            let lockers = try leadersLockers()
            let lock = try writerLock(lockers.writing)
            // Those who came while the lock was waited for are of the round; where it was waited for
            // in vain, only those who waited as long are told so.
            waiting = queue.waiting
            servedCount = try serve(waiting, holding: lock, syncing: lockers.syncing)
        } catch {
            for request in waiting { request.settle(error) }
            servedCount = waiting.count
        }
        queue.remove(servedCount)
    }

    /// Serves the first of the requests in one turn, which ends before the disk is waited for; answers how
    /// many were served.
    func serve(
        _ requests: [AppendRequest], holding lock: DiskLock, syncing locker: any DiskLocker
    ) throws(LogError) -> Int {
        defer { lock.release() }
        let (round, written) = try state.withLock { state throws(LogError) in
            try catchUp(&state, syncing: locker)
            return work(requests, syncing: locker, &state)
        }
        lock.release()
        do throws(LogError) {
            if let unsynced = try written.get() {
                let published: Watermark?
                do {
                    published = try makeDurable(unsynced, by: locker)
                } catch {
                    throw failure(error)
                }
                state.withLock { state in
                    state.published = published ?? state.published
                    if state.shown.size < unsynced.shown.size { state.shown = unsynced.shown }
                    if state.durable?.covers(unsynced.end) != true { state.durable = unsynced.end }
                }
            }
            round.settle()
        } catch {
            // What is on the disk is not known: the next opening finds out.
            state.withLock { state in state.refusal = state.refusal ?? error }
            guard !requests.isEmpty else { throw error }
            round.settle(error)
        }
        return round.requests.count
    }

    /// Plans as many of the requests as one round takes, and writes them.
    private func work(
        _ requests: [AppendRequest], syncing locker: any DiskLocker, _ state: inout State
    ) -> (Round, Result<Unsynced?, LogError>) {
        var round = Round(
            behind: state.segments.last, next: state.index.next, segmentByteLimit: segmentByteLimit)
        for request in requests where round.hasRoom {
            let (segments, size) = (state.segments, state.index.size)
            round.take(request, &state) { positions throws(LogError) in
                try stored(positions, in: segments, size: size)
            }
        }
        // Who is only refused waits for nothing.
        let isNeeded = requests.isEmpty || !round.bytes.isEmpty || round.answersForEarlier
        do throws(LogError) {
            return (round, .success(isNeeded ? try write(round, syncing: locker, &state) : nil))
        } catch {
            state.refusal = error
            return (round, .failure(error))
        }
    }

    func failure(_ error: DiskError) -> LogError {
        LogError(
            error, while: "appending",
            meaning:
                "this batch is not acknowledged, and all that was recorded before it is untouched")
    }
}
