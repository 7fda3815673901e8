import Testing

/// Who owes which report, from regimes and calendars that were imported.
struct DutiesTests {
    private static let regimes = """
        regime,name,reporters,recipient,every,cutoff,due,calendar,effective
        quy,Báo cáo quý,huyen huyen-khac,tinh,quarter,nd09,5 ngày làm việc,vn,01/01/2025
        nam,Báo cáo năm,huyen,tinh,hằng năm,nd09,30/11,,01/01/2025

        """
    private static let holidays = """
        calendar,date,kind
        vn,30/04/2025,nghỉ
        vn,01/05/2025,holiday
        vn,02/05/2025,nghỉ
        vn,26/04/2025,làm bù
        vn,19/06/2025,nghỉ

        """

    /// A ledger with the regimes and one target of each district.
    private static func office() async throws -> Scratch {
        let scratch = try await Scratch()
        try scratch.file("lich.csv", holidays)
        try scratch.file("che-do.csv", regimes)
        try await scratch.record(
            "import", "lich.csv", "che-do.csv", "--at", "2025-01-02T08:00:00+07:00")
        for (item, unit) in [("1", "huyen"), ("2", "huyen-khac")] {
            try await scratch.record(
                "assign", Scratch.document + "#" + item, "--name", "Chỉ tiêu \(item)", "--unit",
                unit, "--kind", "atLeast", "--low", "100", "--period", "2025", "--at",
                "2025-02-05T08:00:00+07:00", by: "giao")
        }
        return scratch
    }

    @Test func `Every unit owes its report, by the working days of the calendar`() async throws {
        let scratch = try await Self.office()
        let due = try await scratch.json("due", "--on", "2025-06-30")["obligations"].items
        #expect(
            due.map { $0["due"] } == [
                "2025-03-21", "2025-03-21", "2025-06-23", "2025-06-23", "2025-09-19", "2025-09-19",
                "2025-11-30",
            ])
        #expect(
            due.map { $0["unit"] } == [
                "huyen", "huyen-khac", "huyen", "huyen-khac", "huyen", "huyen-khac", "huyen",
            ])
        #expect(
            due.map { $0["state"] } == [
                "overdue", "overdue", "overdue", "overdue", "pending", "pending", "pending",
            ])
        // 21/3 to 30/6: 72 weekdays, less three days off in May and one in June, plus the Saturday worked.
        #expect(due[0]["days"] == 101 && due[0]["workingDays"] == 68)
        #expect(due[2]["days"] == 7 && due[2]["workingDays"] == 5)
        let own = try await scratch.json(
            "due", "--on", "2025-06-30", "--unit", "huyen-khac")["obligations"].items
        #expect(own.map { $0["due"] } == ["2025-03-21", "2025-06-23", "2025-09-19"])
    }

    @Test
    func `A report recorded late with its receipt proved is nhập bù, without proof it is late`()
        async throws
    {
        let scratch = try await Self.office()
        try scratch.file(
            "bao-cao.csv",
            """
            target,period,value,status,received,channel
            \(Scratch.document)#1,2025-Q1,20,official,20/03/2025,E-Office 152
            \(Scratch.document)#2,2025-Q1,20,official,20/03/2025,

            """)
        let recorded = try await scratch.record(
            "import", "bao-cao.csv", "--at", "2025-03-25T08:00:00+07:00")
        let due = try await scratch.json("due", "--on", "2025-03-31")["obligations"].items
        #expect(due[0]["state"] == "provedInTime" && due[0]["days"] == nil)
        #expect(due[0]["targets"][0]["received"] == "2025-03-20")
        #expect(due[0]["targets"][0]["recorded"] == "2025-03-25")
        #expect(due[1]["state"] == "late" && due[1]["days"] == 4 && due[1]["workingDays"] == 2)
        for (language, proved, late, count) in [
            (
                "vi",
                "nhập bù: nhận ngày 20/03/2025 qua E-Office 152, ghi ngày 25/03/2025 "
                    + "(#\(recorded[0]))", "muộn 4 ngày (2 ngày làm việc)",
                "5 báo cáo tính đến 31/03/2025, 3 chưa đủ\n"
            ),
            (
                "en",
                "recorded on 2025-03-25, received on 2025-03-20 by E-Office 152 "
                    + "(#\(recorded[0]))", "4 days late (2 working days)",
                "5 reports as on 2025-03-31, 3 still owed\n"
            ),
        ] {
            let wide = try await scratch.run(
                "due", "--on", "2025-03-31", "--lang", language, "--unit", "tinh",
                environment: ["COLUMNS": "220"])
            let text = wide.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            for words in [proved, late] { #expect(text.contains(words), "\(wide.output)") }
            #expect(wide.output.hasSuffix(count), "\(wide.output)")
        }
    }

    @Test func `Without a regime nothing is owed, and what to do is said`() async throws {
        let scratch = try await Scratch()
        let told = try await scratch.run("due")
        #expect(told.status == 0 && told.output.isEmpty)
        #expect(told.messages.contains("sổ chưa có chế độ báo cáo nào; ghi bằng “socai regime”"))
        #expect(try await scratch.json("due")["obligations"] == [])
        let stranger = try await scratch.run("due", "--unit", "xa-la")
        #expect(stranger.status == 2 && stranger.messages.contains("Chưa có đơn vị “xa-la”"))
    }

    /// What is wrong with a regime or a calendar, and the beginning of the answer.
    @Test(
        arguments: [
            (
                ["regime", "r", "--due", "30/11", "--every", "year"],
                "socai: Chế độ báo cáo “r” chưa nêu cách chốt số liệu (--cutoff)",
                "socai: The regime “r” does not say where its data are cut off (--cutoff)"
            ),
            (
                ["regime", "r", "--cutoff", "nd09", "--due", "5 ngày làm việc", "--every", "year"],
                "socai: Chế độ báo cáo “r” tính theo ngày làm việc nên phải nêu lịch",
                "socai: The regime “r” counts working days and has to name their calendar"
            ),
            (
                ["regime", "r", "--cutoff", "nd09", "--due", "30/11", "--every", "month"],
                "socai: Báo cáo hằng tháng không thể có chung một hạn cố định",
                "socai: Reports every month cannot all be due on one date"
            ),
            (
                ["regime", "r", "--cutoff", "nd09", "--due", "29/2", "--every", "year"],
                "socai: không đọc được “29/2”", "socai: “29/2” cannot be read"
            ),
            (
                ["calendar", "vn"], "socai: Lịch “vn” không nêu ngày nào",
                "socai: The calendar “vn” lists no day"
            ),
            (
                ["calendar", "vn", "--holiday", "30/02/2025"], "socai: không đọc được “30/02/2025”",
                "socai: “30/02/2025” cannot be read"
            ),
            (
                ["calendar", "vn", "--holiday", "2025-01-01,2025-01-01"],
                "socai: Lịch “vn” đã có ngày 01/01/2025",
                "socai: The calendar “vn” lists 2025-01-01 already"
            ),
            (
                ["calendar", "vn", "--holiday", "2025-01-01", "--workday", "2025-01-01"],
                "socai: Lịch “vn”: ngày 01/01/2025 không thể vừa là ngày nghỉ",
                "socai: The calendar “vn”: 2025-01-01 cannot be a day off and"
            ),
            (
                ["calendar", "vn", "--holiday", "2025-01-01", "--weekend", "hôm nay"],
                "socai: không đọc được “hôm nay”", "socai: “hôm nay” cannot be read"
            ),
        ] as [([String], String, String)])
    func `What makes no regime and no calendar is refused, and nothing is written`(
        arguments: [String], vi: String, en: String
    ) async throws {
        let scratch = try await Scratch()
        let before = try scratch.contents()
        let common = ["--name", "Báo cáo", "--reporter", "huyen", "--effective", "2025-01-01"]
        for (language, words) in [("vi", vi), ("en", en)] {
            let all = arguments + (arguments[0] == "regime" ? common : []) + ["--lang", language]
            let told = try await scratch.run(all)
            #expect(told.status == 2 && told.output.isEmpty)
            #expect(told.messages.hasPrefix(words), "\(told.messages)")
        }
        #expect(try scratch.contents() == before)
    }

    @Test func `A file of regimes tells every fault by its line`() async throws {
        let scratch = try await Scratch()
        try scratch.file(
            "che-do.csv",
            """
            regime,name,reporters,every,cutoff,due,effective
            a,A,huyen,year,,30/11,2025-01-01
            b,B,xa-la,year,nd09,30/11,2025-01-01
            c,C,huyen,weekly,nd09,30/11,2025-01-01
            d,D,huyen,year,nd09,soon,2025-01-01

            """)
        let told = try await scratch.run("import", "che-do.csv", "--lang", "en")
        #expect(told.status == 2)
        for words in [
            "2:16 [cutoff]", "3:1 [unit]", "4:11 [every]", "5:21 [due]",
            "does not say where its data are cut off",
        ] {
            #expect(told.messages.contains(words), "\(words) in \(told.messages)")
        }
    }
}
