import EventLog
import TestSupport
import Testing

@testable import Directives

@Suite struct DocumentFactsTests {
    private func facts(_ text: String) -> DocumentFacts {
        DocumentFacts(reading: SourceText(text))
    }

    private static let resolution = """
        HỘI ĐỒNG NHÂN DÂN
        XÃ AN LẠC
        -------
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        ---------------

        Số: 07/2026/NQ-HĐND

        An Lạc, ngày 05 tháng 01 năm 2026

        NGHỊ QUYẾT
        Về nhiệm vụ phát triển kinh tế - xã hội
        năm 2026 của xã

        HỘI ĐỒNG NHÂN DÂN XÃ AN LẠC
        KHÓA II, KỲ HỌP THỨ BA

        Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
        Căn cứ Nghị định số 149/2025/NĐ-CP ngày 12.6.2025 của Chính phủ;
        Xét Tờ trình số 02/TTr-UBND ngày 02/01/2026 của Ủy ban nhân dân xã về nhiệm vụ năm 2026.

        QUYẾT NGHỊ:

        Điều 1. Thông qua các chỉ tiêu chủ yếu theo Kế hoạch số 31-KH/ĐU, ngày 20/12/2025.

        Nơi nhận:
        - HĐND, UBND tỉnh;
        - Đảng ủy xã; - Các thôn;
        - Lưu: VT.

        CHỦ TỊCH
        (Đã ký)

        Đại tá Lò Thị Én
        """

    @Test func `A resolution of a council is read in the State's form`() throws {
        let facts = facts(Self.resolution)
        #expect(facts.symbol == "07/2026/NQ-HĐND")
        #expect(facts.number == "07")
        #expect(facts.kind == "Nghị quyết")
        #expect(facts.issuer == "Hội đồng nhân dân xã An Lạc")
        #expect(facts.parentBody == nil)
        #expect(facts.place == "An Lạc")
        #expect(facts.day == Day(year: 2026, month: 1, day: 5))
        #expect(facts.subject == "Về nhiệm vụ phát triển kinh tế - xã hội năm 2026 của xã")
        #expect(facts.signer == "Lò Thị Én")
        #expect(facts.signerOffice == "CHỦ TỊCH")
        #expect(facts.validity == "năm 2026")
        #expect(facts.review == [])
    }

    @Test func `Bases have symbol, date and place; a law needs no symbol`() throws {
        let citations = facts(Self.resolution).citations
        #expect(
            citations.map { [$0.symbol ?? "", $0.day?.description ?? "", $0.role.rawValue] } == [
                ["", "2025-06-16", "basis"], ["149/2025/NĐ-CP", "2025-06-12", "basis"],
                ["02/TTr-UBND", "2026-01-02", "basis"], ["31-KH/ĐU", "2025-12-20", "cited"],
            ])
        #expect(
            citations[0].name
                == "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025")
        #expect(citations[1].place == TextPlace(line: 20, column: 21))
    }

    @Test func `A conclusion of a Party committee is read in the Party's form`() throws {
        let facts = facts(
            """
            TỈNH ỦY ĐẮK NÔNG
            BAN TUYÊN GIÁO VÀ DÂN VẬN
            *
            Số 15 -HD/BTGDVTU

            ĐẢNG CỘNG SẢN VIỆT NAM
            Gia Nghĩa, ngày **9** tháng 3 năm 2026

            HƯỚNG DẪN
            tuyên truyền Nghị quyết Đại hội Đảng bộ tỉnh,
            nhiệm kỳ 2025 - 2030

            Thực hiện Kế hoạch số 12-KH/TU, ngày 02/02/2026 của Ban Thường vụ Tỉnh ủy, Ban Tuyên giáo \
            và Dân vận Tỉnh ủy hướng dẫn như sau:

            Nơi nhận:
            - Thường trực Tỉnh ủy (b/c),
            - Lưu.

            K/T TRƯỞNG BAN
            PHÓ TRƯỞNG BAN



            Y Quang
            """)
        #expect(facts.symbol == "15-HD/BTGDVTU")
        #expect(facts.kind == "Hướng dẫn")
        #expect(facts.parentBody == "Tỉnh ủy Đắk Nông")
        #expect(facts.issuer?.lowercased() == "ban tuyên giáo và dân vận")
        #expect(facts.place == "Gia Nghĩa")
        #expect(facts.day == Day(year: 2026, month: 3, day: 9))
        #expect(
            facts.subject == "tuyên truyền Nghị quyết Đại hội Đảng bộ tỉnh, nhiệm kỳ 2025 - 2030")
        #expect(facts.signer == "Y Quang")
        #expect(facts.signerOffice == "K/T TRƯỞNG BAN, PHÓ TRƯỞNG BAN")
        #expect(facts.citations.map(\.symbol) == ["12-KH/TU"])
        #expect(
            facts.citations[0].name
                == "Kế hoạch số 12-KH/TU, ngày 02/02/2026 của Ban Thường vụ Tỉnh ủy")
        #expect(facts.recipients == ["Thường trực Tỉnh ủy (b/c)", "Lưu"])
    }

    @Test func `A letter has its subject under its number and its addressees in its head`() throws {
        let facts = facts(
            """
            UBND HUYỆN BA BỂ
            PHÒNG TÀI CHÍNH - KẾ HOẠCH

            Số: 214/TCKH-NS
            V/v báo cáo thu ngân sách quý II

            Ba Bể, ngày 1 tháng 4 năm 2024

            Kính gửi: Ủy ban nhân dân các xã, thị trấn.

            Phòng Tài chính - Kế hoạch đề nghị các xã báo cáo trước ngày 10/4/2024.

            Nơi nhận:
            - Như trên;
            - Lưu: VT.

            TRƯỞNG PHÒNG

            NÔNG VĂN TÙNG
            """)
        #expect(facts.symbol == "214/TCKH-NS")
        #expect(facts.subject == "báo cáo thu ngân sách quý II")
        #expect(facts.issuer == "Phòng Tài chính - Kế hoạch")
        #expect(facts.parentBody == "Ủy ban nhân dân huyện Ba Bể")
        #expect(facts.day == Day(year: 2024, month: 4, day: 1))
        #expect(facts.signer == "Nông Văn Tùng")
        #expect(
            facts.recipients == ["Ủy ban nhân dân các xã, thị trấn", "Như trên", "Lưu: VT"])
    }

    @Test func `Two columns of a page, kept apart by blanks, are read one after the other`() throws
    {
        let facts = facts(
            """
            ỦY BAN NHÂN DÂN                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
               TỈNH LAI CHÂU                    Độc lập - Tự do - Hạnh phúc
            Số: 88/KH-UBND                   Lai Châu, ngày 20 tháng 02 năm 2025

                                   KẾ HOẠCH
                     Giảm nghèo bền vững năm 2025

            Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ;

            Nơi nhận:                                 TM. ỦY BAN NHÂN DÂN
            - Bộ LĐTBXH (b/c);                            KT. CHỦ TỊCH
            - Các sở, ngành;                            PHÓ CHỦ TỊCH
            - Lưu: VT, VX.
                                                       Giàng A Tính
            """)
        #expect(facts.symbol == "88/KH-UBND")
        #expect(facts.issuer == "Ủy ban nhân dân tỉnh Lai Châu")
        #expect(facts.place == "Lai Châu")
        #expect(facts.subject == "Giảm nghèo bền vững năm 2025")
        #expect(facts.recipients == ["Bộ LĐTBXH (b/c)", "Các sở, ngành", "Lưu: VT, VX"])
        #expect(facts.signer == "Giàng A Tính")
        #expect(facts.signerOffice == "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH")
    }

    @Test func `A draft whose number and day are blank has neither, and says so`() {
        let facts = facts(
            """
            BỘ Y TẾ
            Số:        /QĐ-BYT
            Hà Nội, ngày     tháng     năm 2026

            QUYẾT ĐỊNH
            Về việc giao chỉ tiêu dân số năm 2026
            """)
        #expect(facts.symbol == nil)
        #expect(facts.day == nil)
        #expect(facts.place == "Hà Nội")
        #expect(facts.kind == "Quyết định")
        #expect(facts.review == [.numberBlank, .dateMissing, .signerMissing])
    }

    @Test func `A document without a number bears that of the decision it came with`() {
        let facts = facts(
            """
            ĐỀ ÁN
            Phát triển đàn bò sữa
            (Kèm theo Quyết định số 512/QĐ-UBND
            ngày 3 tháng 3 năm 2025 của Chủ tịch Ủy ban nhân dân tỉnh)

            I. SỰ CẦN THIẾT
            """)
        #expect(facts.symbol == "512/QĐ-UBND")
        #expect(facts.kind == "Đề án")
        #expect(facts.subject == "Phát triển đàn bò sữa")
        #expect(facts.day == Day(year: 2025, month: 3, day: 3))
        #expect(facts.review.contains(.symbolFromCarrier))
    }

    @Test(arguments: ["", "\n\n", "abc", "Số", "Số:", "Nơi nhận:", "KẾ HOẠCH", "(", "ngày", "|||"])
    func `Any text is read, and what is missing is said`(text: String) {
        #expect(facts(text).symbol == nil)
        #expect(facts(text).review.contains(.symbolMissing))
    }

    @Test func `A basis that begins a new line behind a semicolon is one all the same`() {
        let citations = facts(
            """
            KẾ HOẠCH
            Dân số năm 2026

            Căn cứ Nghị quyết số 72-NQ/TW ngày 09/9/2025 của Bộ Chính trị;
            Nghị quyết số 88/NQ-HĐND ngày 11/12/2025 của HĐND thành phố, UBND thành phố ban
            hành Kế hoạch như sau:
            """
        ).citations
        #expect(citations.map(\.symbol) == ["72-NQ/TW", "88/NQ-HĐND"])
        #expect(citations.map(\.role) == [.basis, .basis])
    }

    @Test func `A resolution of an assembly without a date has the day it was adopted`() {
        let facts = facts(
            """
            QUỐC HỘI
            Nghị quyết số: 91/2023/QH15

            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

            NGHỊ QUYẾT
            VỀ PHÁT TRIỂN KINH TẾ NĂM 2024

            QUỐC HỘI
            NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

            Nghị quyết này được Quốc hội thông qua ngày 09 tháng 11 năm 2023.

            CHỦ TỊCH QUỐC HỘI

            Trần Văn Mẫu
            """)
        #expect(facts.symbol == "91/2023/QH15")
        #expect(facts.issuer == "Quốc hội")
        #expect(facts.day == Day(year: 2023, month: 11, day: 9))
        #expect(facts.signerOffice == "CHỦ TỊCH QUỐC HỘI")
        #expect(facts.review == [.dateFromText])
    }

    @Test func `A head in a table of Markdown is read cell by cell`() {
        let facts = facts(
            """
            | THỦ TƯỚNG CHÍNH PHỦ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
            |---|---|
            | Số: 74/QĐ-TTg | Hà Nội, ngày 03 tháng 6 năm 2025 |

            # QUYẾT ĐỊNH

            **Phê duyệt Chương trình đến năm 2030, định hướng đến năm 2035**
            """)
        #expect(facts.issuer == "Thủ tướng Chính phủ")
        #expect(facts.symbol == "74/QĐ-TTg")
        #expect(facts.place == "Hà Nội")
        #expect(facts.validity == "đến năm 2030, định hướng đến năm 2035")
    }

    @Test(arguments: [
        "Thành phố Huế", "TP. Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Ea Kral", "Thị trấn Cần Đước",
    ])
    func `A place of any name is read`(place: String) {
        #expect(facts("\(place), ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nDân số").place == place)
    }

    @Test(arguments: [
        "- Sở Y tế,\nphụ trách tỉnh,\n- Lưu.", "- Sở Y tế,\n\nphụ trách tỉnh,\n\n- Lưu.",
        "Sở Y tế, phụ trách tỉnh;\nLưu.", "+ Sở Y tế, phụ trách tỉnh;\n\n+ Lưu.",
    ])
    func `An item of the recipients is one over lines and paragraphs, with a mark or without`(
        list: String
    ) {
        let facts = facts("KẾ HOẠCH\nDân số\n\nNơi nhận:\n\(list)\n\nCHỦ TỊCH\n\nLê Thị Mẫu")
        #expect(facts.recipients == ["Sở Y tế, phụ trách tỉnh", "Lưu"])
        #expect(facts.signer == "Lê Thị Mẫu")
    }

    @Test func `A congress issues in its own name, and a paper nobody signed keeps the capacity`() {
        let facts = facts(
            """
            ĐẢNG BỘ TỈNH SƠN LA
            ĐẢNG BỘ XÃ MƯỜNG LẠN
            *
            ĐẢNG CỘNG SẢN VIỆT NAM
            Mường Lạn, ngày 2 tháng 8 năm 2025

            NGHỊ QUYẾT
            ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ XÃ MƯỜNG LẠN
            NHIỆM KỲ 2025 - 2030

            I- Kết quả

            Đảng bộ xã Mường Lạn hoàn thành 20/20 chỉ tiêu.

            T/M ĐẠI HỘI
            ĐOÀN CHỦ TỊCH
            """)
        #expect(facts.issuer == "Đại hội đại biểu Đảng bộ xã Mường Lạn")
        #expect(facts.signer == nil)
        #expect(facts.signerOffice == "T/M ĐẠI HỘI, ĐOÀN CHỦ TỊCH")
        #expect(facts.review == [.symbolMissing, .signerMissing])
    }

    /// What costs more than its length is found by making it eight times as long.
    ///
    /// Sixty-four times as dear would be quadratic. Processor time counts, for others use the machine too.
    @Test(
        arguments: [
            "A ", "Căn cứ ", "Căn cứ, Sở A, ", "1/AB ", "SỐ ", "TM. ", "Giao Sở Y tế, ",
            "(Kèm theo\n",
            "KẾ HOẠCH\n", "Nơi nhận:\n- a\n", "ngày 1/", "của ", "Nghị quyết số 1-NQ/TW; ", "\n\n",
            "- ",
            "báo cáo Sở, ", "trước ngày ", "UBND tỉnh ",
        ])
    func `A long text of one phrase is read in time linear in its length`(phrase: String) {
        func cost(_ count: Int) -> Duration {
            let source = SourceText(String(repeating: phrase, count: count))
            let text = DirectiveWords(source, Layout(source))
            return processorTime {
                _ = DocumentFacts(text)
                _ = DutyList(text)
            }
        }
        _ = cost(10)
        let (short, long) = (leastOfThree { cost(500) }, leastOfThree { cost(4_000) })
        #expect(long < max(short * 32, .milliseconds(50)), "\(short) and \(long)")
    }

    @Test func `Any text of a directive's words gives the same facts twice`() throws {
        var generator = SeededGenerator(seed: SeededGenerator.seed(of: "Words of a directive"))
        let pieces =
            Self.resolution.split(separator: " ").map(String.init) + ["\n", "\n\n", "  ", "\t"]
        for _ in 0..<200 {
            let count = Int.random(in: 0..<120, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }
                .joined(separator: " ")
            #expect(facts(text) == facts(text))
            let source = SourceText(text)
            let duties = DutyList(DirectiveWords(source, Layout(source))).list
            for duty in duties {
                #expect(source.lines.indices.contains(duty.source.place.line - 1))
            }
        }
    }
}
