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
    private var bytes: [UInt8] = []
    private var offset = 0
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
        end = if case .position(let last) = cut { min(size, last.rawValue + 1) } else { size }
        let first = segments.lastIndex { $0.first <= from } ?? 0
        self.segments = segments[first...]
    }

    /// The next intact line; `nil` behind the last one.
    public mutating func next() throws(LogError) -> Line? {
        while wanted < end {
            guard offset < bytes.count else {
                guard let segment = segments.popFirst() else { return nil }
                try load(segment)
                continue
            }
            guard let line = nextIntact() else { continue }
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
            bytes = try disk.read(
                folder.segment(segment.name), from: 0, count: Int(segment.byteCount))
        } catch {
            throw LogError(error, while: "reading the log")
        }
        offset = 0
        segmentEnd = segments.first?.first.rawValue ?? end
    }

    /// The next line where it is intact and wanted; passes over it in any case.
    private mutating func nextIntact() -> Line? {
        let start = offset
        let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        offset = lineEnd + 1
        let range = start..<lineEnd
        if let position = LineReader.position(in: bytes, range), position < wanted { return nil }
        do {
            let line = try LineReader.line(in: bytes, range)
            let isWanted = (wanted..<max(wanted, min(end, segmentEnd))).contains(
                line.position.rawValue)
            return isWanted ? line : nil
        } catch {
            // Damage is what the flaws of the log name; a reading gives what is intact.
            return nil
        }
    }
}
