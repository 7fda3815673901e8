/// The Merkle tree of RFC 6962 §2.1, growing leaf by leaf; of its nodes only those are kept that
/// further leaves need.
public struct MerkleTree: ~Copyable {
    private var hasher = TreeHasher()
    /// The roots of the whole subtrees that make up the tree, the largest first: one for each bit
    /// set in ``size``.
    private(set) var subtrees: [Hash] = []
    /// How many leaves it has.
    public private(set) var size: UInt64 = 0

    /// The tree without leaves.
    public init() {}

    /// The tree of so many leaves, of whose whole subtrees these are the roots.
    init(subtrees: [Hash], size: UInt64) {
        precondition(subtrees.count == size.nonzeroBitCount, "one subtree for each bit of the size")
        self.subtrees = subtrees
        self.size = size
    }

    /// Adds a leaf with these bytes.
    ///
    /// - Complexity: O(*n*) in the number of bytes, and O(log ``size``) hashes at worst.
    public mutating func append(_ leaf: Span<UInt8>) {
        append(hasher.leaf(leaf))
    }

    /// Adds a leaf with these bytes.
    public mutating func append(_ leaf: [UInt8]) {
        append(leaf.span)
    }

    /// Adds a leaf by its hash.
    ///
    /// - Complexity: O(log ``size``) hashes at worst.
    public mutating func append(_ leafHash: Hash) {
        var hash = leafHash
        var rest = size
        while rest & 1 == 1 {
            hash = hasher.node(subtrees.removeLast(), hash)
            rest >>= 1
        }
        subtrees.append(hash)
        size += 1
    }

    /// The tree head: the hash that stands for all leaves and their order.
    ///
    /// - Complexity: O(log ``size``) hashes.
    public mutating func root() -> Hash {
        guard var hash = subtrees.last else { return hasher.empty() }
        for subtree in subtrees.dropLast().reversed() {
            hash = hasher.node(subtree, hash)
        }
        return hash
    }
}
