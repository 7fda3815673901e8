import Testing

/// Reports and revisions that do not fit what stands in the ledger.
struct ReportRefusalsTests {
    @Test(arguments: cases)
    func `It is refused in both languages and nothing is written`(
        refusal: Refusal
    ) async throws {
        try await refusal.check()
    }

    private static let cases: [Refusal] = [
        Refusal(
            "a period outside the target", ["report", "\(Refusal.document)#1", "2024", "590"],
            by: "bao-cao",
            vi: """
                socai: Kỳ 2024 nằm ngoài kỳ 2025 của chỉ tiêu. Chấp nhận kỳ 2025 hoặc một \
                phần của kỳ đó.
                """,
            en: """
                socai: The period 2024 lies outside 2025, the target's. Accepted are 2025 and \
                parts of it.
                """),
        Refusal(
            "a second report about a period", ["report", "\(Refusal.document)#1", "2025", "600"],
            by: "bao-cao",
            vi: """
                socai: Kỳ 2025 đã có báo cáo 23 đang có hiệu lực. Dùng “socai upgrade 23” để \
                nâng trạng thái, “socai revise 23” để đính chính hoặc “socai retract 23” để \
                rút.
                """,
            en: """
                socai: Report 23 about 2025 is live. Use “socai upgrade 23” to make it more \
                settled, “socai revise 23” to correct it, or “socai retract 23” to take it \
                back.
                """),
        Refusal(
            "a numerator without denominator",
            ["report", "\(Refusal.document)#1", "2025-9M", "--numerator", "5"],
            by: "bao-cao",
            vi: """
                socai: Tử số và mẫu số phải đi cùng nhau.
                """,
            en: """
                socai: A numerator and a denominator go together.
                """),
        Refusal(
            "a report without a figure", ["report", "\(Refusal.document)#1", "2025-9M"],
            by: "bao-cao",
            vi: """
                socai: Báo cáo cần một giá trị, hoặc tử số và mẫu số.
                """,
            en: """
                socai: A report needs a value, or a numerator and a denominator.
                """),
        Refusal(
            "a measure that does not convert",
            ["report", "\(Refusal.document)#1", "2025-9M", "15 tấn"],
            by: "bao-cao",
            vi: """
                socai: Đơn vị tính “tấn” không quy đổi được sang “tỷ đồng”.
                """,
            en: """
                socai: The measure “tấn” does not convert to “tỷ đồng”.
                """),
        Refusal(
            "a revision of a retracted report", ["revise", "25", "591", "--reason", "nhầm"],
            by: "bao-cao",
            vi: """
                socai: Báo cáo 25 đã được rút (sự kiện 26), không còn hiệu lực.
                """,
            en: """
                socai: Report 25 was retracted by event 26 and is no longer live.
                """),
        Refusal(
            "a revision of a returned report", ["revise", "27", "591", "--reason", "nhầm"],
            by: "bao-cao",
            vi: """
                socai: Báo cáo 27 đã bị trả lại (sự kiện 28). Hãy gửi báo cáo mới.
                """,
            en: """
                socai: Report 27 was returned by event 28. Submit a new report.
                """),
        Refusal(
            "a revision of a revision", ["revise", "24", "592", "--reason", "nhầm"],
            by: "bao-cao",
            vi: """
                socai: Sự kiện 24 là một lần thay đổi của báo cáo 23. Hãy nêu số 23.
                """,
            en: """
                socai: Event 24 is a change of report 23. Name 23 instead.
                """),
        Refusal(
            "a revision of no report", ["revise", "0", "592", "--reason", "nhầm"],
            by: "bao-cao",
            vi: """
                socai: Sự kiện 0 không phải là báo cáo trong sổ. “socai history CHỈ-TIÊU” cho \
                biết số thứ tự của các báo cáo.
                """,
            en: """
                socai: Event 0 is no report of this ledger. “socai history TARGET” shows the \
                numbers of its reports.
                """),
        Refusal(
            "a revision beyond the end", ["revise", "400", "592", "--reason", "nhầm"],
            by: "bao-cao",
            vi: """
                socai: Sự kiện 400 không phải là báo cáo trong sổ. “socai history CHỈ-TIÊU” \
                cho biết số thứ tự của các báo cáo.
                """,
            en: """
                socai: Event 400 is no report of this ledger. “socai history TARGET” shows \
                the numbers of its reports.
                """),
        Refusal(
            "a revision without a change", ["revise", "23", "591", "--reason", "nhầm"],
            by: "bao-cao",
            vi: """
                socai: Số liệu đính chính trùng với số liệu hiện có của báo cáo 23.
                """,
            en: """
                socai: The correction gives the figure that report 23 already has.
                """),
        Refusal(
            "a revision without a reason", ["revise", "23", "592"],
            by: "bao-cao",
            vi: """
                socai: lệnh “revise” cần tùy chọn “--reason TEXT”
                  Cách xử lý: viết: socai revise SEQ [VALUE] --reason TEXT [TÙY CHỌN]
                    xem hướng dẫn bằng: socai help revise
                """,
            en: """
                socai: the command “revise” needs the option “--reason TEXT”
                  What to do: write: socai revise SEQ [VALUE] --reason TEXT [OPTIONS]
                    see its help: socai help revise
                """),
        Refusal(
            "a revision with an empty reason", ["revise", "23", "592", "--reason", ""],
            by: "bao-cao",
            vi: """
                socai: Cần nêu lý do (--reason).
                """,
            en: """
                socai: A reason is needed (--reason).
                """),
        Refusal(
            "an upgrade to a lower status", ["upgrade", "23", "--status", "preliminary"],
            by: "bao-cao",
            vi: """
                socai: Không thể nâng từ “chính thức” lên “sơ bộ”. Thứ tự: ước, sơ bộ, chính \
                thức, quyết toán. Muốn sửa số sai, dùng “socai revise”.
                """,
            en: """
                socai: “official” cannot be upgraded to “preliminary”. The order is estimate, \
                preliminary, official, final. To correct a wrong value, use “socai revise”.
                """),
        Refusal(
            "a stale revision of the stream",
            ["report", "\(Refusal.document)#1", "2025-9M", "15", "--expect", "0"],
            by: "bao-cao",
            vi: """
                socai: dòng sự kiện đã thay đổi so với phiên bản được nêu
                  Vị trí: dòng “38-CTr/HU:2025-02-04#1”, hiện ở phiên bản 3
                  Cách xử lý: xem lại bằng “socai history”, rồi nêu phiên bản hiện tại ở \
                --expect
                """,
            en: """
                socai: stream 38-CTr/HU:2025-02-04#1 is at revision 3, not at the expected \
                revision 0; look at what was added and try again
                  Where: the stream “38-CTr/HU:2025-02-04#1”, now at revision 3
                  What to do: look again with “socai history” and give the present revision \
                to --expect
                """),
        Refusal(
            "a key used for other data",
            ["report", "\(Refusal.document)#1", "2025-H1", "301", "--estimate", "--key", "gui-1"],
            by: "bao-cao",
            vi: """
                socai: khóa chống ghi trùng đã dùng cho sự kiện khác
                  Vị trí: sự kiện 31
                  Cách xử lý: dùng khóa khác, hoặc gửi lại đúng nội dung cũ
                """,
            en: """
                socai: the key gui-1 names the batch of events 31 to 31, which holds other \
                data; use a new key
                  Where: event 31
                  What to do: use another key, or send the very same data again
                """),
    ]
}
