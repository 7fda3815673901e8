import Testing

/// Values that people type and that can be read in no way, or in two.
struct UnreadableValuesTests {
    @Test(arguments: cases)
    func `It is refused in both languages and nothing is written`(
        refusal: Refusal
    ) async throws {
        try await refusal.check()
    }

    private static let cases: [Refusal] = [
        Refusal(
            "an ambiguous number", ["report", "\(Refusal.document)#1", "2025-9M", "1.577"],
            by: "bao-cao",
            vi: """
                socai: không đọc được “1.577”
                  Vị trí: VALUE
                  Lý do: “1.577” có hai cách đọc: 1577 (viết kiểu Việt Nam) hoặc 1,577 (dấu \
                chấm thập phân); hãy chọn bằng --numbers vi hoặc --numbers plain.
                """,
            en: """
                socai: “1.577” cannot be read
                  Where: VALUE
                  Why: “1.577” can be read in two ways: 1577 (Vietnamese) or 1.577 (plain); \
                choose with --numbers vi or --numbers plain.
                """),
        Refusal(
            "a word for a number", ["report", "\(Refusal.document)#1", "2025-9M", "nhiều"],
            by: "bao-cao",
            vi: """
                socai: không đọc được “nhiều”
                  Vị trí: VALUE
                  Lý do: “nhiều” không phải là số; hãy viết như 1.577,95 hoặc 1577.95.
                """,
            en: """
                socai: “nhiều” cannot be read
                  Where: VALUE
                  Why: “nhiều” is not a number; write it like 1.577,95 or 1577.95.
                """),
        Refusal(
            "a number in the other form",
            ["report", "\(Refusal.document)#1", "2025-9M", "1577.95", "--numbers", "vi"],
            by: "bao-cao",
            vi: """
                socai: không đọc được “1577.95”
                  Vị trí: VALUE
                  Lý do: “1577.95” không viết theo kiểu Việt Nam; hãy viết như 1.577,95 hoặc \
                chọn --numbers plain.
                """,
            en: """
                socai: “1577.95” cannot be read
                  Where: VALUE
                  Why: “1577.95” is not written the Vietnamese way; write it like 1.577,95 or \
                choose --numbers plain.
                """),
        Refusal(
            "a day that does not exist",
            ["report", "\(Refusal.document)#1", "2025-9M", "15", "--dated", "31/02/2025"],
            by: "bao-cao",
            vi: """
                socai: không đọc được “31/02/2025”
                  Vị trí: --dated
                  Lý do: Lịch không có ngày “31/02/2025”; hãy kiểm tra lại ngày và tháng \
                (ngày viết trước, tháng viết sau).
                """,
            en: """
                socai: “31/02/2025” cannot be read
                  Where: --dated
                  Why: The calendar has no day “31/02/2025”; check the day and the month (the \
                day comes first, then the month).
                """),
        Refusal(
            "a day in no known form",
            ["report", "\(Refusal.document)#1", "2025-9M", "15", "--received", "hôm qua"],
            by: "bao-cao",
            vi: """
                socai: không đọc được “hôm qua”
                  Vị trí: --received
                  Lý do: “hôm qua” không phải là ngày; hãy viết theo dạng 04/02/2025 hoặc \
                2025-02-04.
                """,
            en: """
                socai: “hôm qua” cannot be read
                  Where: --received
                  Why: “hôm qua” is not a day; write it as 04/02/2025 (day first) or \
                2025-02-04.
                """),
        Refusal(
            "a period in no known form", ["report", "\(Refusal.document)#1", "2025-13", "15"],
            by: "bao-cao",
            vi: """
                socai: không đọc được “2025-13”
                  Vị trí: PERIOD
                  Lý do: kỳ viết như 2025, 2025-H1, 2025-Q2, 2025-9M, 2025-06, 2021-2030, \
                term:2020-2025, until:2025-04-30, yearly hoặc “9 tháng 2025”
                """,
            en: """
                socai: “2025-13” cannot be read
                  Where: PERIOD
                  Why: a period is written 2025, 2025-H1, 2025-Q2, 2025-9M, 2025-06, \
                2021-2030, term:2020-2025, until:2025-04-30, yearly or “9 tháng 2025”
                """),
        Refusal(
            "a floor without its bound",
            [
                "assign", "\(Refusal.document)#9", "--name", "X", "--unit", "huyen", "--kind",
                "atLeast",
            ],
            by: "giao",
            vi: """
                socai: tiêu chí “atLeast” cần có mức thấp (low)
                  Vị trí: --kind, --low, --high
                """,
            en: """
                socai: a criterion “atLeast” needs low
                  Where: --kind, --low, --high
                """),
        Refusal(
            "a range that runs backwards",
            [
                "assign", "\(Refusal.document)#9", "--name", "X", "--unit", "huyen", "--kind",
                "range", "--low", "105", "--high", "103",
            ],
            by: "giao",
            vi: """
                socai: khoảng phải đi từ thấp đến cao, không phải 105–103
                  Vị trí: --kind, --low, --high
                """,
            en: """
                socai: a range runs from low to high, not 105–103
                  Where: --kind, --low, --high
                """),
        Refusal(
            "a time for the clock that is none",
            ["report", "\(Refusal.document)#1", "2025-9M", "15", "--at", "mai"],
            by: "bao-cao",
            vi: """
                socai: không đọc được “mai”
                  Vị trí: --at
                  Cách xử lý: viết như 2025-11-20T08:30:00+07:00
                """,
            en: """
                socai: “mai” cannot be read
                  Where: --at
                  What to do: write it like 2025-11-20T08:30:00+07:00
                """),
        Refusal(
            "no point in time", ["status", "--known-at", "mai"],
            by: "bao-cao",
            vi: """
                socai: “mai” không phải là thời điểm
                  Vị trí: --known-at
                  Cách xử lý: nêu số thứ tự sự kiện, ngày (2025-11-19, hết ngày đó ở Việt \
                Nam) hoặc thời điểm RFC 3339
                """,
            en: """
                socai: “mai” is no point in time
                  Where: --known-at
                  What to do: give an event's number, a day (2025-11-19: its end in Vietnam) \
                or an RFC 3339 time
                """),
        Refusal(
            "a judgement that is none",
            [
                "declare", "\(Refusal.document)#1", "2025", "inProgress", "--authority", "tinh",
                "--document", "1542/QĐ-UBND:2025-11-20",
            ],
            by: "duyet",
            vi: """
                socai: Không thể tuyên bố “đang thực hiện”. Chấp nhận: exceeded, met, nearlyMet, \
                notMet.
                """,
            en: """
                socai: “in progress” cannot be declared. Accepted are exceeded, met, nearlyMet and \
                notMet.
                """),
    ]
}
