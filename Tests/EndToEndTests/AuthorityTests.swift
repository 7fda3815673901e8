import Testing

/// Who may not act, whose turn it is not, and what has ended.
struct AuthorityTests {
    @Test(arguments: cases)
    func `It is refused in both languages and nothing is written`(
        refusal: Refusal
    ) async throws {
        try await refusal.check()
    }

    private static let cases: [Refusal] = [
        Refusal(
            "approval in the wrong role", ["approve", "23"],
            by: "bao-cao",
            vi: """
                socai: “bao-cao” có vai trò người báo cáo (reporter); việc này cần vai trò \
                người giữ sổ (keeper) hoặc người phê duyệt (approver).
                """,
            en: """
                socai: “bao-cao” is enrolled as reporter; this needs keeper or approver.
                """),
        Refusal(
            "approval of one's own report", ["approve", "32"],
            by: "giu-so",
            vi: """
                socai: “giu-so” đã cung cấp số liệu của báo cáo 32 nên không được tự phê \
                duyệt hoặc trả lại. Cần một thành viên khác.
                """,
            en: """
                socai: “giu-so” gave figures of report 32 and may neither approve nor return \
                it. It takes another member.
                """),
        Refusal(
            "the wrong role", ["report", "\(Refusal.document)#1", "2025-9M", "15"],
            by: "duyet",
            vi: """
                socai: “duyet” có vai trò người phê duyệt (approver); việc này cần vai trò \
                người giữ sổ (keeper) hoặc người báo cáo (reporter).
                """,
            en: """
                socai: “duyet” is enrolled as approver; this needs keeper or reporter.
                """),
        Refusal(
            "an inspector who assigns",
            [
                "assign", "\(Refusal.document)#9", "--name", "X", "--unit", "huyen", "--kind",
                "atLeast", "--low", "1",
            ],
            by: "kiem-tra",
            vi: """
                socai: “kiem-tra” có vai trò kiểm tra (inspector); việc này cần vai trò \
                người giữ sổ (keeper) hoặc cơ quan giao (assigner).
                """,
            en: """
                socai: “kiem-tra” is enrolled as inspector; this needs keeper or assigner.
                """),
        Refusal(
            "the wrong unit", ["report", "\(Refusal.document)#1", "2025-9M", "15"],
            by: "bao-cao-khac",
            vi: """
                socai: “bao-cao-khac” thuộc đơn vị huyen-khac, không được ghi thay đơn vị \
                huyen. Cần thành viên của huyen, của đơn vị cấp trên hoặc của cơ quan kế thừa.
                """,
            en: """
                socai: “bao-cao-khac” belongs to huyen-khac and may not record for huyen. It \
                takes a member of huyen, of a unit above it, or of its successor.
                """),
        Refusal(
            "a unit that has ended",
            [
                "report", "\(Refusal.document)#6", "2024", "15", "--at",
                "2025-01-03T08:00:00+07:00",
            ],
            by: "bao-cao-cu",
            vi: """
                socai: Đơn vị huyen-cu đã kết thúc hoạt động sau ngày 01/01/2025. Chưa ghi \
                nhận cơ quan kế thừa.
                """,
            en: """
                socai: The unit huyen-cu ended after 2025-01-01. No successor is recorded.
                """),
        Refusal(
            "a withdrawn target", ["report", "\(Refusal.document)#5", "2025", "15"],
            by: "bao-cao",
            vi: """
                socai: Chỉ tiêu “38-CTr/HU:2025-02-04#5” đã bị thu hồi, không nhận thêm sự \
                kiện.
                """,
            en: """
                socai: The target “38-CTr/HU:2025-02-04#5” was withdrawn and takes no more \
                events.
                """),
        Refusal(
            "a late figure without its reason",
            ["report", "\(Refusal.document)#1", "2025-Q1", "15"],
            by: "bao-cao",
            vi: """
                socai: Kỳ 2025-Q1 đã chốt số liệu ngày 01/01/2025. Số liệu sau chốt cần nêu \
                lý do bằng --late.
                """,
            en: """
                socai: The period 2025-Q1 was closed on 2025-01-01. A later figure needs its \
                reason: --late REASON.
                """),
        Refusal(
            "closing what is closed", ["close", "2025-Q1"],
            by: "giu-so",
            vi: """
                socai: Kỳ 2025-Q1 đã chốt số liệu.
                """,
            en: """
                socai: The period 2025-Q1 is closed already.
                """),
        Refusal(
            "reopening what is open", ["reopen", "2025-Q2", "--reason", "x"],
            by: "giu-so",
            vi: """
                socai: Kỳ 2025-Q2 chưa chốt nên không có gì để mở khóa.
                """,
            en: """
                socai: The period 2025-Q2 is not closed.
                """),
        Refusal(
            "resolving what has its bound",
            [
                "resolve", "\(Refusal.document)#1", "--document", "1542/QĐ-UBND:2025-11-20",
                "--kind", "atLeast", "--low", "5",
            ],
            by: "giao",
            vi: """
                socai: Chỉ tiêu “38-CTr/HU:2025-02-04#1” đã có mức. Muốn đổi mức, dùng “socai \
                adjust”.
                """,
            en: """
                socai: The target “38-CTr/HU:2025-02-04#1” has its bound already. To change \
                it, use “socai adjust”.
                """),
        Refusal(
            "adjusting what is deferred",
            [
                "adjust", "\(Refusal.document)#4", "--document", "1542/QĐ-UBND:2025-11-20",
                "--effective", "2025-11-20", "--reason", "x", "--kind", "atLeast", "--low", "5",
            ],
            by: "giao",
            vi: """
                socai: Chỉ tiêu “38-CTr/HU:2025-02-04#4” chưa được xác định mức nên chưa thể \
                điều chỉnh. Dùng “socai resolve” khi cấp trên giao.
                """,
            en: """
                socai: The target “38-CTr/HU:2025-02-04#4” has no bound yet, so it cannot be \
                adjusted. Use “socai resolve” once it is assigned.
                """),
        Refusal(
            "adjusting to the same bound",
            [
                "adjust", "\(Refusal.document)#1", "--document", "1542/QĐ-UBND:2025-11-20",
                "--effective", "2025-11-20", "--reason", "x", "--low", "581.0",
            ],
            by: "giao",
            vi: """
                socai: Mức mới của “38-CTr/HU:2025-02-04#1” trùng với mức đang có hiệu lực: \
                không có gì để điều chỉnh.
                """,
            en: """
                socai: The new criterion of “38-CTr/HU:2025-02-04#1” is the one in force: \
                there is nothing to adjust.
                """),
    ]
}
