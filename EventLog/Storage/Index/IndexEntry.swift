/// What a run of the index tells of one stream or key.
struct IndexEntry: Sendable {
    /// The name it is found by: a stream or a key, hashed.
    struct Name: Hashable, Comparable, Sendable {
        let high: UInt64
        let low: UInt64

        init(high: UInt64, low: UInt64) {
            self.high = high
            self.low = low
        }

        /// The name that begins at `offset`.
        init(in bytes: [UInt8], at offset: Int) {
            self.init(
                high: IndexPage.word(in: bytes, at: offset),
                low: IndexPage.word(in: bytes, at: offset + 8))
        }

        init(stream: String) {
            self.init(kind: UInt8(ascii: "s"), stream)
        }

        init(key: String) {
            self.init(kind: UInt8(ascii: "k"), key)
        }

        /// The first half of a SHA-256; streams and keys are told apart by a byte before them.
        private init(kind: UInt8, _ text: String) {
            var sha = SHA256()
            sha.update([kind].span)
            sha.update(text.utf8.span)
            self.init(in: sha.finish().bytes, at: 0)
        }

        static func < (left: Self, right: Self) -> Bool {
            left.high == right.high ? left.low < right.low : left.high < right.high
        }
    }

    static let byteCount = 40

    let name: Name
    /// The last revision of a stream; the last position of the batch that a key names.
    let value: UInt64
    /// The position of the line that says so: of the first line of the batch for a key.
    let position: UInt64
    /// Where that line begins in its segment.
    let lineOffset: UInt64
    /// Its length without the line feed.
    let lineByteCount: Int

    init(stream name: Name, _ stream: Overlay.Stream) {
        self.name = name
        value = stream.revision
        position = stream.position
        lineOffset = stream.place.byteOffset
        lineByteCount = stream.place.byteCount
    }

    init(key name: Name, _ key: Overlay.Key) {
        self.name = name
        value = key.positions.upperBound.rawValue
        position = key.positions.lowerBound.rawValue
        lineOffset = key.place.byteOffset
        lineByteCount = key.place.byteCount
    }

    /// The entry that begins at `offset`.
    init(in bytes: [UInt8], at offset: Int) {
        name = Name(in: bytes, at: offset)
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
