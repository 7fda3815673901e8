import Synchronization

extension Log {
    /// A reading of the intact events from a position up to a cut.
    public func cursor(from position: Position = Position(0), upTo cut: Cut = .end) -> LineCursor {
        state.withLock { state in
            LineCursor(
                folder, disk: disk, segments: state.shown.segments, size: state.shown.size,
                from: position, upTo: cut)
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
