/// The proof of RFC 6962 §2.1.2 that a tree only grew: its first leaves are those of an earlier one.
public struct ConsistencyProof: Equatable, Sendable {
    /// How many leaves the earlier tree has.
    public let oldSize: UInt64
    /// How many leaves the later tree has.
    public let newSize: UInt64
    /// The heads of subtrees from which both tree heads are made.
    public let hashes: [Hash]

    /// The proof with these hashes; whether it proves anything, ``verify(old:new:)`` tells.
    public init(oldSize: UInt64, newSize: UInt64, hashes: [Hash]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Accepts the tree with head `new` as one that grew from the tree with head `old`, or says
    /// why not.
    ///
    /// From the empty tree every tree can have grown: such a proof says nothing and is refused.
    ///
    /// - Complexity: O(log ``newSize``) hashes.
    public func verify(old: Hash, new: Hash) throws(ProofError) {
        guard oldSize <= newSize else { throw .shrunk(old: oldSize, new: newSize) }
        guard oldSize > 0 else { throw .fromNothing }
        let path = ConsistencyProof.subtrees(from: oldSize, to: newSize)
        guard hashes.count == path.count else {
            throw .wrongHashCount(expected: path.count, found: hashes.count)
        }
        var hasher = TreeHasher()
        var rest = zip(path, hashes).map { (subtree: $0, hash: $1) }[...]
        // The earlier tree is whole in the later one, and its head not among the hashes, where it
        // is the first subtree of it (RFC 6962 §2.1.2: SUBPROOF with b true).
        var foundOld = old
        var foundNew = old
        if let first = rest.first, first.subtree.upperBound == oldSize {
            rest.removeFirst()
            foundOld = first.hash
            foundNew = first.hash
        }
        for (subtree, hash) in rest {
            if subtree.lowerBound < oldSize {
                foundOld = hasher.node(hash, foundOld)
                foundNew = hasher.node(hash, foundNew)
            } else {
                foundNew = hasher.node(foundNew, hash)
            }
        }
        guard foundOld == old else { throw .wrongOldRoot(expected: old, found: foundOld) }
        guard foundNew == new else { throw .wrongRoot(expected: new, found: foundNew) }
    }

    /// The leaves under each hash of the proof, in its order: PROOF(m, D[n]) of RFC 6962 §2.1.2.
    static func subtrees(from oldSize: UInt64, to newSize: UInt64) -> [Range<UInt64>] {
        precondition(oldSize <= newSize, "a tree that grew is not smaller than before")
        guard oldSize > 0 else { return [] }
        var subtrees: [Range<UInt64>] = []
        var tree = 0..<newSize
        while tree.upperBound != oldSize {
            let middle = tree.lowerBound + Subtrees.split(tree.upperBound - tree.lowerBound)
            if oldSize <= middle {
                subtrees.append(middle..<tree.upperBound)
                tree = tree.lowerBound..<middle
            } else {
                subtrees.append(tree.lowerBound..<middle)
                tree = middle..<tree.upperBound
            }
        }
        // A tree that begins with the first leaf is the earlier tree itself: its head is known.
        if tree.lowerBound > 0 { subtrees.append(tree) }
        return subtrees.reversed()
    }
}
