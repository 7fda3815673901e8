/// What stands for the name of a stream, or for a key, where there may be millions of them: the first 128
/// bits of a SHA-256.
///
/// Who wants two names to share them has to try 2^64 names, and would hide by it a wrong revision only: the
/// tree covers the names themselves.
struct NameHash: Hashable, Comparable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// What the index finds a stream by.
    init(stream: String) {
        var sha = SHA256()
        self.init(stream: stream, by: &sha)
    }

    /// What the index finds a stream by, hashed by a hasher that is used again.
    init(stream: String, by sha: inout SHA256) {
        self.init(kind: UInt8(ascii: "s"), stream, by: &sha)
    }

    /// What the index finds the batch of a key by.
    init(key: String) {
        var sha = SHA256()
        self.init(kind: UInt8(ascii: "k"), key, by: &sha)
    }

    /// Streams and keys are told apart by a byte before them.
    private init(kind: UInt8, _ text: String, by sha: inout SHA256) {
        sha.update(kind)
        sha.update(text.utf8.span)
        let words = sha.finish().bigEndianWords
        // As the words of the index: the first byte lowest.
        self.init(high: UInt64(littleEndian: words[0]), low: UInt64(littleEndian: words[1]))
    }

    static func < (left: Self, right: Self) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }
}
