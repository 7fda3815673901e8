import EventLog
import Reporting

/// A span of time as directives print it: `đến năm 2030`, `trước 30/4/2025`, `hằng năm` (thời gian).
struct TimeSpan: Sendable {
    /// The time that is meant.
    enum Meaning: Hashable, Sendable {
        case period(Period)
        /// The term of the body that issues the directive.
        case term
        /// The year or years the directive is about.
        case directive
        /// A quarter, month or day of the directive's year: `trong quý II`, `trước 30/5`.
        case part(PartOfYear)
    }

    /// A part of a year that is not named.
    enum PartOfYear: Hashable, Sendable {
        case quarter(Int)
        case month(Int)
        case day(month: Int, day: Int)

        /// The part that is over when this one begins, where it lies in the same year.
        var before: PartOfYear {
            switch self {
            case .quarter(let quarter) where quarter > 1: .quarter(quarter - 1)
            case .month(let month) where month > 1: .month(month - 1)
            default: self
            }
        }
    }

    let meaning: Meaning
    /// The last day it allows, where it is a deadline.
    let due: Day?
    /// How many words it takes, the ones that lead to it included.
    let count: Int
    /// Whether it names what something is compared with: `so với năm 2024`.
    let isComparison: Bool

    /// What leads to a span of time, and whether that makes it a deadline.
    private static let leads = Lexicon([
        ("đến", false), ("tới", false), ("vào", false), ("trong", false), ("hết", true),
        ("đến hết", true), ("tính đến", false), ("từ nay đến", false), ("từ nay tới", false),
        ("trước", true), ("trước ngày", true), ("ngày", false), ("đến ngày", true), ("cuối", true),
        ("đến cuối", true), ("vào cuối", true), ("đầu", false), ("chậm nhất", true),
        ("chậm nhất là", true), ("chậm nhất đến", true), ("chậm nhất trong", true),
        ("muộn nhất", true), ("xong trong", true), ("xong trước", true), ("từ", false),
        ("kể từ", false), ("bắt đầu từ", false), ("chậm nhất vào", true), ("thời hạn", true),
        ("hết ngày", true), ("đến trước", true), ("đến trước ngày", true), ("trước cuối", true),
        ("chậm nhất ngày", true), ("chậm nhất là ngày", true), ("chậm nhất đến ngày", true),
        ("giữa", false), ("riêng", false), ("đến giữa", false), ("trong toàn", false),
        ("chậm nhất trước ngày", true), ("chậm nhất đến hết", true), ("trong các", false),
    ])

    private static let before = LetterFolding.keys(of: "trước")[0]

    private static let comparisons = Lexicon([
        "so với", "so với cuối", "so với đầu", "so", "so với thực hiện", "so với ước thực hiện",
        "so với kết quả", "so với cùng kỳ", "so cùng kỳ", "so với hết", "so với giai đoạn",
        "so với kết quả thực hiện", "so với mức", "so với dự toán",
    ])

    private static let yearly = Lexicon([
        "hằng năm", "hàng năm", "mỗi năm", "từng năm", "hằng năm đều", "trung bình hằng năm",
    ])
    private static let terms = Lexicon([
        "nhiệm kỳ", "cả nhiệm kỳ", "trong nhiệm kỳ", "cuối nhiệm kỳ", "đến cuối nhiệm kỳ",
        "đầu nhiệm kỳ", "toàn nhiệm kỳ", "trong cả nhiệm kỳ", "hết nhiệm kỳ",
    ])
    private static let ownYear = Lexicon([
        "trong năm", "cuối năm", "đến cuối năm", "cả năm", "năm nay", "hết năm",
    ])

    /// The span of time that begins at `index`; `nil` where none does.
    init?(in passage: Passage, at index: Int) {
        let comparison = TimeSpan.comparisons.match(passage.words, at: index)?.count ?? 0
        let start = index + comparison
        let lead = TimeSpan.leads.match(passage.words, at: start)
        let core = start + (lead?.count ?? 0)
        // `trước năm 2030` ends before that year; `trước cuối năm` and `trước ngày` say where themselves.
        let isBefore = lead != nil && passage.key(core - 1) == TimeSpan.before
        isComparison = comparison > 0
        if let span = TimeCore(in: passage, at: core, isLed: lead != nil || comparison > 0) {
            let isDeadline = lead?.meaning ?? false
            let last = span.lastDay(isBefore: isBefore)
            meaning = .period(span.period(until: isDeadline ? last : nil))
            due = isDeadline || span.day != nil ? last : nil
            count = core + span.count - index
        } else if let found = TimeCore.partOfYear(
            passage, core, isDeadline: lead?.meaning ?? false),
            comparison == 0
        {
            let part = isBefore ? found.part.before : found.part
            (meaning, due, count) = (.part(part), nil, core + found.count - index)
        } else if let found = TimeSpan.yearly.match(passage.words, at: start) {
            (meaning, due, count) = (.period(.everyYear), nil, start + found.count - index)
        } else if let found = TimeSpan.terms.match(passage.words, at: start) {
            (meaning, due, count) = (.term, nil, start + found.count - index)
        } else if let found = TimeSpan.ownYear.match(passage.words, at: start) {
            (meaning, due, count) = (.directive, nil, start + found.count - index)
        } else {
            return nil
        }
    }
}

/// The years, quarters, months and days of a span of time.
struct TimeCore {
    private enum Form {
        case years(Int, Int)
        case term(Int, Int)
        case year(Int)
        case quarter(Int, Int)
        case half(Int, Int)
        case nineMonths(Int)
        case month(Int, Int)
        case day(Day)
    }

    private let form: Form
    let count: Int

    private static let spanHeads = Lexicon([
        ("giai đoạn", false), ("thời kỳ", false), ("nhiệm kỳ", true), ("các năm", false),
        ("năm", false),
        ("từ năm", false), ("trong giai đoạn", false), ("giai đoạn từ năm", false),
        ("năm học", false),
        ("các năm từ", false), ("5 năm", false), ("05 năm", false), ("5 năm giai đoạn", false),
        ("năm năm", false), ("10 năm", false), ("giai đoạn 05 năm", false),
        ("giai đoạn 5 năm", false),
        ("05 năm giai đoạn", false), ("5 năm từ", false), ("cả giai đoạn", false),
        ("cả thời kỳ", false),
        ("giai đoạn 5 năm từ", false), ("cho giai đoạn", false), ("trong thời kỳ", false),
        ("từ", false), ("cả nhiệm kỳ", true), ("trong nhiệm kỳ", true), ("các năm học", false),
    ])
    private static let dash = Lexicon(["-", "đến", "đến năm", "- năm", "tới năm", "- đến năm"])
    private static let yearHead = Lexicon(["năm", "/", ", năm", "của năm", "- năm", "năm học"])
    private static let quarterHead = LetterFolding.keys(of: "quý")[0]
    private static let dayHead = LetterFolding.keys(of: "ngày")[0]
    private static let monthHead = LetterFolding.keys(of: "tháng")[0]
    private static let halves = Lexicon([
        ("6 tháng đầu", 1), ("sáu tháng đầu", 1), ("06 tháng đầu", 1), ("6 tháng cuối", 2),
        ("sáu tháng cuối", 2), ("06 tháng cuối", 2), ("9 tháng", 3), ("9 tháng đầu", 3),
    ])
    private static let quarters = [
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    ]

    init?(in passage: Passage, at index: Int, isLed: Bool) {
        if let found = TimeCore.span(passage, index) ?? TimeCore.part(passage, index)
            ?? TimeCore.day(passage, index)
        {
            (form, count) = found
        } else if let found = TimeCore.year(passage, index, isLed: isLed) {
            (form, count) = found
        } else {
            return nil
        }
    }

    private static func yearNumber(_ passage: Passage, _ index: Int) -> Int? {
        guard let word = passage.word(index), word.kind == .number, word.key.utf8.count == 4,
            let year = Int(word.key), (1945...2100).contains(year)
        else { return nil }
        return year
    }

    /// `giai đoạn 2021-2025`, `nhiệm kỳ 2020 – 2025`, `2031-2045`.
    private static func span(_ passage: Passage, _ index: Int) -> (Form, Int)? {
        let head = spanHeads.match(passage.words, at: index)
        let start = index + (head?.count ?? 0)
        guard let first = yearNumber(passage, start),
            let link = dash.match(passage.words, at: start + 1),
            let last = yearNumber(passage, start + 1 + link.count), first < last
        else { return nil }
        let count = start + 2 + link.count - index
        return (head?.meaning ?? false ? .term(first, last) : .years(first, last), count)
    }

    /// `quý II/2025`, `tháng 4/2025`, `6 tháng đầu năm 2025`.
    private static func part(_ passage: Passage, _ index: Int) -> (Form, Int)? {
        if let half = halves.match(passage.words, at: index),
            let (year, count) = yearBehind(passage, index + half.count)
        {
            let form: Form = half.meaning == 3 ? .nineMonths(year) : .half(year, half.meaning)
            return (form, half.count + count)
        }
        let number = passage.key(index + 1)
        guard let (year, count) = yearBehind(passage, index + 2) else { return nil }
        if passage.key(index) == quarterHead, let quarter = quarters[number] {
            return (.quarter(year, quarter), 2 + count)
        }
        // `ngày … tháng 02 năm 2025`: a day left open, or one that no month has, is no month.
        let opensWithDay = dayHead == passage.key(index - 1) || dayHead == passage.key(index - 2)
        if passage.key(index) == monthHead, !opensWithDay, let month = Int(number),
            (1...12).contains(month)
        {
            return (.month(year, month), 2 + count)
        }
        return nil
    }

    /// `quý II`, and behind a deadline's words `tháng 9` and `30/5`.
    static func partOfYear(
        _ passage: Passage, _ index: Int, isDeadline: Bool
    ) -> (part: TimeSpan.PartOfYear, count: Int)? {
        let number = passage.key(index + 1)
        if passage.key(index) == quarterHead, let quarter = quarters[number] {
            return (.quarter(quarter), 2)
        }
        guard isDeadline else { return nil }
        if passage.key(index) == monthHead, let month = Int(number), (1...12).contains(month) {
            return (.month(month), 2)
        }
        guard let day = Int(passage.key(index)), number == "/" || number == monthHead,
            let month = Int(passage.key(index + 2)), passage.key(index + 3) != "/",
            Day(year: 2024, month: month, day: day) != nil
        else { return nil }
        return (.day(month: month, day: day), 3)
    }

    /// The year behind a part of it, with what joins the two.
    private static func yearBehind(_ passage: Passage, _ index: Int) -> (Int, Int)? {
        let link = yearHead.match(passage.words, at: index)?.count ?? 0
        return yearNumber(passage, index + link).map { ($0, link + 1) }
    }

    /// `30/4/2025`, `30 tháng 4 năm 2025`, `4/2025`.
    private static func day(_ passage: Passage, _ index: Int) -> (Form, Int)? {
        guard let first = passage.word(index), first.kind == .number, let day = Int(first.key)
        else { return nil }
        let isSlash = passage.key(index + 1) == "/"
        guard isSlash || passage.key(index + 1) == monthHead else { return nil }
        if isSlash, let year = yearNumber(passage, index + 2), (1...12).contains(day) {
            return (.month(year, day), 3)
        }
        guard let month = Int(passage.key(index + 2)),
            let (year, count) = yearBehind(passage, index + 3),
            let date = Day(year: year, month: month, day: day)
        else { return nil }
        return (.day(date), 3 + count)
    }

    /// `năm 2025`; the bare year only where something leads to it.
    private static func year(_ passage: Passage, _ index: Int, isLed: Bool) -> (Form, Int)? {
        if let head = yearHead.match(passage.words, at: index), passage.key(index) != "/",
            let year = yearNumber(passage, index + head.count)
        {
            return (.year(year), head.count + 1)
        }
        guard isLed, let year = yearNumber(passage, index) else { return nil }
        return (.year(year), 1)
    }

    /// The day, where the span is one.
    var day: Day? {
        if case .day(let day) = form { day } else { nil }
    }

    /// The first day of a span that something may be due before.
    private var firstDay: Day? {
        switch form {
        case .year(let year), .nineMonths(let year): Day(year: year, month: 1, day: 1)
        case .quarter(let year, let quarter): Day(year: year, month: quarter * 3 - 2, day: 1)
        case .half(let year, let half): Day(year: year, month: half * 6 - 5, day: 1)
        case .month(let year, let month): Day(year: year, month: month, day: 1)
        case .day, .years, .term: nil
        }
    }

    /// The last day that the span allows, or that is left before it.
    func lastDay(isBefore: Bool) -> Day? {
        isBefore ? firstDay?.advanced(by: -1) ?? lastDay : lastDay
    }

    private var lastDay: Day? {
        let (year, month): (Int, Int) =
            switch form {
            case .day(let day): (day.year, day.month)
            case .years(_, let year), .term(_, let year), .year(let year): (year, 12)
            case .quarter(let year, let quarter): (year, quarter * 3)
            case .half(let year, let half): (year, half * 6)
            case .nineMonths(let year): (year, 9)
            case .month(let year, let month): (year, month)
            }
        if case .day(let day) = form { return day }
        return Day(year: year, month: month, day: Day.dayCount(ofMonth: month, year: year))
    }

    /// The period: a deadline is the time until its last day, but for spans of years.
    func period(until last: Day?) -> Period {
        let period: Period =
            switch form {
            case .years(let first, let last): .years(first...last)
            case .term(let first, let last): .term(first, last)
            case .year(let year): .year(year)
            case .quarter(let year, let quarter): .quarter(year, quarter)
            case .half(let year, let half): .half(year, half)
            case .nineMonths(let year): .nineMonths(year)
            case .month(let year, let month): .month(year, month)
            case .day(let day): .until(day)
            }
        guard let last else { return period }
        switch form {
        case .years, .term: return period
        default: return .until(last)
        }
    }
}
