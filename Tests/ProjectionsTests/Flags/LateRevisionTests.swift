import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// F1 and F2: what was recorded later than it should have been.
@Suite struct LateRevisionTests {
    private static func begun() -> (story: Story, target: TargetID, report: Position) {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("10000"), measure: "người"))
        let report = story.tell(
            .report("10650", about: "2025"), on: target, by: Office.reporter, at: "2026-01-13")
        return (story, target, report)
    }

    @Test func `A correction after the period was closed is to be explained`() throws {
        var (story, target, report) = Self.begun()
        let closing = story.tell(
            .periodClosed(PeriodClosed(period: .year(2025))), on: "period:2025", at: "2026-01-15")
        #expect(story.flags(.f1).isEmpty)
        let revision = story.tell(
            .correction(of: report, to: "10600"), on: target, by: Office.reporter,
            at: "2026-02-10")
        let flag = try story.flag(.f1)
        #expect(flag.id == "F1-\(revision)")
        #expect(flag.events == .at(report, closing, revision))
        #expect(flag.severity == .medium)
        #expect(flag.targets == [target] && flag.unit == "huyen")
        #expect(
            flag.explanation
                == Phrase(
                    vi: "Đính chính năm 2025 10.650 người → 10.600 người (lệch 0,47%), ghi ngày "
                        + "10/02/2026, 26 ngày sau khi chốt kỳ 2025 (15/01/2026)",
                    en: "Correction of 2025 10,650 người → 10,600 người (by 0.47%), recorded on "
                        + "2026-02-10, 26 days after 2025 was closed (2026-01-15)"))
        #expect(flag.isOpen && flag.state == .open)
    }

    @Test func `The third change after an approval is to be explained, an upgrade is not`() throws {
        var (story, target, report) = Self.begun()
        story.tell(
            .reportUpgraded(
                ReportUpgraded(report: report, status: .final, value: written("10700"))),
            on: target, by: Office.reporter, at: "2026-03-20")
        #expect(story.flags(.f1).isEmpty)
        let approval = story.tell(
            .reportApproved(ReportApproved(report: report)), on: target, by: Office.approver,
            at: "2026-03-25")
        let revision = story.tell(
            .correction(of: report, to: "11900"), on: target, by: Office.reporter,
            at: "2026-03-26")
        let flag = try story.flag(.f1)
        #expect(flag.events == .at(report, approval, revision))
        // More than five per cent.
        #expect(flag.severity == .high)
        #expect(flag.explanation.vi.hasSuffix("1 ngày sau khi duyet phê duyệt (25/03/2026)"))
    }

    @Test func `A report taken back after an inspection's conclusion is to be explained`() throws {
        var (story, target, report) = Self.begun()
        let case1 = "KT-1"
        story.tell(
            .inspectionScoped(
                InspectionScoped(
                    inspection: case1, units: ["tinh"], from: written("2025-01-01"),
                    to: written("2025-12-31"))), on: "inspection:KT-1", at: "2026-02-01")
        let conclusion = story.tell(
            .inspectionConcluded(InspectionConcluded(inspection: case1, text: "rõ")),
            on: "inspection:KT-1", at: "2026-02-02")
        let retraction = story.tell(
            .reportRetracted(ReportRetracted(report: report, reason: "sai")), on: target,
            by: Office.reporter, at: "2026-02-12")
        let flag = try story.flag(.f1)
        #expect(flag.events == .at(report, conclusion, retraction))
        #expect(
            flag.explanation.vi == "Rút số liệu 10.650 người của năm 2025, ghi ngày 12/02/2026, "
                + "10 ngày sau kết luận kiểm tra “KT-1” (02/02/2026)")
    }

    @Test func `A correction before any cut-off is nothing to explain`() {
        var (story, target, report) = Self.begun()
        story.tell(
            .correction(of: report, to: "10600"), on: target, by: Office.reporter,
            at: "2026-01-14")
        #expect(story.flags().isEmpty)
    }

    private static func dated(
        _ dated: String, received: String? = nil, channel: String? = nil
    ) -> Event {
        .reportSubmitted(
            ReportSubmitted(
                period: .nineMonths(2025), value: written("90"), status: .official,
                dated: written(dated), received: received.map { written($0) }, channel: channel))
    }

    @Test(
        arguments: [
            ("2025-10-01", nil, nil, true), ("2025-10-02", nil, nil, false),
            // From Friday to Monday is one working day.
            ("2025-10-03", nil, nil, false),
            ("2025-09-01", "2025-09-01", "E-Office 1234", false),
            ("2025-09-01", "2025-09-01", nil, true), ("2025-09-01", nil, "E-Office 1234", true),
            // The proof itself shows the delay.
            ("2025-09-01", "2025-10-03", "E-Office 1234", true),
            // Nobody could record anything before the ledger was opened.
            ("2024-12-01", "2024-12-01", "giấy", false),
        ] as [(String, String?, String?, Bool)])
    func `A report recorded long after its date is to be explained, one received in time is not`(
        day: String, received: String?, channel: String?, isFlagged: Bool
    ) {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("100")))
        // Monday.
        story.tell(
            Self.dated(day, received: received, channel: channel), on: target,
            by: Office.reporter, at: "2025-10-06")
        #expect(story.flags(.f2).isEmpty != isFlagged)
    }

    @Test func `What back-dating says names the days and the limit`() throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("100")))
        let report = story.tell(
            Self.dated("2025-09-29"), on: target, by: Office.reporter, at: "2025-10-06")
        let flag = try story.flag(.f2)
        #expect(flag.id == "F2-\(report)" && flag.events == [report])
        #expect(
            flag.explanation
                == Phrase(
                    vi: "Báo cáo đề ngày 29/09/2025 nhưng ghi sổ ngày 06/10/2025: chậm 5 ngày làm "
                        + "việc (ngưỡng mặc định 2 ngày làm việc)",
                    en: "The report is dated 2025-09-29 but was recorded on 2025-10-06: 5 working "
                        + "days later (default limit 2 working days)"))
    }

    @Test func `An adopted limit holds from its day on and is named`() throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("100")))
        func adopt(_ id: String, _ days: Int, from day: String) {
            let limit = ToleranceLimit(tolerance: .backdatingDays, value: Quantity(days))
            story.tell(
                .flagRulesAdopted(
                    FlagRulesAdopted(
                        flagrules: id, effective: written(day), limits: [limit], basis: "quy chế")),
                on: "flagrules:\(id)")
        }
        adopt("rộng", 5, from: "2025-10-01")
        story.tell(Self.dated("2025-09-29"), on: target, by: Office.reporter, at: "2025-10-06")
        #expect(story.flags(.f2).isEmpty)
        adopt("hẹp", 4, from: "2025-10-06")
        let flag = try story.flag(.f2)
        #expect(flag.explanation.vi.contains("(ngưỡng 4 ngày làm việc theo “hẹp”)"))
        // What was recorded under the old limits is not judged by the new ones.
        adopt("sau", 0, from: "2025-10-07")
        #expect(try story.flag(.f2) == flag)
    }

    @Test func `A decision recorded long after it took effect is to be explained`() throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("100")))
        let adjustment = story.tell(
            .adjustment(.floor("120"), effective: "2025-06-02"), on: target, by: Office.assigner,
            at: "2025-06-30")
        let flag = try story.flag(.f2)
        #expect(flag.events == [adjustment])
        #expect(flag.explanation.vi.contains("có hiệu lực từ 02/06/2025 nhưng ghi sổ ngày 30/06"))
    }
}
