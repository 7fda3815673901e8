public import EventLog

/// Where the data windows of a body are cut (cách chốt số liệu).
public enum CutoffCalendar: String, Sendable, CaseIterable {
    /// The 14th of the month, as Decree 09/2019/NĐ-CP rules.
    case nd09

    /// The last day of the month.
    case civil
}

/// The time a target or a figure is about (kỳ).
///
/// Periods are ordered by the day they end on, and the shorter first where they end together.
public enum Period: Hashable, Sendable, CustomStringConvertible {
    /// A whole year: `2025`.
    case year(Int)

    /// The first or second half of a year: `2025-H1`.
    case half(Int, Int)

    /// One of the four quarters of a year, on its own: `2025-Q2`.
    case quarter(Int, Int)

    /// The first nine months of a year: `2025-9M`.
    case nineMonths(Int)

    /// One month of a year: `2025-06`.
    case month(Int, Int)

    /// A span of years: `2021-2030`.
    case years(ClosedRange<Int>)

    /// The term of a Party committee or council, its first and last year: `term:2020-2025`.
    case term(Int, Int)

    /// From the start of that day's year until the day: `until:2025-04-30`.
    case until(Day)

    /// Each year anew: `yearly`.
    case everyYear

    /// The period with the canonical code `code`; `nil` for any other text.
    public init?(code: some StringProtocol) {
        let code = String(code)
        guard let period = Period.parsed(code), period.description == code else { return nil }
        self = period
    }

    /// The canonical code: `2025-9M`, `term:2020-2025`.
    public var description: String {
        switch self {
        case .year(let year): "\(year)"
        case .half(let year, let half): "\(year)-H\(half)"
        case .quarter(let year, let quarter): "\(year)-Q\(quarter)"
        case .nineMonths(let year): "\(year)-9M"
        case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
        case .years(let years): "\(years.lowerBound)-\(years.upperBound)"
        case .term(let first, let last): "term:\(first)-\(last)"
        case .until(let day): "until:\(day)"
        case .everyYear: "yearly"
        }
    }

    /// Understands a code loosely; `init(code:)` and `checked` see to the rest.
    private static func parsed(_ code: String) -> Period? {
        if code == "yearly" { return .everyYear }
        if code.hasPrefix("until:") { return Day(code.dropFirst(6)).map(Period.until) }
        let isTerm = code.hasPrefix("term:")
        let parts = (isTerm ? code.dropFirst(5) : code[...])
            .split(separator: "-", omittingEmptySubsequences: false)
        guard let year = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return isTerm ? nil : Period.year(year).checked }
        let part = parts[1]
        let number = Int(part)
        switch (isTerm, part.first, part.count) {
        case (true, _, 4): return number.flatMap { Period.term(year, $0).checked }
        case (false, _, 4): return number.flatMap { Period.span(year, $0)?.checked }
        case (false, "H", 2): return Int(part.dropFirst()).flatMap { Period.half(year, $0).checked }
        case (false, "Q", 2):
            return Int(part.dropFirst()).flatMap { Period.quarter(year, $0).checked }
        case (false, "9", 2) where part == "9M": return Period.nineMonths(year).checked
        case (false, _, 2): return number.flatMap { Period.month(year, $0).checked }
        default: return nil
        }
    }

    private static func span(_ first: Int, _ last: Int) -> Period? {
        first < last ? .years(first...last) : nil
    }
}

extension Period: Comparable {
    /// Whether the left period ends first, or ends with the right one but is the shorter.
    ///
    /// What is due every year comes last.
    public static func < (left: Self, right: Self) -> Bool {
        guard let first = left.window(in: .civil) else { return false }
        guard let second = right.window(in: .civil) else { return true }
        guard first.upperBound == second.upperBound else {
            return first.upperBound < second.upperBound
        }
        guard first.lowerBound == second.lowerBound else {
            return first.lowerBound > second.lowerBound
        }
        return left.description < right.description
    }

    /// The days whose facts the period counts; `nil` for what is due every year.
    public func window(in calendar: CutoffCalendar) -> ClosedRange<Day>? {
        if case .until(let last) = self {
            guard let year = Period.year(last.year).window(in: calendar) else { return nil }
            return year.lowerBound...last
        }
        guard let months else { return nil }
        let (first, last) = (months.lowerBound, months.upperBound)
        switch calendar {
        case .nd09:
            // Decree 09/2019/NĐ-CP cuts on the 14th, so a period opens on the 15th before it.
            let before = first - 1
            guard let start = Day(year: before / 12, month: before % 12 + 1, day: 15),
                let end = Day(year: last / 12, month: last % 12 + 1, day: 14)
            else { return nil }
            return start...end
        case .civil:
            let length = Day.dayCount(ofMonth: last % 12 + 1, year: last / 12)
            guard let start = Day(year: first / 12, month: first % 12 + 1, day: 1),
                let end = Day(year: last / 12, month: last % 12 + 1, day: length)
            else { return nil }
            return start...end
        }
    }

    /// Whether a figure about `other` belongs to a target set for this period.
    public func contains(_ other: Period) -> Bool {
        if self == other { return true }
        guard let inner = other.window(in: .civil) else { return false }
        guard let outer = window(in: .civil) else {
            return inner.lowerBound.year == inner.upperBound.year
        }
        return outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
    }

    /// How many months of `whole` have gone by when this period ends, and how many it has.
    ///
    /// Of what is due every year, the whole is the year in question. `nil` where this period is no
    /// part of `whole`, or where one of the two does not end with a month.
    public func elapsedShare(of whole: Period) -> (months: Int, of: Int)? {
        guard whole.contains(self), let end = months ?? monthsUntilDay else { return nil }
        let all = whole.months ?? whole.monthsUntilDay
        let year = end.lowerBound / 12 * 12
        guard let span = all ?? (whole == .everyYear ? year...(year + 11) : nil) else { return nil }
        return (end.upperBound - span.lowerBound + 1, span.count)
    }

    /// The same period of the year before; `nil` for what is longer than a year, or due every year.
    public var yearBefore: Period? {
        switch self {
        case .year(let year): Period.year(year - 1).checked
        case .half(let year, let half): Period.half(year - 1, half).checked
        case .quarter(let year, let quarter): Period.quarter(year - 1, quarter).checked
        case .nineMonths(let year): Period.nineMonths(year - 1).checked
        case .month(let year, let month): Period.month(year - 1, month).checked
        case .until(let day):
            Day(year: day.year - 1, month: day.month, day: day.day).map(Period.until)
        case .years, .term, .everyYear: nil
        }
    }

    /// The period itself where its numbers exist, else `nil`.
    private var checked: Period? {
        switch self {
        case .until, .everyYear: self
        case .years(let years) where years.count < 2: nil
        case .term(let first, let last) where first >= last: nil
        default: months == nil ? nil : self
        }
    }

    /// The months of the period, counted from year 0; `nil` where it is not made of months.
    private var months: ClosedRange<Int>? {
        let (first, last, start, count) =
            switch self {
            case .year(let year): (year, year, 0, 12)
            case .half(let year, let half): (year, year, (half - 1) * 6, 6)
            case .quarter(let year, let quarter): (year, year, (quarter - 1) * 3, 3)
            case .nineMonths(let year): (year, year, 0, 9)
            case .month(let year, let month): (year, year, month - 1, 1)
            case .years(let years): (years.lowerBound, years.upperBound, 0, 12)
            case .term(let first, let last): (first, last, 0, 12)
            case .until, .everyYear: (0, 0, 0, 0)
            }
        guard 1000 <= first, first <= last, last <= 9999, start >= 0, start + count <= 12
        else { return nil }
        return first * 12 + start...last * 12 + start + count - 1
    }

    private var monthsUntilDay: ClosedRange<Int>? {
        guard case .until(let day) = self,
            day.day == Day.dayCount(ofMonth: day.month, year: day.year)
        else { return nil }
        return day.year * 12...day.year * 12 + day.month - 1
    }
}

extension Period {
    /// The period a person wrote: a code, or Vietnamese such as `6 tháng đầu năm 2025`.
    ///
    /// `nil` where the text names no period. Case, spaces and the kind of dash do not matter.
    public init?(reading text: String) {
        let folded = String(text.tidied.lowercased().map { "–—−".contains($0) ? "-" : $0 })
        if let period = Period(code: folded.uppercased()) ?? Period(code: folded) {
            self = period
            return
        }
        let words = Period.words(of: folded)
        if ["hằng năm", "hàng năm", "mỗi năm"].contains(folded) {
            self = .everyYear
        } else if words.first == "đến" {
            guard let day = Period.day(reading: folded.dropFirst("đến".count)) else { return nil }
            self = .until(day)
        } else if let period = Period.span(reading: words) ?? Period.partOfYear(reading: words) {
            self = period
        } else {
            return nil
        }
    }

    private static func day(reading text: some StringProtocol) -> Day? {
        do throws(DayProblem) {
            return try Day(reading: String(text))
        } catch {
            // Why the day cannot be read does not matter: it makes no period.
            return nil
        }
    }

    /// Numbers, runs of letters and single signs, spaces left out.
    private static func words(of text: String) -> [Substring] {
        text.split(separator: " ").flatMap { word in
            var parts: [Substring] = []
            var rest = word
            while let first = rest.first {
                let isDigit = first.isNumber
                var run = rest.prefix { $0.isNumber == isDigit && $0.isLetter == first.isLetter }
                if !isDigit && !first.isLetter { run = rest.prefix(1) }
                parts.append(run)
                rest = rest.dropFirst(run.count)
            }
            return parts
        }
    }

    private static func span(reading words: [Substring]) -> Period? {
        guard words.count >= 3, words[words.count - 2] == "-", let last = year(words.last),
            let first = year(words.dropLast(2).last)
        else { return nil }
        switch words.dropLast(3) {
        case [], ["giai", "đoạn"]: return Period.span(first, last)?.checked
        case ["nhiệm", "kỳ"], ["nhiệm", "kì"]: return Period.term(first, last).checked
        default: return nil
        }
    }

    /// Everything that closes with `năm 2025`, `/2025` or the bare year.
    private static func partOfYear(reading words: [Substring]) -> Period? {
        guard let year = year(words.last) else { return nil }
        var part = Array(words.dropLast())
        let link = part.last
        if link == "năm" || link == "/" { part.removeLast() }
        let period: Period? =
            switch part {
            case []: link == "/" ? nil : .year(year)
            case ["6", "tháng"], ["6", "tháng", "đầu"]: .half(year, 1)
            case ["6", "tháng", "cuối"]: .half(year, 2)
            case ["9", "tháng"], ["9", "tháng", "đầu"]: .nineMonths(year)
            default:
                if part.count == 2, part[0] == "quý" {
                    quarter(part[1]).map { .quarter(year, $0) }
                } else if part.count == 2, part[0] == "tháng" {
                    Int(part[1]).map { .month(year, $0) }
                } else if part.count == 1, link == "/" {
                    Int(part[0]).map { .month(year, $0) }
                } else {
                    nil
                }
            }
        return period?.checked
    }

    private static func quarter(_ word: Substring) -> Int? {
        ["i", "ii", "iii", "iv"].firstIndex(of: word).map { $0 + 1 } ?? Int(word)
    }

    private static func year(_ word: Substring?) -> Int? {
        guard let word, word.utf8.count == 4, let year = Int(word), year >= 1000 else { return nil }
        return year
    }

    /// The period as people call it: `quý II năm 2025`, `quarter 2 of 2025`.
    public func displayName(in language: Language) -> String {
        phrase.text(in: language)
    }

    private var phrase: Phrase {
        switch self {
        case .year(let year): Phrase(vi: "năm \(year)", en: "\(year)")
        case .half(let year, let half):
            Phrase(
                vi: "6 tháng \(half == 1 ? "đầu" : "cuối") năm \(year)",
                en: "\(half == 1 ? "first" : "second") half of \(year)")
        case .quarter(let year, let quarter):
            Phrase(
                vi: "quý \(Period.roman(quarter)) năm \(year)", en: "quarter \(quarter) of \(year)")
        case .nineMonths(let year):
            Phrase(vi: "9 tháng năm \(year)", en: "first nine months of \(year)")
        case .month(let year, let month):
            Phrase(
                vi: "tháng \(month) năm \(year)", en: "\(Period.englishMonths[month - 1]) \(year)")
        case .years(let years):
            Phrase(
                vi: "giai đoạn \(years.lowerBound)-\(years.upperBound)",
                en: "\(years.lowerBound)–\(years.upperBound)")
        case .term(let first, let last):
            Phrase(vi: "nhiệm kỳ \(first)-\(last)", en: "the \(first)–\(last) term")
        case .until(let day):
            Phrase(vi: "đến \(day.displayed(in: .vi))", en: "until \(day.displayed(in: .en))")
        case .everyYear: Phrase(vi: "hằng năm", en: "every year")
        }
    }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    private static func roman(_ quarter: Int) -> String {
        quarter == 4 ? "IV" : String(repeating: "I", count: quarter)
    }
}
