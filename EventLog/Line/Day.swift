/// A day of the proleptic Gregorian calendar, without a clock or a zone.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 1…9999.
    public let year: Int
    /// 1…12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// The day, or `nil` where the calendar has none such (31 April, month 13, year 0).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.dayCount(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day written `2025-02-04`; `nil` for any other form and for days that do not exist.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: Array(text.utf8).span)
    }

    /// The day these characters write.
    init?(utf8 bytes: Span<UInt8>) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Day.number(bytes.extracting(0..<4)),
            let month = Day.number(bytes.extracting(5..<7)),
            let day = Day.number(bytes.extracting(8..<10))
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day `count` days after 1970-01-01.
    ///
    /// The algorithm counts from 1 March of year 0, so that the leap day comes last
    /// (H. Hinnant, chrono-compatible low-level date algorithms).
    public init(daysSinceEpoch count: Int) {
        let shifted = count + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// How many days this day lies after 1970-01-01.
    public var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day `count` days later, or earlier where `count` is negative.
    public func advanced(by count: Int) -> Day {
        Day(daysSinceEpoch: daysSinceEpoch + count)
    }

    /// How many days the month has, leap years counted.
    public static func dayCount(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// Whether `left` comes before `right`.
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// The day as `2025-02-04`.
    public var description: String {
        var text = TextBuffer(capacity: 10)
        append(to: &text)
        return text.text
    }

    /// Writes what ``description`` says.
    func append(to text: inout TextBuffer) {
        // No line has a year before the first one.
        if year < 0 { text.append("-") }
        text.append(UInt64(year.magnitude), width: 4)
        text.append("-")
        text.append(UInt64(month), width: 2)
        text.append("-")
        text.append(UInt64(day), width: 2)
    }

    /// The digits of a number that is not negative, with zeros before them.
    static func padded(_ number: Int, to width: Int) -> String {
        var text = TextBuffer(capacity: width)
        text.append(UInt64(number), width: width)
        return text.text
    }

    /// The number that ASCII digits spell; `nil` where a byte is no digit.
    static func number(_ digits: ArraySlice<UInt8>) -> Int? { number(digits.span) }

    /// The number that ASCII digits spell; `nil` where a byte is no digit.
    static func number(_ digits: Span<UInt8>) -> Int? {
        var number = 0
        for index in digits.indices {
            let digit = digits[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }
}
