/// What lines say of streams and keys, in memory.
struct Overlay: Sendable {
    struct Stream: Sendable {
        let revision: UInt64
        /// The position of the line with that revision.
        let position: UInt64
        let place: LinePlace
    }

    struct Key: Sendable {
        /// The batch it names.
        let positions: ClosedRange<Position>
        /// Where the first line of the batch lies, which holds the key.
        let place: LinePlace
    }

    var streams: [String: Stream] = [:]
    var keys: [String: Key] = [:]

    var isEmpty: Bool { streams.isEmpty && keys.isEmpty }

    /// Drops what lines before a position say.
    mutating func drop(before position: UInt64) {
        streams = streams.filter { $0.value.position >= position }
        keys = keys.filter { $0.value.positions.lowerBound.rawValue >= position }
    }
}
