import Synchronization

extension Log {
    /// Appends the drafts as one batch and answers their positions, in order and without gaps.
    ///
    /// On return the batch is durable; after a crash either all of it is there or nothing. `at` is
    /// raised to the time of the last event where it lies before it. A `key` that already names a
    /// batch of the same drafts by the same member gives the positions of that batch, and nothing
    /// is written.
    ///
    /// - Throws: ``LogError`` with `.invalidDraft`, `.tooLarge`, `.stale` or `.keyReused`: nothing
    ///   was written; `.readOnly`, `.closed`; or what the disk gives, after which nothing can be
    ///   appended until the ledger is opened again.
    public func append(
        _ drafts: [Draft], by member: String, at instant: Instant, key: String? = nil
    ) throws(LogError) -> [Position] {
        try state.withLock { state throws(LogError) in
            try requireWriter(state)
            let plan = try Plan(
                for: drafts, by: member, at: instant, key: key, after: state.index
            ) { positions throws(LogError) in
                try stored(positions, state)
            }
            if case .new(let lines) = plan { try write(lines, &state) }
            return plan.positions
        }
    }

    /// Refuses where nothing can be appended.
    func requireWriter(_ state: State) throws(LogError) {
        if let refusal = state.refusal { throw refusal }
        guard state.lock != nil else {
            throw LogError(
                .readOnly, "the ledger was opened for reading; open it for appending",
                place: .path(folder.path))
        }
    }

    /// The lines of a batch the log holds.
    func stored(
        _ positions: ClosedRange<Position>, _ state: State
    ) throws(LogError) -> [Line] {
        var cursor = LineCursor(
            folder, disk: disk, segments: state.segments, size: state.index.size,
            from: positions.lowerBound, upTo: .position(positions.upperBound))
        var lines: [Line] = []
        while let line = try cursor.next() { lines.append(line) }
        return lines
    }

    private func write(_ lines: [Line], _ state: inout State) throws(LogError) {
        var bytes: [UInt8] = []
        for line in lines {
            bytes.append(contentsOf: line.bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        var segment: Segment
        let isNew: Bool
        if let last = state.segments.last, last.byteCount < UInt64(segmentByteLimit) {
            segment = last
            isNew = false
        } else {
            let first = Position(state.index.next)
            segment = Segment(
                name: LedgerFolder.segmentName(first: first), first: first, byteCount: 0)
            isNew = true
        }
        do {
            let file = try disk.open(folder.segment(segment.name))
            try file.write(bytes, at: segment.byteCount)
            try file.sync()
            if isNew { try disk.syncFolder(folder.log) }
        } catch {
            // Whether the bytes are on the disk is not known: the next opening finds out. A disk that is
            // full took a part of them only, and that part is taken off again where it can be.
            if case .full = error.kind, !isNew { withdraw(beyond: segment) }
            let failure = LogError(
                error, while: "appending",
                meaning: "this batch is not acknowledged, and all that was recorded before it is "
                    + "untouched")
            state.refusal = failure
            throw failure
        }
        segment.byteCount += UInt64(bytes.count)
        if isNew {
            state.segments.append(segment)
        } else {
            state.segments[state.segments.count - 1] = segment
        }
        state.index.take(written: lines)
    }

    /// Takes off what a failed write left behind the last whole batch of a segment.
    private func withdraw(beyond segment: Segment) {
        do {
            try disk.truncate(folder.segment(segment.name), to: segment.byteCount)
        } catch {
            // What stays is a torn tail: the next opening for append sets it aside.
            return
        }
    }
}
