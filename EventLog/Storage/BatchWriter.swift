import Dispatch
import Synchronization

/// Drafts → the lines of a batch, all in one piece.
///
/// The places in the streams are given one after another, the texts are written on all cores.
struct BatchWriter: Sendable {
    /// Some lines that follow each other.
    private struct Piece {
        var bytes: [UInt8]
        /// Where the line feed of each line ends.
        var ends: [Int]
        /// Whether all drafts can stand in a line, as far as can be told fast.
        var isPlain: Bool

        mutating func append(_ next: Piece) {
            ends += next.ends.map { bytes.count + $0 }
            bytes += next.bytes
            isPlain = isPlain && next.isPlain
        }
    }

    /// A usual line; the buffer grows where lines are longer.
    private static let usualByteCount = 400
    /// How many lines one core writes before it asks for more: fewer are not worth asking.
    private static let pieceLineCount = 256

    private let drafts: [Draft]
    private let member: String
    private let at: Instant
    private let key: String?
    private let first: UInt64
    /// The lines by their places in the streams; where they end is not known yet.
    private var entries: [BatchLines.Entry] = []

    /// A writer of these drafts behind the lines of `index`.
    ///
    /// - Throws: ``LogError`` with `.stale`, or what the disk gives.
    init(
        _ drafts: [Draft], by member: String, at instant: Instant, key: String?,
        after index: LogIndex
    ) throws(LogError) {
        self.drafts = drafts
        self.member = member
        at = max(instant, index.head?.at ?? instant)
        self.key = key
        first = index.next
        try takePlaces(after: index)
    }

    /// Gives each draft its place in its stream.
    private mutating func takePlaces(after index: LogIndex) throws(LogError) {
        var sha = SHA256()
        // Of a single draft nothing is known yet.
        var next = drafts.count > 1 ? NameTable(nameCount: drafts.count) : nil
        entries.reserveCapacity(drafts.count)
        for draft in drafts {
            let stream = NameHash(stream: draft.stream, by: &sha)
            let known = next?[stream]
            let revision =
                if let known { known } else {
                    try index.revision(of: draft.stream, named: stream).map { $0 + 1 } ?? 0
                }
            let current = revision == 0 ? nil : revision - 1
            if let expected = draft.expectedRevision, expected != current {
                throw BatchWriter.stale(draft.stream, expected: expected, current: current)
            }
            next?.update(stream, to: revision + 1)
            entries.append(BatchLines.Entry(stream: stream, revision: revision, end: 0))
        }
    }

    /// The lines, and whether all drafts can stand in one, as far as can be told fast.
    ///
    /// - Throws: ``LogError`` with `.tooLarge`.
    consuming func lines() throws(LogError) -> (lines: BatchLines, arePlain: Bool) {
        let whole = try written()
        for (number, end) in whole.ends.enumerated() { entries[number].end = end }
        let last = drafts.count - 1
        let start = last == 0 ? 0 : entries[last - 1].end
        let position = Position(first + UInt64(last))
        let lines = BatchLines(
            positions: Position(first)...position, key: key, entries: entries,
            last: Head(
                position: position, at: at,
                bytes: Array(whole.bytes[start..<entries[last].end - 1])),
            bytes: whole.bytes)
        return (lines, whole.isPlain)
    }

    /// All lines in one piece, written on all cores where there are many.
    private func written() throws(LogError) -> Piece {
        guard drafts.count > BatchWriter.pieceLineCount else { return try piece(drafts.indices) }
        let starts = Array(stride(from: 0, to: drafts.count, by: BatchWriter.pieceLineCount))
        let pieces = Mutex([Result<Piece, LogError>?](repeating: nil, count: starts.count))
        DispatchQueue.concurrentPerform(iterations: starts.count) { number in
            let end = min(starts[number] + BatchWriter.pieceLineCount, drafts.count)
            let written = Result { () throws(LogError) in try piece(starts[number]..<end) }
            pieces.withLock { $0[number] = written }
        }
        var all: [Piece] = []
        for piece in pieces.withLock({ $0 }) {
            guard let piece else { preconditionFailure("each piece is written once") }
            all.append(try piece.get())
        }
        var whole = Piece(bytes: [], ends: [], isPlain: true)
        whole.ends.reserveCapacity(drafts.count)
        whole.bytes.reserveCapacity(all.reduce(0) { $0 + $1.bytes.count })
        for piece in all { whole.append(piece) }
        return whole
    }

    private func piece(_ range: Range<Int>) throws(LogError) -> Piece {
        var text = TextBuffer(capacity: (range.count + 1) * BatchWriter.usualByteCount)
        var ends: [Int] = []
        ends.reserveCapacity(range.count)
        var author = LineWriter.Author(member, at: at)
        for number in range {
            if case .object = drafts[number].data {} else { text.doubt() }
            if drafts[number].stream.isEmpty || drafts[number].type.isEmpty { text.doubt() }
            let start = text.count
            LineWriter.append(
                position: Position(first + UInt64(number)), author: &author,
                stream: drafts[number].stream, revision: entries[number].revision,
                key: number == 0 ? key : nil, type: drafts[number].type,
                data: drafts[number].data, more: number < drafts.count - 1, to: &text)
            guard text.count - start <= LineWriter.byteLimit else {
                throw BatchWriter.tooLarge(number, byteCount: text.count - start)
            }
            text.append(UInt8(ascii: "\n"))
            ends.append(text.count)
        }
        return Piece(bytes: text.bytes, ends: ends, isPlain: text.isPlain)
    }

    private static func tooLarge(_ number: Int, byteCount: Int) -> LogError {
        LogError(
            .tooLarge,
            "draft \(number) makes a line of \(byteCount) bytes; at most "
                + "\(LineWriter.byteLimit) are allowed; put attachments into evidence",
            place: .draft(number))
    }

    private static func stale(
        _ stream: String, expected: UInt64, current: UInt64?
    ) -> LogError {
        let state = current.map { "is at revision \($0)" } ?? "has no event"
        return LogError(
            .stale,
            "stream \(stream) \(state), not at the expected revision \(expected); "
                + "look at what was added and try again",
            place: .stream(stream, revision: current))
    }
}
