import EventLog
import Reporting
import Testing

@testable import Directives

/// Each form in which directives set a target, one sentence a form.
@Suite struct SentenceTests {
    /// The targets of one item under a heading that lists targets for 2026.
    private func targets(_ item: String) -> [ProposedTarget] {
        Directive.read(SourceText("I. CHỈ TIÊU NĂM 2026\n\n- " + item)).targets
    }

    /// A target in one line: kind, bounds, measure.
    private func told(_ target: ProposedTarget) -> String {
        let bounds = target.bounds
        return [
            target.criterion.kind.rawValue, bounds.low?.description ?? "_",
            bounds.high?.description ?? "_", target.measure?.symbol,
        ].compactMap(\.self).joined(separator: " ")
    }

    @Test(arguments: [
        // Bare figures: floors, ceilings and what is neither.
        ("Tỷ lệ hộ dân dùng điện đạt 99,5%.", "atLeast 99.5 _ %"),
        ("Sản lượng thanh long: 12.400 tấn.", "atLeast 12400 _ tấn"),
        ("Tỷ lệ hộ nghèo 1,2%.", "atMost _ 1.2 %"),
        ("Tổng chi ngân sách 1.240 tỷ đồng.", "equal 1240 1240 tỷ đồng"),
        // Comparisons.
        ("Tỷ lệ thất nghiệp dưới 2,5%.", "lessThan _ 2.5 %"),
        ("Tỷ lệ nợ xấu không quá 3%.", "atMost _ 3 %"),
        ("Tử vong mẹ không quá 10/100.000 trẻ đẻ sống.", "atMost _ 10 /100.000 trẻ đẻ sống"),
        ("Thời gian cấp phép tối đa 12 ngày.", "atMost _ 12 ngày"),
        ("Tỷ lệ hồ sơ trễ hạn ≤ 1%.", "atMost _ 1 %"),
        ("Có ít nhất 05 sản phẩm OCOP.", "atLeast 5 _ sản phẩm"),
        ("Tỷ lệ giải ngân tối thiểu 95%.", "atLeast 95 _ %"),
        ("Tỷ lệ trẻ đi mẫu giáo đạt từ 97% trở lên.", "atLeast 97 _ %"),
        ("Tỷ lệ che phủ rừng đạt trên 41%.", "moreThan 41 _ %"),
        ("Giải quyết việc làm cho hơn 900 lao động.", "moreThan 900 _ lao động"),
        ("Đón khoảng 1.200 lượt khách.", "about 1200 1200 lượt khách"),
        // Ranges.
        ("Năng suất lúa từ 60 đến 62 tạ/ha.", "range 60 62 tạ/ha"),
        ("Có 11 - 13 bác sĩ/1 vạn dân.", "range 11 13 bác sĩ/1 vạn dân"),
        // Parts of a whole, multiples, changes.
        ("Có 12/15 thôn đạt chuẩn văn hóa.", "atLeast 12 _ thôn"),
        ("Giá trị sản xuất gấp 1,5 lần so với năm 2020.", "atLeast 1.5 _ lần"),
        ("Diện tích rừng gỗ lớn tăng thêm 550 ha.", "increaseBy 550 550 ha"),
        ("Tỷ lệ hộ nghèo giảm còn 1,5%.", "atMost _ 1.5 %"),
        ("Giảm tỷ lệ hộ nghèo từ 3,9% xuống còn 2,5%.", "atMost _ 2.5 %"),
        ("Nâng tỷ lệ đô thị hóa từ 32% lên 35%.", "atLeast 35 _ %"),
        ("Tỷ lệ suy dinh dưỡng giảm xuống dưới 9%.", "lessThan _ 9 %"),
        ("Tỷ lệ hộ nghèo giảm bình quân 0,45%/năm.", "decreaseBy 0.45 0.45 %/năm"),
        ("Giảm tỷ lệ hộ cận nghèo 1 - 1,5%.", "decreaseBy 1 1.5 %"),
        ("Số vụ cháy giảm 5% so với năm 2025.", "decreaseBy 5 5 %"),
        ("Thu nội địa tăng bình quân 12%/năm.", "growthPerYear 12 12 %/năm"),
        (
            "Tốc độ tăng giá trị sản xuất bình quân giai đoạn 2026-2030 đạt 9,5%.",
            "growthPerYear 9.5 9.5 %/năm"
        ),
        // Without a figure.
        ("Duy trì các tiêu chí xã nông thôn mới.", "maintain _ _ tiêu chí"),
        ("Giữ vững 100% trường đạt chuẩn.", "atLeast 100 _ %"),
        ("Không còn nhà tạm.", "noneOccur _ _"),
        ("Không để xảy ra điểm nóng về an ninh.", "noneOccur _ _"),
        ("Hoàn thành nâng cấp chợ trung tâm trước 30/9/2026.", "milestone _ _"),
        ("Khởi công nhà văn hóa trong quý II.", "milestone _ _"),
        ("Thu ngân sách theo chỉ tiêu tỉnh giao.", "deferred _ _"),
        ("Kéo giảm số vụ phạm tội.", "decreaseBy _ _ vụ"),
        // The figure before the noun, and numbers in words.
        ("100% nhà trường có phòng máy tính.", "atLeast 100 _ %"),
        ("Trên 80% cơ quan đạt chuẩn văn hóa.", "moreThan 80 _ %"),
        ("Thành lập ba hợp tác xã.", "atLeast 3 _ hợp tác xã"),
        ("Hoàn thành hồ sơ công nhận 02 xã nông thôn mới.", "milestone 2 _ xã"),
        // Units from the name.
        ("Thu nhập bình quân đầu người đạt 72 triệu đồng.", "atLeast 72 _ triệu đồng/người"),
        ("Số bác sĩ/1 vạn dân đạt 9 bác sĩ.", "atLeast 9 _ bác sĩ/1 vạn dân"),
        ("Kinh phí thực hiện 1 tỷ 656 triệu đồng.", "equal 1656 1656 triệu đồng"),
    ])
    func `One sentence sets one target`(item: String, expected: String) {
        #expect(targets(item).map(told) == [expected])
    }

    @Test(arguments: [
        (
            "Tỷ lệ thu gom rác đạt 95%; tỷ lệ xử lý rác đạt 90%.",
            ["atLeast 95 _ %", "atLeast 90 _ %"]
        ),
        (
            "Chất thải y tế được xử lý đạt 100%, chất thải nguy hại được xử lý đạt 98%.",
            ["atLeast 100 _ %", "atLeast 98 _ %"]
        ),
        (
            "Có 100% cơ quan và 95% khu phố an toàn về an ninh trật tự.",
            ["atLeast 100 _ %", "atLeast 95 _ %"]
        ),
        (
            "Cắt giảm tối thiểu 30% thời gian giải quyết và 20% chi phí tuân thủ.",
            ["decreaseBy 30 30 %", "decreaseBy 20 20 %"]
        ),
    ])
    func `Several targets in one line are told apart`(item: String, expected: [String]) {
        let targets = targets(item)
        #expect(targets.map(told) == expected)
        #expect(targets.allSatisfy { $0.parent == nil })
    }

    @Test(arguments: [
        "Lao động qua đào tạo đạt 82%, trong đó có bằng cấp đạt 50%.",
        "Tỷ lệ tập hợp hội viên đạt 70%; riêng thanh niên đạt 50%.",
        "Vốn đầu tư đạt 75 tỷ đồng (trong đó, ngân sách huyện 25 tỷ đồng).",
        "Hộ dân dùng nước sạch đạt 100% (đến năm 2028 đạt 99,85%).",
        "Nâng cấp 09 tuyến đường với tổng chiều dài trên 3.400 m.",
        "Thu ngân sách đạt 500 tỷ đồng, tăng trưởng 6,5%.",
    ])
    func `A part names the target it is a part of`(item: String) throws {
        let targets = targets(item)
        #expect(targets.count == 2)
        #expect(try #require(targets.first).parent == nil)
        #expect(try #require(targets.last).parent == targets.first?.item)
    }

    @Test(arguments: [
        (
            "Giảm 5% số vụ tai nạn, 3% số người chết.",
            ["decreaseBy 5 5 %", "decreaseBy 3 3 %"]
        ),
        (
            "Tỷ lệ hộ nghèo 1,2%, trong đó vùng cao 5%.",
            ["atMost _ 1.2 %", "atMost _ 5 %"]
        ),
        (
            "Giá trị sản xuất tăng bình quân 12%/năm, trong đó: dịch vụ 15%.",
            ["growthPerYear 12 12 %/năm", "growthPerYear 15 15 %/năm"]
        ),
        ("Số giao dịch trực tuyến tăng gấp đôi.", ["atLeast 2 _ lần"]),
        ("Chỉ số cải cách hành chính thuộc nhóm 10 xã dẫn đầu.", ["milestone _ _"]),
        (
            "Hộ dùng nước sạch đến năm 2027: 85%, đến năm 2030: 95%.",
            ["atLeast 85 _ %", "atLeast 95 _ %"]
        ),
        ("Không để xảy ra ùn tắc kéo dài trên 30 phút.", ["noneOccur _ _"]),
        ("Không để tỷ lệ hồ sơ trễ hạn quá 0,5%.", ["atMost _ 0.5 %"]),
    ])
    func `A figure is read with what stands around it`(item: String, expected: [String]) {
        #expect(targets(item).map(told) == expected)
    }

    @Test func `The time that opens a sentence holds for all of it`() {
        let targets = targets(
            "Đến năm 2028 có 100% thôn đạt chuẩn, có trên 60% thôn kiểu mẫu. Năm 2030 đạt 95%.")
        #expect(targets.map { $0.period?.description } == ["2028", "2028", "2030"])
    }

    @Test func `A heading gives its time to what names none`() {
        #expect(targets("Tỷ lệ tiêm chủng đạt 95%.").first?.period == .year(2026))
    }

    @Test func `A deadline that stands alone belongs to the figure before it`() throws {
        let found = targets("Sửa chữa 25 căn nhà; hoàn thành trước ngày 31/8/2026.")
        #expect(found.count == 1)
        #expect(try #require(found.first).due?.description == "2026-08-31")
    }

    @Test(arguments: [
        ("từ 900 triệu đồng lên 1,2 tỷ đồng", "900", "triệu đồng"),
        ("từ 900 tỷ đồng lên 1,2 nghìn tỷ đồng", "900", nil),
        ("từ 1,1 lên 1,2 tỷ đồng", "1.1", nil),
    ])
    func `What a figure rises from keeps its own unit`(
        change: String, value: String, measure: String?
    ) throws {
        let target = try #require(targets("Nâng vốn điều lệ \(change).").first)
        let base = try #require(target.criterion.base)
        #expect(base.value == Quantity(value))
        #expect(base.measure?.symbol == measure)
    }

    @Test func `A change by a range keeps its lower figure, and is marked`() throws {
        let target = try #require(targets("Giảm tỷ lệ hộ cận nghèo 1 - 1,5%.").first)
        #expect(target.upper == Quantity("1.5"))
        #expect(target.review == [.upperLeftOut])
    }

    @Test func `The printed base of a growth is kept`() throws {
        let found = targets(
            "Giá trị sản phẩm: 1.577,95 tỷ đồng, tăng trưởng 1,1% (1.577,95/1.560,781 tỷ đồng)")
        let base = try #require(found.last?.criterion.base)
        #expect(base.value == Quantity("1560.781"))
        #expect(base.measure == Measure("tỷ đồng"))
    }

    @Test(arguments: [
        ("Phấn đấu tỷ lệ hộ khá đạt 60%.", Force.aspirational),
        ("Bảo đảm tỷ lệ tiêm chủng đạt 95%.", .mandatory),
        ("Tỷ lệ tiêm chủng đạt 95%.", .unspecified),
        ("Phần đầu tỷ lệ hộ khá đạt 60%.", .aspirational),
    ])
    func `The words around a target say how binding it is`(item: String, force: Force) {
        #expect(targets(item).first?.force == force)
    }

    @Test func `The body that assigns is named`() {
        #expect(
            targets("Thu ngân sách theo chỉ tiêu UBND tỉnh giao.").first?.assigner == "UBND tỉnh")
        #expect(
            targets("Hoàn thành chỉ tiêu được Cục Thuế tỉnh giao.").first?.assigner
                == "Cục Thuế tỉnh")
    }

    @Test func `A target over three lines is one target with one quote`() throws {
        let found = targets(
            "Tỷ lệ người dân tham gia bảo hiểm y tế trên địa bàn toàn xã phấn đấu\nđạt từ\n98% trở lên."
        )
        #expect(found.map(told) == ["atLeast 98 _ %"])
        #expect(try #require(found.first).source.place == TextPlace(line: 3, column: 3))
    }

    @Test func `The quote keeps the source's own letters`() {
        let quote = "Phần đầu xã hoá giáo dục đạt $\\geq 5\\%"
        #expect(targets(quote + "$;").first?.source.quote == quote)
    }
}
