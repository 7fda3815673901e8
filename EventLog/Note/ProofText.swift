/// What the two kinds of proof file have in common: a head of lines, a blank line, a checkpoint.
struct ProofText {
    /// The lines before the blank one.
    private let lines: [String]
    /// The line that is read next, counted from 0.
    private var next = 0
    /// What stands behind the blank line.
    let checkpoint: SignedCheckpoint

    /// How many hashes a proof has at most: trees have fewer than 2^63 leaves, and consistency
    /// proofs one hash more than the tree is high (tlog-witness, "add-checkpoint").
    private static let hashLimit = 64

    init(_ bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Note.byteLimit else { throw .tooLong(byteCount: bytes.count) }
        try Note.checkText(bytes)
        let feed = UInt8(ascii: "\n")
        // No line of the head is empty: the first blank line ends it.
        guard
            let blank = bytes.indices.dropLast().first(where: {
                bytes[$0] == feed && bytes[$0 + 1] == feed
            })
        else { throw .unsigned }
        lines = bytes[..<blank].split(separator: feed, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        checkpoint = try SignedCheckpoint(Array(bytes[(blank + 2)...]))
    }

    /// The rest of the next line where it begins with this word, else `nil`.
    mutating func field(_ word: String) -> String? {
        guard next < lines.count, lines[next].utf8.starts(with: "\(word) ".utf8) else { return nil }
        defer { next += 1 }
        return String(decoding: lines[next].utf8.dropFirst(word.utf8.count + 1), as: UTF8.self)
    }

    /// Whether the next line is this one; passes it where it is.
    mutating func line(_ text: String) -> Bool {
        guard next < lines.count, lines[next] == text else { return false }
        next += 1
        return true
    }

    /// The number behind this word on the next line.
    mutating func number(_ word: String) throws(NoteError) -> UInt64 {
        let line = next + 1
        guard let text = field(word), let number = UInt64(text), String(number) == text else {
            throw .malformedProof(line: line)
        }
        return number
    }

    /// The remaining lines, each a hash.
    mutating func hashes() throws(NoteError) -> [Hash] {
        var hashes: [Hash] = []
        while next < lines.count {
            guard let hash = Hash(base64: lines[next]), hashes.count < ProofText.hashLimit else {
                throw .malformedProof(line: next + 1)
            }
            hashes.append(hash)
            next += 1
        }
        return hashes
    }

    /// The refusal of the next line.
    var refusal: NoteError { .malformedProof(line: next + 1) }
}
