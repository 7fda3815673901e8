/// How far the log was made durable: all before this byte of this segment was synced.
struct Watermark: Equatable, Sendable {
    let segment: String
    let byteCount: UInt64

    /// The end of the last whole batch; `nil` where there is no segment.
    init?(endOf segments: [Segment]) {
        guard let last = segments.last else { return nil }
        self.init(segment: last.name, byteCount: last.byteCount)
    }

    init(segment: String, byteCount: UInt64) {
        self.segment = segment
        self.byteCount = byteCount
    }

    /// Whether all before `end` is before this too: the names of segments sort as the log goes on.
    func covers(_ end: Watermark) -> Bool {
        segment > end.segment || segment == end.segment && byteCount >= end.byteCount
    }

    /// How many bytes of a segment lie before this, where it names the last segment of a log.
    func byteCount(in segment: String) -> UInt64 { segment == self.segment ? byteCount : 0 }

    /// How many bytes a record has.
    static let byteCount = 49

    /// The bytes of the record: always as many, so that one is written over another in place.
    var bytes: [UInt8] {
        let text = "\(segment) \(LedgerFolder.padded(Position(byteCount))) "
        return Array(text.utf8) + CRC32C(Array(text.utf8)).hexBytes + [UInt8(ascii: "\n")]
    }

    /// The mark a record bears; `nil` for anything but a whole record.
    init?(bytes: [UInt8]) {
        let fields = bytes.dropLast().split(separator: UInt8(ascii: " "))
        guard fields.count == 3, let byteCount = Day.number(fields[1]),
            LedgerFolder.firstPosition(ofSegment: String(decoding: fields[0], as: UTF8.self)) != nil
        else { return nil }
        self.init(
            segment: String(decoding: fields[0], as: UTF8.self), byteCount: UInt64(byteCount))
        guard self.bytes == bytes else { return nil }
    }
}

extension Flaw {
    /// The flaw of a log whose mark says that more was durable than there is.
    init(lostBefore mark: Watermark, byteCount: UInt64) {
        self.init(
            .tailRemoved, in: LedgerFolder.watermarkName,
            expected: "the \(mark.byteCount) bytes of \(mark.segment) that were durable",
            found:
                "\(byteCount) bytes: the end of the log is lost, or this is a copy made while it was "
                + "written; take it from a mirror, or, to go on without it, delete this file")
    }

    /// Whether it is `derived/durable` that tells of it: what was durable once is gone, and no checkpoint
    /// says so.
    public var isToldByMark: Bool { kind == .tailRemoved && segment == LedgerFolder.watermarkName }
}
