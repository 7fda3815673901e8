import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// F10, F12, F14, F16, F17 and F18: what does not fit together.
@Suite struct ContradictionFlagTests {
    private static func water(_ whole: Event, _ part: Event) -> Story {
        var story = Office.opened()
        let all = story.assign(Office.assignment("3", .floor("85"), measure: "%"))
        let piped = story.assign(Office.assignment("3/a", .floor("51"), parent: "3", measure: "%"))
        story.tell(whole, on: all)
        story.tell(part, on: piped)
        return story
    }

    @Test func `A part larger than its whole is to be explained`() throws {
        var story = Self.water(.report("85", about: "2025"), .report("90", about: "2025"))
        let flag = try story.flag(.f10)
        #expect(flag.targets.map(\.item) == ["3", "3/a"])
        #expect(
            flag.explanation
                == Phrase(
                    vi: "Bộ phận “Tên 3/a” 90% lớn hơn toàn thể “Tên 3” 85%",
                    en: "The part “Tên 3/a” 90% is larger than the whole “Tên 3” 85%"))
        story.tell(.correction(of: flag.events[1], to: "49"), on: flag.targets[1])
        #expect(story.flags(.f10).isEmpty)
    }

    @Test func `A part as large as its whole, or counted on fewer, is nothing to explain`() {
        #expect(
            Self.water(.report("85", about: "2025"), .report("85", about: "2025")).flags(.f10)
                .isEmpty)
        #expect(
            Self.water(
                .rate("42030", of: "52140", about: "2025"), .rate("3640", of: "3640", about: "2025")
            ).flags(.f10).isEmpty)
        #expect(
            Self.water(.report("85", about: "2025-H1"), .report("90", about: "2025")).flags(.f10)
                .isEmpty)
    }

    @Test(arguments: [("60", false), ("61", true)])
    func `Parts that make up a whole add up to it`(second: String, isFlagged: Bool) throws {
        var story = Office.opened()
        let whole = story.assign(Office.assignment("1", .floor("100")))
        let parts = [("1.1", "40"), ("1.2", "60")].map { item, bound in
            story.assign(Office.assignment(item, .floor(bound), parent: "1"))
        }
        for (target, value) in zip([whole] + parts, ["100", "40", second]) {
            story.tell(.report(value, about: "2025"), on: target)
        }
        #expect(story.flags(.f10).isEmpty != isFlagged)
        guard isFlagged else { return }
        #expect(
            try story.flag(.f10).explanation.vi
                == "Tổng 2 bộ phận là 101 tấn, toàn thể “Tên 1” báo cáo 100 tấn")
    }

    private static func declared(_ judgement: Judgement, label: String? = nil) -> Event {
        .judgementDeclared(
            JudgementDeclared(
                period: .year(2025), judgement: judgement, label: label, authority: "tinh",
                document: Office.decision))
    }

    @Test(
        arguments: [
            ("90", Judgement.met, FlagSeverity.high), ("90", .notMet, nil), ("90", .nearlyMet, nil),
            ("100", .met, nil), ("100", .exceeded, nil), ("110", .notMet, .low),
            (nil, .met, .medium),
        ] as [(String?, Judgement, FlagSeverity?)])
    func `A judgement that the figures do not bear is to be explained`(
        value: String?, judgement: Judgement, severity: FlagSeverity?
    ) throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("100")))
        if let value { story.tell(.report(value, about: "2025"), on: target) }
        story.tell(Self.declared(judgement), on: target, at: "2026-02-01")
        #expect(story.flags(.f12).map(\.severity) == [severity].compactMap(\.self))
    }

    @Test func `What was declared and what was computed stand side by side`() throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("100")))
        story.tell(.report("90", about: "2025"), on: target)
        story.tell(Self.declared(.met, label: "đạt ở mức khá"), on: target, at: "2026-02-01")
        #expect(
            try story.flag(.f12).explanation
                == Phrase(
                    vi:
                        "Tên tinh đánh giá “đạt” (“đạt ở mức khá”), số liệu cho thấy “không đạt” (90 "
                        + "tấn, 90,00%)",
                    en:
                        "Tên tinh declared “met” (“đạt ở mức khá”), the figures make it “not met” (90 "
                        + "tấn, 90.00%)"))
        story.tell(Self.declared(.notMet), on: target)
        #expect(story.flags(.f12).isEmpty)
    }

    @Test(arguments: [(18, 2, true), (17, 3, false), (17, 2, false)])
    func `A summary is counted again from its rows`(
        reached: Int, nearly: Int, isRight: Bool
    ) throws {
        var story = Office.opened()
        for item in 1...20 {
            let target = story.assign(Office.assignment("\(item)", .floor("100")))
            story.tell(.report(item <= 18 ? "100" : "90", about: "2025"), on: target)
            if item > 18 { story.tell(Self.declared(.nearlyMet), on: target) }
        }
        // A part is no row of its own.
        let part = story.assign(Office.assignment("1/a", .floor("1"), parent: "1"))
        story.tell(.report("1", about: "2025"), on: part)
        let summary = story.tell(
            .summaryDeclared(
                SummaryDeclared(
                    subject: Office.program, period: .year(2025), reached: reached,
                    nearlyMet: nearly, total: 20, label: "18/20 đạt và vượt", authority: "tinh",
                    document: Office.decision)), on: "summary:\(Office.program)", at: "2026-02-01")
        #expect(story.flags(.f12).isEmpty == isRight)
        guard nearly == 3 else { return }
        let flag = try story.flag(.f12)
        #expect(flag.id == "F12-\(summary)" && flag.events.count == 23)
        #expect(
            flag.explanation.vi == "Tên tinh công bố 17/20 chỉ tiêu đạt và vượt, 3 cơ bản đạt "
                + "(“18/20 đạt và vượt”); đếm từ 20 dòng: 18 đạt và vượt, 2 cơ bản đạt, 0 không đạt, "
                + "0 chưa đủ căn cứ")
    }

    @Test func `One person who reports and approves under two names is to be explained`() throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("100")))
        for (member, name, role) in [
            ("a", "Nguyễn A", Role.reporter), ("b", "Nguyễn A", .approver),
            ("c", "Trần C", .approver),
        ] {
            story.tell(
                .memberEnrolled(MemberEnrolled(member: member, name: name, role: role)),
                on: "member:\(member)")
        }
        let report = story.tell(.report("1", about: "2025"), on: target, by: "a")
        story.tell(.reportApproved(ReportApproved(report: report)), on: target, by: "c")
        #expect(story.flags(.f14).isEmpty)
        story.tell(.reportApproved(ReportApproved(report: report)), on: target, by: "b")
        let flag = try story.flag(.f14)
        #expect(flag.severity == .high)
        #expect(
            flag.explanation.vi
                == "Người báo cáo a và người phê duyệt b là một người (cùng tên hoặc cùng khóa)")
    }

    @Test(arguments: [(2, Office.reporter), (3, Office.reporter), (3, Office.keeper)])
    func `Many periods entered in one day are to be explained`(count: Int, by: MemberID) throws {
        var story = Office.opened()
        let target = story.assign(Office.assignment("1", .floor("100")))
        story.now = .morning(of: "2025-06-02")
        for month in 1...count {
            story.tell(.report("1", about: "2025-0\(month)"), on: target, by: by)
        }
        let isFlagged = count == 3 && by == Office.reporter
        #expect(story.flags(.f14).isEmpty != isFlagged)
        guard isFlagged else { return }
        #expect(
            try story.flag(.f14).explanation.vi == "bao-cao nhập dồn số liệu 3 kỳ trong ngày "
                + "02/06/2025: 2025-01, 2025-02, 2025-03 (ngưỡng mặc định 3 kỳ)")
    }

    @Test func `One account for many units is to be explained`() throws {
        var story = Office.opened()
        for number in 1...5 {
            let unit = "xa-\(number)"
            story.tell(
                .unitRegistered(UnitRegistered(unit: unit, name: "Xã \(number)", parent: "huyen")),
                on: "unit:\(unit)")
            let target = story.assign(Office.assignment("\(number)", .floor("1"), unit: unit))
            #expect(story.flags(.f14).isEmpty)
            story.tell(.report("1", about: "2025"), on: target, by: Office.reporter)
        }
        #expect(
            try story.flag(.f14).explanation.vi
                == "Tài khoản bao-cao báo cáo thay 5 đơn vị trong ngày "
                + "05/02/2025: Xã 1, Xã 2, Xã 3, Xã 4, Xã 5 (ngưỡng mặc định 5 đơn vị)")
    }

    @Test(arguments: [
        ("2025", "2025", true), ("2025-H1", "2025-H2", false), ("2025-Q1", "2025-H1", false),
    ])
    func `Whoever ended and who took it over do not report the same time`(
        old: String, new: String, isFlagged: Bool
    ) throws {
        var story = Office.opened()
        let before = story.assign(
            Office.assignment("1", .floor("1"), unit: "xa-a", indicator: "lua"))
        let after = story.assign(
            Office.assignment("2", .floor("1"), unit: "xa-b", indicator: "lua"))
        let merger = story.tell(
            .unitSucceeded(
                UnitSucceeded(
                    from: ["xa-a"], to: ["xa-b"], effective: written("2025-07-01"), edges: [],
                    document: Office.decision)), on: "unit:xa-a")
        let first = story.tell(.report("10", about: old), on: before)
        let second = story.tell(.report("30", about: new), on: after)
        #expect(story.flags(.f16).isEmpty != isFlagged)
        guard isFlagged else { return }
        let flag = try story.flag(.f16)
        #expect(flag.events == .at(merger, first, second) && flag.severity == .high)
        #expect(
            flag.explanation.vi.hasPrefix(
                "Tên xa-a (đơn vị cũ) báo cáo năm 2025 10 tấn và Tên xa-b"))
        story.tell(.reportRetracted(ReportRetracted(report: first, reason: "trùng")), on: before)
        #expect(story.flags(.f16).isEmpty)
    }

    private static func budget(_ item: String, _ low: String, _ force: Force, _ assigner: String?)
        -> TargetAssigned
    {
        TargetAssigned(
            document: Office.program, item: item, name: "Thu ngân sách", indicator: "thu",
            unit: "huyen", measure: written("tỷ đồng"), period: .year(2025), assigner: assigner,
            force: force, criterion: .floor(low))
    }

    @Test(
        arguments: [
            (Force.unspecified, nil, "600", true), (.aspirational, nil, "600", false),
            (.unspecified, "UBND tỉnh", "600", false), (.unspecified, nil, "581", false),
        ] as [(Force, String?, String, Bool)])
    func `Two numbers that nothing tells apart are to be explained`(
        force: Force, assigner: String?, bound: String, isFlagged: Bool
    ) throws {
        var story = Office.opened()
        _ = story.assign(Self.budget("4", "581", .unspecified, nil))
        let text = story.assign(Self.budget("text-07", bound, force, assigner))
        #expect(story.flags(.f17).isEmpty != isFlagged)
        guard isFlagged else { return }
        #expect(
            try story.flag(.f17).explanation.vi == "“Thu ngân sách” có hai con số: "
                + "38-CTr/HU:2025-02-04#4 ≥ 581 tỷ đồng và 38-CTr/HU:2025-02-04#text-07 ≥ 600 tỷ đồng; "
                + "không có cơ quan giao hay tính chất (pháp lệnh, phấn đấu) để phân biệt")
        story.tell(.targetWithdrawn(TargetWithdrawn(reason: "nhầm")), on: text)
        #expect(story.flags(.f17).isEmpty)
    }

    @Test(arguments: [("591000", true), ("583000", false), ("581000", false)])
    func `Two sources that differ by more than is allowed are to be explained`(
        other: String, isFlagged: Bool
    ) throws {
        var story = Office.opened()
        let first = story.assign(Self.budget("4", "581", .unspecified, nil))
        let second = story.assign(Self.budget("text-07", "600", .aspirational, nil))
        story.tell(
            .report("581", about: "2025", document: Office.program.description), on: first)
        story.tell(
            .reportSubmitted(
                ReportSubmitted(
                    period: .year(2025), value: written(other), measure: written("triệu đồng"),
                    status: .official, channel: "Chi cục Thuế")), on: second)
        #expect(story.flags(.f18).isEmpty != isFlagged)
        guard isFlagged else { return }
        #expect(
            try story.flag(.f18).explanation.vi == "“Thu ngân sách” năm 2025: nguồn "
                + "38-CTr/HU:2025-02-04 581 tỷ đồng, nguồn Chi cục Thuế 591.000 triệu đồng, lệch 1,72% "
                + "(ngưỡng mặc định 1 %)")
    }
}
