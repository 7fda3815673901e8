/// The heads of several subtrees of one tree, made in one pass over its leaves.
///
/// At any time it holds the heads made so far and O(log *n*) hashes of the one being made: for a
/// proof, O(log *n*) hashes in all.
struct Subtrees: ~Copyable {
    private let wanted: [Range<UInt64>]
    /// The places of `wanted` in the order of the leaves, those not yet made.
    private var order: ArraySlice<Int>
    private var heads: [Hash?]
    private var tree = MerkleTree()
    private var next: UInt64 = 0

    /// The subtrees over these leaves, which do not overlap and begin where subtrees of RFC 6962
    /// begin.
    init(_ wanted: [Range<UInt64>]) {
        self.wanted = wanted
        order = wanted.indices.sorted { wanted[$0].lowerBound < wanted[$1].lowerBound }[...]
        heads = Array(repeating: nil, count: wanted.count)
    }

    /// Takes in the next leaf.
    mutating func append(_ leaf: [UInt8]) {
        defer { next += 1 }
        guard let place = order.first, wanted[place].contains(next) else { return }
        tree.append(leaf)
        guard next + 1 == wanted[place].upperBound else { return }
        heads[place] = tree.root()
        tree = MerkleTree()
        order.removeFirst()
    }

    /// The heads in the order they were asked for.
    func hashes() -> [Hash] {
        precondition(order.isEmpty, "every leaf of the subtrees was taken in")
        return heads.compactMap(\.self)
    }

    /// How many leaves stand to the left in a tree of so many: the largest power of two below it.
    static func split(_ count: UInt64) -> UInt64 {
        precondition(count > 1, "a tree of one leaf is not split")
        return 1 << (63 - (count - 1).leadingZeroBitCount)
    }
}
