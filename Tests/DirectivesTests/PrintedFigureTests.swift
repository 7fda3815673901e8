import Reporting
import Testing

@testable import Directives

@Suite struct PrintedFigureTests {
    private func figures(_ text: String) -> [PrintedFigure] {
        let passage = Passage(reading: text)
        return PrintedFigure.all(in: passage, passing: TimeScan.spans(in: passage).map(\.range))
    }

    /// A figure in one line: comparison, low and high, unit.
    private func told(_ text: String) -> [String] {
        figures(text).map { figure in
            [
                figure.comparison.map { "\($0)" }, figure.low.description,
                figure.high.map { "… \($0)" }, figure.unit.map(\.symbol),
            ].compactMap(\.self).joined(separator: " ")
        }
    }

    @Test(arguments: [
        ("đạt 98%", ["98 %"]), ("trên 90%", ["moreThan 90 %"]),
        ("hơn 900 lượt", ["moreThan 900 lượt"]),
        ("dưới 2%", ["lessThan 2 %"]), ("không quá 5%", ["atMost 5 %"]),
        ("tối đa 12 phút", ["atMost 12 phút"]),
        ("≤5%", ["atMost 5 %"]), ("$\\geq 1\\%$", ["atLeast 1 %"]),
        ("ít nhất 03 xã", ["atLeast 3 xã"]),
        ("tối thiểu 85%", ["atLeast 85 %"]), ("không dưới 95%", ["atLeast 95 %"]),
        ("từ 62% trở lên", ["atLeast 62 %"]), ("1% trở xuống", ["atMost 1 %"]),
        ("từ 12%/năm", ["from 12 %/năm"]), ("khoảng 6.794 USD", ["about 6794 USD"]),
        ("từ 9,2 đến 10%", ["9.2 … 10 %"]), ("103-105 nam/100 nữ", ["103 … 105 nam/100 nữ"]),
        ("4,6 – 5,5 bác sỹ/1 vạn dân", ["4.6 … 5.5 bác sỹ/1 vạn dân"]),
        ("29 đến 30 triệu con", ["29 … 30 triệu con"]), ("17/17 xã", ["17 xã"]),
        ("171ha", ["171 ha"]), ("50 m²", ["50 m²"]), ("75 nghìn tỷ đồng", ["75000 tỷ đồng"]),
        ("1 tỷ 656 triệu đồng", ["1656 triệu đồng"]),
        ("84 triệu đồng/người/năm", ["84 triệu đồng/người/năm"]),
        ("hai mươi lăm căn nhà", ["25 căn"]), ("0,5 điểm phần trăm", ["0.5 điểm phần trăm"]),
        ("không quá 10/100.000 trẻ đẻ sống", ["atMost 10 /100.000 trẻ đẻ sống"]),
        ("8.450.000 lượt khách", ["8450000 lượt khách"]), ("15.000m3", ["15000 m3"]),
    ])
    func `A figure is read with its comparison and its unit`(text: String, expected: [String]) {
        #expect(told(text) == expected)
    }

    @Test func `A change from one figure to another keeps where it starts`() throws {
        let rise = try #require(figures("từ 62% lên 90%").first)
        #expect(rise.start == Quantity(62) && rise.low == Quantity(90) && rise.isRise == true)
        let fall = try #require(figures("từ 14,6% năm 2025 xuống còn 11%").first)
        #expect(fall.start == Quantity("14.6") && fall.low == Quantity(11) && fall.isRise == false)
    }

    @Test(arguments: [
        ("1,2 ngàn tỷ đồng", 1_200), ("1,5 triệu tỷ đồng", 1_500_000), ("1,5 tỷ đồng", nil),
    ])
    func `A unit of two multipliers is counted by the second`(text: String, low: Int?) throws {
        let figure = try #require(figures(text).first)
        #expect(figure.low == low.map { Quantity($0) } ?? Quantity("1.5"))
        #expect(figure.unit?.symbol == "tỷ đồng")
    }

    @Test(arguments: [
        "từ 1,2 nghìn tỷ đồng lên 1,5 nghìn tỷ đồng", "từ 1,2 lên 1,5 nghìn tỷ đồng",
    ])
    func `Where a change starts is counted as where it ends`(text: String) throws {
        let rise = try #require(figures(text).first)
        #expect(rise.start == Quantity(1200) && rise.low == Quantity(1500))
    }

    @Test func `What a number is a part of is counted as the number is`() throws {
        let figure = try #require(figures("(1,5/1,2 nghìn tỷ đồng)").first)
        #expect(figure.low == Quantity(1500) && figure.whole == Quantity(1200))
    }

    @Test(arguments: [
        "Nghị quyết số 38-CTr/HU", "Quyết định số 2013/QĐ-UBND ngày 13/10/2022",
        "trẻ em dưới 5 tuổi",
        "đô thị loại 3", "mức độ 2", "hai cấp", "năm 2030", "giai đoạn 2021-2025",
        "Đường tỉnh 827E",
        "mô hình 5S", "khóa 13", "lần thứ 12", "17 chỉ tiêu", "sản phẩm đạt 3 sao",
        "nuôi 2 giai đoạn",
        "Trạm Y tế (cơ sở 2)", "giá so sánh 2010", "Nghị quyết Trung ương 4",
    ])
    func `Numbers that name, date or grade are no figures`(text: String) {
        #expect(told(text) == [])
    }
}
