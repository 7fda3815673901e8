/// Finds a place in a segment without reading all of it.
struct SegmentSearch {
    /// Two longest lines: so much holds a whole one wherever it begins.
    private static let probeLimit = 2 * (LineWriter.byteLimit + 1)
    /// Reading on from this near is cheaper than looking nearer.
    private static let nearByteCount: UInt64 = 1 << 13

    private let path: String
    private let disk: any Disk
    private let byteCount: UInt64

    init(_ path: String, disk: any Disk, byteCount: UInt64) {
        self.path = path
        self.disk = disk
        self.byteCount = byteCount
    }

    /// A line that is, or comes not long before, the last one of which `isBefore` holds, and where it
    /// begins; `nil` for the beginning of the segment.
    ///
    /// It must hold of no line behind one of which it does not hold. Where a line that is looked at is
    /// not intact, the answer is the nearest one before it that is sure.
    func last(
        where isBefore: (Line) -> Bool
    ) throws(DiskError) -> (position: Position, byteOffset: UInt64)? {
        var found: (position: Position, byteOffset: UInt64)?
        var sure: UInt64 = 0
        var end = byteCount
        while end - sure > SegmentSearch.nearByteCount {
            let middle = sure + (end - sure) / 2
            guard let (line, offset) = try line(behind: middle) else { break }
            if isBefore(line) {
                sure = offset
                found = (line.position, offset)
            } else {
                end = middle
            }
        }
        return found
    }

    /// The first line that begins behind an offset, and where; `nil` where it is not intact.
    private func line(
        behind offset: UInt64
    ) throws(DiskError) -> (line: Line, offset: UInt64)? {
        var count = 1 << 11
        while true {
            let bytes = try disk.read(
                path, from: offset, count: min(count, Int(byteCount - offset)))
            let feed = bytes.firstIndex(of: UInt8(ascii: "\n"))
            if let feed, let end = bytes[(feed + 1)...].firstIndex(of: UInt8(ascii: "\n")) {
                do {
                    let line = try LineReader.line(in: bytes, (feed + 1)..<end, whole: false)
                    return (line, offset + UInt64(feed) + 1)
                } catch {
                    return nil
                }
            }
            guard bytes.count == count, count < SegmentSearch.probeLimit else { return nil }
            count *= 4
        }
    }
}
