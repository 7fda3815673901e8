package import EventLog

/// By when a report about a period is due (thời hạn gửi báo cáo).
package enum DueRule: Hashable, Sendable {
    /// So many working days after the data were cut off: `workingDays:5`.
    case workingDays(Int)

    /// So many days after the data were cut off: `days:3`.
    case days(Int)

    /// A fixed date every year: `date:11-30`.
    case date(month: Int, day: Int)

    /// A fixed day of the month after the period: `nextMonth:5`.
    case nextMonth(Int)

    /// The day by which the report about `period` is due; `nil` where it cannot be counted: no calendar of
    /// working days, or a period that is no definite time.
    ///
    /// A fixed date is the first one behind the middle of the period: 30/11 lies in the year reported on,
    /// 15/1 in the next.
    package func day(
        for period: Period, cutoff: CutoffCalendar, workdays calendar: WorkCalendar?
    ) -> Day? {
        guard let window = period.window(in: cutoff), let civil = period.window(in: .civil) else {
            return nil
        }
        switch self {
        case .workingDays(let count):
            return calendar?.day(count, workingDaysAfter: window.upperBound)
        case .days(let count): return window.upperBound.advanced(by: count)
        case .date(let month, let day):
            let (first, last) = (
                civil.lowerBound.daysSinceEpoch, civil.upperBound.daysSinceEpoch
            )
            let middle = Day(daysSinceEpoch: first + (last - first) / 2)
            return [middle.year, middle.year + 1].lazy
                .compactMap { Day(year: $0, month: month, day: day) }.first { $0 > middle }
        case .nextMonth(let day):
            let next = civil.upperBound.advanced(by: 1)
            let length = Day.dayCount(ofMonth: next.month, year: next.year)
            return Day(year: next.year, month: next.month, day: min(day, length))
        }
    }

    /// The rule as people say it.
    package var name: Phrase {
        switch self {
        case .workingDays(let count):
            Phrase(
                vi: "\(count) ngày làm việc sau ngày chốt số liệu",
                en: "\(count) working days after the cut-off")
        case .days(let count):
            Phrase(vi: "\(count) ngày sau ngày chốt số liệu", en: "\(count) days after the cut-off")
        case .date(let month, let day):
            Phrase(vi: "trước hết ngày \(day)/\(month) hằng năm", en: "\(day)/\(month) every year")
        case .nextMonth(let day):
            Phrase(vi: "ngày \(day) tháng sau", en: "day \(day) of the month after")
        }
    }
}

extension DueRule: TextFieldValue {
    package init?(canonical text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let number = Int(parts[1])
        let rule: DueRule? =
            switch parts[0] {
            case "workingDays": number.map(DueRule.workingDays)
            case "days": number.map(DueRule.days)
            case "nextMonth": number.map(DueRule.nextMonth)
            // Not 29 February: a date every year has.
            case "date": Day("2025-" + parts[1]).map { .date(month: $0.month, day: $0.day) }
            default: nil
            }
        guard let rule, rule.isPossible, rule.canonical == text else { return nil }
        self = rule
    }

    package var canonical: String {
        switch self {
        case .workingDays(let count): return "workingDays:\(count)"
        case .days(let count): return "days:\(count)"
        case .nextMonth(let day): return "nextMonth:\(day)"
        case .date(let month, let day):
            func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "date:" + padded(month) + "-" + padded(day)
        }
    }

    /// Nothing is due before its period ends by such a rule, nor a year later.
    private var isPossible: Bool {
        switch self {
        case .workingDays(let count): (0...200).contains(count)
        case .days(let count): (0...366).contains(count)
        case .nextMonth(let day): (1...31).contains(day)
        case .date: true
        }
    }
}

extension DueRule {
    /// The rule a person wrote: `5 ngày làm việc`, `3 days`, `30/11`, `ngày 5 tháng sau`, or as it is
    /// stored; `nil` for anything else.
    package init?(reading text: String) {
        let folded = text.tidied
        let words = folded.lowercased().split(separator: " ").map(String.init)
        // Where the number stands: `5 ngày`, `ngày 5 tháng sau`.
        let number = words.lazy.compactMap { Int($0) }.first
        let phrase = words.map { Int($0) == nil ? $0 : "#" }.joined(separator: " ")
        let spelled: String? =
            switch phrase {
            case "# ngày làm việc", "# working days", "# working day":
                number.map { "workingDays:\($0)" }
            case "# ngày", "# days", "# day": number.map { "days:\($0)" }
            case "ngày # tháng sau", "day # of the month after": number.map { "nextMonth:\($0)" }
            default: DueRule.date(folded)
            }
        guard let rule = DueRule(canonical: spelled ?? folded) else { return nil }
        self = rule
    }

    private static func date(_ text: String) -> String? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = Int(parts[0]), let month = Int(parts[1]) else {
            return nil
        }
        return DueRule.date(month: month, day: day).canonical
    }

    /// What is accepted.
    package static let message = Phrase(
        vi:
            "thời hạn viết như “5 ngày làm việc”, “3 ngày” (sau ngày chốt số liệu), “30/11” hoặc “ngày "
            + "5 tháng sau”",
        en:
            "a due date is written “5 working days”, “3 days” (after the cut-off), “30/11” (day/month) "
            + "or “nextMonth:5”")
}
