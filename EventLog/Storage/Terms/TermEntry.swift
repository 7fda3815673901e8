/// One line that a term leads to: a stream, or whatever else it is to be found by.
package struct TermEntry: Sendable {
    static let byteCount = 32

    let term: NameHash
    let position: UInt64
    /// Where the line begins in its segment, and behind it in 16 bits its length.
    private let line: UInt64

    /// The line of a term.
    package init(_ term: Term, position: Position, at place: LinePlace) {
        self.term = term.name
        self.position = position.rawValue
        line = place.byteOffset << 16 | UInt64(place.byteCount)
    }

    /// The entry that begins at `offset`.
    init(in bytes: [UInt8], at offset: Int) {
        term = NameHash(inIndex: bytes, at: offset)
        position = IndexPage.word(in: bytes, at: offset + 16)
        line = IndexPage.word(in: bytes, at: offset + 24)
    }

    var byteOffset: UInt64 { line >> 16 }
    var byteCount: Int { Int(line & 0xFFFF) }

    func append(to bytes: inout [UInt8]) {
        IndexPage.append(term.high, to: &bytes)
        IndexPage.append(term.low, to: &bytes)
        IndexPage.append(position, to: &bytes)
        IndexPage.append(line, to: &bytes)
    }

    static func < (left: Self, right: Self) -> Bool {
        left.term == right.term ? left.position < right.position : left.term < right.term
    }
}

/// What a line is to be found by.
package struct Term: Hashable, Sendable {
    let name: NameHash

    /// The term that is so written.
    package init(_ text: String) {
        name = NameHash(stream: text)
    }
}
