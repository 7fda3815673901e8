import EventLog
import Reporting
import Testing

@testable import Directives

@Suite struct TimeSpanTests {
    private func span(_ text: String) -> TimeSpan? {
        TimeSpan(in: Passage(reading: text), at: 0)
    }

    @Test(arguments: [
        ("năm 2025", "2025", nil), ("đến năm 2030", "2030", nil), ("đến 2030", "2030", nil),
        ("giai đoạn 2021-2025", "2021-2025", nil), ("giai đoạn 2021 – 2025", "2021-2025", nil),
        ("thời kỳ 2021 - 2030", "2021-2030", nil), ("nhiệm kỳ 2020-2025", "term:2020-2025", nil),
        ("từ năm 2026 đến năm 2030", "2026-2030", nil), ("5 năm 2021-2025", "2021-2025", nil),
        ("trước 30/4/2025", "until:2025-04-30", "2025-04-30"),
        ("trước ngày 05 tháng 6 năm 2026", "until:2026-06-05", "2026-06-05"),
        ("trước năm 2030", "until:2029-12-31", "2029-12-31"),
        ("trước quý IV/2025", "until:2025-09-30", "2025-09-30"),
        ("xong trước tháng 6/2026", "until:2026-05-31", "2026-05-31"),
        ("trước tháng 3/2028", "until:2028-02-29", "2028-02-29"),
        ("trước tháng 1/2026", "until:2025-12-31", "2025-12-31"),
        ("trước 6 tháng cuối năm 2026", "until:2026-06-30", "2026-06-30"),
        ("trước cuối năm 2026", "until:2026-12-31", "2026-12-31"),
        ("hết năm 2026", "until:2026-12-31", "2026-12-31"),
        ("vào cuối năm 2025", "until:2025-12-31", "2025-12-31"),
        ("chậm nhất quý II năm 2025", "until:2025-06-30", "2025-06-30"),
        ("trong quý I/2024", "2024-Q1", nil), ("quý IV năm 2026", "2026-Q4", nil),
        ("đến tháng 4/2025", "2025-04", nil), ("6 tháng đầu năm 2026", "2026-H1", nil),
        ("9 tháng năm 2026", "2026-9M", nil), ("hằng năm", "yearly", nil),
        ("mỗi năm", "yearly", nil),
        ("hàng năm", "yearly", nil),
    ])
    func `A span of time is a period, and a deadline has its day`(
        text: String, period: String, due: String?
    ) throws {
        let found = try #require(self.span(text))
        let expected = try #require(Period(code: period))
        #expect(found.meaning == .period(expected))
        #expect(found.due == due.flatMap { Day($0) })
        #expect(found.count == Passage(reading: text).count)
        #expect(!found.isComparison)
    }

    @Test(arguments: ["so với năm 2024", "so với cùng kỳ năm 2024", "so với đầu nhiệm kỳ"])
    func `What a figure is compared with is told from its time`(text: String) throws {
        let found = try #require(self.span(text))
        #expect(found.isComparison)
    }

    @Test func `A part of a year without its year waits for the directive's`() {
        #expect(span("trong quý II")?.meaning == .part(.quarter(2)))
        #expect(span("trước 30/5")?.meaning == .part(.day(month: 5, day: 30)))
        #expect(span("trước quý IV")?.meaning == .part(.quarter(3)))
        #expect(span("trước tháng 6")?.meaning == .part(.month(5)))
        #expect(span("trong nhiệm kỳ")?.meaning == .term)
        #expect(span("trong năm")?.meaning == .directive)
    }

    @Test(arguments: [
        "ngày 30 tháng 02 năm 2025", "ngày    tháng 02 năm 2025", "ngày … tháng 02 năm 2025",
    ])
    func `A day that is left open, or that no month has, leaves the year only`(text: String) {
        let found = TimeScan.spans(in: Passage(reading: text)).map(\.span.meaning)
        #expect(found == [.period(.year(2025))])
    }

    @Test(arguments: ["10/15 huyện", "2025", "quý khách", "tháng ngày", "năm châu", "13-15%/năm"])
    func `What is no time is none`(text: String) {
        #expect(span(text) == nil)
    }
}
