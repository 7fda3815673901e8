import Foundation
import Testing

/// What a sceptical user of the program found and had mended.
struct UserFindingsTests {
    @Test func `Two rule sets never take effect on one day`() async throws {
        let scratch = try await Scratch()
        try await scratch.record(
            "ruleset", "R1", "--effective", "2025-01-01", "--band", "nearlyMet:95-100", "--basis",
            "x")
        let before = try scratch.contents()
        let second = try await scratch.run(
            "ruleset", "R0", "--effective", "2025-01-01", "--band", "nearlyMet:90-100", "--basis",
            "y")
        #expect(second.status == 2 && second.output.isEmpty)
        #expect(second.messages.contains("Bộ quy tắc “R1” đã có hiệu lực từ 01/01/2025"))
        #expect(try scratch.contents() == before)
        try await scratch.record("ruleset", "R2", "--effective", "2026-01-01", "--basis", "y")
    }

    @Test func `A time of recording before the last event is refused, but not one sent again`()
        async throws
    {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "100")
        let sent = [
            "report", target, "2025", "90", "--at", "2025-06-01T08:00:00+07:00", "--key", "thang-6",
        ]
        #expect(try await scratch.run(sent, by: "bao-cao").status == 0)
        try await scratch.record(
            "unit", "rename", "huyen", "Tên", "--effective", "2025-07-01", "--document",
            Scratch.document)
        let before = try scratch.contents()
        let back = try await scratch.run(
            "report", target, "2025-Q1", "20", "--at", "2025-04-01T08:00:00+07:00", by: "bao-cao")
        #expect(back.status == 2 && back.output.isEmpty)
        #expect(back.messages.contains("thời điểm ghi đứng trước sự kiện cuối của sổ (#19, "))
        #expect(try scratch.contents() == before)
        let again = try await scratch.run(sent, by: "bao-cao")
        #expect(again.status == 0 && again.messages.contains("khóa này đã dùng"))
        #expect(try scratch.contents() == before)
    }

    @Test func `Days and bands are given one after the other, as units are`() async throws {
        let scratch = try await Scratch()
        try await scratch.record(
            "calendar", "vn", "--holiday", "2026-02-16", "2026-02-17", "2026-02-18", "--workday",
            "2026-02-28", "2026-03-01")
        try await scratch.record(
            "calendar", "--holiday", "2026-04-30", "vn", "2026-05-01", "--workday", "2026-08-22")
        try await scratch.record(
            "ruleset", "R", "--effective", "2025-01-01", "--band", "nearlyMet:95-100",
            "exceeded:110-", "--basis", "x")
        let told = try Value.lines(try scratch.log()).suffix(3).map { $0["data"] }
        #expect(told[0]["holidays"].items.count == 3 && told[0]["workdays"].items.count == 2)
        #expect(told[1]["calendar"] == "vn")
        #expect(told[1]["holidays"].items == ["2026-04-30", "2026-05-01"])
        #expect(told[2]["bands"].items.count == 2)
    }

    @Test func `Refusals in Vietnamese speak Vietnamese and write its numbers`() async throws {
        let scratch = try await Scratch()
        let arguments = ["assign", Scratch.document + "#1", "--name", "a", "--unit", "huyen"]
        for (options, words) in [
            (["--kind", "range", "--high", "5"], "cần có mức thấp (low)"),
            (["--kind", "atMost"], "cần có mức cao (high)"),
            (["--kind", "range", "--low", "5,5", "--high", "1"], "không phải 5,5–1"),
        ] {
            let refused = try await scratch.run(arguments + options, by: "giao")
            #expect(refused.status == 2 && refused.messages.contains(words), "\(refused.messages)")
        }
        let target = try await scratch.assign(
            "2", "--kind", "atLeast", "--low", "15", "--measure", "%")
        let wrong = try await scratch.run(
            "report", target, "2025", "14", "--numerator", "12", "--denominator", "100",
            by: "bao-cao")
        #expect(wrong.status == 2)
        #expect(wrong.messages.contains("vốn cho 12,00."), "\(wrong.messages)")
        let cut = try await scratch.assign(
            "3", "--kind", "decreaseBy", "--low", "12", "--measure", "%", "--base", "225",
            "--base-measure", "hộ")
        try await scratch.report(cut, "198 hộ")
        #expect(!(try await scratch.run("status").output.contains(" of ")))
    }

    @Test func `What is counted is never negative, what changes may be`() async throws {
        let scratch = try await Scratch()
        let cases = try await scratch.assign("1", "--kind", "noneOccur", "--measure", "vụ")
        let share = try await scratch.assign(
            "2", "--kind", "atLeast", "--low", "15", "--measure", "%")
        let growth = try await scratch.assign(
            "3", "--kind", "increaseBy", "--low", "5", "--measure", "%")
        for (figure, words) in [
            ([cases, "2025", "-1"], "-1 không thể là số lượng"),
            (
                [share, "2025", "--numerator", "12", "--denominator", "-100"],
                "-100 không thể là mẫu số"
            ),
            (
                [share, "2025", "--numerator", "-12", "--denominator", "100"],
                "-12 không thể là tử số"
            ),
        ] {
            let refused = try await scratch.run(["report"] + figure, by: "bao-cao")
            #expect(refused.status == 2 && refused.messages.contains(words), "\(refused.messages)")
        }
        try await scratch.report(growth, "-2,5")
        #expect(try await scratch.standing(growth)["judgement"] == "notMet")
    }

    @Test func `Withdrawing takes a decision and does not hide a failure of the year before`()
        async throws
    {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "100", "--measure", "tấn")
        let next = try await scratch.assign(
            "2", "--kind", "atLeast", "--low", "100", "--measure", "tấn", "--period", "2026")
        try await scratch.record(
            "report", target, "2025", "87", "--at", "2025-12-20T08:00:00+07:00", by: "bao-cao")
        let bare = try await scratch.run("withdraw", target, "--reason", "bỏ", by: "giao")
        #expect(bare.status == 2 && bare.messages.contains("--document"))
        for target in [target, next] {
            try await scratch.record(
                "withdraw", target, "--reason", "bỏ", "--document", Scratch.document, "--at",
                "2026-03-02T08:00:00+07:00", by: "giao")
        }
        #expect(try await scratch.standing(target)["judgement"] == "notMet")
        #expect(try await scratch.standing(target, "--period", "2025")["judgement"] == "notMet")
        #expect(try await scratch.standing(next)["judgement"] == "notJudged")
    }

    @Test func `Nobody reports to itself, and nothing is closed before it begins`() async throws {
        let scratch = try await Scratch()
        let regime = try await scratch.run(
            "regime", "nam", "--name", "Báo cáo năm", "--reporter", "huyen", "--recipient", "huyen",
            "--every", "year", "--cutoff", "nd09", "--due", "30/11", "--effective", "2025-01-01")
        #expect(regime.status == 2)
        #expect(regime.messages.contains("huyen không thể báo cáo cho chính mình"))
        let early = try await scratch.run("close", "2027")
        #expect(early.status == 2)
        #expect(early.messages.contains("Kỳ 2027 bắt đầu từ 15/12/2026"), "\(early.messages)")
        try await scratch.record("close", "2025")
    }

    @Test func `An empty answer says that it is empty`() async throws {
        let scratch = try await Scratch()
        try await scratch.assign("1", "--kind", "atLeast", "--low", "100")
        let views = try await scratch.run("diff", "--period", "2019")
        #expect(views.status == 0)
        #expect(views.messages.contains("không có chỉ tiêu nào của kỳ này"))
        let replay = try await scratch.run("replay", "--from", "9", "--to", "5")
        #expect(replay.status == 2 && replay.output.isEmpty)
        #expect(replay.messages.contains("sự kiện đầu 9 đứng sau sự kiện cuối 5"))
    }

    @Test func `Every closing stays in view, with what changed after each`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "100", "--measure", "tấn")
        let report = try await scratch.report(target, "94")
        let first = try await scratch.record("close", "2025")[0]
        try await scratch.record("reopen", "2025", "--reason", "sai")
        try await scratch.record("revise", "\(report)", "100", "--reason", "sót", by: "bao-cao")
        let second = try await scratch.record("close", "2025")[0]
        try await scratch.record("revise", "\(report)", "101", "--reason", "x", by: "bao-cao")
        let told = try await scratch.run("diff", "--period", "2025").output
        let expected = [
            "khi chốt số liệu (#\(first)): kế hoạch 100 tấn; 94 tấn",
            "khi chốt số liệu (#\(second)): kế hoạch 100 tấn; 100 tấn",
            "hiện biết: kế hoạch 100 tấn; 101 tấn", "sau khi chốt (#\(first)):",
            "#\(second - 1)  ", "sau khi chốt (#\(second)):", "#\(second + 1)  ",
        ]
        var rest = told.replacing("\u{a0}", with: " ")[...]
        for words in expected {
            let found = try #require(rest.firstRange(of: words), "\(words)\n\(told)")
            rest = rest[found.upperBound...]
        }
        let row = try await scratch.json("diff", "--period", "2025")["targets"].items[0]
        #expect(row["closings"].items.map { $0["seq"] } == [.integer(first), .integer(second)])
        #expect(row["closings"].items[0]["state"]["judgement"] == "notMet")
    }

    @Test func `A replay tells the heart of every event`() async throws {
        let scratch = try await Scratch()
        try scratch.file(
            "moi.csv", "unit,name,level,parent\nmoi-x,Xã X,xa,tinh\nmoi-y,Xã Y,xa,tinh\n")
        try await scratch.record("import", "moi.csv")
        let target = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "1000", "--measure", "người", "--period", "yearly")
        let report = try await scratch.record(
            "report", target, "2024", "1000", "--at", "2025-01-20T08:00:00+07:00", by: "bao-cao")[0]
        try await scratch.record("report", target, "2025", "1200", by: "bao-cao")
        try await scratch.record("revise", "\(report)", "1999", "--reason", "sai", by: "bao-cao")
        try await scratch.record(
            "transfer", target, "huyen-khac", "--effective", "2025-07-01", "--reason", "x",
            "--document", Scratch.document)
        try await scratch.record(
            "succeed", "--from", "huyen", "--to", "moi-x", "moi-y", "--share", "huyen:moi-x=0.4",
            "huyen:moi-y=0.6:dân số", "--origin", "huyen:moi-y=0.25", "--effective", "2025-07-01",
            "--document", Scratch.document)
        try await scratch.record(
            "unit", "rename", "moi-x", "Phường X", "--effective", "2026-01-01", "--document",
            Scratch.document)
        try await scratch.record(
            "unit", "end", "moi-y", "--effective", "2026-06-30", "--document", Scratch.document)
        try await scratch.record(
            "inspection", "open", "KT-01", "--kind", "giám sát", "--document", Scratch.document,
            by: "kiem-tra")
        try await scratch.record(
            "inspection", "scope", "KT-01", "--unit", "huyen-khac", "--from", "2025-01-01", "--to",
            "2025-12-31", by: "kiem-tra")
        try await scratch.record(
            "inspection", "request", "KT-01", "Y1", "--text", "Giải trình số liệu", "--due",
            "2025-12-05", by: "kiem-tra")
        try await scratch.record("inspection", "answer", "KT-01", "Y1", "--text", "Cộng trùng")
        try await scratch.record(
            "inspection", "find", "KT-01", "K1", "--text", "Báo cáo thừa", "--event", "\(report)",
            by: "kiem-tra")
        let told = try await scratch.run("replay").output.replacing("\u{a0}", with: " ")
        for words in [
            "1.000 người → 1.999 người", "cho huyen-khac từ ngày 01/07/2025",
            "thành moi-x, moi-y từ ngày 01/07/2025",
            "huyen → moi-x: chuyển 0,4",
            "huyen → moi-y: chuyển 0,6, hình thành nên 0,25 (dân số)",
            "từ ngày 01/01/2026", "ngày cuối 30/06/2026",
            "huyen-khac, từ 01/01/2025 đến 31/12/2025", "Y1: “Giải trình số liệu”, hạn 05/12/2025",
            "Y1: “Cộng trùng”", "K1: “Báo cáo thừa”, căn cứ #\(report)",
        ] {
            #expect(told.contains(words), "\(words)")
        }
    }
}
