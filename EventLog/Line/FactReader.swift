/// Bytes → facts: accepts only lines that ``LineReader`` accepts, and says nothing of why others are none.
///
/// The bytes end in a line feed, and so does the line.
struct FactReader: ~Copyable {
    private var parser = LineParser()
    private var hasher = TreeHasher()
    private var names = SHA256()

    init() {}

    /// The facts of the line that begins at `start`; `nil` where none that is intact does.
    mutating func facts(in bytes: [UInt8], from start: Int) -> LineFacts? {
        guard let line = parser.members(in: bytes, from: start) else { return nil }
        let span = bytes.span
        return LineFacts(
            leaf: hasher.leaf(span.extracting(line.range)), stream: nameHash(span, line.stream),
            key: line.key.map { nameHash(bytes.span, $0) }, position: line.position, at: line.at,
            revision: line.revision, range: line.range, by: line.by, evidence: line.evidence,
            isAcknowledgement: bytes[line.type].elementsEqual(FactReader.acknowledgement),
            more: line.more, hasSignature: line.signature != nil)
    }

    private static let acknowledgement = Array(Acknowledgement.type.utf8)

    private mutating func nameHash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> NameHash {
        names.update(bytes.extracting(range))
        let words = names.finish().bigEndianWords
        return NameHash(high: words[0], low: words[1])
    }
}
