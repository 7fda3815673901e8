/// The last page of a run of terms: what it covers, and by which rule.
struct TermSummary: Equatable, Sendable {
    private static let mark = Array("so-cai terms 1\n\0".utf8)
    private static let byteCount = mark.count + 3 * 32 + 6 * 8

    /// What the terms of a line are and whose log it is, hashed.
    let kind: Hash
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

    static let entryLimit = IndexPage.payloadByteCount / TermEntry.byteCount

    var entryPageCount: Int { (entryCount + TermSummary.entryLimit - 1) / TermSummary.entryLimit }
    /// The first term of each page of entries.
    var fencePageCount: Int { IndexPage.count(forPayload: 16 * entryPageCount) }
    var pageCount: Int { entryPageCount + fencePageCount + 1 }

    init(
        kind: Hash, from: UInt64, next: UInt64, before: Hash, last: Hash, place: LinePlace,
        entryCount: Int
    ) {
        self.kind = kind
        self.from = from
        self.next = next
        self.before = before
        self.last = last
        self.place = place
        self.entryCount = entryCount
    }

    init(_ bytes: [UInt8]) throws(IndexFault) {
        let start = TermSummary.mark.count
        guard bytes.starts(with: TermSummary.mark), bytes.count >= TermSummary.byteCount,
            let kind = Hash(bytes: bytes[start..<start + 32]),
            let before = Hash(bytes: bytes[start + 32..<start + 64]),
            let last = Hash(bytes: bytes[start + 64..<start + 96])
        else { throw IndexFault() }
        let numbers = (0..<6).map { IndexPage.word(in: bytes, at: start + 96 + 8 * $0) }
        // Far above every log, and far below what sums of them could not hold.
        guard numbers.allSatisfy({ $0 < 1 << 50 }) else { throw IndexFault() }
        self.init(
            kind: kind, from: numbers[0], next: numbers[1], before: before, last: last,
            place: LinePlace(
                segment: numbers[2], byteOffset: numbers[3], byteCount: Int(numbers[4])),
            entryCount: Int(numbers[5]))
    }

    var bytes: [UInt8] {
        var bytes = TermSummary.mark
        for hash in [kind, before, last] { hash.append(to: &bytes) }
        for number in [
            from, next, place.segment, place.byteOffset, UInt64(place.byteCount),
            UInt64(entryCount),
        ] {
            IndexPage.append(number, to: &bytes)
        }
        return bytes
    }
}
