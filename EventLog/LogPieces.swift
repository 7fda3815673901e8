import Synchronization

/// The log cut into pieces of whole lines, to be read on all cores.
///
/// It shows what the log showed when it was made. Whether the lines are intact and follow each other is for
/// whoever reads them to see; where they do not, ``LineCursor`` tells what is there.
package struct LogPieces: Sendable {
    private let log: Log
    private let places: [Chunk.Place]

    /// How many bytes of a segment make a piece: enough that few lines lie across two of them.
    private static let byteCount: UInt64 = 1 << 19

    fileprivate init(_ log: Log, segments: ArraySlice<Segment>, from byteOffset: UInt64) {
        self.log = log
        var places: [Chunk.Place] = []
        var start = byteOffset
        for segment in segments {
            while start < segment.byteCount {
                let end = min(start + LogPieces.byteCount, segment.byteCount)
                places.append(Chunk.Place(segment: segment, range: start..<end))
                start = end
            }
            start = 0
        }
        self.places = places
    }

    package var count: Int { places.count }

    /// Reads a piece.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    package func piece(_ number: Int) throws(LogError) -> LogPiece {
        do {
            return try LogPiece(at: places[number], in: log.folder, disk: log.disk)
        } catch {
            throw LogError(error, while: "reading the log")
        }
    }
}

/// Lines that stand one after another in a segment.
package struct LogPiece: Sendable {
    /// They end in a line feed, unless there are none.
    package let bytes: [UInt8]
    /// Where in the bytes the lines lie that begin in the piece.
    package let range: Range<Int>
    let segment: Segment
    /// Where in the segment the bytes begin.
    private let base: UInt64

    private static let lineFeed = UInt8(ascii: "\n")
    /// How many bytes behind the piece are read with it: most lines that begin in it end within the first,
    /// and all within the second.
    private static let overhangs = [4_096, LineWriter.byteLimit + 1]

    fileprivate init(
        at place: Chunk.Place, in folder: LedgerFolder, disk: any Disk
    ) throws(DiskError) {
        segment = place.segment
        // One byte before: a line begins here where a line feed ends there.
        base = max(place.range.lowerBound, 1) - 1
        var read: [UInt8] = []
        var lineEnd: Int?
        for overhang in LogPiece.overhangs where lineEnd == nil {
            let end = min(place.segment.byteCount, place.range.upperBound + UInt64(overhang))
            read = try disk.read(
                folder.segment(place.segment.name), from: base, count: Int(end - base))
            // The last line that begins here ends with the first line feed from its last byte on.
            let lastByte = Int(place.range.upperBound - base) - 1
            lineEnd =
                lastByte < read.count ? read[lastByte...].firstIndex(of: LogPiece.lineFeed) : nil
        }
        let isFirst = place.range.lowerBound == 0
        let start = isFirst ? 0 : read.firstIndex(of: LogPiece.lineFeed).map { $0 + 1 }
        let end = lineEnd.map { $0 + 1 } ?? read.count
        read.removeLast(read.count - end)
        bytes = read
        range = min(start ?? end, end)..<end
    }

    /// Where a line lies that stands at a range of the bytes.
    func place(of line: Range<Int>) -> LinePlace {
        LinePlace(
            segment: segment.first.rawValue, byteOffset: base + UInt64(line.lowerBound),
            byteCount: line.count)
    }

    /// Gives where the members of each line lie to `body`; answers whether all lines are intact, and where
    /// they are, the positions of the first one and behind the last one.
    package func forEachLine(_ body: (LineParser.Members) -> Void) -> Range<UInt64>? {
        guard bytes.last == LogPiece.lineFeed else { return nil }
        var parser = LineParser()
        var positions: Range<UInt64>?
        var start = range.lowerBound
        while start < range.upperBound {
            guard let members = parser.members(in: bytes, from: start) else { return nil }
            let first = positions?.lowerBound ?? members.position
            guard members.position == positions?.upperBound ?? first else { return nil }
            positions = first..<members.position + 1
            body(members)
            start = members.range.upperBound + 1
        }
        return positions ?? 0..<0
    }

    /// What `read` makes of each line, as far as they are intact and stand in the order of their positions.
    fileprivate func read<Value>(
        _ read: (Line, LinePlace) -> Value
    ) -> (first: UInt64, values: [Value], isWhole: Bool) {
        guard !range.isEmpty, bytes.last == LogPiece.lineFeed else {
            return (0, [], range.isEmpty)
        }
        var parser = LineParser()
        var values: [Value] = []
        var first: UInt64 = 0
        var start = range.lowerBound
        while start < range.upperBound {
            guard let members = parser.members(in: bytes, from: start) else {
                return (first, values, false)
            }
            if values.isEmpty { first = members.position }
            guard members.position == first + UInt64(values.count) else {
                return (first, values, false)
            }
            let line = Line(members, in: bytes, whole: true)
            values.append(read(line, place(of: members.range)))
            start = members.range.upperBound + 1
        }
        return (first, values, true)
    }
}

extension Log {
    /// The position behind the last event that a cut lets through.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    package func end(of cut: Cut) throws(LogError) -> Position {
        switch cut {
        case .end: Position(size)
        case .position(let position): min(Position(size), position.advanced(by: 1))
        case .instant(let instant): Position(try size(at: instant))
        }
    }

    /// The pieces from the one on that holds the line at a position, or a line not long before it.
    package func pieces(from position: Position = Position(0)) throws(LogError) -> LogPieces {
        let segments = state.withLock { $0.shown.segments }
        let number = segments.lastIndex { $0.first <= position } ?? 0
        guard position.rawValue > 0, number < segments.count,
            segments[number].first < position
        else { return LogPieces(self, segments: segments[number...], from: 0) }
        let search = SegmentSearch(
            folder.segment(segments[number].name), disk: disk,
            byteCount: segments[number].byteCount)
        do {
            let found = try search.last { $0.position <= position }
            return LogPieces(self, segments: segments[number...], from: found?.byteOffset ?? 0)
        } catch {
            throw LogError(error, while: "reading the log")
        }
    }

    /// Gives what `read` makes of the intact events from a position up to before `end` to `body`, in order.
    ///
    /// The lines are read and checked on all cores, which all call `read`; `body` is called on the thread that
    /// asked. From where something is not in order on, a cursor reads what there is; where in the log a line
    /// lies is not known then.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    package func forEachLine<Value: Sendable>(
        from position: Position = Position(0), before end: Position,
        reading read: @escaping @Sendable (Line, LinePlace?) -> Value, _ body: (Value) -> Void
    ) throws(LogError) {
        var wanted = position.rawValue
        let end = min(end.rawValue, size)
        if flaws.isEmpty, wanted < end {
            let pieces = try pieces(from: position)
            var rounds = PieceRounds(pieces, count: min(pieces.count, Int(clamping: end - wanted)))
            {
                piece in piece.read { line, place in read(line, place) }
            }
            taking: while wanted < end, let round = rounds.next() {
                for piece in round {
                    guard let piece, piece.values.isEmpty || piece.first <= wanted else {
                        break taking
                    }
                    // The first piece may begin before the line that is wanted.
                    for value in piece.values.dropFirst(
                        Int(clamping: wanted - min(piece.first, wanted)))
                    where wanted < end {
                        body(value)
                        wanted += 1
                    }
                    if !piece.isWhole { break taking }
                }
            }
            rounds.end()
        }
        guard wanted < end else { return }
        let rest = Cut.position(Position(end - 1))
        try forEachLine(from: Position(wanted), upTo: rest) { line in body(read(line, nil)) }
    }
}

/// Pieces read by whichever core comes to them, a round while the one before is taken in.
private struct PieceRounds<Value: Sendable> {
    typealias Read = (first: UInt64, values: [Value], isWhole: Bool)

    /// How many pieces make a round: enough that no core waits long for another one.
    private static var pieceLimit: Int { 8 }

    private let pieces: LogPieces
    private let read: @Sendable (LogPiece) -> Read
    private let count: Int
    private var begun = 0
    private var ahead: SideBySide<Read>?

    init(_ pieces: LogPieces, count: Int, _ read: @escaping @Sendable (LogPiece) -> Read) {
        self.pieces = pieces
        self.count = count
        self.read = read
        ahead = begin()
    }

    /// The next pieces, `nil` among them those that could not be read; `nil` behind the last ones.
    mutating func next() -> [Read?]? {
        guard let round = ahead else { return nil }
        let values = round.values()
        ahead = begin()
        return values
    }

    /// Waits for what is still being read.
    func end() { _ = ahead?.values() }

    private mutating func begin() -> SideBySide<Read>? {
        guard begun < count else { return nil }
        // The first round is small, as a few lines may be all that is wanted.
        let size = min(begun == 0 ? 2 : PieceRounds.pieceLimit, count - begun)
        let start = begun
        begun += size
        return SideBySide(size) { [pieces, read] number in
            do throws(LogError) {
                return read(try pieces.piece(start + number))
            } catch {
                // What cannot be read is told by the cursor that comes after.
                return nil
            }
        }
    }
}
