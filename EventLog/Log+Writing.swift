import Synchronization

/// What a turn writes: its own bytes, and before them once more what may not be durable.
extension Log {
    /// Writes what a round appends; `nil` where nothing is to be made durable.
    func write(
        _ round: Round, syncing locker: any DiskLocker, _ state: inout State
    ) throws(LogError) -> Unsynced? {
        let mark = try trustedMark(beyond: state.durable, of: Watermark(endOf: state.segments))
        if !round.bytes.isEmpty, round.isNewSegment {
            // What is not durable lies in the last segment only: the one that ends here is synced before
            // another begins.
            if let unsynced = try put([], behind: mark, &state) {
                do throws(DiskError) {
                    state.published = try makeDurable(unsynced, by: locker) ?? state.published
                } catch {
                    throw failure(error)
                }
            }
            state.segments.append(
                Segment(name: round.segment.name, first: round.segment.first, byteCount: 0))
        }
        let unsynced = try put(round.bytes, behind: mark, isNew: round.isNewSegment, &state)
        if unsynced == nil {
            state.shown = state.written
            state.durable = Watermark(endOf: state.segments)
        }
        return unsynced
    }

    /// Up to where all is durable; `nil` where it is not known.
    ///
    /// Asked under the writer's lock, when all that others appended is known. A mark beyond that is of what
    /// the log has lost since: nothing is written over it.
    private func trustedMark(
        beyond durable: Watermark?, of end: Watermark?
    ) throws(LogError) -> Watermark? {
        // Nobody else has written since what is known to be durable.
        if let durable, durable == end { return durable }
        let mark: Watermark?
        do throws(DiskError) {
            mark = try watermark.read()
        } catch {
            throw failure(error)
        }
        guard let mark else { return durable }
        guard let end, end.covers(mark) else {
            let flaw = Flaw(lostBefore: mark, byteCount: end?.byteCount(in: mark.segment) ?? 0)
            found.withLock { $0.append(flaw) }
            throw readOnly(by: flaw)
        }
        guard let durable, durable.covers(mark) else { return mark }
        return durable
    }

    /// Writes the bytes behind the last segment's, and all from the mark on once more before them.
    private func put(
        _ bytes: [UInt8], behind mark: Watermark?, isNew: Bool = false, _ state: inout State
    ) throws(LogError) -> Unsynced? {
        guard let last = state.segments.last else { return nil }
        let end = Watermark(segment: last.name, byteCount: last.byteCount + UInt64(bytes.count))
        if let mark, mark.covers(end) { return nil }
        let isNameNew = mark?.segment != last.name
        let start = isNameNew ? 0 : mark?.byteCount ?? 0
        let again = try undurableBytes(of: last, from: start, before: state.index.next)
        let file: any DiskFile
        do throws(DiskError) {
            file = try open(last, isNew: isNew && !bytes.isEmpty, &state)
            do throws(DiskError) {
                try file.write(again.isEmpty ? bytes : again + bytes, at: start)
            } catch {
                if case .full = error.kind, last.byteCount > 0 { withdraw(beyond: last) }
                throw error
            }
        } catch {
            throw failure(error)
        }
        state.segments[state.segments.count - 1].byteCount = end.byteCount
        return Unsynced(
            file: file, end: end, isNameNew: isNameNew, shown: state.written,
            isMarkDue: !again.isEmpty || isMarkDue(at: end, beyond: state.published))
    }

    /// The bytes of a segment from `start` on, each line of them intact: rot is not written as if it were
    /// what somebody appended.
    private func undurableBytes(
        of segment: Segment, from start: UInt64, before next: UInt64
    ) throws(LogError) -> [UInt8] {
        guard start < segment.byteCount else { return [] }
        let feed = UInt8(ascii: "\n")
        // A mark can lie within a line, of which its publisher saw the beginning.
        for reach in [min(start, 1), min(start, UInt64(LineWriter.byteLimit) + 1)] {
            let (from, count) = (start - reach, Int(segment.byteCount - start + reach))
            let bytes: [UInt8]
            do throws(DiskError) {
                bytes = try disk.read(folder.segment(segment.name), from: from, count: count)
            } catch {
                throw failure(error)
            }
            guard bytes.count == count else { break }
            let before = bytes[..<Int(reach)].lastIndex(of: feed).map { $0 + 1 }
            guard let first = before ?? (from == 0 ? 0 : nil) else { continue }
            guard Log.areIntact(bytes, from: first) else { break }
            return Array(bytes[Int(reach)...])
        }
        try takeNoteOfDamage(before: next)
        try requireIntact()
        preconditionFailure("damage was taken note of")
    }

    /// Whether the bytes from `start` on are lines, and nothing is wrong with any.
    private static func areIntact(_ bytes: [UInt8], from start: Int) -> Bool {
        var lines = LineSplitter(bytes: bytes, from: start, isWhole: false)
        while let piece = lines.next() {
            guard case .line = piece.content else { return false }
        }
        return true
    }

    private func open(
        _ segment: Segment, isNew: Bool, _ state: inout State
    ) throws(DiskError) -> any DiskFile {
        if let open = state.file, open.name == segment.name { return open.file }
        // One that begins is nobody else's: no events are written over, whatever was missed.
        let file = try disk.open(folder.segment(segment.name), isNew: isNew)
        state.file = OpenSegment(name: segment.name, file: file)
        return file
    }

    /// Whether the mark lags so far behind that others would write and sync much again.
    ///
    /// To move it costs about a twentieth of a sync. Whoever shares the log with another writer moves it
    /// each time; who is alone, now and then.
    private func isMarkDue(at end: Watermark, beyond published: Watermark?) -> Bool {
        // The mark can lie beyond what was whole: behind it stood the beginning of another's batch.
        guard let published, published.segment == end.segment,
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
}

extension Log.State {
    /// What readings give once all that is written is durable.
    fileprivate var written: Log.Shown {
        Log.Shown(size: index.size, head: index.head, segments: segments)
    }
}
