/// Cuts the bytes of a segment into lines, damaged ones told from intact ones.
struct LineSplitter {
    /// What stands between two line feeds.
    enum Content {
        case line(Line)
        /// `continues` where the bytes still say that the next line belongs to the same batch.
        case damage(Damage, continues: Bool)
        /// An intact line, and what is wrong with the line feed behind it.
        case unseparated(Line, Damage)
        /// The end of the segment without a line feed; the line, where nothing else is missing.
        case unfinished(Line?)
    }

    struct Piece {
        /// Where it lies, the line feed not counted.
        let range: Range<Int>
        let content: Content

        /// The line, where it is intact.
        var line: Line? {
            switch content {
            case .line(let line), .unseparated(let line, _): line
            case .unfinished(let line): line
            case .damage: nil
            }
        }
    }

    let bytes: [UInt8]
    /// Whether lines are built with their payload and bytes.
    let isWhole: Bool
    private var offset: Int

    /// A splitter of the bytes from `offset` on, where a line begins.
    init(bytes: [UInt8], from offset: Int = 0, isWhole: Bool) {
        self.bytes = bytes
        self.offset = offset
        self.isWhole = isWhole
    }

    /// Passes lines that come before a position, as far as their first bytes tell.
    ///
    /// A line is passed only where the one behind it is legible too and not yet too far: else it
    /// may hide a second line behind a lost line feed.
    mutating func skip(to position: UInt64) {
        while let feed = lineFeed, let first = LineReader.position(in: bytes, offset..<feed),
            first < position,
            let second = LineReader.position(in: bytes, (feed + 1)..<bytes.count),
            second <= position
        {
            offset = feed + 1
        }
    }

    private var lineFeed: Int? { bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) }

    /// The next piece; `nil` behind the last one.
    mutating func next() -> Piece? {
        guard offset < bytes.count else { return nil }
        let lineFeed = lineFeed
        let range = offset..<(lineFeed ?? bytes.count)
        do {
            let line = try LineReader.line(in: bytes, range, whole: isWhole)
            offset = min(range.upperBound + 1, bytes.count)
            return Piece(range: range, content: lineFeed == nil ? .unfinished(line) : .line(line))
        } catch {
            if let piece = unseparatedPiece(in: range) { return piece }
            offset = min(range.upperBound + 1, bytes.count)
            guard lineFeed != nil else { return Piece(range: range, content: .unfinished(nil)) }
            let continues = LineReader.endsWithMore(in: bytes, range)
            return Piece(range: range, content: .damage(error, continues: continues))
        }
    }

    /// The first line in a range that holds two, because the line feed between them is lost.
    private mutating func unseparatedPiece(in range: Range<Int>) -> Piece? {
        guard let feed = LineReader.lostLineFeed(in: bytes, range) else { return nil }
        do {
            let first = range.lowerBound..<feed
            let line = try LineReader.line(in: bytes, first, whole: isWhole)
            let damage = Damage(
                .notCanonical, expected: "a line feed", found: JSONReader.name(of: bytes[feed]),
                byteOffset: first.count)
            offset = feed + 1
            return Piece(range: first, content: .unseparated(line, damage))
        } catch {
            preconditionFailure("a line that was intact stays so in memory: \(error)")
        }
    }
}
