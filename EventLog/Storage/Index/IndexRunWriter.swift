/// Writes a run: entries in order, then all that finds them again.
struct IndexRunWriter {
    /// How many bytes are collected before they are written.
    private static let chunkByteCount = 1 << 20

    private let file: any DiskFile
    private var offset: UInt64 = 0
    private let next: UInt64
    private var guide: IndexGuide
    private var entryCount = 0
    private var pageCount = 0
    private var payload: [UInt8] = []
    /// Pages not written yet.
    private var chunk: [UInt8] = []

    /// A writer of at most so many entries to a new file at `path`.
    init(
        _ path: String, disk: any Disk, next: UInt64, entryLimit: Int
    ) throws(DiskError) {
        self.next = next
        guide = IndexGuide(nameLimit: entryLimit)
        // A run that was not finished may lie there, longer than this one.
        if try disk.size(of: path) != nil { try disk.remove(path) }
        file = try disk.open(path)
    }

    /// Adds an entry, whose name comes behind all before it.
    mutating func add(_ entry: IndexEntry) throws(DiskError) {
        guide.add(entry.name, beginsPage: payload.isEmpty)
        entry.append(to: &payload)
        entryCount += 1
        if payload.count > IndexPage.payloadByteCount - IndexEntry.byteCount { try endPage() }
    }

    /// Writes what is left; the file is durable on return, its name is not.
    mutating func finish(
        from: UInt64, before: Hash, last: Hash, place: LinePlace, segments: [Segment]
    ) throws(DiskError) -> (summary: IndexSummary, guide: IndexGuide) {
        if !payload.isEmpty { try endPage() }
        let guideBytes = guide.bytes
        try add(section: guideBytes)
        var segmentBytes: [UInt8] = []
        for segment in segments {
            IndexPage.append(segment.first.rawValue, to: &segmentBytes)
            IndexPage.append(segment.byteCount, to: &segmentBytes)
        }
        try add(section: segmentBytes)
        let summary = IndexSummary(
            from: from, next: next, before: before, last: last, place: place,
            entryCount: entryCount, guideByteCount: guideBytes.count,
            segmentCount: segments.count)
        try add(section: summary.bytes)
        try flush()
        try file.sync()
        return (summary, guide)
    }

    private mutating func add(section bytes: [UInt8]) throws(DiskError) {
        for start in stride(from: 0, to: bytes.count, by: IndexPage.payloadByteCount) {
            payload = Array(bytes[start...].prefix(IndexPage.payloadByteCount))
            try endPage()
        }
    }

    private mutating func endPage() throws(DiskError) {
        IndexPage.append(payload[...], number: pageCount, ofRunTo: next, to: &chunk)
        pageCount += 1
        payload.removeAll(keepingCapacity: true)
        if chunk.count >= IndexRunWriter.chunkByteCount { try flush() }
    }

    private mutating func flush() throws(DiskError) {
        try file.write(chunk, at: offset)
        offset += UInt64(chunk.count)
        chunk.removeAll(keepingCapacity: true)
    }
}
