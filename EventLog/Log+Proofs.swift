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

    /// The proof that an event is in the tree a checkpoint stands for.
    ///
    /// It is made from the tiles in `derived/tiles/` and checked against the checkpoint; where they
    /// do not give a proof, the log does, and the tiles are kept anew. A proof that does not verify
    /// tells that the log is not what the checkpoint says.
    ///
    /// - Throws: ``LogError`` with `.beyondEnd`, `.damaged`, or what the disk gives.
    /// - Complexity: O(log *n*) tiles and one segment; O(*n*) in the bytes of the events where there
    ///   are no tiles yet.
    public func inclusionProof(
        of position: Position, in checkpoint: Checkpoint
    ) throws(LogError) -> InclusionProof {
        let (index, size) = (position.rawValue, checkpoint.size)
        guard index < size, size <= self.size,
            let line = try lines(from: position, upTo: .position(position)).first
        else { return try inclusionProof(of: position, in: size) }
        func proof(_ hashes: [Hash]) -> InclusionProof {
            InclusionProof(index: index, size: size, hashes: hashes)
        }
        let leaf = Hash(ofLeaf: line.bytes)
        return proof(
            try heads(of: InclusionProof.subtrees(index: index, size: size), in: size) {
                hashes throws(ProofError) in
                try proof(hashes).verify(leaf: leaf, root: checkpoint.root)
            })
    }

    /// The proof that the tree of one checkpoint grew from that of another, from the tiles kept or from
    /// the log as the proof of an event is.
    ///
    /// - Throws: ``LogError`` with `.beyondEnd`, `.damaged`, or what the disk gives.
    public func consistencyProof(
        from old: Checkpoint, to new: Checkpoint
    ) throws(LogError) -> ConsistencyProof {
        guard old.size <= new.size, new.size <= self.size else {
            return try consistencyProof(from: old.size, to: new.size)
        }
        func proof(_ hashes: [Hash]) -> ConsistencyProof {
            ConsistencyProof(oldSize: old.size, newSize: new.size, hashes: hashes)
        }
        return proof(
            try heads(of: ConsistencyProof.subtrees(from: old.size, to: new.size), in: new.size) {
                hashes throws(ProofError) in
                try proof(hashes).verify(old: old.root, new: new.root)
            })
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

    /// The heads of subtrees from the tiles kept, where `check` accepts what they give, else from the
    /// lines, whose tiles are then kept.
    private func heads(
        of subtrees: [Range<UInt64>], in size: UInt64,
        check: ([Hash]) throws(ProofError) -> Void
    ) throws(LogError) -> [Hash] {
        var tiles = KeptTiles(in: folder, disk: disk, size: size)
        do throws(ProofError) {
            if let hashes = tiles.heads(of: subtrees) {
                try check(hashes)
                return hashes
            }
        } catch {
            // Tiles of another history, or damaged ones: the lines tell.
        }
        var heads = Subtrees(subtrees)
        var tiling = Tiling(hasEntries: false)
        try forEachLeaf(in: size) { line throws(LogError) in
            heads.append(line.bytes)
            for (tile, bytes) in tiling.append(line.bytes) { tiles.keep(bytes, as: tile) }
        }
        for (tile, bytes) in tiling.partialTiles() { tiles.keep(bytes, as: tile) }
        return heads.hashes()
    }
}
