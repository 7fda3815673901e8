import Synchronization

extension Log {
    /// A reading of the intact events from a position up to a cut.
    public func cursor(from position: Position = Position(0), upTo cut: Cut = .end) -> LineCursor {
        state.withLock { state in
            LineCursor(
                self, segments: state.shown.segments, size: state.shown.size, from: position,
                upTo: cut)
        }
    }

    /// Gives the intact events from a position up to a cut to `body`, in order.
    ///
    /// - Throws: ``LogError`` with what the disk gives, or what `body` throws.
    public func forEachLine(
        from position: Position = Position(0), upTo cut: Cut = .end,
        _ body: (Line) throws(LogError) -> Void
    ) throws(LogError) {
        var cursor = cursor(from: position, upTo: cut)
        while let line = try cursor.next() { try body(line) }
    }

    /// The intact events from a position up to a cut, all in memory.
    public func lines(
        from position: Position = Position(0), upTo cut: Cut = .end
    ) throws(LogError) -> [Line] {
        var lines: [Line] = []
        try forEachLine(from: position, upTo: cut) { lines.append($0) }
        return lines
    }

    /// How many events had been recorded at an instant: the size that the log had then.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    /// - Complexity: a few short readings; O(*n*) in the bytes of the log where it is damaged.
    public func size(at instant: Instant) throws(LogError) -> UInt64 {
        var size: UInt64 = 0
        var cursor = cursor(from: try position(near: instant), upTo: .instant(instant))
        while let line = try cursor.next() { size = line.position.rawValue + 1 }
        return size
    }

    /// The position of a line that is, or comes not long before, the last one of an instant.
    private func position(near instant: Instant) throws(LogError) -> Position {
        guard flaws.isEmpty else { return Position(0) }
        let segments = state.withLock { $0.shown.segments }
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            let first = segments[middle].first
            var cursor = cursor(from: first, upTo: .position(first))
            if let line = try cursor.next(), line.at <= instant {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 0, flaws.isEmpty else { return Position(0) }
        let segment = segments[low - 1]
        let search = SegmentSearch(
            folder.segment(segment.name), disk: disk, byteCount: segment.byteCount)
        do {
            return try search.last { $0.at <= instant }?.position ?? segment.first
        } catch {
            throw LogError(error, while: "reading the log")
        }
    }

    /// The Merkle tree head over the first `size` events; over all where `size` is `nil`.
    ///
    /// - Throws: ``LogError`` with `.beyondEnd` where there are fewer events, `.damaged` where one
    ///   of them is not intact, or what the disk gives.
    /// - Complexity: O(*n*) in the bytes of those events.
    public func root(at size: UInt64? = nil) throws(LogError) -> Hash {
        let available = self.size
        let size = size ?? available
        guard size <= available else {
            throw LogError(
                .beyondEnd, "the log has \(available) events, not \(size)", place: .size(available))
        }
        var tree = MerkleTree()
        guard size > 0 else { return tree.root() }
        var cursor = cursor(upTo: .position(Position(size - 1)))
        while let line = try cursor.next() {
            guard line.position.rawValue == tree.size else { break }
            tree.append(line.bytes)
        }
        guard tree.size == size else {
            throw LogError(
                .damaged, "event \(tree.size) is not intact, so that the tree has no head",
                place: .size(tree.size))
        }
        return tree.root()
    }
}
