import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// F3, F4, F5, F9 and F11: what a figure is held against, or the figure itself, was changed.
@Suite struct ChangedTargetTests {
    private static let cut = Criterion.of(
        .decreaseBy, low: "15",
        base: Criterion.Base(value: Quantity(173), measure: written("hộ"), period: .year(2024)))

    @Test func `A smaller denominator under the same numerator is to be explained`() throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("19/a", Self.cut, measure: "%"))
        let report = story.tell(
            .rate("24", of: "173", about: "2025"), on: target, by: Office.reporter,
            at: "2026-01-13")
        #expect(story.flags(.f3).isEmpty && story.flags(.f11).isEmpty)
        let revision = story.tell(
            .correction(of: report, numerator: "24", denominator: "160"), on: target,
            by: Office.reporter)
        let flag = try story.flag(.f3)
        #expect(flag.id == "F3-\(revision)" && flag.severity == .high)
        #expect(flag.events == .at(report, revision))
        #expect(
            flag.explanation
                == Phrase(
                    vi: "Tử số giữ nguyên, mẫu số thay đổi: 24/173 (13,87%) → 24/160 (15,00%)",
                    en:
                        "The numerator stays, the denominator changes: 24/173 (13.87%) → 24/160 (15.00%)"
                ))
        let base = try story.flag(.f11)
        #expect(
            base.explanation.vi == "Số gốc hạ từ 173 hộ xuống 160 hộ; mức đạt 92,49% (không đạt) → "
                + "100,00% (đạt)")
        #expect(base.explanation.en.hasSuffix("attainment 92.49% (not met) → 100.00% (met)"))
        story.tell(
            .correction(of: report, numerator: "24", denominator: "173"), on: target,
            by: Office.reporter)
        #expect(story.flags(.f3).isEmpty && story.flags(.f11).isEmpty, "the old one stands again")
    }

    @Test(arguments: [("160", "25", "25"), ("160", "24", "23"), ("160", "24", "24")])
    func `A larger denominator, or another numerator, is nothing to explain`(
        denominator: String, numerator: String, later: String
    ) {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("90"), measure: "%"))
        let report = story.tell(
            .rate(numerator, of: denominator, about: "2025"), on: target, by: Office.reporter)
        story.tell(
            .correction(of: report, numerator: later, denominator: "173"), on: target,
            by: Office.reporter)
        #expect(story.flags(.f3).isEmpty)
    }

    private static func behindPace(_ bound: String = "12000") -> (Story, TargetID, Position) {
        var story = Office.opened()
        let target = story.assign(Office.assignment("18", .floor(bound), measure: "người"))
        let report = story.tell(
            .report("8100", about: "2025-9M", status: .estimate), on: target, by: Office.reporter,
            at: "2025-10-02")
        return (story, target, report)
    }

    @Test func `A target lowered late, behind pace, whose judgement flips is to be explained`()
        throws
    {
        var (story, target, report) = Self.behindPace()
        let adjustment = story.tell(
            .adjustment(.floor("10500")), on: target, by: Office.assigner, at: "2025-11-20")
        #expect(try story.flag(.f4).severity == .medium, "nobody knows yet how the year ends")
        let year = story.tell(
            .report("10600", about: "2025"), on: target, by: Office.reporter, at: "2026-01-05")
        let flag = try story.flag(.f4)
        #expect(flag.id == "F4-\(adjustment)" && flag.severity == .high)
        #expect(flag.events.contains(report) && flag.events.contains(year))
        #expect(flag.documents.contains(Office.decision))
        #expect(
            flag.explanation
                == Phrase(
                    vi: "Quyết định 12-QĐ/UBND:2025-11-20 hạ chỉ tiêu ≥ 12.000 người → ≥ 10.500 "
                        + "người, khi còn 41 ngày đến hết kỳ (31/12/2025) và còn 24 ngày đến mốc chốt "
                        + "số liệu (14/12/2025); khi đó mới đạt 67,50%, kém tiến độ 7,50 điểm; kết quả "
                        + "100,95% (vượt) so với mức mới, 88,33% (không đạt) so với mức ban đầu",
                    en:
                        "Decision 12-QĐ/UBND:2025-11-20 lowers the target ≥ 12,000 người → ≥ 10,500 "
                        + "người, 41 days before its period ends (2025-12-31) and 24 days before its "
                        + "cut-off (2025-12-14); by then it stood at 67.50%, 7.50 points behind; the "
                        + "result is 100.95% (exceeded) of the new target, 88.33% (not met) of the "
                        + "original one"))
    }

    @Test func `A target raised, lowered early, lowered in vain or on pace is nothing to explain`()
    {
        var (raised, target, _) = Self.behindPace()
        raised.tell(.adjustment(.floor("13000")), on: target, by: Office.assigner, at: "2025-11-20")
        #expect(raised.flags(.f4).isEmpty)
        var early = Office.opened()
        let other = early.assign(Office.assignment("18", .floor("12000"), measure: "người"))
        early.tell(
            .report("1000", about: "2025-H1"), on: other, by: Office.reporter, at: "2025-06-20")
        early.tell(
            .adjustment(.floor("10500"), effective: "2025-07-01"), on: other, by: Office.assigner,
            at: "2025-07-01")
        #expect(early.flags(.f4).isEmpty)
        var onPace = Self.behindPace("10000").0
        onPace.tell(.adjustment(.floor("9000")), on: target, by: Office.assigner, at: "2025-11-20")
        #expect(onPace.flags(.f4).isEmpty)
        var (vain, _, _) = Self.behindPace()
        vain.tell(.adjustment(.floor("10500")), on: target, by: Office.assigner, at: "2025-11-20")
        vain.tell(.report("10000", about: "2025"), on: target, by: Office.reporter)
        #expect(vain.flags(.f4).isEmpty)
        var (unneeded, _, _) = Self.behindPace()
        unneeded.tell(
            .adjustment(.floor("10500")), on: target, by: Office.assigner, at: "2025-11-20")
        unneeded.tell(.report("12100", about: "2025"), on: target, by: Office.reporter)
        #expect(unneeded.flags(.f4).isEmpty)
    }

    @Test(arguments: [
        ("9900", "10000", true), ("9900", "10050", true), ("9900", "10051", false),
        ("10000", "10040", false), ("9900", "9990", false),
    ])
    func `A correction that lifts a figure just over its target is to be explained`(
        before: String, after: String, isFlagged: Bool
    ) throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("10000")))
        let report = story.tell(
            .report(before, about: "2025"), on: target, by: Office.reporter, at: "2026-01-05")
        story.tell(.correction(of: report, to: after), on: target, by: Office.reporter)
        #expect(story.flags(.f5).isEmpty != isFlagged)
        guard isFlagged, after == "10050" else { return }
        #expect(
            try story.flag(.f5).explanation.vi
                == "Đính chính 9.900 tấn → 10.050 tấn đưa mức đạt từ "
                + "99,00% lên 100,50%, vừa qua ngưỡng đạt (ngưỡng mặc định 0,5 điểm %)")
    }

    @Test func `Many units that come out just at the same target are to be explained`() throws {
        var story = Office.opened()
        var reports: [Position] = []
        for (unit, value) in [
            ("huyen", "100"), ("xa-a", "100.2"), ("xa-b", "100.5"), ("tinh", "90"),
        ] {
            let target = story.assign(
                Office.assignment(unit, .floor("100"), unit: unit, indicator: "lua"))
            reports.append(story.tell(.report(value, about: "2025"), on: target))
            #expect(story.flags(.f5).isEmpty == (reports.count < 3))
        }
        let flag = try story.flag(.f5)
        #expect(flag.events == Array(reports.prefix(3)) && flag.severity == .low)
        #expect(flag.explanation.vi.hasPrefix("3/4 đơn vị cùng đạt sát 100% chỉ tiêu"))
    }

    @Test func `A definition that changes between assignment and report is to be explained`() throws
    {
        var story = Office.opened()
        let target = story.assign(
            Office.assignment("1", .floor("90"), measure: "%", indicator: "thu"))
        let change = story.tell(
            .indicatorRedefined(
                IndicatorRedefined(
                    indicator: "thu", name: "Tên thu", direction: Direction.none,
                    method: "QCVN 02:2009/BYT", reason: "quy chuẩn mới")), on: "indicator:thu")
        #expect(story.flags(.f9).isEmpty, "nothing was reported by it yet")
        story.tell(.report("95", about: "2025"), on: target, by: Office.reporter)
        let flag = try story.flag(.f9)
        #expect(flag.id == "F9-\(change)" && flag.targets == [target])
        #expect(
            flag.explanation.vi
                == "Chỉ tiêu “Tên thu” được định nghĩa lại sau khi giao và trước khi "
                + "báo cáo: phương pháp – → QCVN 02:2009/BYT")
    }

    @Test func `A better name for the same thing is no drift`() {
        var story = Office.opened()
        let target = story.assign(
            Office.assignment("1", .floor("90"), measure: "%", indicator: "thu"))
        story.tell(
            .indicatorRedefined(
                IndicatorRedefined(
                    indicator: "thu", name: "Tổng thu", direction: Direction.none, reason: "rõ hơn")
            ),
            on: "indicator:thu")
        story.tell(.report("95", about: "2025"), on: target, by: Office.reporter)
        #expect(story.flags(.f9).isEmpty)
    }

    @Test func `A base restated after the report is to be explained, and not before`() throws {
        var story = Office.opened()
        func growth(from base: String) -> Criterion {
            .of(
                .increaseBy, low: "1.1",
                base: Criterion.Base(value: written(base), measure: written("tỷ đồng")))
        }
        let target = story.assign(Office.assignment("1/a", growth(from: "1560.781"), measure: "%"))
        story.tell(
            .reportSubmitted(
                ReportSubmitted(
                    period: .year(2025), value: written("1577.95"), measure: written("tỷ đồng"),
                    status: .official)), on: target, by: Office.reporter, at: "2026-01-13")
        #expect(story.flags(.f11).isEmpty)
        let adjustment = story.tell(
            .adjustment(growth(from: "1540"), effective: "2026-01-20"), on: target,
            by: Office.assigner, at: "2026-01-20")
        let flag = try story.flag(.f11)
        #expect(flag.id == "F11-\(adjustment)")
        #expect(
            flag.explanation.vi.hasPrefix(
                "Số gốc hạ từ 1.560,781 tỷ đồng xuống 1.540 tỷ đồng theo 12-QĐ/UBND:2025-11-20"))
        var higher = story
        higher.tell(
            .adjustment(growth(from: "1600"), effective: "2026-01-21"), on: target,
            by: Office.assigner)
        #expect(higher.flags(.f11).isEmpty, "the base that was lowered no longer stands")
    }

    @Test func `An earlier figure that results are counted from, lowered, is to be explained`()
        throws
    {
        var story = Office.opened()
        let before = story.assign(
            Office.assignment("1", .floor("1"), period: "2024", indicator: "lua"))
        let base = Criterion.Base(value: nil, measure: written("tấn"), period: .year(2024))
        let after = story.assign(
            Office.assignment(
                "2", .of(.increaseBy, low: "5", base: base), measure: "%", period: "2025",
                indicator: "lua"))
        let other = story.assign(
            Office.assignment("3", .floor("1"), measure: "tấn", period: "2025", indicator: "lua"))
        let report = story.tell(.report("1000", about: "2024"), on: before, by: Office.reporter)
        story.tell(.report("1040", about: "2025"), on: other, by: Office.reporter)
        story.tell(
            .reportSubmitted(
                ReportSubmitted(
                    period: .year(2025), value: written("1040"), measure: written("tấn"),
                    status: .official)), on: after, by: Office.reporter)
        #expect(story.flags(.f11).isEmpty)
        let revision = story.tell(
            .correction(of: report, to: "900"), on: before, by: Office.reporter)
        let flag = try story.flag(.f11)
        #expect(flag.targets.contains(after) && !flag.targets.contains(other))
        #expect(flag.events.contains(revision) && flag.events.contains(report))
        story.tell(.correction(of: report, to: "1000"), on: before, by: Office.reporter)
        #expect(story.flags(.f11).isEmpty)
    }

    @Test func `An upgrade of a settled figure is a correction by another name`() throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("10000")))
        let report = story.tell(
            .report("9300", about: "2025"), on: target, by: Office.reporter, at: "2026-01-05")
        story.tell(.reportApproved(ReportApproved(report: report)), on: target, by: Office.approver)
        let upgrade = story.tell(
            .reportUpgraded(
                ReportUpgraded(report: report, status: .final, value: written("10020"))),
            on: target, by: Office.reporter)
        #expect(try story.flag(.f1).id == "F1-\(upgrade)")
        #expect(try story.flag(.f5).id == "F5-\(upgrade)")
    }

    @Test(arguments: [true, false])
    func `A report taken back and made anew is a correction by another name`(
        isReturned: Bool
    ) throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("10000")))
        let report = story.tell(
            .report("9200", about: "2025"), on: target, by: Office.reporter, at: "2026-01-05")
        story.tell(.reportApproved(ReportApproved(report: report)), on: target, by: Office.approver)
        let ending: Event =
            isReturned
            ? .reportReturned(ReportReturned(report: report, reason: "sai"))
            : .reportRetracted(ReportRetracted(report: report, reason: "sai"))
        let end = story.tell(ending, on: target, by: Office.approver)
        let again = story.tell(.report("10040", about: "2025"), on: target, by: Office.reporter)
        let late = try story.flag(.f1)
        #expect(late.id == "F1-\(end)" && late.events.contains(again))
        #expect(late.explanation.vi.contains(", báo cáo lại 10.040 tấn, ghi ngày"))
        #expect(
            try story.flag(.f5).explanation.vi.contains(
                "9.200 tấn → 10.040 tấn đưa mức đạt từ 92,00% lên 100,40%"))
    }

    @Test func `Reopening a period does not wipe out that it was closed`() throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("100")))
        let report = story.tell(
            .report("94", about: "2025"), on: target, by: Office.reporter, at: "2025-12-18")
        let closing = story.tell(
            .periodClosed(PeriodClosed(period: .year(2025))), on: "period:2025", at: "2025-12-20")
        story.tell(
            .periodReopened(PeriodReopened(period: .year(2025), reason: "sót")), on: "period:2025",
            at: "2026-01-12")
        story.tell(.correction(of: report, to: "95"), on: target, by: Office.reporter)
        #expect(try story.flag(.f1).events.contains(closing))
    }

    @Test func `A lift that two decimals hide is printed with as many as it takes`() throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("10000")))
        let report = story.tell(
            .report("9999.9999", about: "2025"), on: target, by: Office.reporter, at: "2026-01-05")
        story.tell(.correction(of: report, to: "10000.1"), on: target, by: Office.reporter)
        #expect(
            try story.flag(.f5).explanation.vi.contains("từ 99,999999% lên 100,001000%"))
    }

    @Test func `Each of two adjustments is held against the bound before it`() throws {
        var story = Self.behindPace("14000").0
        let target = TargetID(document: Office.program, item: "18")
        story.tell(
            .adjustment(.floor("13000"), effective: "2025-12-20"), on: target, by: Office.assigner,
            at: "2025-11-29")
        let second = story.tell(
            .adjustment(.floor("11900"), effective: "2025-12-02"), on: target, by: Office.assigner,
            at: "2025-12-02")
        story.tell(
            .report("11910", about: "2025"), on: target, by: Office.reporter, at: "2025-12-16")
        let flag = try story.flag(.f4)
        #expect(flag.id == "F4-\(second)" && flag.severity == .high)
        #expect(flag.explanation.vi.contains("100,08% (vượt) so với mức mới, 91,62% (không đạt)"))
    }
}
