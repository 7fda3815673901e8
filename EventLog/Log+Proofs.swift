extension Log {
    /// The proof that an event is in the tree over the first `size` events.
    ///
    /// - Throws: ``LogError`` with `.beyondEnd`, `.damaged`, or what the disk gives.
    /// - Complexity: O(*n*) in the bytes of those events, O(log *n*) hashes held.
    public func inclusionProof(
        of position: Position, in size: UInt64
    ) throws(LogError) -> InclusionProof {
        guard position.rawValue < size else {
            throw LogError(
                .beyondEnd, "event \(position) is not among the first \(size)", place: .size(size))
        }
        let wanted = InclusionProof.subtrees(index: position.rawValue, size: size)
        return InclusionProof(
            index: position.rawValue, size: size, hashes: try heads(of: wanted, in: size))
    }

    /// The proof that the tree over the first `newSize` events grew from that over the first
    /// `oldSize`.
    ///
    /// - Throws: ``LogError`` with `.beyondEnd`, `.damaged`, or what the disk gives.
    /// - Complexity: O(*n*) in the bytes of those events, O(log *n*) hashes held.
    public func consistencyProof(
        from oldSize: UInt64, to newSize: UInt64
    ) throws(LogError) -> ConsistencyProof {
        guard oldSize <= newSize else {
            throw LogError(
                .beyondEnd, "a log of \(oldSize) events did not become one of \(newSize)",
                place: .size(newSize))
        }
        let wanted = ConsistencyProof.subtrees(from: oldSize, to: newSize)
        return ConsistencyProof(
            oldSize: oldSize, newSize: newSize, hashes: try heads(of: wanted, in: newSize))
    }

    /// Writes the tree over the first `size` events as tiles below `folder`, entries included;
    /// durable on return.
    ///
    /// What was published there before stays and must be the same: a tile is never replaced.
    ///
    /// - Throws: ``LogError`` with `.beyondEnd`, `.damaged`, `.contradicted` where a tile was
    ///   published with other bytes, or what the disk gives.
    /// - Complexity: O(*n*) in the bytes of those events; at most 16 MiB of them are held.
    public func writeTiles(of size: UInt64, to folder: String) throws(LogError) {
        var published = TileFolder(folder, disk: disk)
        try published.prepare()
        var tiling = Tiling()
        try forEachLeaf(in: size) { line throws(LogError) in
            for (tile, bytes) in tiling.append(line.bytes) {
                try published.write(bytes, to: tile.path)
            }
        }
        for (tile, bytes) in tiling.partialTiles() { try published.write(bytes, to: tile.path) }
        try published.sync()
    }

    /// Gives the first `size` events to `body`, every one of them intact.
    func forEachLeaf(
        in size: UInt64, _ body: (Line) throws(LogError) -> Void
    ) throws(LogError) {
        let available = self.size
        guard size <= available else {
            throw LogError(
                .beyondEnd, "the log has \(available) events, not \(size)", place: .size(available))
        }
        guard size > 0 else { return }
        var next: UInt64 = 0
        var cursor = cursor(upTo: .position(Position(size - 1)))
        while let line = try cursor.next(), line.position.rawValue == next {
            try body(line)
            next += 1
        }
        guard next == size else {
            throw LogError(
                .damaged, "event \(next) is not intact, so that nothing is proven of the log",
                place: .size(next))
        }
    }

    private func heads(
        of subtrees: [Range<UInt64>], in size: UInt64
    ) throws(LogError) -> [Hash] {
        var heads = Subtrees(subtrees)
        try forEachLeaf(in: size) { line throws(LogError) in heads.append(line.bytes) }
        return heads.hashes()
    }
}
