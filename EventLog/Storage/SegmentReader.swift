/// Cuts the bytes of a segment into lines and gives them out batch by batch.
struct SegmentReader {
    /// What stands between two line feeds.
    enum Content {
        case line(Line)
        /// `continues` where the bytes still say that the next line belongs to the same batch.
        case damage(Damage, continues: Bool)
        /// The end of the segment without a line feed.
        case unfinished
    }

    struct Piece {
        /// Where it lies, the line feed not counted.
        let range: Range<Int>
        let content: Content
    }

    let bytes: [UInt8]
    let isWhole: Bool
    /// The pieces since the last whole batch.
    private(set) var held: [Piece] = []
    /// Whether among those an intact line follows a damaged batch that it is no part of.
    private(set) var hasIntactBehindDamage = false
    private var offset = 0
    private var hasDamageInBatch = false
    private var hasDamagedBatch = false

    init(bytes: [UInt8], isWhole: Bool) {
        self.bytes = bytes
        self.isWhole = isWhole
    }

    /// The pieces up to the end of the next whole batch, damaged ones before it included.
    ///
    /// `nil` where no whole batch follows; what is left then is ``held``.
    mutating func next() -> [Piece]? {
        while offset < bytes.count {
            let piece = nextPiece()
            held.append(piece)
            switch piece.content {
            case .line(let line):
                if hasDamagedBatch { hasIntactBehindDamage = true }
                guard !line.more else { continue }
                guard hasDamageInBatch else {
                    defer { held = [] }
                    hasDamagedBatch = false
                    hasIntactBehindDamage = false
                    return held
                }
                endDamagedBatch()
            case .damage(_, let continues):
                hasDamageInBatch = true
                if !continues { endDamagedBatch() }
            case .unfinished: return nil
            }
        }
        return nil
    }

    private mutating func endDamagedBatch() {
        hasDamageInBatch = false
        hasDamagedBatch = true
    }

    private mutating func nextPiece() -> Piece {
        let start = offset
        guard let lineFeed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
            offset = bytes.count
            return Piece(range: start..<bytes.count, content: .unfinished)
        }
        offset = lineFeed + 1
        let range = start..<lineFeed
        do {
            let line = try LineReader.line(in: bytes, range, whole: isWhole)
            return Piece(range: range, content: .line(line))
        } catch {
            let continues = LineReader.endsWithMore(in: bytes, range)
            return Piece(range: range, content: .damage(error, continues: continues))
        }
    }
}
