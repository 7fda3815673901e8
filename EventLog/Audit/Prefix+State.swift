extension Prefix {
    /// Writes down what is needed to go on from here.
    func write(to file: inout StateWriter) {
        file.write(tree.size)
        for subtree in tree.subtrees { file.write(subtree) }
        file.write(UInt64(extents.count))
        for extent in extents {
            file.write(extent.first.rawValue)
            file.write(extent.byteCount)
        }
        file.write(UInt64(lastLineByteCount))
        file.write(lastLeaf)
        file.write(UInt64(bitPattern: at.millisecondsSinceEpoch))
        file.write(signatureCount)
        file.write(UInt64(batch == nil ? 0 : 1))
        if let batch {
            file.write(UInt64(bitPattern: batch.at.millisecondsSinceEpoch))
            file.write(String(decoding: batch.by, as: UTF8.self))
            file.write(UInt64(batch.key == nil ? 0 : 1))
            file.write(batch.key?.high ?? 0)
            file.write(batch.key?.low ?? 0)
        }
        for table in [revisions, keys] {
            file.write(UInt64(table.count))
            file.reserve(table.count * 24)
            for (name, value) in table.entries {
                file.write(name.high)
                file.write(name.low)
                file.write(value)
            }
        }
    }

    /// Reads what was written down; `nil` where it is not that.
    init?(from file: inout StateReader) {
        guard let size = file.number(), size > 0 else { return nil }
        var subtrees: [Hash] = []
        for _ in 0..<size.nonzeroBitCount {
            guard let subtree = file.hash() else { return nil }
            subtrees.append(subtree)
        }
        let extents = file.list { file -> Extent? in
            guard let first = file.number(), let byteCount = file.number() else { return nil }
            return Extent(first: Position(first), byteCount: byteCount)
        }
        guard let extents, let last = extents.last, let lastLineByteCount = file.number(),
            let lastLeaf = file.hash(),
            let at = file.number(), let signatureCount = file.number(),
            lastLineByteCount < last.byteCount, lastLineByteCount <= LineWriter.byteLimit,
            let batch = file.list({ Prefix.batch(from: &$0) }),
            let revisions = Prefix.table(from: &file), let keys = Prefix.table(from: &file)
        else { return nil }
        self.init()
        tree = MerkleTree(subtrees: subtrees, size: size)
        passed = extents.dropLast()
        segment = last.first
        byteOffset = last.byteCount
        self.lastLineByteCount = Int(lastLineByteCount)
        self.lastLeaf = lastLeaf
        self.at = Instant(millisecondsSinceEpoch: Int64(bitPattern: at))
        self.signatureCount = signatureCount
        self.batch = batch.first
        self.revisions = revisions
        self.keys = keys
    }

    private static func batch(from file: inout StateReader) -> Batch? {
        guard let at = file.number(), let by = file.text(), let keyCount = file.number(),
            let high = file.number(), let low = file.number()
        else { return nil }
        return Batch(
            at: Instant(millisecondsSinceEpoch: Int64(bitPattern: at)), by: Array(by.utf8),
            key: keyCount == 0 ? nil : NameHash(high: high, low: low))
    }

    private static func table(from file: inout StateReader) -> NameTable? {
        guard let count = file.number() else { return nil }
        var table = NameTable()
        for _ in 0..<count {
            guard let high = file.number(), let low = file.number(), let value = file.number(),
                value <= JSON.largestInteger,
                table.update(NameHash(high: high, low: low), to: value) == nil
            else { return nil }
        }
        return table
    }
}
