import EventLog
import Testing

@Suite struct MerkleTreeTests {
    /// The definition of RFC 6962 §2.1, word for word.
    private func root(of leaves: ArraySlice<[UInt8]>) -> Hash {
        guard let first = leaves.first else { return Hash(of: []) }
        guard leaves.count > 1 else { return Hash(of: [0x00] + first) }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        let left = root(of: leaves[..<middle])
        let right = root(of: leaves[middle...])
        return Hash(of: [0x01] + left.bytes + right.bytes)
    }

    @Test func `Every size from 0 to 130 has the root that the definition gives`() {
        let leaves = (0..<130).map { Array("leaf \($0)".utf8) }
        var tree = MerkleTree()
        #expect(tree.root() == root(of: []))
        for size in 1...130 {
            tree.append(leaves[size - 1])
            #expect(tree.size == UInt64(size))
            #expect(tree.root() == root(of: leaves[..<size]), "size \(size)")
        }
    }

    @Test func `The tree without leaves has the root that checkpoints print`() {
        var tree = MerkleTree()
        #expect(tree.root().base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    }

    /// The leaves and roots of transparency-dev/merkle, testonly/constants.go.
    @Test func `The published vectors come out`() throws {
        let leaves = [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        ]
        var tree = MerkleTree()
        for leaf in leaves { tree.append(try bytes(hex: leaf)) }
        #expect(
            tree.root().hex == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
    }

    private func bytes(hex: String) throws -> [UInt8] {
        let digits = Array(hex)
        return try stride(from: 0, to: digits.count, by: 2).map {
            try #require(UInt8(String(digits[$0...$0 + 1]), radix: 16))
        }
    }

    @Test func `A hash comes back from its hexadecimal digits and its bytes`() {
        let hash = Hash(of: [1, 2, 3])
        #expect(hash.hex == "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")
        #expect(Hash(hex: hash.hex) == hash)
        #expect(Hash(bytes: hash.bytes) == hash)
        #expect(Hash(hex: hash.hex.uppercased()) == nil)
        #expect(Hash(hex: hash.hex + "00") == nil)
        #expect(Hash(bytes: [1, 2, 3]) == nil)
    }
}
