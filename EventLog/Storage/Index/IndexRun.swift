import Synchronization

/// One file of the index: what the lines of a part of the log say of streams and keys, sorted.
///
/// Pages of entries come first, then the guide to them, the segments they are in, and the summary.
final class IndexRun: Sendable {
    /// The positions a run covers, as its file's name tells.
    struct Name: Hashable, Sendable {
        static let suffix = ".run"

        let from: UInt64
        let next: UInt64

        init(from: UInt64, next: UInt64) {
            self.from = from
            self.next = next
        }

        /// `0000000000000000-0000000000004192.run`; `nil` for another form.
        init?(file: String) {
            let width = LedgerFolder.positionWidth
            let bytes = Array(file.utf8)
            guard file.hasSuffix(Name.suffix),
                bytes.count == 2 * width + 1 + Name.suffix.utf8.count,
                bytes[width] == UInt8(ascii: "-"), let from = Day.number(bytes[..<width]),
                let next = Day.number(bytes[width + 1..<2 * width + 1]), from < next
            else { return nil }
            self.init(from: UInt64(from), next: UInt64(next))
        }

        var file: String {
            LedgerFolder.padded(Position(from)) + "-" + LedgerFolder.padded(Position(next))
                + Name.suffix
        }
    }

    let name: Name
    let summary: IndexSummary
    private let path: String
    private let disk: any Disk
    /// Read when it is first needed.
    private let guide: Mutex<IndexGuide?>

    /// The run in a file that was just written.
    init(_ summary: IndexSummary, guide: IndexGuide, path: String, disk: any Disk) {
        name = Name(from: summary.from, next: summary.next)
        self.summary = summary
        self.path = path
        self.disk = disk
        self.guide = Mutex(guide)
    }

    /// The run in a file; only its summary is read.
    init(_ name: Name, path: String, disk: any Disk) throws(IndexFault) {
        do {
            let size = Int(try disk.size(of: path) ?? 0)
            guard size >= IndexPage.byteCount else { throw IndexFault() }
            let bytes = try disk.read(
                path, from: UInt64(size - IndexPage.byteCount), count: IndexPage.byteCount)
            let number = size / IndexPage.byteCount - 1
            summary = try IndexSummary(
                IndexPage.payloads(of: bytes, from: number, ofRunTo: name.next))
            guard summary.from == name.from, summary.next == name.next,
                size == summary.pageCount * IndexPage.byteCount
            else { throw IndexFault() }
        } catch {
            throw IndexFault()
        }
        self.name = name
        self.path = path
        self.disk = disk
        guide = Mutex(nil)
    }

    /// The segments that the run's lines lie in, each with as many bytes as it had then.
    func segments() throws(IndexFault) -> [Segment] {
        let bytes = try pages(
            summary.entryPageCount + summary.guidePageCount, count: summary.segmentPageCount)
        return (0..<summary.segmentCount).map { number in
            let first = Position(IndexPage.word(in: bytes, at: 16 * number))
            return Segment(
                name: LedgerFolder.segmentName(first: first), first: first,
                byteCount: IndexPage.word(in: bytes, at: 16 * number + 8))
        }
    }

    /// What the run says of a name; `nil` where it says nothing.
    func entry(_ name: NameHash) throws(IndexFault) -> IndexEntry? {
        let page = try guide.withLock { guide throws(IndexFault) in
            if let known = guide { return known.page(of: name) }
            let read = try readGuide()
            guide = read
            return read.page(of: name)
        }
        guard let page else { return nil }
        let bytes = try pages(page, count: 1)
        var low = 0
        var high = min(summary.entryCount - page * IndexPage.entryLimit, IndexPage.entryLimit)
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if NameHash(inIndex: bytes, at: middle * IndexEntry.byteCount) < name {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < end else { return nil }
        let entry = IndexEntry(in: bytes, at: low * IndexEntry.byteCount)
        return entry.name == name ? entry : nil
    }

    /// The entries that stand on pages one after another.
    func entries(ofPages range: Range<Int>) throws(IndexFault) -> [IndexEntry] {
        let bytes = try pages(range.lowerBound, count: range.count)
        var entries: [IndexEntry] = []
        entries.reserveCapacity(range.count * IndexPage.entryLimit)
        for page in range {
            let start = (page - range.lowerBound) * IndexPage.payloadByteCount
            let left = summary.entryCount - page * IndexPage.entryLimit
            for number in 0..<min(left, IndexPage.entryLimit) {
                entries.append(IndexEntry(in: bytes, at: start + number * IndexEntry.byteCount))
            }
        }
        return entries
    }

    private func readGuide() throws(IndexFault) -> IndexGuide {
        guard summary.guideByteCount > 16 * summary.entryPageCount else { throw IndexFault() }
        let bytes = try pages(summary.entryPageCount, count: summary.guidePageCount)
        return IndexGuide(
            Array(bytes.prefix(summary.guideByteCount)), fenceCount: summary.entryPageCount)
    }

    private func pages(_ first: Int, count: Int) throws(IndexFault) -> [UInt8] {
        do {
            let bytes = try disk.read(
                path, from: UInt64(first * IndexPage.byteCount),
                count: count * IndexPage.byteCount)
            guard bytes.count == count * IndexPage.byteCount else { throw IndexFault() }
            return try IndexPage.payloads(of: bytes, from: first, ofRunTo: name.next)
        } catch {
            throw IndexFault()
        }
    }
}
