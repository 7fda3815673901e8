import Foundation

/// A directive made up for the tests of `socai read`, in the State's form.
enum ReadSample {
    static let name = "ke-hoach.txt"
    static let id = "12/KH-UBND:2025-01-20"

    static let text = """
        ỦY BAN NHÂN DÂN
        HUYỆN CẦN ĐƯỚC
        -------
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Số: 12/KH-UBND

        Cần Đước, ngày 20 tháng 01 năm 2025

        KẾ HOẠCH
        Phát triển kinh tế - xã hội năm 2025

        Căn cứ Nghị quyết số 30/NQ-HĐND ngày 18/12/2024 của Hội đồng nhân dân huyện;

        Ủy ban nhân dân huyện ban hành Kế hoạch như sau:

        I. CHỈ TIÊU CHỦ YẾU

        1. Tỷ lệ hộ dân sử dụng nước sạch đạt 98%.

        2. Sản lượng lúa đạt 41.250,5 tấn.

        3. Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng dưới 6%.

        II. TỔ CHỨC THỰC HIỆN

        Các phòng, ban báo cáo kết quả về Phòng Tài chính - Kế hoạch trước ngày 15 hằng tháng.

        Nơi nhận:
        - UBND tỉnh Long An;
        - Lưu: VT.

        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH

        Trần Văn Mẫu

        """

    /// The same directive as a Word document, put together by Python.
    static let word = """
        import sys, zipfile
        from xml.sax.saxutils import escape
        lines = open(sys.argv[1], encoding="utf-8").read().split("\\n")
        body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as container:
            container.writestr("word/document.xml",
                f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
        """
}

extension Scratch {
    /// Puts the directive into the folder.
    func writeDirective() throws {
        try file(ReadSample.name, ReadSample.text)
    }

    /// The events behind those that every test begins with.
    func recorded() throws -> ArraySlice<Value> {
        try Value.lines(try log()).dropFirst(Scratch.eventCount)
    }
}
