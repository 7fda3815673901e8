/// Why a proof does not prove what it should.
public enum ProofError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The tree has no leaf at that index.
    case noSuchLeaf(index: UInt64, size: UInt64)
    /// The tree that should have grown is larger than the later one.
    case shrunk(old: UInt64, new: UInt64)
    /// The earlier tree is empty, which says nothing of the later one.
    case fromNothing
    /// A proof between these sizes has another number of hashes.
    case wrongHashCount(expected: Int, found: Int)
    /// The hashes lead to another head than that of the tree.
    case wrongRoot(expected: Hash, found: Hash)
    /// The hashes lead to another head than that of the earlier tree.
    case wrongOldRoot(expected: Hash, found: Hash)

    /// What was expected and what was found, in English.
    public var description: String {
        switch self {
        case .noSuchLeaf(let index, let size):
            "a tree of \(size) leaves has none at index \(index)"
        case .shrunk(let old, let new):
            "a tree of \(old) leaves cannot have become one of \(new)"
        case .fromNothing:
            "an empty tree says nothing of the tree it became"
        case .wrongHashCount(let expected, let found):
            "the proof has \(found) hashes where there must be \(expected)"
        case .wrongRoot(let expected, let found):
            "the proof leads to the root \(found.base64), not to \(expected.base64)"
        case .wrongOldRoot(let expected, let found):
            "the proof leads to the earlier root \(found.base64), not to \(expected.base64)"
        }
    }
}
