/// A segment put together from a damaged copy and the mirror's intact one.
struct MendedSegment {
    /// The events whose lines are the mirror's because here they are damaged or missing.
    private(set) var taken = RangeSet<UInt64>()
    /// What the damaged copy has behind the last event of the mirror.
    private(set) var rest: [UInt8] = []

    /// Mends `ours`, where `theirs` is the mirror's copy, `isLast` whether it is the mirror's last
    /// segment and `size` how many events the mirror has.
    ///
    /// - Throws: ``MirrorError`` with `.diverged` where a line is intact in both and not the same,
    ///   `.unrepairable` where events behind those of the mirror stand where none can be kept.
    init(
        _ ours: [UInt8], named name: String, from theirs: [UInt8], isLast: Bool, size: UInt64
    ) throws(MirrorError) {
        let lines = MendedSegment.lines(of: theirs)
        for position in lines.keys { taken.insert(contentsOf: position..<(position + 1)) }
        var splitter = LineSplitter(bytes: ours, isWhole: false)
        // The pieces behind the last event that the mirror has too.
        var behind: [LineSplitter.Piece] = []
        var last: UInt64?
        while let piece = splitter.next() {
            behind.append(piece)
            guard let position = piece.line?.position.rawValue else { continue }
            if let range = lines[position] {
                let (here, there) = (ours[piece.range], theirs[range])
                guard here.elementsEqual(there) else {
                    throw .diverged(
                        at: Position(position), ledger: Hash(ofLeaf: Array(here)),
                        mirror: Hash(ofLeaf: Array(there)))
                }
                taken.remove(contentsOf: position..<(position + 1))
                last = position
                behind = []
            } else if position >= size, !isLast {
                throw .unrepairable([
                    Flaw(
                        .sequenceBroken, in: name, at: UInt64(piece.range.lowerBound),
                        position: Position(position),
                        expected: "none of the events behind those of the mirror",
                        found: "event \(position)")
                ])
            }
        }
        guard isLast else { return }
        // Damaged bytes stand for events that the mirror has: as many bytes, or as many pieces, as are
        // missing. Whatever follows lies behind the mirror's end.
        let missing = lines.filter { line in last.map { line.key > $0 } ?? true }
        let byteCount = missing.values.reduce(0) { $0 + $1.count + 1 }
        guard let start = behind.first?.range.lowerBound, ours.count - start > byteCount else {
            return
        }
        let skipped = behind.prefix(missing.count).prefix { $0.line == nil }.count
        if skipped < behind.count { rest = Array(ours[behind[skipped].range.lowerBound...]) }
    }

    /// Where each event lies among the bytes of an intact segment.
    private static func lines(of bytes: [UInt8]) -> [UInt64: Range<Int>] {
        var lines: [UInt64: Range<Int>] = [:]
        var start = 0
        while let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            guard let position = LineReader.position(in: bytes, start..<feed) else {
                preconditionFailure("an intact line begins with its position")
            }
            lines[position] = start..<feed
            start = feed + 1
        }
        return lines
    }
}
