import EventLog

/// The streams of a log that lack revisions, and between which events (dòng sự kiện bị thiếu).
struct StreamGaps: Sendable {
    private struct Gap {
        let stream: String
        /// The first position at which the missing event can stand, and the one it stands before.
        let start: Position
        let end: Position
    }

    private var gaps: [Gap] = []
    private var next: [String: (revision: UInt64, position: Position)] = [:]

    init() {}

    /// Takes in the next intact line.
    mutating func take(_ line: Line) {
        let expected = next[line.stream] ?? (0, Position(0))
        if line.revision > expected.revision {
            gaps.append(
                Gap(stream: line.stream, start: expected.position, end: line.position))
        }
        next[line.stream] = (line.revision + 1, line.position.advanced(by: 1))
    }

    /// Whether an intact event is on this stream.
    func knows(_ stream: String) -> Bool { next[stream] != nil }

    /// The streams that lack an event where these stood, in the order in which they go on.
    func streams(around events: ClosedRange<Position>) -> [String] {
        var streams: [String] = []
        for gap in gaps where gap.start <= events.upperBound && gap.end > events.lowerBound {
            if !streams.contains(gap.stream) { streams.append(gap.stream) }
        }
        return streams
    }
}
