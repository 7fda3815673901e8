/// A piece of a segment, its lines checked each for itself.
///
/// Pieces are made side by side and know nothing of each other; whether their lines follow each other is
/// seen by ``Prefix``.
struct Chunk: Sendable {
    /// Which lines of which segment: those that begin in a range of its bytes.
    struct Place {
        let segment: Segment
        let range: Range<UInt64>
    }

    /// How many bytes behind its place are read with it; most lines that begin in it end there.
    private static let usualOverhang = 4_096
    /// A line has seldom fewer bytes.
    private static let usualLineByteCount = 256

    /// Whole lines, those of the piece among them.
    let bytes: [UInt8]
    /// Where in the segment they begin.
    private let base: UInt64
    /// The lines that begin here, up to the first one that is not intact.
    private(set) var lines: [LineFacts] = []
    private(set) var citations: [Citation] = []
    private(set) var acknowledgements: [Acknowledgement] = []

    /// Reads and checks the lines at a place.
    ///
    /// - Complexity: O(*n*) in the bytes of the place, and a line more.
    init(at place: Place, in folder: LedgerFolder, disk: any Disk) throws(DiskError) {
        // One byte before: a line begins here where a line feed ends there.
        base = max(place.range.lowerBound, 1) - 1
        bytes = try Chunk.bytes(at: place, from: base, in: folder, disk: disk)
        let isFirst = place.range.lowerBound == 0
        guard var start = isFirst ? 0 : bytes.firstIndex(of: Chunk.lineFeed).map({ $0 + 1 }) else {
            return
        }
        lines.reserveCapacity(bytes.count / Chunk.usualLineByteCount)
        var reader = FactReader()
        while byteOffset(of: start) < place.range.upperBound, start < bytes.count {
            guard let line = reader.facts(in: bytes, from: start) else { return }
            take(line)
            start = line.range.upperBound + 1
        }
    }

    /// The bytes of the place up to the end of the last line that begins there, if it has one.
    private static func bytes(
        at place: Place, from base: UInt64, in folder: LedgerFolder, disk: any Disk,
        overhang: Int = usualOverhang
    ) throws(DiskError) -> [UInt8] {
        let end = min(place.segment.byteCount, place.range.upperBound + UInt64(overhang))
        var bytes = try disk.read(
            folder.segment(place.segment.name), from: base, count: Int(end - base))
        let lineEnd = bytes.lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
        let isCut = base + UInt64(lineEnd) < place.range.upperBound && end < place.segment.byteCount
        if isCut, overhang < LineWriter.byteLimit {
            return try Chunk.bytes(
                at: place, from: base, in: folder, disk: disk, overhang: LineWriter.byteLimit)
        }
        bytes.removeLast(bytes.count - lineEnd)
        return bytes
    }

    private static let lineFeed = UInt8(ascii: "\n")

    func byteOffset(of index: Int) -> UInt64 { base + UInt64(index) }

    private mutating func take(_ line: LineFacts) {
        lines.append(line)
        do {
            if let range = line.evidence {
                var reader = JSONReader(bytes: bytes, range: range, allowsNull: false)
                citations += Citation.hashes(in: try reader.value()).map {
                    Citation(hash: $0, position: Position(line.position))
                }
            }
            if line.isAcknowledgement {
                let line = try LineReader.line(in: bytes, line.range)
                acknowledgements += [Acknowledgement(line)].compactMap(\.self)
            }
        } catch {
            preconditionFailure("a line that was intact stays so in memory: \(error)")
        }
    }
}
