/// The two hashes of RFC 6962 §2.1, told apart by their first byte.
struct TreeHasher: ~Copyable {
    private var sha = SHA256()

    /// The hash of a leaf with these bytes.
    mutating func leaf(_ bytes: Span<UInt8>) -> Hash {
        sha.update(0x00)
        sha.update(bytes)
        return sha.finish()
    }

    /// The hash of the node above two others.
    mutating func node(_ left: Hash, _ right: Hash) -> Hash {
        sha.update(0x01)
        sha.update(left)
        sha.update(right)
        return sha.finish()
    }

    /// The head of the tree without leaves.
    mutating func empty() -> Hash { sha.finish() }
}

extension Hash {
    /// The hash of a Merkle leaf with these bytes, as in RFC 6962 §2.1.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public init(ofLeaf bytes: [UInt8]) {
        var hasher = TreeHasher()
        self = hasher.leaf(bytes.span)
    }
}
