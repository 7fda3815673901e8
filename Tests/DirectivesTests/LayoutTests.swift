import Testing

@testable import Directives

@Suite struct LayoutTests {
    private func layout(_ text: String) -> Layout { Layout(SourceText(text)) }

    /// Each piece as its kind, its label and its words as the source prints them.
    private func pieces(_ text: String) -> [String] {
        let layout = layout(text)
        return layout.blocks.map { block in
            let words = block.words.map { layout.source.text(in: $0.range) }
            let kind =
                switch block.kind {
                case .heading: "heading"
                case .item: "item"
                case .paragraph: "paragraph"
                case .footnote: "footnote"
                case .table(let table): "table \(table.rows.count)"
                }
            return ([kind, block.label?.text ?? ""] + words).filter { !$0.isEmpty }
                .joined(separator: " ")
        }
    }

    @Test func `A sentence that a page broke reads through, the page's number left out`() {
        #expect(
            pieces(
                "Đầu tư hệ thống điện đảm bảo đủ điện cho nhu\n\n12\n\ncầu sản xuất của người dân.")
                == [
                    "paragraph Đầu tư hệ thống điện đảm bảo đủ điện cho nhu cầu sản xuất của người dân ."
                ])
    }

    @Test func `A footnote is taken out of the sentence it interrupts`() {
        let found = pieces(
            "Bồi thường các công trình vốn¹ góp phần phát\n\n¹ Đường huyện 5.\n\ntriển kinh tế.")
        #expect(
            found == [
                "paragraph Bồi thường các công trình vốn góp phần phát triển kinh tế .",
                "footnote Đường huyện 5 .",
            ])
    }

    @Test func `A table or an item behind a footnote ends it`() {
        #expect(
            pieces(
                "¹ Ghi chú.\nSTT\tNội dung\tKế hoạch\n1\tHộ nghèo\t2\nTỷ lệ hộ khá đạt 60%.")
                == ["footnote Ghi chú .", "table 1", "paragraph Tỷ lệ hộ khá đạt 60 % ."])
        #expect(
            pieces("¹ Ghi chú\ncuối trang.\n2. Hộ nghèo dưới 1%.\nTỷ lệ hộ khá đạt 60%.") == [
                "footnote Ghi chú cuối trang .", "item 2 Hộ nghèo dưới 1 % .",
                "paragraph Tỷ lệ hộ khá đạt 60 % .",
            ])
    }

    @Test func `Headings and items are told apart`() {
        let found = pieces(
            """
            II. CHỈ TIÊU CHỦ YẾU
            1. Về kinh tế:
            1.1 Nông nghiệp
            (1) Sản lượng lúa đạt 5.000 tấn.
            a) Lúa đông xuân đạt 3.000 tấn;
            - Thu ngân sách 20 tỷ đồng
            + Thu nội địa 15 tỷ đồng
            2. Tỷ lệ hộ nghèo dưới 1%.
            """)
        #expect(
            found == [
                "heading II CHỈ TIÊU CHỦ YẾU", "heading 1 Về kinh tế :", "heading 1.1 Nông nghiệp",
                "item (1) Sản lượng lúa đạt 5.000 tấn .", "item a Lúa đông xuân đạt 3.000 tấn ;",
                "item Thu ngân sách 20 tỷ đồng", "item Thu nội địa 15 tỷ đồng",
                "item 2 Tỷ lệ hộ nghèo dưới 1 % .",
            ])
    }

    @Test func `The outline knows how deep a piece stands`() {
        let blocks = layout(
            "I. MỤC TIÊU\n1. Về kinh tế\n- Thu đạt 5 tỷ:\n+ Nội địa 3 tỷ\n- Chi 4 tỷ\nII. NHIỆM VỤ"
        ).blocks
        #expect(blocks.map(\.depth) == [0, 1, 2, 3, 2, 0])
    }

    @Test func `An item over three lines is one item`() {
        let found = pieces(
            "- Tỷ lệ người dân tham gia bảo hiểm y tế trên địa bàn toàn xã phấn đấu\nđạt từ\n98% trở lên."
        )
        #expect(found.count == 1)
    }

    @Test func `A table loses its repeated header, and a wrapped row goes on the row before`()
        throws
    {
        let table = try #require(
            layout(
                "STT\tNỘI DUNG\tCHỈ TIÊU\n1\tSinh đủ 02\t≥62%\n\nSTT\tNỘI DUNG\tCHỈ TIÊU\n\tcon\n2\tBHYT\t98%"
            ).blocks.first?.table)
        #expect(table.rows.count == 2)
        #expect(table.rows.first.map { $0[1].map(\.key) } == ["sinh", "đu3", "02", "con"])
        #expect(table.header.count == 3)
    }

    @Test func `A table of Markdown is a table, its rule left out`() throws {
        let table = try #require(
            layout("| TT | Chỉ tiêu | Kế hoạch |\n|---|:--:|---|\n| 1 | Hộ nghèo | 2% |").blocks
                .first?
                .table)
        #expect(table.rows.count == 1)
        #expect(table.rows.first?.count == 3)
    }

    @Test func `A paragraph indented by a tab is no table`() {
        #expect(
            pieces("\tTrong năm 2025, xã phấn đấu đạt chuẩn.").first?.hasPrefix("paragraph") == true
        )
    }

    @Test func `Nothing of a text makes the layout stop`() {
        for text in ["", "\t", "|", "||", "-", "(", "1.", "¹", "$", "\\", "\t\t\n|\n1.\n¹\n-\n"] {
            _ = layout(text)
        }
    }
}
