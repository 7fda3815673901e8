public import EventLog

/// Why a text names no day (lỗi đọc ngày).
public enum DayProblem: Error, Equatable, Sendable {
    /// The text has none of the forms a day is written in.
    case notADay(String)

    /// The text has the form of a day which the calendar does not have.
    case noSuchDay(String)

    /// What was found and what would be accepted.
    public var message: Phrase {
        switch self {
        case .notADay(let found):
            Phrase(
                vi: "“\(found)” không phải là ngày; hãy viết theo dạng 04/02/2025 hoặc 2025-02-04.",
                en: "“\(found)” is not a day; write it as 04/02/2025 (day first) or 2025-02-04.")
        case .noSuchDay(let found):
            Phrase(
                vi: "Lịch không có ngày “\(found)”; hãy kiểm tra lại ngày và tháng"
                    + " (ngày viết trước, tháng viết sau).",
                en: "The calendar has no day “\(found)”; check the day and the month"
                    + " (the day comes first, then the month).")
        }
    }
}

extension Day {
    /// The day a person wrote: `2025-02-04`, `4/2/2025`, `ngày 04 tháng 02 năm 2025`.
    ///
    /// But for the first form the day always stands before the month.
    public init(reading text: String) throws(DayProblem) {
        let tidied = text.tidied
        guard let (year, month, day) = Day.numbers(in: tidied.lowercased()) else {
            throw .notADay(tidied)
        }
        guard let existing = Day(year: year, month: month, day: day) else {
            throw .noSuchDay(tidied)
        }
        self = existing
    }

    /// The day as `04/02/2025`, which is how Vietnam writes it in English too.
    public func displayed(in language: Language) -> String {
        switch language {
        case .vi, .en: description.split(separator: "-").reversed().joined(separator: "/")
        }
    }

    private static func numbers(in text: String) -> (year: Int, month: Int, day: Int)? {
        let words = text.split(separator: " ")
        let isSpelledOut =
            words.count == 6 && words[0] == "ngày" && words[2] == "tháng" && words[4] == "năm"
        if isSpelledOut { return dayFirst([words[1], words[3], words[5]]) }
        let short = words.first == "ngày" ? words.dropFirst() : words[...]
        guard short.count == 1, let word = short.first else { return nil }
        let dashed = word.split(separator: "-", omittingEmptySubsequences: false)
        if dashed.first?.utf8.count == 4 {
            guard dashed.count == 3, let year = number(dashed[0], width: 4...4),
                let month = number(dashed[1], width: 2...2),
                let day = number(dashed[2], width: 2...2)
            else { return nil }
            return (year, month, day)
        }
        return dayFirst(dashed)
            ?? dayFirst(word.split(separator: "/", omittingEmptySubsequences: false))
    }

    private static func dayFirst(_ parts: [Substring]) -> (year: Int, month: Int, day: Int)? {
        guard parts.count == 3, let day = number(parts[0], width: 1...2),
            let month = number(parts[1], width: 1...2), let year = number(parts[2], width: 4...4)
        else { return nil }
        return (year, month, day)
    }

    private static func number(_ digits: Substring, width: ClosedRange<Int>) -> Int? {
        guard width.contains(digits.utf8.count), digits.utf8.first != UInt8(ascii: "+"),
            digits.utf8.first != UInt8(ascii: "-")
        else { return nil }
        return Int(digits)
    }
}

extension Instant {
    /// How far Vietnam is ahead of UTC.
    public static let vietnamOffsetMinutes = 420

    /// The moment a person wrote: RFC 3339 with its offset, or a day, which means its very end.
    ///
    /// A day ends at 23:59:59.999 in Vietnam. `nil` for any other text.
    public init?(reading text: String) {
        let tidied = text.tidied
        do throws(DayProblem) {
            let next = try Day(reading: tidied).advanced(by: 1)
            let offset = Int64(Instant.vietnamOffsetMinutes) * 60_000
            self = Instant(startOf: next).advanced(byMilliseconds: -offset - 1)
        } catch {
            // What is no day may be a full RFC 3339 time.
            guard let instant = Instant(zoned: tidied) else { return nil }
            self = instant
        }
    }

    /// RFC 3339 §5.6, with at most three digits of a second's fraction.
    private init?(zoned text: String) {
        let upper = text.uppercased()
        let isUTC = upper.hasSuffix("Z")
        let zone = isUTC ? "Z" : String(upper.suffix(6))
        let local = upper.dropLast(zone.utf8.count)
        guard let offset = isUTC ? 0 : Instant.offsetMinutes(zone), local.utf8.count >= 19
        else { return nil }
        let fraction = local.dropFirst(19)
        guard fraction.isEmpty || (fraction.first == "." && (2...4).contains(fraction.utf8.count)),
            let instant = Instant(
                local.prefix(19) + "." + fraction.dropFirst()
                    + String(repeating: "0", count: 3 - max(0, fraction.count - 1)) + "Z")
        else { return nil }
        self = instant.advanced(byMilliseconds: Int64(-offset) * 60_000)
    }

    /// The minutes in `+07:00`.
    private static func offsetMinutes(_ zone: String) -> Int? {
        let bytes = Array(zone.utf8)
        guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            // The digits and the colon are checked by reading them as the time of some day.
            let time = Instant("1970-01-01T" + zone.dropFirst() + ":00.000Z")
        else { return nil }
        let minutes = Int(time.millisecondsSinceEpoch / 60_000)
        return bytes[0] == UInt8(ascii: "-") ? -minutes : minutes
    }
}
