import EventLog
import Foundation
import Testing

/// Proofs that somebody else made, right and wrong ones: the other tests only show that we can verify
/// our own.
@Suite struct ProofVectorTests {
    /// The published cases of transparency-dev/merkle, kept beside the repository.
    private static let file = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/data/vectors/rfc6962.json").standardizedFileURL

    /// Whether the tests shall run: where the vectors are, and always where their absence must show.
    static let isDue =
        FileManager.default.fileExists(atPath: file.path)
        || ProcessInfo.processInfo.environment["CI"] == "true"

    private struct Vectors: Decodable {
        let inclusion: [Inclusion]
        let consistency: [Consistency]
    }

    private struct Inclusion: Decodable {
        let name: String
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: String
        let leafHash: String
        let proof: [String]?
        let wantErr: Bool
    }

    private struct Consistency: Decodable {
        let name: String
        let size1: UInt64
        let size2: UInt64
        let root1: String
        let root2: String
        let proof: [String]?
        let wantErr: Bool
    }

    private static func vectors() throws -> Vectors {
        try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
    }

    /// The hash written in base64; `nil` where nothing is written.
    ///
    /// Some cases write a word ("don't care") for a hash; a hash of it stands for it here, as it
    /// equals itself and nothing else.
    private static func hash(_ text: String) -> Hash? {
        guard let bytes = Data(base64Encoded: text), !bytes.isEmpty else { return nil }
        return Hash(bytes: bytes) ?? Hash(of: [0xFF] + bytes)
    }

    private static func hashes(_ texts: [String]?) -> [Hash]? {
        let hashes = (texts ?? []).map(hash)
        return hashes.contains(nil) ? nil : hashes.compactMap(\.self)
    }

    @Test(.enabled(if: isDue, "the published vectors are not beside the repository"))
    func `All 98 published inclusion proofs are judged as published`() throws {
        let cases = try ProofVectorTests.vectors().inclusion
        #expect(cases.count == 98)
        #expect(cases.contains { $0.wantErr } && cases.contains { !$0.wantErr })
        for vector in cases {
            #expect(ProofVectorTests.isRefused(vector) == vector.wantErr, "\(vector.name)")
        }
    }

    private static func isRefused(_ vector: Inclusion) -> Bool {
        guard let hashes = hashes(vector.proof), let leaf = hash(vector.leafHash),
            let root = hash(vector.root)
        else { return true }
        do throws(ProofError) {
            try InclusionProof(index: vector.leafIdx, size: vector.treeSize, hashes: hashes)
                .verify(leaf: leaf, root: root)
            return false
        } catch {
            return true
        }
    }

    @Test(.enabled(if: isDue, "the published vectors are not beside the repository"))
    func `All 98 published consistency proofs are judged as published`() throws {
        let cases = try ProofVectorTests.vectors().consistency
        #expect(cases.count == 98)
        #expect(cases.contains { $0.wantErr } && cases.contains { !$0.wantErr })
        for vector in cases {
            #expect(ProofVectorTests.isRefused(vector) == vector.wantErr, "\(vector.name)")
        }
    }

    private static func isRefused(_ vector: Consistency) -> Bool {
        guard let hashes = hashes(vector.proof), let old = hash(vector.root1),
            let new = hash(vector.root2)
        else { return true }
        do throws(ProofError) {
            try ConsistencyProof(oldSize: vector.size1, newSize: vector.size2, hashes: hashes)
                .verify(old: old, new: new)
            return false
        } catch {
            return true
        }
    }
}
