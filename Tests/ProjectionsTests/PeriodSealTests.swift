import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct PeriodSealTests {
    /// Targets of two units and two years, each with a few events.
    private static let story: Story = {
        var story = Office.opened()
        for (item, unit, period) in [
            ("1", "huyen", "2025"), ("2", "xa-a", "2025"), ("3", "xa-b", "2021-2030"),
            ("4", "xa-b", "2024"), ("10", "huyen", "2025-Q1"),
        ] {
            let id = story.assign(
                Office.assignment(item, .floor("100"), unit: unit, period: period))
            guard period != "2021-2030" else { continue }
            story.tell(.report("90", about: period), on: id)
        }
        return story
    }()

    private static func seal(
        _ entries: [Entry], of period: Period = .year(2025), for unit: OrganizationID? = nil
    ) -> PeriodSeal {
        var book = Attainment()
        for entry in entries { book.apply(entry) }
        return book.seal(of: period, for: unit)
    }

    @Test func `The root is that of the leaves by RFC 6962, sorted by their bytes`() {
        let seal = Self.seal(Self.story.entries)
        let leaves = ["#1 1", "#10 1", "#2 1", "#3 0"]
        var tree = MerkleTree()
        for leaf in leaves { tree.append(Array("\(Office.program)\(leaf)".utf8)) }
        let root = tree.root().base64
        #expect(seal.streams == 4 && seal.heads == root)
    }

    @Test func `A unit seals its own targets and those below it`() {
        let counts = ["tinh", "huyen", "xa-a", "xa-b"].map {
            Self.seal(Self.story.entries, for: $0).streams
        }
        #expect(counts == [4, 4, 1, 1])
        #expect(Self.seal(Self.story.entries, of: .year(2024)).streams == 2)
        #expect(Self.seal([]).streams == 0)
    }

    @Test func `Without any one event of the period the seal is another`() {
        let entries = Self.story.entries
        let whole = Self.seal(entries)
        for index in entries.indices {
            var rest = entries
            let left = rest.remove(at: index)
            let isCovered = left.stream.contains("#") && !left.stream.hasSuffix("#4")
            #expect((Self.seal(rest) == whole) == !isCovered, "\(left.stream)")
        }
    }

    @Test func `Each head is proved by its path to the root`() throws {
        let leaves = ["#1 1", "#10 1", "#2 1", "#3 0"].map { "\(Office.program)\($0)" }
        // The sibling of leaf 2 is leaf 3; beside both stands the tree of the first two.
        var left = MerkleTree()
        for leaf in leaves[..<2] { left.append(Array(leaf.utf8)) }
        func leafHash(_ text: String) -> Hash {
            var tree = MerkleTree()
            tree.append(Array(text.utf8))
            return tree.root()
        }
        let root = left.root()
        let proof = InclusionProof(index: 2, size: 4, hashes: [leafHash(leaves[3]), root])
        var whole = MerkleTree()
        for leaf in leaves { whole.append(Array(leaf.utf8)) }
        let head = whole.root()
        let target = written("\(Office.program)#2", as: TargetID.self)
        var own = MerkleTree()
        own.append(PeriodSeal.leaf(target, revision: 1))
        try proof.verify(leaf: own.root(), root: head)
        #expect(throws: ProofError.self) {
            var other = MerkleTree()
            other.append(PeriodSeal.leaf(target, revision: 2))
            try proof.verify(leaf: other.root(), root: head)
        }
    }
}
