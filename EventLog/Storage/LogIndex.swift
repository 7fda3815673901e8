/// What the lines seen so far say of the next one, and where the next one contradicts it.
struct LogIndex: Sendable {
    /// A rule of order that a line breaks.
    struct Contradiction: Equatable {
        let kind: Flaw.Kind
        let expected: String
        let found: String
        /// The event that is missing; `nil` where the line itself is at fault.
        var missing: Position?
    }

    /// The position the next line should have; after damage only the best guess.
    private(set) var next: UInt64 = 0
    /// One more than the position of the last line.
    private(set) var size: UInt64 = 0
    /// The last line.
    var head: Line?
    private(set) var revisions: [String: UInt64] = [:]
    private(set) var keys: [String: ClosedRange<Position>] = [:]
    /// The first line of a batch whose last line has not come yet.
    private var batch: Line?
    private var isInUnknownBatch = false
    /// Whether lines are missing just before the next one, nobody knows how many.
    private var isUncertain = false
    /// Whether lines are missing anywhere, so that streams have gaps.
    private var hasGaps = false

    var hasOpenBatch: Bool { batch != nil || isInUnknownBatch }

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

    /// Takes note of a line and answers how it contradicts the ones before.
    mutating func take(_ line: Line) -> [Contradiction] {
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
        contradictions += takeRevision(of: line) + takeBatch(of: line)
        next = position + 1
        size = next
        isUncertain = false
        head = line
        return contradictions
    }

    /// Takes note of lines that were made to follow the ones before.
    mutating func take(written lines: [Line]) {
        for line in lines {
            let contradictions = take(line)
            precondition(contradictions.isEmpty, "the log made a line that breaks its own order")
        }
    }

    private mutating func takeRevision(of line: Line) -> [Contradiction] {
        let expected = revisions[line.stream].map { $0 + 1 } ?? 0
        revisions[line.stream] = line.revision
        guard line.revision != expected, !(hasGaps && line.revision > expected) else { return [] }
        return [
            Contradiction(
                kind: .revisionBroken, expected: "revision \(expected) of stream \(line.stream)",
                found: "revision \(line.revision)")
        ]
    }

    private mutating func takeBatch(of line: Line) -> [Contradiction] {
        var contradictions: [Contradiction] = []
        if let first = batch {
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
            batch = line
        }
        guard !line.more else { return contradictions }
        if let first = batch, let key = first.key {
            let positions = first.position...max(first.position, line.position)
            if let earlier = keys.updateValue(positions, forKey: key) {
                contradictions.append(
                    Contradiction(
                        kind: .keyRepeated, expected: "key \(key) on one batch",
                        found: "it on the batch from event \(earlier.lowerBound) too"))
            }
        }
        batch = nil
        isInUnknownBatch = false
        return contradictions
    }
}
