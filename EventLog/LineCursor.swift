/// A reading of the log, line by line, in one pass over the disk.
///
/// It gives the intact lines in order and passes over damage, which it tells the log of, so that the
/// log's flaws name it. What is appended after it was made does not show. It finds its first line by
/// a few short readings and holds about a mebibyte.
public struct LineCursor {
    /// The first reading is short, as one line may be all that is wanted; each doubles the one before.
    private static let firstByteCount = 1 << 14
    private static let lastByteCount = 1 << 20

    private let log: Log
    private var segments: ArraySlice<Segment>
    private let cut: Cut
    /// The position after the last line of the log.
    private let logEnd: UInt64
    /// The position after the last line to give.
    private let end: UInt64
    /// The first position still to give.
    private var wanted: UInt64
    private var lines = LineSplitter(bytes: [], isWhole: true)
    /// What of the segment at hand was not read yet.
    private var unread: Range<UInt64> = 0..<0
    private var path = ""
    private var byteCount = LineCursor.firstByteCount
    /// The position after the last one the segment at hand may hold.
    private var segmentEnd: UInt64 = 0
    /// Whether a line was given.
    private var hasBegun = false
    private var hasToldOfDamage = false

    init(_ log: Log, segments: [Segment], size: UInt64, from: Position, upTo cut: Cut) {
        self.log = log
        logEnd = size
        self.cut = cut
        wanted = from.rawValue
        end =
            if case .position(let last) = cut { min(size, last.advanced(by: 1).rawValue) } else {
                size
            }
        let first = segments.lastIndex { $0.first <= from } ?? 0
        self.segments = segments[first...]
    }

    /// The next intact line; `nil` behind the last one.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    public mutating func next() throws(LogError) -> Line? {
        while wanted < end {
            guard let piece = lines.next() else {
                guard try read() else {
                    try tellOfDamage()
                    return nil
                }
                continue
            }
            if case .line = piece.content {} else { try tellOfDamage() }
            guard let line = piece.line else { continue }
            let position = line.position.rawValue
            guard position >= wanted, position < min(end, segmentEnd) else {
                if hasBegun || position >= wanted { try tellOfDamage() }
                continue
            }
            if position > wanted { try tellOfDamage() }
            hasBegun = true
            if case .instant(let instant) = cut, line.at > instant {
                wanted = end
                return nil
            }
            wanted = position + 1
            return line
        }
        return nil
    }

    /// Reads on; answers whether there was anything.
    private mutating func read() throws(LogError) -> Bool {
        do {
            let isBeginning = unread.isEmpty
            if isBeginning {
                guard let segment = segments.popFirst() else { return false }
                try begin(segment)
            }
            lines = LineSplitter(bytes: try wholeLines(), isWhole: true)
            if isBeginning { lines.skip(to: wanted) }
            return true
        } catch {
            throw LogError(error, while: "reading the log")
        }
    }

    /// The next lines that are not read, and at the end of the segment all that is left of it.
    private mutating func wholeLines() throws(DiskError) -> [UInt8] {
        var count = byteCount
        byteCount = min(2 * byteCount, LineCursor.lastByteCount)
        while count < unread.count {
            var bytes = try log.disk.read(path, from: unread.lowerBound, count: count)
            guard bytes.count == count else { break }
            guard let feed = bytes.lastIndex(of: UInt8(ascii: "\n")) else {
                // Longer than any line: what stands there is damaged, and ends somewhere.
                count *= 2
                continue
            }
            bytes.removeLast(count - feed - 1)
            unread = (unread.lowerBound + UInt64(bytes.count))..<unread.upperBound
            return bytes
        }
        defer { unread = 0..<0 }
        return try log.disk.read(path, from: unread.lowerBound, count: unread.count)
    }

    private mutating func begin(_ segment: Segment) throws(DiskError) {
        path = log.folder.segment(segment.name)
        segmentEnd = segments.first?.first.rawValue ?? end
        var start: UInt64 = 0
        // In a damaged log lines may stand anywhere.
        if wanted > segment.first.rawValue, log.flaws.isEmpty {
            let wanted = wanted
            let search = SegmentSearch(path, disk: log.disk, byteCount: segment.byteCount)
            start = try search.last { $0.position.rawValue <= wanted }?.byteOffset ?? 0
        }
        unread = start..<segment.byteCount
    }

    /// Lets the log take note that not all of it is intact.
    private mutating func tellOfDamage() throws(LogError) {
        guard !hasToldOfDamage else { return }
        hasToldOfDamage = true
        try log.takeNoteOfDamage(before: logEnd)
    }
}
