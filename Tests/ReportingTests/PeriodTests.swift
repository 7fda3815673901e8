import EventLog
import Reporting
import Testing

@Suite struct PeriodTests {
    private func period(_ code: String) throws -> Period { try #require(Period(code: code)) }
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// Every kind of period there is in and around one year.
    private var everyKind: [Period] {
        get throws {
            [.year(2025), .nineMonths(2025), .everyYear, .years(2021...2030), .term(2020, 2025)]
                + (1...2).map { .half(2025, $0) } + (1...4).map { .quarter(2025, $0) }
                + (1...12).map { .month(2025, $0) } + [.until(try day("2025-04-30"))]
        }
    }

    @Test func `Every period comes back from its code`() throws {
        for period in try everyKind {
            #expect(Period(code: period.description) == period)
        }
        #expect(
            try everyKind.map(\.description) == [
                "2025", "2025-9M", "yearly", "2021-2030", "term:2020-2025", "2025-H1", "2025-H2",
                "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2025-01", "2025-02", "2025-03",
                "2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10",
                "2025-11", "2025-12", "until:2025-04-30",
            ])
    }

    @Test(arguments: [
        "", "25", "02025", "0999", "2025-", "2025-H0", "2025-H3", "2025-Q0", "2025-Q5", "2025-h1",
        "2025-6", "2025-00", "2025-13", "2025-+6", "2025-6M", "2025-9m", "2030-2021", "2021-2021",
        "term:2025", "term:2025-2020", "term:2020-2020", "term:2025-06", "until:2025-02-29",
        "until:", "Yearly", " 2025", "2025 ", "2021-2030-2040", "2021–2030", "2025-H١", "2025-Q1x",
        "term:2025-H1", "until:2025",
    ])
    func `Any other code is refused`(code: String) {
        #expect(Period(code: code) == nil)
    }

    @Test(arguments: [
        ("năm 2025", "2025"), ("Năm  2025", "2025"), ("2025", "2025"), ("6 tháng 2025", "2025-H1"),
        ("6 tháng đầu năm 2025", "2025-H1"), ("6 tháng cuối năm 2025", "2025-H2"),
        ("6 tháng năm 2025", "2025-H1"), ("quý II/2025", "2025-Q2"), ("Quý 2 năm 2025", "2025-Q2"),
        ("QUÝ IV NĂM 2025", "2025-Q4"), ("quý i/2025", "2025-Q1"), ("9 tháng 2025", "2025-9M"),
        ("9 tháng đầu năm 2025", "2025-9M"), ("tháng 6/2025", "2025-06"), ("06/2025", "2025-06"),
        ("tháng 06 năm 2025", "2025-06"), ("6/2025", "2025-06"), ("12 / 2025", "2025-12"),
        ("giai đoạn 2021-2030", "2021-2030"), ("2021 – 2030", "2021-2030"),
        ("Giai đoạn 2021 - 2030", "2021-2030"), ("2021—2030", "2021-2030"),
        ("nhiệm kỳ 2020-2025", "term:2020-2025"), ("Nhiệm kỳ 2020 – 2025", "term:2020-2025"),
        ("nhiệm kì 2020-2025", "term:2020-2025"), ("đến 30/4/2025", "until:2025-04-30"),
        ("đến ngày 30 tháng 4 năm 2025", "until:2025-04-30"),
        ("đến ngày 30/04/2025", "until:2025-04-30"),
        ("Đến 30/4/2025", "until:2025-04-30"), ("hằng năm", "yearly"), ("Hàng năm", "yearly"),
        ("2025-h1", "2025-H1"), ("2025-q3", "2025-Q3"), ("2025-9m", "2025-9M"),
        ("YEARLY", "yearly"),
        ("Term:2020-2025", "term:2020-2025"), ("Until:2025-04-30", "until:2025-04-30"),
        ("na\u{306}m 2025", "2025"),
    ])
    func `People's spellings are understood`(text: String, code: String) {
        #expect(Period(reading: text)?.description == code)
    }

    @Test(arguments: [
        "", "năm", "năm 25", "trước 30/4/2025", "đến 2025", "đến 31/4/2025", "đến", "quý V/2025",
        "quý 0/2025", "tháng 13/2025", "13/2025", "0/2025", "7 tháng 2025", "6 tháng giữa năm 2025",
        "9 tháng cuối năm 2025", "/2025", "giai đoạn 2030-2021", "giai đoạn 2025", "30/4/2025",
        "nhiệm kỳ 2025", "6 2025", "2025-6", "2021/2030", "năm 2025 năm 2025", "xyz", "quý/2025",
    ])
    func `What names no period is refused`(text: String) {
        #expect(Period(reading: text) == nil)
    }

    @Test func `The Vietnamese name of every period is read back as that period`() throws {
        for period in try everyKind {
            #expect(Period(reading: period.displayName(in: .vi)) == period)
            #expect(!period.displayName(in: .en).isEmpty)
        }
        #expect(Period.nineMonths(2025).displayName(in: .vi) == "9 tháng năm 2025")
        #expect(Period.quarter(2025, 2).displayName(in: .vi) == "quý II năm 2025")
        #expect(Period.quarter(2025, 4).displayName(in: .en) == "quarter 4 of 2025")
        #expect(Period.month(2025, 6).displayName(in: .en) == "June 2025")
    }

    @Test(arguments: [
        ("2025-01", "2024-12-15", "2025-01-14", "2025-01-01", "2025-01-31"),
        ("2024-02", "2024-01-15", "2024-02-14", "2024-02-01", "2024-02-29"),
        ("2025-Q1", "2024-12-15", "2025-03-14", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-09-15", "2025-12-14", "2025-10-01", "2025-12-31"),
        ("2025-H1", "2024-12-15", "2025-06-14", "2025-01-01", "2025-06-30"),
        ("2025-H2", "2025-06-15", "2025-12-14", "2025-07-01", "2025-12-31"),
        ("2025-9M", "2024-12-15", "2025-09-14", "2025-01-01", "2025-09-30"),
        ("2025", "2024-12-15", "2025-12-14", "2025-01-01", "2025-12-31"),
        ("2021-2030", "2020-12-15", "2030-12-14", "2021-01-01", "2030-12-31"),
        ("term:2020-2025", "2019-12-15", "2025-12-14", "2020-01-01", "2025-12-31"),
        ("until:2025-04-30", "2024-12-15", "2025-04-30", "2025-01-01", "2025-04-30"),
    ])
    func `The data window follows the calendar adopted`(
        code: String, firstByDecree: String, lastByDecree: String, first: String, last: String
    ) throws {
        let period = try period(code)
        #expect(try period.window(in: .nd09) == day(firstByDecree)...day(lastByDecree))
        #expect(try period.window(in: .civil) == day(first)...day(last))
    }

    @Test func `The windows of consecutive periods leave no day out and count none twice`() throws {
        for calendar in CutoffCalendar.allCases {
            let series: [[Period]] = [
                (2019...2032).map { .year($0) },
                (2019...2032).flatMap { year in (1...2).map { .half(year, $0) } },
                (2019...2032).flatMap { year in (1...4).map { .quarter(year, $0) } },
                (2019...2032).flatMap { year in (1...12).map { .month(year, $0) } },
            ]
            for periods in series {
                let windows = try periods.map { try #require($0.window(in: calendar)) }
                for (window, next) in zip(windows, windows.dropFirst()) {
                    #expect(window.upperBound.advanced(by: 1) == next.lowerBound)
                }
            }
        }
    }

    @Test func `What is due every year has no window, nor has a period that cannot be`() {
        #expect(Period.everyYear.window(in: .civil) == nil)
        #expect(Period.month(2025, 13).window(in: .civil) == nil)
        #expect(Period.half(2025, 3).window(in: .nd09) == nil)
    }

    @Test(arguments: [
        ("2025", "2025-9M"), ("2025", "2025-06"), ("2025", "2025-H2"), ("2025", "until:2025-04-30"),
        ("2025-9M", "2025-H1"), ("2025-H1", "2025-Q2"), ("2021-2030", "2025"),
        ("2021-2030", "2030-Q4"), ("2021-2030", "2021-2025"), ("term:2020-2025", "2020"),
        ("term:2020-2025", "2025-12"), ("yearly", "2025"), ("yearly", "2019-9M"),
        ("yearly", "until:2025-04-30"), ("until:2025-04-30", "2025-04"),
        ("until:2025-04-30", "2025-Q1"), ("until:2025-04-30", "until:2025-03-31"),
    ])
    func `A target period contains the parts of it`(whole: String, part: String) throws {
        #expect(try period(whole).contains(period(part)))
        #expect(try !period(part).contains(period(whole)))
    }

    @Test(arguments: [
        ("2025", "2024"), ("2025-H1", "2025-Q3"), ("2025-H1", "2025-9M"), ("2021-2030", "2020"),
        ("2021-2030", "2031-01"), ("term:2020-2025", "2026"), ("yearly", "2021-2030"),
        ("yearly", "term:2020-2025"), ("until:2025-04-30", "2025"), ("until:2025-04-30", "2025-05"),
        ("until:2025-04-29", "2025-04"), ("until:2025-04-30", "2024-12"), ("2025", "yearly"),
    ])
    func `A target period does not contain what reaches beyond it`(
        whole: String, other: String
    ) throws {
        #expect(try !period(whole).contains(period(other)))
    }

    @Test func `Every period contains itself`() throws {
        for period in try everyKind {
            #expect(period.contains(period))
        }
    }

    @Test(arguments: [
        ("2025-9M", "2025", 9, 12), ("2025-Q2", "2025", 6, 12), ("2025-H2", "2025", 12, 12),
        ("2025-06", "2025-H1", 6, 6), ("2025", "2021-2030", 60, 120),
        ("2025-9M", "2021-2030", 57, 120),
        ("2021-01", "2021-2030", 1, 120), ("2025", "term:2020-2025", 72, 72),
        ("2025-9M", "yearly", 9, 12),
        ("until:2025-04-30", "2025", 4, 12), ("2025-02", "until:2025-04-30", 2, 4),
        ("2025", "2025", 12, 12),
        ("until:2025-04-30", "until:2025-04-30", 4, 4),
    ])
    func `The elapsed share counts months up to the end of the part`(
        part: String, whole: String, months: Int, of: Int
    ) throws {
        let share = try #require(try period(part).elapsedShare(of: period(whole)))
        #expect(share.months == months && share.of == of)
    }

    @Test(arguments: [
        ("2024", "2025"), ("2025", "2025-9M"), ("until:2025-04-15", "2025"), ("yearly", "yearly"),
        ("2025-03", "until:2025-04-15"),
    ])
    func `There is no share of what is not contained or does not end with a month`(
        part: String, whole: String
    ) throws {
        #expect(try period(part).elapsedShare(of: period(whole)) == nil)
    }

    @Test func `Periods are ordered by their end, the shorter first`() throws {
        let ordered = try [
            "2025-03", "2025-Q1", "until:2025-04-30", "2025-06", "2025-Q2", "2025-H1", "2025-09",
            "2025-9M", "2025", "term:2020-2025", "2021-2030", "yearly",
        ].map(period)
        #expect(ordered.reversed().sorted() == ordered)
        let all = try everyKind
        for left in all {
            for right in all {
                #expect([left < right, left == right, right < left].count { $0 } == 1)
            }
        }
    }
}
