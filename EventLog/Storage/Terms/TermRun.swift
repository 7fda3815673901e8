import Synchronization

/// One file of terms: the lines of a part of the log by what they are to be found by, sorted.
///
/// Pages of entries come first, then the first term of each page, and the summary.
final class TermRun: Sendable {
    let summary: TermSummary
    private let path: String
    private let disk: any Disk
    /// Read when they are first needed.
    private let fences = Mutex<[NameHash]?>(nil)

    /// The run in a file; only its summary is read.
    init(_ name: IndexRun.Name, path: String, disk: any Disk) throws(IndexFault) {
        self.path = path
        self.disk = disk
        do {
            let size = Int(try disk.size(of: path) ?? 0)
            guard size >= IndexPage.byteCount else { throw IndexFault() }
            let bytes = try disk.read(
                path, from: UInt64(size - IndexPage.byteCount), count: IndexPage.byteCount)
            summary = try TermSummary(
                IndexPage.payloads(
                    of: bytes, from: size / IndexPage.byteCount - 1, ofRunTo: name.next))
            guard summary.from == name.from, summary.next == name.next,
                size == summary.pageCount * IndexPage.byteCount
            else { throw IndexFault() }
        } catch {
            throw IndexFault()
        }
    }

    var name: IndexRun.Name { IndexRun.Name(from: summary.from, next: summary.next) }

    /// Writes a run of sorted entries under an unfinished name, and gives it its own.
    ///
    /// Nothing waits for the disk: what a crash leaves of the file is no run.
    static func write(
        _ entries: [TermEntry], _ summary: TermSummary, to path: String, disk: any Disk
    ) throws(DiskError) {
        let unfinished = path + LedgerFolder.unfinishedSuffix
        // A run that was not finished may lie there, longer than this one.
        if try disk.size(of: unfinished) != nil { try disk.remove(unfinished) }
        let file = try disk.open(unfinished)
        var offset: UInt64 = 0
        var number = 0
        var chunk: [UInt8] = []
        func endPage(_ payload: ArraySlice<UInt8>) throws(DiskError) {
            IndexPage.append(payload, number: number, ofRunTo: summary.next, to: &chunk)
            number += 1
            guard chunk.count >= 1 << 20 || number == summary.pageCount else { return }
            try file.write(chunk, at: offset)
            offset += UInt64(chunk.count)
            chunk.removeAll(keepingCapacity: true)
        }
        var fences: [UInt8] = []
        for start in stride(from: 0, to: entries.count, by: TermSummary.entryLimit) {
            var payload: [UInt8] = []
            payload.reserveCapacity(IndexPage.payloadByteCount)
            let page = entries[start..<min(start + TermSummary.entryLimit, entries.count)]
            for entry in page { entry.append(to: &payload) }
            IndexPage.append(entries[start].term.high, to: &fences)
            IndexPage.append(entries[start].term.low, to: &fences)
            try endPage(payload[...])
        }
        for start in stride(from: 0, to: fences.count, by: IndexPage.payloadByteCount) {
            try endPage(fences[start...].prefix(IndexPage.payloadByteCount))
        }
        try endPage(summary.bytes[...])
        try disk.rename(unfinished, to: path)
    }

    /// The lines of a term before a position, in order.
    func entries(of term: NameHash, before end: UInt64) throws(IndexFault) -> [TermEntry] {
        let fences = try knownFences()
        var low = 0
        var high = fences.count
        while low < high {
            let middle = (low + high) / 2
            if fences[middle] < term { low = middle + 1 } else { high = middle }
        }
        // The term may begin on the page before the first one that begins with it.
        var page = max(low - 1, 0)
        var found: [TermEntry] = []
        while page < fences.count, fences[page] <= term {
            found += try entries(ofPages: page..<page + 1).filter { entry in
                entry.term == term && entry.position < end
            }
            page += 1
        }
        return found
    }

    /// All entries.
    func entries() throws(IndexFault) -> [TermEntry] {
        try entries(ofPages: 0..<summary.entryPageCount)
    }

    private func entries(ofPages range: Range<Int>) throws(IndexFault) -> [TermEntry] {
        let bytes = try pages(range.lowerBound, count: range.count)
        var entries: [TermEntry] = []
        entries.reserveCapacity(range.count * TermSummary.entryLimit)
        for page in range {
            let start = (page - range.lowerBound) * IndexPage.payloadByteCount
            let left = summary.entryCount - page * TermSummary.entryLimit
            for number in 0..<min(left, TermSummary.entryLimit) {
                entries.append(TermEntry(in: bytes, at: start + number * TermEntry.byteCount))
            }
        }
        return entries
    }

    private func knownFences() throws(IndexFault) -> [NameHash] {
        try fences.withLock { fences throws(IndexFault) in
            if let fences { return fences }
            let bytes = try pages(summary.entryPageCount, count: summary.fencePageCount)
            let read = (0..<summary.entryPageCount).map { NameHash(inIndex: bytes, at: 16 * $0) }
            fences = read
            return read
        }
    }

    private func pages(_ first: Int, count: Int) throws(IndexFault) -> [UInt8] {
        do {
            let bytes = try disk.read(
                path, from: UInt64(first * IndexPage.byteCount),
                count: count * IndexPage.byteCount)
            guard bytes.count == count * IndexPage.byteCount else { throw IndexFault() }
            return try IndexPage.payloads(of: bytes, from: first, ofRunTo: summary.next)
        } catch {
            throw IndexFault()
        }
    }
}
