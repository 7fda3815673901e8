/// The last page of a run: what it covers and how it is laid out.
struct IndexSummary: Equatable, Sendable {
    private static let mark = Array("so-cai index 1\n\0".utf8)
    private static let byteCount = mark.count + 2 * 8 + 2 * 32 + 6 * 8

    /// The first position it covers.
    let from: UInt64
    /// The position behind the last one it covers.
    let next: UInt64
    /// The leaf hash of the line before the first one; of nothing at the beginning of the log.
    let before: Hash
    /// The leaf hash of the last line.
    let last: Hash
    /// Where the last line lies.
    let place: LinePlace
    let entryCount: Int
    let guideByteCount: Int
    let segmentCount: Int

    var entryPageCount: Int {
        (entryCount + IndexPage.entryLimit - 1) / IndexPage.entryLimit
    }
    var guidePageCount: Int { IndexPage.count(forPayload: guideByteCount) }
    /// Each segment takes its first position and its size.
    var segmentPageCount: Int { IndexPage.count(forPayload: 16 * segmentCount) }
    var pageCount: Int { entryPageCount + guidePageCount + segmentPageCount + 1 }

    init(
        from: UInt64, next: UInt64, before: Hash, last: Hash, place: LinePlace, entryCount: Int,
        guideByteCount: Int, segmentCount: Int
    ) {
        self.from = from
        self.next = next
        self.before = before
        self.last = last
        self.place = place
        self.entryCount = entryCount
        self.guideByteCount = guideByteCount
        self.segmentCount = segmentCount
    }

    init(_ bytes: [UInt8]) throws(IndexFault) {
        let start = IndexSummary.mark.count
        guard bytes.starts(with: IndexSummary.mark), bytes.count >= IndexSummary.byteCount,
            let before = Hash(bytes: bytes[start + 16..<start + 48]),
            let last = Hash(bytes: bytes[start + 48..<start + 80])
        else { throw IndexFault() }
        let numbers = (0..<6).map { IndexPage.word(in: bytes, at: start + 80 + 8 * $0) }
        // Far above every log, and far below what the sums above could not hold.
        guard numbers.allSatisfy({ $0 < 1 << 50 }) else { throw IndexFault() }
        self.init(
            from: IndexPage.word(in: bytes, at: start),
            next: IndexPage.word(in: bytes, at: start + 8), before: before, last: last,
            place: LinePlace(
                segment: numbers[0], byteOffset: numbers[1], byteCount: Int(numbers[2])),
            entryCount: Int(numbers[3]), guideByteCount: Int(numbers[4]),
            segmentCount: Int(numbers[5]))
    }

    var bytes: [UInt8] {
        var bytes = IndexSummary.mark
        IndexPage.append(from, to: &bytes)
        IndexPage.append(next, to: &bytes)
        before.append(to: &bytes)
        last.append(to: &bytes)
        for number in [
            place.segment, place.byteOffset, UInt64(place.byteCount), UInt64(entryCount),
            UInt64(guideByteCount), UInt64(segmentCount),
        ] {
            IndexPage.append(number, to: &bytes)
        }
        return bytes
    }
}
