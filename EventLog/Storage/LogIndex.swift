/// What the lines seen so far say of the next one, and where the next one contradicts it.
///
/// Of the streams and keys of lines that ``IndexedPast`` tells of, nothing is held in memory. Behind
/// them stands an overlay of the lines taken one by one, and behind that one of planned batches.
struct LogIndex: Sendable {
    /// A rule of order that a line breaks.
    struct Contradiction: Equatable {
        let kind: Flaw.Kind
        let expected: String
        let found: String
        /// The event that is missing; `nil` where the line itself is at fault.
        var missing: Position?
    }

    /// The first line of a batch whose last line has not come yet, and where it lies.
    private struct OpenBatch {
        let line: Line
        let place: LinePlace
    }

    /// Batches that no disk holds.
    private struct Planned {
        var revisions = NameTable()
        var keys: [String: ClosedRange<Position>] = [:]
    }

    /// The position the next line should have; after damage only the best guess.
    private(set) var next: UInt64 = 0
    /// One more than the position of the last line.
    private(set) var size: UInt64 = 0
    /// The last line.
    var head: Head?
    /// Where that line lies; `nil` where no disk holds it.
    private(set) var headPlace: LinePlace?
    /// What stands before the overlay; `nil` where the overlay tells of all lines.
    private(set) var past: IndexedPast?
    private(set) var overlay = Overlay()
    private var planned = Planned()
    /// The first position of the segment at hand.
    private var segment: UInt64 = 0
    private var batch: OpenBatch?
    private var isInUnknownBatch = false
    /// Whether lines are missing just before the next one, nobody knows how many.
    private var isUncertain = false
    /// Whether lines are missing anywhere, so that streams have gaps.
    private var hasGaps = false

    /// The index of no lines.
    init() {}

    /// The index of the lines that `past` tells of.
    init(behind past: IndexedPast) {
        self.past = past
        next = past.next
        size = past.next
        head = past.head
        segment = past.segments.last?.first.rawValue ?? 0
    }

    var hasOpenBatch: Bool { batch != nil || isInUnknownBatch }

    /// The last revision of a stream; `nil` where it has none.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    func revision(of stream: String) throws(LogError) -> UInt64? {
        try revision(of: stream, named: NameHash(stream: stream))
    }

    /// The last revision of a stream, whose name is `name`; `nil` where it has none.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    func revision(of stream: String, named name: NameHash) throws(LogError) -> UInt64? {
        if let revision = planned.revisions[name] ?? overlay[name]?.value { return revision }
        return try past?.revision(of: stream, named: name)
    }

    /// The batch a key names; `nil` where it names none.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    func batch(forKey key: String) throws(LogError) -> ClosedRange<Position>? {
        if let positions = planned.keys[key] { return positions }
        if let entry = overlay[NameHash(key: key)] {
            return Position(entry.position)...Position(entry.value)
        }
        return try past?.batch(forKey: key)
    }

    /// Takes note of a damaged line; `continues` where it still says that its batch goes on.
    mutating func skip(continues: Bool) {
        next += 1
        isUncertain = true
        hasGaps = true
        isInUnknownBatch = continues && (batch == nil || isInUnknownBatch)
        if !continues { batch = nil }
    }

    /// Begins a segment; answers whether its first position is the one that comes next.
    mutating func begin(segmentAt first: Position) -> Contradiction? {
        segment = first.rawValue
        let isExpected = first.rawValue == next || isUncertain && first.rawValue >= size
        isUncertain = false
        let found = LedgerFolder.segmentName(first: first)
        let expected = LedgerFolder.segmentName(first: Position(next))
        guard !isExpected else {
            next = first.rawValue
            return nil
        }
        guard first.rawValue > next else {
            return Contradiction(
                kind: .sequenceBroken, expected: "segment \(expected)", found: "segment \(found)")
        }
        hasGaps = true
        next = first.rawValue
        return Contradiction(
            kind: .missingSegment, expected: "segment \(expected)", found: "segment \(found)")
    }

    /// Ends the batch that the end of a segment cut off.
    mutating func endSegment() {
        batch = nil
        isInUnknownBatch = false
    }

    /// Takes note of a line, which lies in the segment begun last, and answers how it contradicts
    /// the ones before.
    ///
    /// A stream or key of which only the past could tell is not looked up there.
    mutating func take(_ line: Line, at byteOffset: UInt64, count: Int) -> [Contradiction] {
        let position = line.position.rawValue
        let isExpected = isUncertain ? position >= size : position == next
        var contradictions: [Contradiction] = []
        if !isExpected {
            contradictions.append(
                Contradiction(
                    kind: .sequenceBroken, expected: "event \(next)", found: "event \(position)",
                    missing: position > next ? Position(next) : nil))
            // A line that stands too late belongs to no reading; nothing follows from it.
            guard position >= size else { return contradictions }
            hasGaps = true
        }
        if let at = head?.at, line.at < at {
            contradictions.append(
                Contradiction(kind: .timeWentBack, expected: "\(at) or later", found: "\(line.at)"))
        }
        let place = LinePlace(segment: segment, byteOffset: byteOffset, byteCount: count)
        contradictions += takeRevision(of: line, at: place) + takeBatch(of: line, at: place)
        next = position + 1
        size = next
        isUncertain = false
        head = Head(line)
        headPlace = place
        return contradictions
    }

    /// Takes note of a batch that was made to follow the ones before and was written to `segment`,
    /// where it begins at `byteOffset`.
    ///
    /// - Complexity: O(*n*) in the lines of the batch, where no copy of this index is about.
    mutating func take(written batch: BatchLines, in segment: Segment, at byteOffset: UInt64) {
        precondition(batch.positions.lowerBound.rawValue == next, "the batch does not come next")
        self.segment = segment.first.rawValue
        var start = 0
        for (number, entry) in batch.entries.enumerated() {
            let place = LinePlace(
                segment: segment.first.rawValue, byteOffset: byteOffset + UInt64(start),
                byteCount: entry.end - 1 - start)
            overlay.update(
                IndexEntry(
                    stream: entry.stream, revision: entry.revision,
                    position: next + UInt64(number), at: place))
            if number == 0, let key = batch.key {
                overlay.update(
                    IndexEntry(key: NameHash(key: key), positions: batch.positions, at: place))
            }
            headPlace = place
            start = entry.end
        }
        advance(behind: batch)
    }

    /// Takes note of a batch that was made to follow the ones before and is not written.
    ///
    /// Copies of the index share all but the planned batches.
    mutating func take(planned batch: BatchLines) {
        precondition(batch.positions.lowerBound.rawValue == next, "the batch does not come next")
        for entry in batch.entries { planned.revisions.update(entry.stream, to: entry.revision) }
        if let key = batch.key { planned.keys[key] = batch.positions }
        headPlace = nil
        advance(behind: batch)
    }

    private mutating func advance(behind batch: BatchLines) {
        next = batch.positions.upperBound.rawValue + 1
        size = next
        head = batch.last
    }

    /// Looks up in `past` from now on what it tells of.
    mutating func adopt(_ past: IndexedPast) {
        precondition(past.next <= next, "the past is no part of the log")
        self.past = past
        overlay.drop(before: past.next)
    }

    private mutating func takeRevision(
        of line: Line, at place: LinePlace
    ) -> [Contradiction] {
        let known = overlay.update(
            IndexEntry(
                stream: NameHash(stream: line.stream), revision: line.revision,
                position: line.position.rawValue, at: place))
        guard known != nil || past == nil else { return [] }
        let expected = known.map { $0.value + 1 } ?? 0
        guard line.revision != expected, !(hasGaps && line.revision > expected) else { return [] }
        return [
            Contradiction(
                kind: .revisionBroken, expected: "revision \(expected) of stream \(line.stream)",
                found: "revision \(line.revision)")
        ]
    }

    private mutating func takeBatch(of line: Line, at place: LinePlace) -> [Contradiction] {
        var contradictions: [Contradiction] = []
        if let first = batch?.line {
            if line.key != nil {
                contradictions.append(
                    Contradiction(
                        kind: .batchBroken, expected: "a key on the first line of a batch only",
                        found: "one on a later line"))
            }
            if line.at != first.at || line.by != first.by {
                contradictions.append(
                    Contradiction(
                        kind: .batchBroken,
                        expected: "one batch by \(first.by) at \(first.at)",
                        found: "a line by \(line.by) at \(line.at)"))
            }
        } else if !isInUnknownBatch {
            batch = OpenBatch(line: line, place: place)
        }
        guard !line.more else { return contradictions }
        if let batch, let key = batch.line.key {
            let first = batch.line
            let positions = first.position...max(first.position, line.position)
            let earlier = overlay.update(
                IndexEntry(key: NameHash(key: key), positions: positions, at: batch.place))
            if let earlier {
                contradictions.append(
                    Contradiction(
                        kind: .keyRepeated, expected: "key \(key) on one batch",
                        found:
                            "it on the batch from event \(Position(earlier.position)) too"))
            }
        }
        batch = nil
        isInUnknownBatch = false
        return contradictions
    }
}
