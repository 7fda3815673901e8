/// A batch as it will lie in the log: its bytes in one piece, and of each line what the index needs.
struct BatchLines: Sendable {
    /// One line, by what its place in a stream is.
    struct Entry: Sendable {
        let stream: NameHash
        let revision: UInt64
        /// Where in ``BatchLines/bytes`` its line feed ends.
        var end: Int
    }

    let positions: ClosedRange<Position>
    let key: String?
    let entries: [Entry]
    /// The last line, which becomes the head of the log.
    let last: Head
    /// All lines, their line feeds included.
    let bytes: [UInt8]

    /// The lines, read back from the bytes.
    func lines() -> [Line] {
        var start = 0
        return entries.map { entry in
            defer { start = entry.end }
            do {
                return try LineReader.line(in: bytes, start..<(entry.end - 1))
            } catch {
                preconditionFailure("the log made a line that it cannot read: \(error)")
            }
        }
    }
}
