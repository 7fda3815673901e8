/// A moment in UTC, exact to the millisecond: the `at` of a line.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00.000Z, leap seconds not counted.
    public let millisecondsSinceEpoch: Int64

    /// The moment so many milliseconds after 1970-01-01T00:00:00.000Z.
    public init(millisecondsSinceEpoch: Int64) {
        self.millisecondsSinceEpoch = millisecondsSinceEpoch
    }

    /// The moment written `2025-02-04T01:00:00.000Z`, the one form a line holds; else `nil`.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: Array(text.utf8).span)
    }

    /// How many bytes its text has.
    static let byteCount = 24

    init?(utf8 bytes: Span<UInt8>) {
        guard bytes.count == Instant.byteCount, let day = Day(utf8: bytes.extracting(0..<10)),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."),
            bytes[23] == UInt8(ascii: "Z"), let hour = Day.number(bytes.extracting(11..<13)),
            let minute = Day.number(bytes.extracting(14..<16)),
            let second = Day.number(bytes.extracting(17..<19)),
            let millisecond = Day.number(bytes.extracting(20..<23)),
            hour < 24, minute < 60, second < 60
        else { return nil }
        let seconds = ((day.daysSinceEpoch * 24 + hour) * 60 + minute) * 60 + second
        self.init(millisecondsSinceEpoch: Int64(seconds * 1_000 + millisecond))
    }

    /// Midnight UTC at the start of `day`.
    public init(startOf day: Day) {
        self.init(millisecondsSinceEpoch: Int64(day.daysSinceEpoch) * 86_400_000)
    }

    /// The day it is in a zone `offsetMinutes` ahead of UTC (Vietnam: 420).
    public func day(offsetMinutes: Int) -> Day {
        let shifted = millisecondsSinceEpoch + Int64(offsetMinutes) * 60_000
        return Day(daysSinceEpoch: Int(floorDivide(shifted, by: 86_400_000).quotient))
    }

    /// The moment `milliseconds` later.
    public func advanced(byMilliseconds milliseconds: Int64) -> Instant {
        Instant(millisecondsSinceEpoch: millisecondsSinceEpoch + milliseconds)
    }

    /// Whether `left` comes before `right`.
    public static func < (left: Self, right: Self) -> Bool {
        left.millisecondsSinceEpoch < right.millisecondsSinceEpoch
    }

    /// The moment as `2025-02-04T01:00:00.000Z`.
    public var description: String {
        var text = TextBuffer(capacity: Instant.byteCount)
        append(to: &text)
        return text.text
    }

    /// Writes what ``description`` says.
    func append(to text: inout TextBuffer) {
        let (days, rest) = floorDivide(millisecondsSinceEpoch, by: 86_400_000)
        let time = UInt64(rest)
        Day(daysSinceEpoch: Int(days)).append(to: &text)
        text.append("T")
        text.append(time / 3_600_000, width: 2)
        text.append(":")
        text.append(time / 60_000 % 60, width: 2)
        text.append(":")
        text.append(time / 1_000 % 60, width: 2)
        text.append(".")
        text.append(time % 1_000, width: 3)
        text.append("Z")
    }

    private func floorDivide(
        _ dividend: Int64, by divisor: Int64
    ) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
