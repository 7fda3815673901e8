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

    /// Whole lines, those of the piece among them.
    let bytes: [UInt8]
    /// Where in the segment they begin.
    private let base: UInt64
    /// The lines that begin here, up to the first one that is not intact.
    private(set) var lines: [LineFacts] = []
    private(set) var citations: [Citation] = []
    /// What acknowledged tails were set aside as.
    private(set) var acknowledged: [String] = []

    /// Reads and checks the lines at a place.
    ///
    /// - Complexity: O(*n*) in the bytes of the place, and a line more.
    init(at place: Place, in folder: LedgerFolder, disk: any Disk) throws(DiskError) {
        // One byte before: a line begins here where a line feed ends there.
        base = max(place.range.lowerBound, 1) - 1
        let end = min(
            place.segment.byteCount, place.range.upperBound + UInt64(LineWriter.byteLimit))
        var bytes = try disk.read(
            folder.segment(place.segment.name), from: base, count: Int(end - base))
        let lineFeed = UInt8(ascii: "\n")
        bytes.removeLast(bytes.count - (bytes.lastIndex(of: lineFeed).map { $0 + 1 } ?? 0))
        self.bytes = bytes
        let isFirst = place.range.lowerBound == 0
        guard var start = isFirst ? 0 : bytes.firstIndex(of: lineFeed).map({ $0 + 1 }) else {
            return
        }
        var reader = FactReader()
        while byteOffset(of: start) < place.range.upperBound, start < bytes.count {
            guard let line = reader.facts(in: bytes, from: start) else { return }
            take(line)
            start = line.range.upperBound + 1
        }
    }

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
            if line.isAcknowledgement,
                let name = Acknowledgement.file(in: try LineReader.line(in: bytes, line.range))
            {
                acknowledged.append(name)
            }
        } catch {
            preconditionFailure("a line that was intact stays so in memory: \(error)")
        }
    }
}
