/// Gives the lines of a segment out batch by batch.
struct SegmentReader {
    private var lines: LineSplitter
    /// The pieces since the last whole batch.
    private(set) var held: [LineSplitter.Piece] = []
    /// Where the last whole batch lies, its last line feed counted.
    private(set) var lastBatch: Range<Int>?
    /// Whether among those anything, intact or not, follows a damaged batch that it is no part of.
    private(set) var hasBytesBehindDamage = false
    private var hasDamageInBatch = false
    private var hasDamagedBatch = false

    init(bytes: [UInt8], isWhole: Bool) {
        lines = LineSplitter(bytes: bytes, isWhole: isWhole)
    }

    /// The pieces up to the end of the next whole batch, damaged ones before it included.
    ///
    /// `nil` where no whole batch follows; what is left then is ``held``.
    mutating func next() -> [LineSplitter.Piece]? {
        while let piece = lines.next() {
            held.append(piece)
            if hasDamagedBatch { hasBytesBehindDamage = true }
            switch piece.content {
            case .line(let line):
                guard !line.more else { continue }
                guard hasDamageInBatch else {
                    defer { held = [] }
                    hasDamagedBatch = false
                    hasBytesBehindDamage = false
                    let start = held.first?.range.lowerBound ?? piece.range.lowerBound
                    lastBatch = start..<(piece.range.upperBound + 1)
                    return held
                }
                endDamagedBatch()
            case .damage(_, let continues):
                hasDamageInBatch = true
                if !continues { endDamagedBatch() }
            case .unseparated(let line, _):
                hasDamageInBatch = true
                if !line.more { endDamagedBatch() }
            case .unfinished: return nil
            }
        }
        return nil
    }

    private mutating func endDamagedBatch() {
        hasDamageInBatch = false
        hasDamagedBatch = true
    }
}
