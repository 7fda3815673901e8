/// One pass over the log, or over what was added to it: what is in it, what is wrong with it, and its
/// tail.
///
/// The tail is what belongs to no whole batch; its rules are those of `Format.md`.
struct LogScan {
    /// The bytes behind the last whole batch.
    struct Tail {
        let kind: Recovery.Kind
        let segment: String
        let byteOffset: UInt64
        let bytes: [UInt8]
        let position: Position
        /// What is wrong with it, at its first damaged byte.
        let flaw: Flaw

        /// The name of its copy in `quarantine/`: where it stood, what it was, what it holds.
        var quarantineFile: String {
            "\(LedgerFolder.padded(position))-\(kind.rawValue)-"
                + LedgerFolder.quarantineEnding(Hash(of: bytes))
        }

        func recovery(wasMoved: Bool) -> Recovery {
            Recovery(
                kind: kind, segment: segment, byteOffset: byteOffset,
                byteCount: UInt64(bytes.count), position: position,
                quarantineFile: quarantineFile, wasMoved: wasMoved)
        }
    }

    let folder: LedgerFolder
    let disk: any Disk
    /// Whether lines are built with their payload and bytes.
    let isWhole: Bool
    private(set) var index: LogIndex
    private(set) var segments: [Segment]
    private(set) var flaws: [Flaw] = []
    private(set) var tail: Tail?
    /// The last whole batch of the last segment, and where it begins; `nil` where there is none.
    private(set) var lastBatch: (byteOffset: UInt64, bytes: [UInt8])?

    /// How many of the segments were read before, the last of them up to its ``Segment/byteCount``.
    private let knownCount: Int
    /// Whether a file that cannot be read ends the scan, and is no flaw.
    private let throwsWhenUnreadable: Bool
    /// Whether a segment had fewer bytes when it was read than before: a writer may have cut it.
    private(set) var hasShrunk = false
    /// Where the bytes at hand begin in their segment.
    private var base: UInt64 = 0

    /// A scan of the whole log.
    init(_ folder: LedgerFolder, disk: any Disk, isWhole: Bool) {
        self.init(folder, disk: disk, isWhole: isWhole, behind: LogIndex(), in: [])
    }

    /// A scan of what stands behind the whole batches that `index` and `segments` tell of.
    ///
    /// Where it is told to throw, it leaves off between two segments, or before what was added to the
    /// last one known: it can be gone on with from there.
    init(
        _ folder: LedgerFolder, disk: any Disk, isWhole: Bool, behind index: LogIndex,
        in segments: [Segment], throwsWhenUnreadable: Bool = false
    ) {
        self.throwsWhenUnreadable = throwsWhenUnreadable
        self.folder = folder
        self.disk = disk
        self.isWhole = isWhole
        self.index = index
        self.segments = segments
        knownCount = segments.count
    }

    /// Reads what was not read before; `visit` gets each intact line of a batch that stays, in order, and
    /// `progress` the number of bytes read since it was last called.
    ///
    /// - Complexity: O(*n*) in the bytes it reads.
    mutating func run(
        visit: (Line) -> Void = { _ in }, progress: (UInt64) -> Void = { _ in }
    ) throws(DiskError) {
        try findSegments()
        for number in segments.indices.dropFirst(max(knownCount - 1, 0)) {
            let segment = segments[number]
            let isKnown = number < knownCount
            base = isKnown ? segment.byteCount : 0
            if !isKnown, let wrong = index.begin(segmentAt: segment.first) {
                flaws.append(
                    Flaw(
                        wrong.kind, in: segment.name, position: segment.first,
                        expected: wrong.expected, found: wrong.found))
            }
            let isLast = number == segments.count - 1
            do {
                let path = folder.segment(segment.name)
                let size = isKnown ? try disk.size(of: path) ?? 0 : segment.byteCount
                guard size >= base else {
                    hasShrunk = true
                    flaws.append(
                        Flaw(
                            .unreadable, in: segment.name, at: size, position: Position(index.next),
                            expected: "at least the \(base) bytes read before",
                            found: "\(size) bytes"))
                    continue
                }
                let bytes = try disk.read(path, from: base, count: Int(size - base))
                if UInt64(bytes.count) < size - base { hasShrunk = true }
                let unwritten =
                    isLast ? try unwrittenStart(in: bytes, segment: segment.name) : nil
                segments[number].byteCount = base + UInt64(bytes.count)
                if let unwritten {
                    read(bytes, upTo: unwritten, segment: number, visit: visit)
                } else {
                    read(bytes, segment: number, isLast: isLast, visit: visit)
                }
                progress(UInt64(bytes.count))
            } catch {
                guard !throwsWhenUnreadable else {
                    segments.removeSubrange((isKnown ? number + 1 : number)...)
                    throw error
                }
                flaws.append(
                    Flaw(
                        .unreadable, in: segment.name, position: segment.first,
                        expected: "a file that can be read", found: "\(error)"))
                index.skip(continues: false)
            }
        }
        if !flaws.isEmpty, let tail {
            flaws.append(tail.flaw)
        }
    }

    /// Whether what is wrong may be the doing of a writer at work.
    var isDoubtful: Bool { hasShrunk || flaws.contains { $0.segment == segments.last?.name } }

    /// Takes note that the log has lost what was durable: its tail then is no torn one.
    mutating func take(lostEnd flaw: Flaw) {
        if flaws.isEmpty, let tail { flaws.append(tail.flaw) }
        flaws.append(flaw)
    }

    private mutating func findSegments() throws(DiskError) {
        guard let names = try disk.list(folder.log) else {
            flaws.append(Flaw(.missingSegment, in: "log", expected: "a folder", found: "none"))
            return
        }
        let known = segments.last?.first
        var added: [Segment] = []
        for name in names.sorted() {
            if let first = LedgerFolder.firstPosition(ofSegment: name), let known, first <= known {
                continue
            }
            if let first = LedgerFolder.firstPosition(ofSegment: name),
                let byteCount = try disk.size(of: folder.segment(name))
            {
                added.append(Segment(name: name, first: first, byteCount: byteCount))
            } else {
                flaws.append(
                    Flaw(
                        .foreignFile, in: "log/\(name)", expected: "only segments", found: name))
            }
        }
        segments += added
    }

    /// Reads what stands before sectors that were never written, and takes the rest for the tail.
    private mutating func read(
        _ bytes: [UInt8], upTo start: Int, segment number: Int, visit: (Line) -> Void
    ) {
        read(Array(bytes[..<start]), segment: number, isLast: false, visit: visit)
        segments[number].byteCount = base + UInt64(start)
        var lines = LineSplitter(bytes: bytes, from: start, isWhole: false)
        var pieces: [LineSplitter.Piece] = []
        while let piece = lines.next() { pieces.append(piece) }
        tail = makeTail(pieces, of: bytes, segment: segments[number].name)
    }

    private mutating func read(
        _ bytes: [UInt8], segment number: Int, isLast: Bool, visit: (Line) -> Void
    ) {
        let name = segments[number].name
        var batches = SegmentReader(bytes: bytes, isWhole: isWhole)
        while let pieces = batches.next() {
            settle(pieces, of: bytes, segment: number, visit: visit)
        }
        lastBatch = batches.lastBatch.map { (base + UInt64($0.lowerBound), Array(bytes[$0])) }
        let rest = batches.held
        if isLast, !batches.hasBytesBehindDamage, let first = rest.first {
            segments[number].byteCount = base + UInt64(first.range.lowerBound)
            tail = makeTail(rest, of: bytes, segment: name)
        } else {
            settle(rest, of: bytes, segment: number, visit: visit)
            if index.hasOpenBatch {
                flaws.append(
                    Flaw(
                        .batchBroken, in: name, at: base + UInt64(bytes.count),
                        position: Position(index.next), expected: "the last line of a batch",
                        found: "the end of the segment"))
                index.endSegment()
            }
        }
        finishHead(in: bytes)
    }

    /// Where the tail begins that holds sectors which never reached the disk; `nil` where there is none.
    ///
    /// What the mark covers was durable once: zeros there are damage. Where it cannot be read, neither is
    /// known.
    private func unwrittenStart(
        in bytes: [UInt8], segment: String
    ) throws(DiskError) -> Int? {
        guard bytes.contains(0) else { return nil }
        let mark = try WatermarkFile(folder: folder, disk: disk).read()
        if let mark, mark.segment > segment { return nil }
        let durable = mark?.segment == segment ? mark?.byteCount : nil
        return UnwrittenSectors(base: base, bytes: bytes).firstBatch(durableUpTo: durable ?? 0)
    }

    /// Where the head of the log lies in the segment being read.
    private var headRange: Range<Int>?

    /// Completes the head, which a scan without payloads left without its bytes.
    private mutating func finishHead(in bytes: [UInt8]) {
        guard let range = headRange else { return }
        headRange = nil
        guard !isWhole else { return }
        index.head?.bytes = Array(bytes[range])
    }

    /// Takes pieces that stay in the log into the index.
    private mutating func settle(
        _ pieces: [LineSplitter.Piece], of bytes: [UInt8], segment number: Int,
        visit: (Line) -> Void
    ) {
        let name = segments[number].name
        for piece in pieces {
            switch piece.content {
            case .line(let line):
                settle(line, at: piece.range, segment: name, visit: visit)
            case .unseparated(let line, let damage):
                settle(line, at: piece.range, segment: name, visit: visit)
                flaws.append(
                    flaw(damage, at: piece.range, segment: name, position: line.position))
            case .damage(let damage, let continues):
                flaws.append(
                    flaw(
                        damage, at: piece.range, segment: name,
                        position: Position(index.next)))
                index.skip(continues: continues)
            case .unfinished(let line):
                let position = line?.position ?? Position(index.next)
                if let line {
                    settle(line, at: piece.range, segment: name, visit: visit)
                } else {
                    index.skip(continues: false)
                }
                flaws.append(
                    Flaw(
                        .notCanonical, in: name, at: base + UInt64(piece.range.upperBound),
                        position: position, expected: "a line feed",
                        found: "the end of the segment"))
            }
        }
    }

    private mutating func settle(
        _ line: Line, at range: Range<Int>, segment: String, visit: (Line) -> Void
    ) {
        let size = index.size
        let offset = base + UInt64(range.lowerBound)
        for wrong in index.take(line, at: offset, count: range.count) {
            flaws.append(
                Flaw(
                    wrong.kind, in: segment, at: offset,
                    position: wrong.missing ?? line.position, expected: wrong.expected,
                    found: wrong.found))
        }
        guard index.size > size else { return }
        headRange = range
        visit(line)
    }

    private func flaw(
        _ damage: Damage, at range: Range<Int>, segment: String, position: Position
    ) -> Flaw {
        let kind: Flaw.Kind =
            switch damage.kind {
            case .crcMismatch: .crcMismatch
            case .tooLong: .tooLong
            case .notCanonical, .endsEarly: .notCanonical
            }
        return Flaw(
            kind, in: segment, at: base + UInt64(range.lowerBound + damage.byteOffset),
            position: position, expected: damage.expected, found: damage.found)
    }

    /// Decides what the pieces behind the last whole batch of the log can have been.
    private func makeTail(
        _ pieces: [LineSplitter.Piece], of bytes: [UInt8], segment: String
    ) -> Tail? {
        guard let start = pieces.first?.range.lowerBound else { return nil }
        var next = index.next
        var damaged: (piece: LineSplitter.Piece, position: UInt64, found: String)?
        for piece in pieces where damaged == nil {
            switch piece.content {
            case .line(let line):
                if line.position.rawValue != next {
                    damaged = (piece, next, "event \(line.position)")
                }
            case .damage(let damage, _), .unseparated(_, let damage):
                damaged = (piece, next, "damage: \(damage)")
            case .unfinished:
                if !LineReader.isBeginning(in: bytes, piece.range, of: Position(next)) {
                    damaged = (piece, next, "bytes that begin no line")
                }
            }
            next += 1
        }
        let flaw =
            if let damaged {
                Flaw(
                    .unclearTail, in: segment, at: base + UInt64(damaged.piece.range.lowerBound),
                    position: Position(damaged.position), expected: "the last batch whole",
                    found: damaged.found)
            } else {
                Flaw(
                    .tornTail, in: segment, at: base + UInt64(start),
                    position: Position(index.next),
                    expected: "the last batch whole",
                    found:
                        "\(bytes.count - start) bytes of its beginning, as when the disk is full "
                        + "or the machine stops, and then it was never acknowledged")
            }
        return Tail(
            kind: damaged == nil ? .torn : .unclear, segment: segment,
            byteOffset: base + UInt64(start), bytes: Array(bytes[start...]),
            position: Position(index.next), flaw: flaw)
    }
}
