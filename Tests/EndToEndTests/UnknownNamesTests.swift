import Testing

/// What the ledger does not know, or what is there already, is refused by name.
struct UnknownNamesTests {
    @Test(arguments: cases)
    func `It is refused in both languages and nothing is written`(
        refusal: Refusal
    ) async throws {
        try await refusal.check()
    }

    private static let cases: [Refusal] = [
        Refusal(
            "an unknown unit",
            [
                "assign", "\(Refusal.document)#9", "--name", "X", "--unit", "huyen-la", "--kind",
                "atLeast", "--low", "1",
            ],
            by: "giao",
            vi: """
                socai: Chưa có đơn vị “huyen-la”. Hãy đăng ký bằng “socai import” với tệp có \
                cột unit, name, level.
                """,
            en: """
                socai: There is no unit “huyen-la”. Register it with “socai import” and a \
                file with the columns unit, name, level.
                """),
        Refusal(
            "an unknown unit to look at", ["status", "--unit", "huyen-la"],
            by: "bao-cao",
            vi: """
                socai: Chưa có đơn vị “huyen-la”. Hãy đăng ký bằng “socai import” với tệp có \
                cột unit, name, level.
                  Vị trí: --unit
                """,
            en: """
                socai: There is no unit “huyen-la”. Register it with “socai import” and a \
                file with the columns unit, name, level.
                  Where: --unit
                """),
        Refusal(
            "an unknown target", ["report", "\(Refusal.document)#1.1", "2025", "590"],
            by: "bao-cao",
            vi: """
                socai: Chưa có chỉ tiêu “38-CTr/HU:2025-02-04#1.1”. Mã chỉ tiêu là văn \
                bản#mục, ví dụ 38-CTr/HU:2025-02-04#1.1; “socai status” liệt kê tất cả.
                  Vị trí: TARGET
                  Cách xử lý: có phải “38-CTr/HU:2025-02-04#1”?
                """,
            en: """
                socai: There is no target “38-CTr/HU:2025-02-04#1.1”. A target is \
                document#item, such as 38-CTr/HU:2025-02-04#1.1; “socai status” lists them \
                all.
                  Where: TARGET
                  What to do: did you mean “38-CTr/HU:2025-02-04#1”?
                """),
        Refusal(
            "an unknown document",
            [
                "report", "\(Refusal.document)#1", "2025-9M", "590", "--document",
                "99/QĐ:2025-01-01",
            ],
            by: "bao-cao",
            vi: """
                socai: Chưa có văn bản “99/QĐ:2025-01-01”. Hãy đăng ký bằng “socai import” \
                với tệp có cột document, symbol, date.
                """,
            en: """
                socai: There is no document “99/QĐ:2025-01-01”. Register it with “socai \
                import” and a file with the columns document, symbol, date.
                """),
        Refusal(
            "an unknown indicator",
            [
                "assign", "\(Refusal.document)#9", "--name", "X", "--unit", "huyen", "--kind",
                "atLeast", "--low", "1", "--indicator", "la",
            ],
            by: "giao",
            vi: """
                socai: Danh mục chưa có chỉ tiêu “la”. Hãy định nghĩa bằng “socai import” với \
                tệp có cột indicator, name, direction.
                """,
            en: """
                socai: The catalogue has no indicator “la”. Define it with “socai import” and \
                a file with the columns indicator, name, direction.
                """),
        Refusal(
            "an unknown member", ["report", "\(Refusal.document)#1", "2025-9M", "590"],
            by: "ai-do",
            vi: """
                socai: “ai-do” không phải là thành viên của sổ. Người giữ sổ ghi danh thành \
                viên bằng “socai import” với tệp có cột member, role.
                """,
            en: """
                socai: “ai-do” is not a member of this ledger. A keeper enrols members with \
                “socai import” and a file with the columns member, role.
                """),
        Refusal(
            "an unknown parent",
            [
                "assign", "\(Refusal.document)#9", "--name", "X", "--unit", "huyen", "--kind",
                "atLeast", "--low", "1", "--parent", "8",
            ],
            by: "giao",
            vi: """
                socai: Chưa có chỉ tiêu cha “38-CTr/HU:2025-02-04#8”. Hãy giao chỉ tiêu cha \
                trước.
                """,
            en: """
                socai: There is no parent target “38-CTr/HU:2025-02-04#8”. Assign the parent \
                first.
                """),
        Refusal(
            "a target assigned twice",
            [
                "assign", "\(Refusal.document)#1", "--name", "X", "--unit", "huyen", "--kind",
                "atLeast", "--low", "1",
            ],
            by: "giao",
            vi: """
                socai: Chỉ tiêu “38-CTr/HU:2025-02-04#1” đã được giao. Muốn đổi mức, dùng \
                “socai adjust”.
                """,
            en: """
                socai: The target “38-CTr/HU:2025-02-04#1” is assigned already. To change it, \
                use “socai adjust”.
                """),
        Refusal(
            "no target at all", ["report", "38-CTr/HU", "2025", "590"],
            by: "bao-cao",
            vi: """
                socai: “38-CTr/HU” không phải là mã chỉ tiêu
                  Vị trí: TARGET
                  Cách xử lý: mã chỉ tiêu là văn bản#mục, ví dụ 38-CTr/HU:2025-02-04#1.1
                """,
            en: """
                socai: “38-CTr/HU” is no target
                  Where: TARGET
                  What to do: a target is document#item, such as 38-CTr/HU:2025-02-04#1.1
                """),
        Refusal(
            "an event that is not there", ["show", "4000"],
            by: "bao-cao",
            vi: """
                socai: sổ cái không có sự kiện 4000
                  Cách xử lý: sự kiện đếm từ 0; “socai log” in tất cả
                """,
            en: """
                socai: the ledger has no event 4000
                  What to do: events count from 0; “socai log” prints them all
                """),
        Refusal(
            "a ledger made twice", ["init", "so-cai", "--origin", "a", "--title", "b"],
            by: "giu-so",
            vi: """
                socai: thư mục đã có sổ cái hoặc tệp khác
                  Vị trí: so-cai
                  Cách xử lý: chọn một thư mục trống hoặc chưa có
                """,
            en: """
                socai: there is a ledger already; open it, or choose another folder
                  Where: so-cai
                  What to do: choose an empty folder or a new one
                """),
        Refusal(
            "a file that is not there", ["import", "khong-co.csv"],
            by: "giu-so",
            vi: """
                socai: không có tệp “khong-co.csv”
                  Vị trí: TỆP
                  Cách xử lý: kiểm tra lại đường dẫn
                """,
            en: """
                socai: there is no file “khong-co.csv”
                  Where: FILE
                  What to do: check the path
                """),
        Refusal(
            "evidence that is not there",
            ["report", "\(Refusal.document)#1", "2025-9M", "15", "--evidence", "khong-co.pdf"],
            by: "bao-cao",
            vi: """
                socai: không có tệp “khong-co.pdf”
                  Vị trí: --evidence
                  Cách xử lý: kiểm tra lại đường dẫn
                """,
            en: """
                socai: there is no file “khong-co.pdf”
                  Where: --evidence
                  What to do: check the path
                """),
    ]
}
