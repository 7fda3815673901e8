import Testing

@testable import Directives

@Suite struct DutyListTests {
    /// What is read of a text as kind, who, to whom, by when.
    private func duties(_ text: String) -> [[String]] {
        let source = SourceText(text)
        return DutyList(DirectiveWords(source, Layout(source))).list.map {
            [$0.kind.rawValue, $0.who, $0.to ?? "", $0.due ?? ""]
        }
    }

    /// Below a heading that says who carries the document out.
    private func organized(_ text: String) -> [[String]] {
        duties("III. TỔ CHỨC THỰC HIỆN\n\n" + text)
    }

    @Test(arguments: [
        (
            "1. Sở Y tế tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/12/2025.",
            ["report", "Sở Y tế", "Ủy ban nhân dân tỉnh", "trước ngày 20/12/2025"]
        ),
        (
            "2. Các phòng, ban, đơn vị định kỳ hằng quý gửi báo cáo về UBND xã.",
            ["report", "Các phòng, ban, đơn vị", "UBND xã", "định kỳ hằng quý"]
        ),
        (
            "- Định kỳ 6 tháng, Thủ trưởng các sở, ngành báo cáo kết quả về Sở Tài chính để theo dõi.",
            ["report", "Thủ trưởng các sở, ngành", "Sở Tài chính", "Định kỳ 6 tháng"]
        ),
        (
            "3. Giao Ủy ban Kiểm tra Huyện ủy giám sát việc thực hiện Nghị quyết này.",
            ["monitor", "Ủy ban Kiểm tra Huyện ủy", "", ""]
        ),
        (
            "4. Đề nghị Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh giám sát việc thực hiện.",
            ["monitor", "Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh", "", ""]
        ),
        (
            "Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện Chương trình này.",
            ["monitor", "Văn phòng Đảng ủy", "", ""]
        ),
        (
            "5. Chi cục Thống kê chậm nhất ngày 25 tháng 11 hằng năm báo cáo Chủ tịch UBND huyện.",
            [
                "report", "Chi cục Thống kê", "Chủ tịch UBND huyện",
                "chậm nhất ngày 25 tháng 11 hằng năm",
            ]
        ),
    ])
    func `Who does what for whom by when is read`(text: String, expected: [String]) {
        #expect(organized(text).first == expected)
    }

    @Test func `Who helps another body to review does it for that body`() {
        #expect(
            organized("1. Giao Văn phòng Đảng ủy theo dõi; tham mưu Ban Thường vụ sơ kết hằng năm.")
                == [
                    ["monitor", "Văn phòng Đảng ủy", "", ""],
                    ["report", "Văn phòng Đảng ủy", "Ban Thường vụ", "hằng năm"],
                ])
    }

    @Test func `One sentence may ask two things of one body`() {
        #expect(
            organized("1. Ban Dân vận theo dõi, đôn đốc thực hiện; sơ kết hằng năm.") == [
                ["monitor", "Ban Dân vận", "", ""], ["report", "Ban Dân vận", "", "hằng năm"],
            ])
    }

    @Test func `Who gets reports in order to report on them is asked for the second report`() {
        #expect(
            organized(
                "1. Các xã báo cáo kết quả trước ngày 20/11, gửi Sở Tài chính tổng hợp, báo cáo UBND tỉnh."
            ).map { Array($0.prefix(3)) } == [
                ["report", "Các xã", "Sở Tài chính"], ["report", "Sở Tài chính", "UBND tỉnh"],
            ])
        #expect(
            organized("2. Các xã đề xuất, gửi Phòng Nội vụ để tổng hợp, báo cáo UBND huyện.") == [
                ["report", "Phòng Nội vụ", "UBND huyện", ""]
            ])
    }

    @Test func `Who is asked by name is asked wherever the sentence stands`() {
        #expect(
            duties("II. NHIỆM VỤ\n\n- Giao Ban Dân vận theo dõi việc thực hiện.")
                == [["monitor", "Ban Dân vận", "", ""]])
    }

    @Test func `Who stands before a colon is asked by every item below`() {
        let text = """
            1. Các sở, ban, ngành:

            a) Xây dựng kế hoạch chi tiết.

            b) Báo cáo kết quả về Sở Nội vụ trước ngày 15 hằng tháng.

            2. Sở Nội vụ kiểm tra việc thực hiện.
            """
        #expect(
            organized(text) == [
                ["report", "Các sở, ban, ngành", "Sở Nội vụ", "trước ngày 15 hằng tháng"],
                ["monitor", "Sở Nội vụ", "", ""],
            ])
    }

    @Test func `An article of a resolution says it without a heading`() {
        #expect(
            duties(
                "Điều 3. Giao Ủy ban nhân dân tỉnh báo cáo Hội đồng nhân dân tại kỳ họp cuối năm.")
                == [
                    [
                        "report", "Ủy ban nhân dân tỉnh", "Hội đồng nhân dân",
                        "tại kỳ họp cuối năm",
                    ]
                ])
    }

    @Test(arguments: [
        "Tăng cường công tác kiểm tra, giám sát của cấp ủy.",
        "Nâng cao chất lượng kiểm tra, giám sát; thực hiện tốt chế độ báo cáo.",
        "Báo cáo thẩm tra số 12/BC-KTNS nêu rõ kết quả.",
        "Các cơ quan tham mưu đã thực hiện tốt nhiệm vụ.",
    ])
    func `Tasks that nobody in particular is asked are no duties`(text: String) {
        #expect(duties("II. NHIỆM VỤ\n\n- " + text) == [])
        #expect(organized("- " + text) == [])
    }

    @Test func `A duty has its place and the words of its clause`() throws {
        let source = SourceText(
            "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế *báo cáo* UBND tỉnh; chấm dứt.")
        let duty = try #require(DutyList(DirectiveWords(source, Layout(source))).list.first)
        #expect(duty.source.place == TextPlace(line: 3, column: 13))
        #expect(duty.source.quote == "Sở Y tế báo cáo UBND tỉnh;")
        #expect(duty.what == "báo cáo UBND tỉnh")
    }

    @Test(
        .enabled(if: Seeds.isDue, "the directives do not lie beside the package"),
        arguments: [
            ("000", 21, "chi bộ", "cuối năm"), ("002", 223, "UBND huyện", "trước ngày 30/11"),
            ("003", 25, "LĐLĐ huyện", "đến 15/4/2021"),
        ])
    func `The reports that the directives ask for are found with addressee and time`(
        number: String, line: Int, to: String, due: String
    ) throws {
        let source = try Seeds.source(number)
        let duties = DutyList(DirectiveWords(source, Layout(source))).list
        let found = duties.filter { $0.kind == .report && $0.source.place.line == line }
        #expect(found.contains { ($0.to ?? "").hasPrefix(to) && ($0.due ?? "").contains(due) })
    }

    @Test(
        .enabled(if: Seeds.isDue, "the directives do not lie beside the package"),
        arguments: [
            ("000", "Ban Tuyên giáo Huyện ủy"),
            ("001", "Các cơ quan tham mưu, giúp việc của Huyện ủy"),
            ("001", "Các đồng chí Huyện ủy viên"), ("001", "Hội đồng nhân dân huyện"),
            ("002", "Mặt trận Tổ quốc Việt Nam huyện"),
            ("004", "các ban đảng và Văn phòng Huyện ủy"),
        ])
    func `Those who watch over a directive are found`(number: String, who: String) throws {
        let source = try Seeds.source(number)
        let duties = DutyList(DirectiveWords(source, Layout(source))).list
        #expect(duties.contains { $0.kind == .monitor && $0.who.hasPrefix(who) })
    }
}
