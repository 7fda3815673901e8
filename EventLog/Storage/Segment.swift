/// One file of the log.
struct Segment: Equatable, Sendable {
    let name: String
    /// The position its name gives its first line.
    let first: Position
    /// How many bytes of it belong to whole batches.
    var byteCount: UInt64
}
