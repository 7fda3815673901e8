/// What is established of the first events of a log: each is intact, and all are in order.
///
/// It takes in further events as long as nothing at all is wrong with them, and is of no use afterwards:
/// what is wrong is for ``LogScan`` to tell, which knows the order that damage leaves.
struct Prefix: ~Copyable {
    /// A segment, and how many of its bytes were read.
    struct Extent: Equatable {
        let first: Position
        let byteCount: UInt64
    }

    /// The first line of a batch whose last line has not come yet.
    struct Batch {
        let at: Instant
        let by: [UInt8]
        let key: NameHash?
    }

    var tree = MerkleTree()
    /// The segments before the one that holds its end.
    var passed: [Extent] = []
    /// The segment that holds its end, by its first position; `nil` before the first one.
    var segment: Position?
    /// Where in that segment it ends.
    var byteOffset: UInt64 = 0
    /// How many bytes its last line has, the line feed not counted.
    var lastLineByteCount = 0
    /// The hash of its last line as a leaf.
    var lastLeaf = Hash(of: [])
    var signatureCount: UInt64 = 0
    /// When its last event was recorded.
    var at = Instant(millisecondsSinceEpoch: .min)
    /// The last revision of each stream.
    var revisions = NameTable()
    /// The keys of its batches, each with the number 0.
    var keys = NameTable()
    var batch: Batch?

    /// Whether it ends where a batch does.
    var isWhole: Bool { batch == nil }

    /// The segments it was read from, the last one up to its end.
    var extents: [Extent] {
        passed + (segment.map { [Extent(first: $0, byteCount: byteOffset)] } ?? [])
    }

    init() {}

    /// Goes on to the segment with this first position; answers whether it is the next one.
    mutating func begin(segmentAt first: Position) -> Bool {
        guard isWhole, first.rawValue == tree.size, segment != first else { return false }
        passed += extents[passed.count...]
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
        lastLineByteCount = line.range.count
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
