/// How often a report is owed (chu kỳ báo cáo).
package enum ReportingCycle: String, CaseIterable, Sendable {
    case month
    case quarter
    case half
    case nineMonths
    case year

    /// The periods of a year, the earliest first.
    package func periods(of year: Int) -> [Period] {
        switch self {
        case .month: (1...12).map { .month(year, $0) }
        case .quarter: (1...4).map { .quarter(year, $0) }
        case .half: (1...2).map { .half(year, $0) }
        case .nineMonths: [.nineMonths(year)]
        case .year: [.year(year)]
        }
    }

    /// The cycle as people say it.
    package var name: Phrase {
        switch self {
        case .month: Phrase(vi: "hằng tháng", en: "every month")
        case .quarter: Phrase(vi: "hằng quý", en: "every quarter")
        case .half: Phrase(vi: "6 tháng một lần", en: "every half-year")
        case .nineMonths: Phrase(vi: "9 tháng", en: "for nine months")
        case .year: Phrase(vi: "hằng năm", en: "every year")
        }
    }
}

extension ReportingCycle: Vocabulary {
    package var spellings: [String] {
        switch self {
        case .month: ["tháng", "hằng tháng"]
        case .quarter: ["quý", "hằng quý"]
        case .half: ["6 tháng"]
        case .nineMonths: ["9 tháng"]
        case .year: ["năm", "hằng năm"]
        }
    }
}

extension ReportingCycle: TextFieldValue {}

extension CutoffCalendar: Vocabulary {
    package var spellings: [String] {
        switch self {
        case .nd09: ["nghị định 09/2019", "nđ 09"]
        case .civil: ["dương lịch"]
        }
    }
}
