/// What is established of the first events of a log: each is intact, and all are in order.
///
/// It takes in further events as long as nothing at all is wrong with them, and is of no use afterwards:
/// what is wrong is for ``LogScan`` to tell, which knows the order that damage leaves.
struct Prefix: ~Copyable {
    /// The first line of a batch whose last line has not come yet.
    private struct Batch {
        let at: Instant
        let by: [UInt8]
        let key: NameHash?
    }

    private(set) var tree = MerkleTree()
    /// The segment that holds its end, by its first position; `nil` before the first one.
    private(set) var segment: Position?
    /// Where in that segment it ends.
    private(set) var byteOffset: UInt64 = 0
    private(set) var lastLeaf: Hash?
    private(set) var signatureCount: UInt64 = 0
    private var at = Instant(millisecondsSinceEpoch: .min)
    private var batch: Batch?
    private var revisions = NameTable()
    private var keys = NameTable()

    /// Whether it ends where a batch does.
    var isWhole: Bool { batch == nil }

    init() {}

    /// Goes on to the segment with this first position; answers whether it is the next one.
    mutating func begin(segmentAt first: Position) -> Bool {
        guard isWhole, first.rawValue == tree.size, segment != first else { return false }
        segment = first
        byteOffset = 0
        return true
    }

    /// Takes in the line of a chunk; answers whether it is the one that comes next.
    mutating func take(_ line: LineFacts, of chunk: Chunk) -> Bool {
        guard line.position == tree.size, line.at >= at,
            chunk.byteOffset(of: line.range.lowerBound) == byteOffset
        else { return false }
        let earlier = revisions.update(line.stream, to: line.revision)
        guard line.revision == earlier.map({ $0 + 1 }) ?? 0, takeBatch(of: line, in: chunk) else {
            return false
        }
        at = line.at
        lastLeaf = line.leaf
        if line.hasSignature { signatureCount += 1 }
        byteOffset = chunk.byteOffset(of: line.range.upperBound + 1)
        tree.append(line.leaf)
        return true
    }

    private mutating func takeBatch(of line: LineFacts, in chunk: Chunk) -> Bool {
        if let batch {
            guard line.key == nil, line.at == batch.at,
                chunk.bytes[line.by].elementsEqual(batch.by)
            else { return false }
            guard !line.more else { return true }
            self.batch = nil
            return batch.key.map { isNew($0) } ?? true
        }
        guard line.more else { return line.key.map { isNew($0) } ?? true }
        batch = Batch(at: line.at, by: Array(chunk.bytes[line.by]), key: line.key)
        return true
    }

    /// Takes note of the key of a batch.
    private mutating func isNew(_ key: NameHash) -> Bool {
        keys.update(key, to: 0) == nil
    }

    /// The tree head.
    mutating func root() -> Hash { tree.root() }

    /// Shows its head to the checkpoints.
    mutating func show(to checkpoints: inout CheckpointAudit) { checkpoints.pass(&tree) }
}
