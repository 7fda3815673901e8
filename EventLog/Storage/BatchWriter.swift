/// Drafts → the lines of a batch, all in one piece.
struct BatchWriter {
    /// A usual line; the buffer grows where lines are longer.
    private static let usualByteCount = 400
    /// Stands for a revision that was not looked up yet; no stream gets so far.
    private static let unknown = UInt64.max

    private let drafts: [Draft]
    private let member: String
    private let at: Instant
    private let key: String?
    private let first: UInt64
    private let author: [UInt8]
    private var text: TextBuffer
    private var entries: [BatchLines.Entry] = []
    /// The revision that the next draft on a stream gets.
    private var revisions: [String: UInt64] = [:]
    private var hasPlainShape = true

    /// A writer of these drafts behind the lines of `index`.
    init(
        _ drafts: [Draft], by member: String, at instant: Instant, key: String?,
        after index: LogIndex
    ) {
        self.drafts = drafts
        self.member = member
        at = max(instant, index.head?.at ?? instant)
        self.key = key
        first = index.next
        author = LineWriter.author(member, at: at)
        text = TextBuffer(capacity: drafts.count * BatchWriter.usualByteCount)
        entries.reserveCapacity(drafts.count)
        revisions.reserveCapacity(drafts.count)
    }

    /// Whether all that was written can stand in a line, as far as can be told fast.
    var isPlain: Bool { hasPlainShape && text.isNormalized }

    /// Writes the next draft.
    mutating func add(_ draft: Draft, after index: LogIndex) throws(LogError) {
        let number = entries.count
        let revision = try BatchWriter.advance(
            &revisions[draft.stream, default: BatchWriter.unknown], by: draft, after: index)
        if case .object = draft.data, !draft.stream.isEmpty, !draft.type.isEmpty {
            hasPlainShape = hasPlainShape && draft.data.hasPlainShape()
        } else {
            hasPlainShape = false
        }
        let start = text.count
        LineWriter.append(
            position: Position(first + UInt64(number)), author: author, stream: draft.stream,
            revision: revision, key: number == 0 ? key : nil, type: draft.type, data: draft.data,
            more: number < drafts.count - 1, to: &text)
        guard text.count - start <= LineWriter.byteLimit else {
            throw LogError(
                .tooLarge,
                "draft \(number) makes a line of \(text.count - start) bytes; at most "
                    + "\(LineWriter.byteLimit) are allowed; put attachments into evidence",
                place: .draft(number))
        }
        text.append(UInt8(ascii: "\n"))
        entries.append(
            BatchLines.Entry(stream: draft.stream, revision: revision, end: text.count))
    }

    /// The lines, once all drafts are written.
    consuming func finish() -> BatchLines {
        guard let entry = entries.last, let draft = drafts.last else {
            preconditionFailure("a batch has at least one line")
        }
        let number = entries.count - 1
        let start = number > 0 ? entries[number - 1].end : 0
        let bytes = text.finish()
        let position = Position(first + UInt64(number))
        let last = Line(
            position: position, at: at, by: member, stream: draft.stream,
            revision: entry.revision, key: number == 0 ? key : nil, type: draft.type,
            data: draft.data, more: false, signature: nil,
            bytes: Array(bytes[start..<entry.end - 1]))
        return BatchLines(
            positions: Position(first)...position, key: key, entries: entries, last: last,
            bytes: bytes)
    }

    /// The revision that `draft` gets, and moves `next` behind it.
    private static func advance(
        _ next: inout UInt64, by draft: Draft, after index: LogIndex
    ) throws(LogError) -> UInt64 {
        if next == unknown {
            next = try index.revision(of: draft.stream).map { $0 + 1 } ?? 0
        }
        let current = next == 0 ? nil : next - 1
        if let expected = draft.expectedRevision, expected != current {
            throw stale(draft.stream, expected: expected, current: current)
        }
        defer { next += 1 }
        return next
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
