import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// F6, F7, F8, F13 and F15: reports beside those before and after them.
@Suite struct ReportSeriesTests {
    private static func opened() -> (Story, TargetID) {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("1000")))
        return (story, target)
    }

    @Test func `A cumulative figure that falls is to be explained until it is corrected`() throws {
        var (story, target) = Self.opened()
        let half = story.tell(.report("600", about: "2025-H1"), on: target, at: "2025-06-16")
        let nine = story.tell(.report("580", about: "2025-9M"), on: target, at: "2025-09-16")
        let flag = try story.flag(.f6)
        #expect(flag.id == "F6-\(half)-\(nine)" && flag.events == .at(half, nine))
        #expect(
            flag.explanation
                == Phrase(
                    vi: "Lũy kế giảm: 6 tháng đầu năm 2025 600 tấn, 9 tháng năm 2025 580 tấn",
                    en:
                        "The cumulative figure falls: 600 tấn in first half of 2025, 580 tấn in first "
                        + "nine months of 2025"))
        story.tell(.correction(of: nine, to: "600"), on: target)
        #expect(story.flags(.f6).isEmpty)
    }

    @Test func `A quarter on its own, and an indicator that does not add up, may be lower`() {
        var (story, target) = Self.opened()
        story.tell(.report("600", about: "2025-H1"), on: target, at: "2025-06-16")
        story.tell(.report("300", about: "2025-Q3"), on: target, at: "2025-09-16")
        #expect(story.flags(.f6).isEmpty)
        let rate = story.assign(Office.assignment("2", .floor("90"), measure: "%"))
        story.tell(.report("95", about: "2025-H1"), on: rate)
        story.tell(.report("94", about: "2025-9M"), on: rate)
        #expect(story.flags(.f6).isEmpty)
    }

    @Test(arguments: ["2", "3"])
    func `A report that repeats the one before it is to be explained`(last: String) throws {
        var story = Office.opened()
        let targets = (1...3).map { story.assign(Office.assignment("\($0)", .floor("1"))) }
        func report(_ period: String, _ values: [String], _ document: DocumentID) {
            for (target, value) in zip(targets, values) {
                story.tell(
                    .report(value, about: period, document: document.description), on: target)
            }
        }
        report("2025-H1", ["1", "2", "3"], Office.program)
        report("2025-9M", ["1", "2", last], Office.decision)
        guard last == "3" else {
            #expect(story.flags(.f7).isEmpty)
            return
        }
        let flag = try story.flag(.f7)
        #expect(flag.targets == targets && flag.events.count == 6)
        #expect(
            flag.explanation.vi
                == "Cả 3 số liệu 9 tháng năm 2025 của Tên huyen trùng với 6 tháng đầu năm 2025")
        story.tell(.correction(of: flag.events[5], to: "4"), on: targets[2])
        #expect(story.flags(.f7).isEmpty)
    }

    @Test func `An estimate that stands too long is to be explained until it is settled`() throws {
        var (story, target) = Self.opened()
        let report = story.tell(
            .report("990", about: "2025", status: .estimate), on: target, at: "2025-11-30")
        // The period's data are cut on 14 December: ninety days from then.
        #expect(story.flags(.f8, on: "2026-03-14").isEmpty)
        let flag = try story.flag(.f8, on: "2026-03-15")
        #expect(flag.id == "F8-\(report)" && flag.severity == .low)
        #expect(
            flag.explanation.vi == "Số ước 990 tấn của năm 2025 sau 91 ngày chưa có số chính thức "
                + "(ngưỡng mặc định 90 ngày)")
        story.tell(
            .reportUpgraded(ReportUpgraded(report: report, status: .official)), on: target,
            at: "2026-03-31")
        #expect(story.flags(.f8, on: "2027-01-01").isEmpty)
    }

    @Test func `An estimate of nine months is overtaken by the official year`() {
        var (story, target) = Self.opened()
        story.tell(
            .report("700", about: "2025-9M", status: .estimate), on: target, at: "2025-09-16")
        story.tell(.report("1000", about: "2025"), on: target, at: "2026-01-05")
        #expect(story.flags(.f8, on: "2027-01-01").isEmpty)
    }

    @Test func `A row that a report passes over is to be explained until it is reported`() throws {
        var story = Office.opened()
        let targets = (1...3).map { story.assign(Office.assignment("\($0)", .floor("1"))) }
        let source = Office.decision.description
        story.tell(.report("1", about: "2025-9M", document: source), on: targets[2])
        let first = story.tell(.report("1", about: "2025", document: source), on: targets[0])
        #expect(story.flags(.f13).isEmpty, "one row alone is no sheet")
        story.tell(.report("1", about: "2025", document: source), on: targets[1])
        let flag = try story.flag(.f13)
        #expect(flag.id == "F13-\(first)" && flag.targets == [targets[2]])
        #expect(flag.severity == .medium)
        #expect(
            flag.explanation.vi
                == "12-QĐ/UBND:2025-11-20 báo cáo 2/3 chỉ tiêu 38-CTr/HU:2025-02-04 "
                + "giao Tên huyen năm 2025; không có mục 3; kỳ trước đã báo cáo mục 3")
        story.tell(.report("1", about: "2025"), on: targets[2])
        #expect(story.flags(.f13).isEmpty)
    }

    @Test func `What is not owed is not missed`() {
        var story = Office.opened()
        let targets = (1...2).map { story.assign(Office.assignment("\($0)", .floor("1"))) }
        let withdrawn = story.assign(Office.assignment("3", .floor("1")))
        _ = story.assign(Office.assignment("4", .deferred))
        _ = story.assign(Office.assignment("5", .floor("1"), period: "2030"))
        story.tell(.targetWithdrawn(TargetWithdrawn(reason: "thôi")), on: withdrawn)
        for target in targets {
            story.tell(
                .report("1", about: "2025", document: Office.decision.description), on: target)
        }
        #expect(story.flags(.f13).isEmpty)
    }

    @Test(arguments: [("500", "600", true), ("500", "601", false), ("501", "600", false)])
    func `What is taken from one period and added to the next is to be explained`(
        lowered: String, raised: String, isFlagged: Bool
    ) throws {
        var (story, target) = Self.opened()
        let first = story.tell(.report("600", about: "2025-Q1"), on: target)
        let second = story.tell(.report("500", about: "2025-Q2"), on: target)
        let down = story.tell(.correction(of: first, to: lowered), on: target)
        let up = story.tell(.correction(of: second, to: raised), on: target)
        #expect(story.flags(.f15).isEmpty != isFlagged)
        guard isFlagged else { return }
        let flag = try story.flag(.f15)
        #expect(flag.id == "F15-\(down)-\(up)" && flag.events == .at(first, second, down, up))
        #expect(
            flag.explanation.vi
                == "Giảm 100 tấn ở quý I năm 2025 và tăng đúng 100 tấn ở quý II năm 2025")
    }

    @Test func `A report taken back and made again for the next period is to be explained`() throws
    {
        var (story, target) = Self.opened()
        let first = story.tell(.report("600", about: "2025-Q1"), on: target)
        let down = story.tell(
            .reportRetracted(ReportRetracted(report: first, reason: "nhầm kỳ")), on: target)
        story.tell(.report("600", about: "2025-Q4"), on: target)
        #expect(story.flags(.f15).isEmpty)
        let up = story.tell(.report("600", about: "2025-Q2"), on: target)
        #expect(try story.flag(.f15).events == .at(first, down, up))
    }
}
