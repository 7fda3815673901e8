/// The proof of RFC 6962 §2.1.1 that a leaf is part of a tree, at its place.
public struct InclusionProof: Equatable, Sendable {
    /// The leaf's index, from 0.
    public let index: UInt64
    /// How many leaves the tree has.
    public let size: UInt64
    /// The heads of the subtrees beside the path, the leaf's sibling first.
    public let hashes: [Hash]

    /// The proof with these hashes; whether it proves anything, ``verify(leaf:root:)`` tells.
    public init(index: UInt64, size: UInt64, hashes: [Hash]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Accepts the leaf's hash as part of the tree with this head, or says why not.
    ///
    /// - Complexity: O(log ``size``) hashes.
    public func verify(leaf: Hash, root: Hash) throws(ProofError) {
        guard index < size else { throw .noSuchLeaf(index: index, size: size) }
        let path = InclusionProof.subtrees(index: index, size: size)
        guard hashes.count == path.count else {
            throw .wrongHashCount(expected: path.count, found: hashes.count)
        }
        var hasher = TreeHasher()
        var found = leaf
        for (subtree, hash) in zip(path, hashes) {
            // What lies before the leaf stands to its left.
            found =
                subtree.lowerBound <= index
                ? hasher.node(hash, found) : hasher.node(found, hash)
        }
        guard found == root else { throw .wrongRoot(expected: root, found: found) }
    }

    /// The leaves under each hash of the proof, in its order: PATH(m, D[n]) of RFC 6962 §2.1.1.
    static func subtrees(index: UInt64, size: UInt64) -> [Range<UInt64>] {
        precondition(index < size, "a leaf that is proven is part of the tree")
        var subtrees: [Range<UInt64>] = []
        var tree = 0..<size
        while tree.upperBound - tree.lowerBound > 1 {
            let middle = tree.lowerBound + Subtrees.split(tree.upperBound - tree.lowerBound)
            if index < middle {
                subtrees.append(middle..<tree.upperBound)
                tree = tree.lowerBound..<middle
            } else {
                subtrees.append(tree.lowerBound..<middle)
                tree = middle..<tree.upperBound
            }
        }
        return subtrees.reversed()
    }
}
