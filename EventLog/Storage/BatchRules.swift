/// Drafts → the lines of a batch, or why they cannot be lines.
enum BatchRules {
    /// The moments a line can write: years 1 to 9999.
    private static let instants =
        Instant(
            millisecondsSinceEpoch: -62_135_596_800_000)...Instant(
            millisecondsSinceEpoch: 253_402_300_799_999)

    /// Refuses what has no canonical form.
    static func check(
        _ drafts: [Draft], by member: String, at instant: Instant, key: String?
    ) throws(LogError) {
        guard !drafts.isEmpty else {
            throw LogError(.invalidDraft, "a batch has at least one draft; there is none")
        }
        guard instants.contains(instant) else {
            throw LogError(.invalidDraft, "the time lies outside the years 1 to 9999")
        }
        var obstacle = obstacle(to: member, named: "by")
        if let key { obstacle = obstacle ?? self.obstacle(to: key, named: "key") }
        if let obstacle { throw LogError(.invalidDraft, obstacle) }
        for (number, draft) in drafts.enumerated() {
            if let obstacle = self.obstacle(to: draft) {
                throw LogError(
                    .invalidDraft, "draft \(number): \(obstacle)", place: .draft(number))
            }
        }
    }

    /// The lines the drafts make behind those of `index`.
    static func lines(
        for drafts: [Draft], by member: String, at instant: Instant, key: String?,
        after index: LogIndex
    ) throws(LogError) -> BatchLines {
        let at = max(instant, index.head?.at ?? instant)
        let author = LineWriter.author(member, at: at)
        var revisions: [String: UInt64] = [:]
        var entries: [BatchLines.Entry] = []
        entries.reserveCapacity(drafts.count)
        var bytes: [UInt8] = []
        var start = 0
        for (number, draft) in drafts.enumerated() {
            var current = revisions[draft.stream]
            if current == nil { current = try index.revision(of: draft.stream) }
            if let expected = draft.expectedRevision, expected != current {
                throw stale(draft.stream, expected: expected, current: current)
            }
            let revision = current.map { $0 + 1 } ?? 0
            revisions[draft.stream] = revision
            start = bytes.count
            LineWriter.append(
                position: Position(index.next + UInt64(number)), author: author,
                stream: draft.stream, revision: revision, key: number == 0 ? key : nil,
                type: draft.type, data: draft.data, more: number < drafts.count - 1, to: &bytes)
            guard bytes.count - start <= LineWriter.byteLimit else {
                throw LogError(
                    .tooLarge,
                    "draft \(number) makes a line of \(bytes.count - start) bytes; at most "
                        + "\(LineWriter.byteLimit) are allowed; put attachments into evidence",
                    place: .draft(number))
            }
            bytes.append(UInt8(ascii: "\n"))
            entries.append(
                BatchLines.Entry(stream: draft.stream, revision: revision, end: bytes.count))
        }
        let number = drafts.count - 1
        let last = Position(index.next + UInt64(number))
        return BatchLines(
            positions: Position(index.next)...last, key: key, entries: entries,
            last: Line(
                position: last, at: at, by: member, stream: drafts[number].stream,
                revision: entries[number].revision, key: number == 0 ? key : nil,
                type: drafts[number].type, data: drafts[number].data, more: false, signature: nil,
                bytes: Array(bytes[start..<bytes.count - 1])),
            bytes: bytes)
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

    private static func obstacle(to draft: Draft) -> String? {
        if let obstacle = obstacle(to: draft.stream, named: "stream") { return obstacle }
        if let obstacle = obstacle(to: draft.type, named: "type") { return obstacle }
        guard case .object = draft.data else { return "data is no object" }
        return draft.data.isPlain() ? nil : draft.data.obstacle(at: "data")
    }

    private static func obstacle(to text: String, named name: String) -> String? {
        guard !text.isEmpty else { return "\(name) is empty" }
        return text.isNormalized ? nil : "\(name) is not in Unicode normalization form C"
    }
}
