/// What a run of the index tells of one stream or key.
struct IndexEntry: Sendable {
    static let byteCount = 40

    let name: NameHash
    /// The last revision of a stream; the last position of the batch that a key names.
    let value: UInt64
    /// The position of the line that says so: of the first line of the batch for a key.
    let position: UInt64
    /// Where that line begins in its segment.
    let lineOffset: UInt64
    /// Its length without the line feed.
    let lineByteCount: Int

    /// What the line of `stream` with this position and revision says, where it is the last one.
    init(stream: NameHash, revision: UInt64, position: UInt64, at place: LinePlace) {
        name = stream
        value = revision
        self.position = position
        lineOffset = place.byteOffset
        lineByteCount = place.byteCount
    }

    /// What the first line of the batch that a key names says.
    init(key: NameHash, positions: ClosedRange<Position>, at place: LinePlace) {
        name = key
        value = positions.upperBound.rawValue
        position = positions.lowerBound.rawValue
        lineOffset = place.byteOffset
        lineByteCount = place.byteCount
    }

    /// The entry that begins at `offset`.
    init(in bytes: [UInt8], at offset: Int) {
        name = NameHash(inIndex: bytes, at: offset)
        value = IndexPage.word(in: bytes, at: offset + 16)
        position = IndexPage.word(in: bytes, at: offset + 24)
        let line = IndexPage.word(in: bytes, at: offset + 32)
        lineOffset = line >> 16
        // A line has at most 65,535 bytes, so that 16 bits hold its length.
        lineByteCount = Int(line & 0xFFFF)
    }

    func append(to bytes: inout [UInt8]) {
        IndexPage.append(name.high, to: &bytes)
        IndexPage.append(name.low, to: &bytes)
        IndexPage.append(value, to: &bytes)
        IndexPage.append(position, to: &bytes)
        IndexPage.append(lineOffset << 16 | UInt64(lineByteCount), to: &bytes)
    }
}

extension NameHash {
    /// The name that begins at `offset` of a page.
    init(inIndex bytes: [UInt8], at offset: Int) {
        self.init(
            high: IndexPage.word(in: bytes, at: offset),
            low: IndexPage.word(in: bytes, at: offset + 8))
    }
}
