import Testing

@testable import EventLog

/// Inclusion and consistency proofs over every small tree, and everything that is nearly one.
@Suite struct ProofTests {
    /// The largest tree of the exhaustive tests.
    private static let largest = 64
    private static let leaves = (0..<largest).map { Array("leaf \($0)".utf8) }
    /// The heads of the trees of 0 to 64 leaves.
    private static let roots: [Hash] = {
        var tree = MerkleTree()
        var roots = [tree.root()]
        for leaf in leaves {
            tree.append(leaf)
            roots.append(tree.root())
        }
        return roots
    }()

    private func hashes(_ wanted: [Range<UInt64>], size: Int) -> [Hash] {
        var subtrees = Subtrees(wanted)
        for leaf in ProofTests.leaves[..<size] { subtrees.append(leaf) }
        return subtrees.hashes()
    }

    private func inclusion(_ index: Int, _ size: Int) -> InclusionProof {
        let wanted = InclusionProof.subtrees(index: UInt64(index), size: UInt64(size))
        return InclusionProof(
            index: UInt64(index), size: UInt64(size), hashes: hashes(wanted, size: size))
    }

    private func consistency(_ old: Int, _ new: Int) -> ConsistencyProof {
        let wanted = ConsistencyProof.subtrees(from: UInt64(old), to: UInt64(new))
        return ConsistencyProof(
            oldSize: UInt64(old), newSize: UInt64(new), hashes: hashes(wanted, size: new))
    }

    /// Lists of hashes that are nearly these: one removed, one added, two swapped, one bit flipped.
    private func spoiled(_ hashes: [Hash]) -> [[Hash]] {
        var lists: [[Hash]] = []
        let stranger = Hash(of: [1, 2, 3])
        for place in hashes.indices {
            var shorter = hashes
            shorter.remove(at: place)
            lists.append(shorter)
            for bit in [0, 77, 255] {
                var bytes = hashes[place].bytes
                bytes[bit / 8] ^= 1 << (bit % 8)
                guard let flipped = Hash(bytes: bytes) else { continue }
                var changed = hashes
                changed[place] = flipped
                lists.append(changed)
            }
            for other in hashes.indices where other > place && hashes[other] != hashes[place] {
                var swapped = hashes
                swapped.swapAt(place, other)
                lists.append(swapped)
            }
        }
        for place in 0...hashes.count {
            var longer = hashes
            longer.insert(stranger, at: place)
            lists.append(longer)
        }
        return lists
    }

    private func accepts(_ proof: InclusionProof, _ leaf: Hash, _ root: Hash) -> Bool {
        do throws(ProofError) {
            try proof.verify(leaf: leaf, root: root)
            return true
        } catch {
            return false
        }
    }

    private func accepts(_ proof: ConsistencyProof, _ old: Hash, _ new: Hash) -> Bool {
        do throws(ProofError) {
            try proof.verify(old: old, new: new)
            return true
        } catch {
            return false
        }
    }

    @Test func `Every leaf of every tree up to 64 is proven, and nothing nearly a proof is taken`()
    {
        var wrong = 0
        for size in 1...ProofTests.largest {
            for index in 0..<size {
                let proof = inclusion(index, size)
                let leaf = Hash(ofLeaf: ProofTests.leaves[index])
                let root = ProofTests.roots[size]
                #expect(accepts(proof, leaf, root), "\(index) of \(size)")
                for hashes in spoiled(proof.hashes) {
                    wrong += 1
                    let forged = InclusionProof(
                        index: proof.index, size: proof.size, hashes: hashes)
                    if accepts(forged, leaf, root) { Issue.record("\(index) of \(size) forged") }
                }
                for other in 0...size where other != index {
                    let moved = InclusionProof(
                        index: UInt64(other), size: proof.size, hashes: proof.hashes)
                    if accepts(moved, leaf, root) { Issue.record("\(index) moved to \(other)") }
                }
                if accepts(proof, root, root), size > 1 { Issue.record("a root as a leaf") }
                if accepts(proof, leaf, ProofTests.roots[size - 1]) {
                    Issue.record("\(index) of \(size) in the tree before")
                }
            }
        }
        #expect(wrong > 50_000)
    }

    @Test func `Every tree up to 64 is proven to grow from every smaller one, and no other`() {
        var wrong = 0
        for new in 1...ProofTests.largest {
            for old in 1...new {
                let proof = consistency(old, new)
                let (before, after) = (ProofTests.roots[old], ProofTests.roots[new])
                #expect(accepts(proof, before, after), "\(old) to \(new)")
                for hashes in spoiled(proof.hashes) {
                    wrong += 1
                    let forged = ConsistencyProof(
                        oldSize: proof.oldSize, newSize: proof.newSize, hashes: hashes)
                    if accepts(forged, before, after) { Issue.record("\(old) to \(new) forged") }
                }
                let stranger = Hash(of: [9])
                if accepts(proof, stranger, after) { Issue.record("\(old) to \(new): old root") }
                if accepts(proof, before, stranger) {
                    Issue.record("\(old) to \(new): new root")
                }
                if old != new {
                    let reversed = ConsistencyProof(
                        oldSize: proof.newSize, newSize: proof.oldSize, hashes: proof.hashes)
                    if accepts(reversed, after, before) { Issue.record("\(new) back to \(old)") }
                }
            }
        }
        #expect(wrong > 50_000)
    }

    @Test func `A proof for sizes beyond any log is refused, not trapped on`() {
        let huge = UInt64.max
        let none = InclusionProof(index: huge - 1, size: huge, hashes: [])
        #expect(throws: ProofError.wrongHashCount(expected: 63, found: 0)) {
            try none.verify(leaf: ProofTests.roots[1], root: ProofTests.roots[2])
        }
        let grown = ConsistencyProof(oldSize: 1, newSize: huge, hashes: [])
        #expect(throws: ProofError.wrongHashCount(expected: 64, found: 0)) {
            try grown.verify(old: ProofTests.roots[1], new: ProofTests.roots[2])
        }
    }

    @Test func `Each refusal of a proof says what was expected and what was found`() {
        let (one, two) = (ProofTests.roots[1].base64, ProofTests.roots[2].base64)
        let messages: [(ProofError, String)] = [
            (.noSuchLeaf(index: 5, size: 5), "a tree of 5 leaves has none at index 5"),
            (.shrunk(old: 3, new: 2), "a tree of 3 leaves cannot have become one of 2"),
            (.fromNothing, "an empty tree says nothing of the tree it became"),
            (
                .wrongHashCount(expected: 3, found: 2),
                "the proof has 2 hashes where there must be 3"
            ),
            (
                .wrongRoot(expected: ProofTests.roots[1], found: ProofTests.roots[2]),
                "the proof leads to the root \(two), not to \(one)"
            ),
            (
                .wrongOldRoot(expected: ProofTests.roots[1], found: ProofTests.roots[2]),
                "the proof leads to the earlier root \(two), not to \(one)"
            ),
        ]
        for (error, message) in messages { #expect(error.description == message) }
        let (leaf, root) = (Hash(ofLeaf: ProofTests.leaves[0]), ProofTests.roots[2])
        #expect(throws: messages[0].0) {
            try InclusionProof(index: 5, size: 5, hashes: []).verify(leaf: leaf, root: root)
        }
        #expect(throws: messages[1].0) {
            try ConsistencyProof(oldSize: 3, newSize: 2, hashes: []).verify(old: leaf, new: root)
        }
        #expect(throws: messages[2].0) {
            try consistency(0, 4).verify(old: ProofTests.roots[0], new: ProofTests.roots[4])
        }
        #expect(throws: messages[3].0) {
            try InclusionProof(index: 0, size: 5, hashes: [leaf, root])
                .verify(leaf: leaf, root: root)
        }
        #expect(throws: messages[4].0) {
            try inclusion(0, 2).verify(leaf: leaf, root: ProofTests.roots[1])
        }
        #expect(throws: ProofError.wrongOldRoot(expected: root, found: ProofTests.roots[3])) {
            try consistency(3, 4).verify(old: root, new: ProofTests.roots[4])
        }
    }
}
