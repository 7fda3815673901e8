/// The last line of a log: what the next one depends on, and the bytes that tell the rest.
///
/// It is copied at every append; a ``Line`` has ten times as many parts that are counted.
struct Head: Sendable {
    let position: Position
    let at: Instant
    /// Whether its batch goes on.
    let more: Bool
    /// The bytes of the line, without its line feed.
    var bytes: [UInt8]

    init(position: Position, at: Instant, more: Bool = false, bytes: [UInt8]) {
        self.position = position
        self.at = at
        self.more = more
        self.bytes = bytes
    }

    init(_ line: Line) {
        self.init(position: line.position, at: line.at, more: line.more, bytes: line.bytes)
    }

    /// The line, read from its bytes.
    var line: Line {
        do {
            return try LineReader.line(in: bytes, bytes.indices)
        } catch {
            preconditionFailure("a line that was intact stays so in memory: \(error)")
        }
    }
}
