import Reporting
import Testing

@testable import Directives

@Suite struct TableReadingTests {
    /// Each target of a text in one line: item, parent, name, kind, bounds, measure, period.
    private func told(_ text: String) -> [String] {
        Directive.read(SourceText(text)).targets.map { target in
            let bounds = target.bounds
            return [
                target.item, target.parent ?? "-", target.name, target.criterion.kind.rawValue,
                bounds.low?.description ?? "_", bounds.high?.description ?? "_",
                target.measure?.symbol ?? "-", target.period?.description ?? "-",
            ].joined(separator: "|")
        }
    }

    @Test func `A row names, a column counts, and a number inside a number is a part`() {
        let found = told(
            """
            PHỤ LỤC CHỈ TIÊU NĂM 2026
            STT\tNội dung\tĐơn vị tính\tThực hiện 2025\tKế hoạch 2026\tGhi chú
            I\tKinh tế\t\t\t\t
            1\tTổng đàn bò\tcon\t5.900\t6.100\t
            1.1\tBò sữa\tcon\t300\t≥ 350\t
            2\tTỷ lệ hộ nghèo\t%\t2,1\t1,5\t
            """)
        #expect(
            found == [
                "1|-|Tổng đàn bò|atLeast|6100|_|con|2026",
                "1.1|1|Bò sữa|atLeast|350|_|con|2026", "2|-|Tỷ lệ hộ nghèo|atMost|_|1.5|%|2026",
            ])
    }

    @Test func `A column that holds the plan against the year before sets no targets`() {
        let found = told(
            """
            | TT | Chỉ tiêu | ĐVT | Ước TH 2025 | KH 2026 | KH 2026/ƯTH 2025 (%) |
            |---|---|---|---|---|---|
            | 1 | Sản lượng mía | tấn | 800 | 880 | 110,0 |
            """)
        #expect(found == ["1|-|Sản lượng mía|atLeast|880|_|tấn|2026"])
    }

    @Test func `The list of recipients ends a table and what it is a part of`() {
        let found = told(
            """
            PHỤ LỤC: CHỈ TIÊU NĂM 2026
            STT\tChỉ tiêu\tĐVT\tKế hoạch
            1\tSản lượng mía\ttấn\t85.000

            Nơi nhận:
            - Thường trực cấp trên (b/c);
            - Các chi bộ cơ sở;
            - Lưu VP.
            """)
        #expect(found == ["1|-|Sản lượng mía|atLeast|85000|_|tấn|2026"])
    }

    @Test func `Rows below Trong đó are parts of the numbered row above`() throws {
        let found = told(
            """
            STT\tChỉ tiêu\tĐVT\tKế hoạch 2026
            1\tDiện tích gieo trồng\tha\t9.845
            \tTrong đó:\t\t
            -\tLúa\tha\t3.612
            \tNgô\tha\t600
            2\tSản lượng cá\ttấn\t40
            """)
        try #require(found.count == 4)
        #expect(found[1].hasPrefix("1-1|1|Lúa|atLeast|3612"))
        #expect(found[2].hasPrefix("1-2|1|Ngô|atLeast|600"))
        #expect(found[3].hasPrefix("2|-|"))
    }

    @Test func `Several times are several targets, each with the time of its column`() {
        let found = told(
            """
            | TT | Chỉ tiêu | Mục tiêu năm 2026 | Mục tiêu đến năm 2030 |
            |---|---|---|---|
            | 1 | Tỷ lệ số hóa hồ sơ (%) | 80 | 100 |
            """)
        #expect(
            found == [
                "1@2026|-|Tỷ lệ số hóa hồ sơ (%)|atLeast|80|_|%|2026",
                "1@2030|-|Tỷ lệ số hóa hồ sơ (%)|atLeast|100|_|%|2030",
            ])
    }

    @Test func `A part is a part of the target in its own column`() {
        let found = told(
            """
            STT\tChỉ tiêu\tMục tiêu năm 2026\tMục tiêu đến năm 2030
            1\tHộ dùng nước sạch (%)\t85\t95
            1.1\tNước máy (%)\t\t60
            2\tHộ nghèo (%)\t\t1
            2.1\tHộ nghèo là người có công (%)\t3\t
            """)
        #expect(
            found.map { $0.split(separator: "|").prefix(2).joined(separator: " < ") } == [
                "1@2026 < -", "1@2030 < -", "1.1@2030 < 1@2030", "2@2030 < -", "2.1@2026 < -",
            ])
    }

    @Test func `A table set by spaces is read by where its words stand`() {
        let found = told(
            """
                                   PHỤ LỤC
              STT   Nội dung chỉ tiêu                    ĐVT        Chỉ tiêu 2026

               1    Trẻ dưới 1 tuổi tiêm đầy đủ           %            ≥ 95
               2    Phụ nữ có thai tiêm phòng uốn         %            < 12,5
                    ván đủ mũi
            """)
        #expect(
            found == [
                "1|-|Trẻ dưới 1 tuổi tiêm đầy đủ|atLeast|95|_|%|2026",
                "2|-|Phụ nữ có thai tiêm phòng uốn ván đủ mũi|lessThan|_|12.5|%|2026",
            ])
    }

    @Test func `A table whose cells stand one below the other is put together`() {
        let lines = [
            "STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2026", "I", "Xã hội", " ", " ", "1",
            "Tỷ lệ hộ nghèo", "%", "1,1", "2", "Số xã đạt chuẩn", "xã", "18",
        ]
        #expect(
            told(lines.joined(separator: "\n\n")) == [
                "1|-|Tỷ lệ hộ nghèo|atMost|_|1.1|%|2026",
                "2|-|Số xã đạt chuẩn|atLeast|18|_|xã|2026",
            ])
    }

    @Test func `A table of places gives each place a target for each indicator`() throws {
        let found = told(
            """
            BIỂU 1: CHỈ TIÊU GIAO CÁC XÃ NĂM 2026
            STT\tTên xã\tThu nhập (triệu đồng/người)\tTỷ lệ hộ nghèo (%)
            1\tXã An Lạc\t62\t1,5
            """)
        try #require(found.count == 2)
        #expect(found[0].contains("Xã An Lạc|atLeast|62|_|triệu đồng/người|2026"))
        #expect(found[1].contains("Xã An Lạc|atMost|_|1.5|%|2026"))
    }

    @Test func `A table of results alone sets no target`() {
        #expect(
            told("I. KẾT QUẢ NĂM 2025\nSTT\tNội dung\tĐVT\tThực hiện 2025\n1\tLúa\ttấn\t5.000")
                == [])
    }

    @Test func `What a cell says besides its figure are parts`() throws {
        let found = told(
            "STT\tNội dung\tChỉ tiêu\n1\tPhát triển đảng viên\t150 (trong đó có 15% thanh niên; trên 5% công nhân)"
        )
        try #require(found.count == 3)
        #expect(found[0].hasPrefix("1|-|Phát triển đảng viên|atLeast|150|_|đảng viên"))
        #expect(found[1].hasPrefix("1/a|1|") && found[2].hasPrefix("1/b|1|"))
    }
}
