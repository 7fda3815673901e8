/// What a verification needs of an intact line, without its texts being built.
///
/// Places are counted in the bytes it was read from. A text has one canonical form, so that two texts are
/// the same where the bytes between their quotes are.
struct LineFacts {
    /// Its hash as a leaf of the tree.
    let leaf: Hash
    let stream: NameHash
    let key: NameHash?
    let position: UInt64
    let at: Instant
    let revision: UInt64
    /// Where it lies, the line feed not counted.
    let range: Range<Int>
    let by: Range<Int>
    /// The value by which its payload cites evidence.
    let evidence: Range<Int>?
    /// Whether it acknowledges a damaged tail set aside.
    let isAcknowledgement: Bool
    let more: Bool
    let hasSignature: Bool
}
