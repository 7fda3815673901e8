/// The words that state one target at most, with what its brackets say besides (mệnh đề).
struct Clause {
    /// The words, brackets with figures of their own taken out.
    var words: [Word]
    /// What stood in such brackets.
    var asides: [[Word]]
    /// What the clause is about, where that stands before a colon: `Thu ngân sách: …`.
    var stem: [Word]
    /// The words of time that an earlier clause opened the sentence with.
    var carriedTime: TimeSpan?
    /// Whether `trong đó` or `riêng` made it a part of the clause before it.
    var isPart: Bool
    /// Whether it opens a sentence or follows a semicolon, so that its name is its own.
    var isFresh: Bool
    /// Which sentence of the block it stands in.
    let sentence: Int
}
