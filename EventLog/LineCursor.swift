/// A reading of the log, line by line, in one pass over the disk.
///
/// It gives the intact lines in order and passes over damage, which the log's flaws name. What is
/// appended after it was made does not show.
public struct LineCursor {
    private let folder: LedgerFolder
    private let disk: any Disk
    private var segments: ArraySlice<Segment>
    private let cut: Cut
    /// The position after the last line to give.
    private let end: UInt64
    /// The first position still to give.
    private var wanted: UInt64
    private var lines = LineSplitter(bytes: [], isWhole: true)
    /// The position after the last one the segment at hand may hold.
    private var segmentEnd: UInt64 = 0

    init(
        _ folder: LedgerFolder, disk: any Disk, segments: [Segment], size: UInt64, from: Position,
        upTo cut: Cut
    ) {
        self.folder = folder
        self.disk = disk
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
                guard let segment = segments.popFirst() else { return nil }
                try load(segment)
                continue
            }
            guard let line = piece.line, line.position.rawValue >= wanted,
                line.position.rawValue < min(end, segmentEnd)
            else { continue }
            if case .instant(let instant) = cut, line.at > instant {
                wanted = end
                return nil
            }
            wanted = line.position.rawValue + 1
            return line
        }
        return nil
    }

    private mutating func load(_ segment: Segment) throws(LogError) {
        do {
            let bytes = try disk.read(
                folder.segment(segment.name), from: 0, count: Int(segment.byteCount))
            lines = LineSplitter(bytes: bytes, isWhole: true)
            lines.skip(to: wanted)
        } catch {
            throw LogError(error, while: "reading the log")
        }
        segmentEnd = segments.first?.first.rawValue ?? end
    }
}
