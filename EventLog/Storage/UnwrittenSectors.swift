/// What a crash of the machine leaves of writes that no sync had covered: sectors that never reached the
/// disk read as zeros, while later ones stand behind them.
///
/// A line holds no byte zero, so that such a hole always shows; the rule is that of `Format.md`.
struct UnwrittenSectors {
    /// What a disk carries over whole or not at all; larger ones begin and end at multiples of it too.
    private static let sectorByteCount: UInt64 = 512

    /// Where the bytes begin in their segment.
    let base: UInt64
    /// The end of a segment, from behind a whole batch on.
    let bytes: [UInt8]

    /// Where the batch begins that holds the first hole; `nil` where there is no hole, or where anything
    /// from there on is damaged otherwise, or was durable once.
    func firstBatch(durableUpTo mark: UInt64) -> Int? {
        guard let first = bytes.firstIndex(of: 0), base + UInt64(first) >= mark,
            areHoles(from: first)
        else { return nil }
        var whole = SegmentReader(bytes: Array(bytes[..<first]), isWhole: false)
        while whole.next() != nil {}
        let start = whole.held.first?.range.lowerBound ?? first
        return isUndamagedOtherwise(from: start) ? start : nil
    }

    /// Whether all zeros from the first one on stand where a write can have left them out: each run of
    /// them begins at a sector or behind a line feed, where the write began, and ends at one or at the
    /// end.
    private func areHoles(from first: Int) -> Bool {
        var next: Int? = first
        while let start = next {
            let end = bytes[start...].firstIndex { $0 != 0 } ?? bytes.count
            let isBeginning = start == 0 || bytes[start - 1] == UInt8(ascii: "\n")
            guard isBeginning || isSectorEdge(start), end == bytes.count || isSectorEdge(end)
            else { return false }
            next = bytes[end...].firstIndex(of: 0)
        }
        return true
    }

    private func isSectorEdge(_ offset: Int) -> Bool {
        (base + UInt64(offset)).isMultiple(of: UnwrittenSectors.sectorByteCount)
    }

    /// Whether each line from `start` on is intact, or holds a hole, or is the last one's beginning.
    private func isUndamagedOtherwise(from start: Int) -> Bool {
        var lines = LineSplitter(bytes: bytes, from: start, isWhole: false)
        while let piece = lines.next() {
            if case .line = piece.content { continue }
            // The byte behind it too: it may stand where a line feed was lost.
            if bytes[piece.range.lowerBound...].prefix(piece.range.count + 1).contains(0) {
                continue
            }
            guard case .unfinished = piece.content else { return false }
            let position = LineReader.position(in: bytes, piece.range) ?? 0
            guard LineReader.isBeginning(in: bytes, piece.range, of: Position(position)) else {
                return false
            }
        }
        return true
    }
}
