import Foundation
import Testing

/// What a succession of units may not say.
struct SuccessionRefusalsTests {
    @Test(arguments: cases)
    func `It is refused in both languages and nothing is written`(
        refusal: Refusal
    ) async throws {
        try await refusal.check()
    }

    private static let decision = "1542/QĐ-UBND:2025-11-20"

    private static func succeed(
        _ from: String, _ to: String, on day: String = "2025-07-01", _ more: String...
    ) -> [String] {
        ["succeed", "--from", from, "--to", to, "--effective", day, "--document", decision] + more
    }

    private static let cases: [Refusal] = [
        Refusal(
            "shares that do not add up",
            succeed(
                "huyen", "huyen-khac,tinh", on: "2025-07-01", "--share", "huyen:huyen-khac=0.6",
                "huyen:tinh=0.3"),
            by: "giu-so",
            vi: """
                socai: Các tỷ lệ của đơn vị cũ huyen cộng lại được 0,9, phải bằng 1. Tỷ lệ share là \
                phần của đơn vị cũ chuyển sang đơn vị mới; phần của đơn vị mới có gốc từ đơn vị cũ thì \
                ghi ở origin.
                """,
            en: """
                socai: The shares of huyen add up to 0.9, not to 1. A share is the part of the old unit \
                that goes into the new one; the part of the new unit that came from the old one is its \
                origin.
                """),
        Refusal(
            "a share beyond the whole",
            succeed("huyen", "huyen-khac", on: "2025-07-01", "--share", "huyen:huyen-khac=1.2"),
            by: "giu-so",
            vi: """
                socai: Tỷ lệ 1,2 của cặp huyen → huyen-khac phải nằm trong khoảng từ 0 đến 1.
                """,
            en: """
                socai: The share 1.2 of huyen → huyen-khac has to lie between 0 and 1.
                """),
        Refusal(
            "a pair of units not named",
            succeed("huyen", "huyen-khac", on: "2025-07-01", "--share", "huyen:tinh=1"),
            by: "giu-so",
            vi: """
                socai: Cặp huyen → tinh không nằm trong các đơn vị đã nêu ở --from và --to.
                """,
            en: """
                socai: The pair huyen → tinh is not among the units of --from and --to.
                """),
        Refusal(
            "a unit on both sides", succeed("huyen,huyen-khac", "huyen"),
            by: "giu-so",
            vi: """
                socai: Đơn vị huyen không thể vừa kết thúc vừa kế thừa. Đơn vị còn tiếp tục và nhận thêm \
                đơn vị khác thì chỉ nêu ở --to.
                """,
            en: """
                socai: The unit huyen cannot end and follow at once. A unit that goes on and takes in \
                others stands in --to only.
                """),
        Refusal(
            "several into several without their pairs",
            succeed("huyen,huyen-khac", "tinh,trung-uong"),
            by: "giu-so",
            vi: """
                socai: Chưa rõ huyen nhập vào hoặc hình thành từ đơn vị nào. Nhiều đơn vị sang nhiều đơn \
                vị thì nêu từng cặp bằng --share CŨ:MỚI.
                """,
            en: """
                socai: It is not known which unit huyen goes into or comes from. Where several become \
                several, name each pair with --share OLD:NEW.
                """),
        Refusal(
            "a day that does not fit the last day", succeed("huyen-cu", "huyen"),
            by: "giu-so",
            vi: """
                socai: Đơn vị huyen-cu kết thúc hoạt động sau ngày 01/01/2025, không khớp với ngày hiệu \
                lực 01/07/2025. Ngày hiệu lực phải là 02/01/2025.
                """,
            en: """
                socai: The unit huyen-cu ended after 2025-01-01, which does not fit a succession from \
                2025-07-01. It has to be in force from 2025-01-02.
                """),
        Refusal(
            "a successor that has ended", succeed("huyen", "huyen-cu"),
            by: "giu-so",
            vi: """
                socai: Đơn vị huyen-cu đã kết thúc hoạt động sau ngày 01/01/2025 nên không thể kế thừa \
                đơn vị khác.
                """,
            en: """
                socai: The unit huyen-cu ended after 2025-01-01 and cannot follow upon another.
                """),
        Refusal(
            "units of the wrong member", succeed("huyen", "huyen-khac"),
            by: "bao-cao",
            vi: """
                socai: “bao-cao” có vai trò người báo cáo (reporter); việc này cần vai trò người giữ sổ \
                (keeper).
                """,
            en: """
                socai: “bao-cao” is enrolled as reporter; this needs keeper.
                """),
        Refusal(
            "a target handed to who has it",
            [
                "transfer", "\(Refusal.document)#1", "huyen", "--effective", "2025-07-01",
                "--document", decision,
            ],
            by: "giao",
            vi: """
                socai: Chỉ tiêu \(Refusal.document)#1 đã do đơn vị huyen thực hiện.
                """,
            en: """
                socai: The target \(Refusal.document)#1 is owed by huyen already.
                """),
    ]

    @Test func `A unit cannot come from itself through others, nor end twice`() async throws {
        let scratch = try await Scratch()
        try await scratch.record(
            "succeed", "--from", "huyen", "--to", "huyen-khac", "--effective", "2025-07-01",
            "--document", Self.decision)
        let before = try scratch.contents()
        let circle = try await scratch.run(
            "succeed", "--from", "huyen-khac", "--to", "huyen", "--effective", "2025-07-01",
            "--document", Self.decision, "--lang", "en")
        #expect(circle.status == 2)
        #expect(
            circle.messages.hasPrefix(
                "socai: A unit cannot follow upon itself through others: huyen-khac → huyen → "
                    + "huyen-khac.\n"), "\(circle.messages)")
        let twice = try await scratch.run(
            "succeed", "--from", "huyen", "--to", "tinh", "--effective", "2025-07-01",
            "--document", Self.decision, "--lang", "en")
        #expect(
            twice.messages.hasPrefix("socai: The unit huyen was succeeded on 2025-07-01 already"))
        #expect(try scratch.contents() == before)
    }

    @Test func `A sheet of successions is refused with its place, whole`() async throws {
        let scratch = try await Scratch()
        let before = try scratch.contents()
        try scratch.file(
            "ke-thua.csv",
            "from,to,share,effective,document\n"
                + "huyen,huyen-khac,\"0,6\",2025-07-01,\(Self.decision)\n"
                + "huyen,tinh,\"0,6\",2025-07-01,\(Self.decision)\n")
        let outcome = try await scratch.run("import", "ke-thua.csv")
        #expect(outcome.status == 2)
        #expect(
            outcome.messages.contains("ke-thua.csv:2:18 [share]: Các tỷ lệ của đơn vị cũ huyen"))
        #expect(outcome.messages.contains("1,2"))
        #expect(try scratch.contents() == before)
        try scratch.file("thieu.csv", "from,to,effective,document\nhuyen,tinh,2025-07-01,\n")
        let homeless = try await scratch.run("import", "thieu.csv")
        #expect(homeless.messages.contains("thieu.csv:2:23 [document]: ô này không được để trống"))
    }

    @Test func `A third is recorded as a third, and nothing happens to a unit after its end`()
        async throws
    {
        let scratch = try await Scratch()
        try await scratch.record(
            "succeed", "--from", "huyen", "--to", "huyen-khac", "tinh", "--effective", "2025-07-01",
            "--document", Self.decision, "--share", "huyen:huyen-khac=1/3", "huyen:tinh=2/3")
        let told = try Value.lines(try await scratch.run("log", "--type", "unit.succeeded").bytes)
        #expect(told[0]["data"]["edges"].items.map { $0["share"] } == ["1/3", "2/3"])
        let before = try scratch.contents()
        let change = ["--effective", "2025-07-01", "--document", Self.decision]
        for command in [
            ["unit", "rename", "huyen", "Huyện Mới"] + change, ["unit", "end", "huyen"] + change,
        ] {
            let outcome = try await scratch.run(command)
            #expect(outcome.status == 2)
            #expect(
                outcome.messages.hasPrefix(
                    "socai: Đơn vị huyen đã kết thúc hoạt động sau ngày 30/06/2025; từ hôm sau không "
                        + "giao, ghi danh hay thay đổi gì cho đơn vị này nữa.\n"),
                "\(outcome.messages)")
        }
        #expect(try scratch.contents() == before)
    }

    @Test func `Units are named by spaces, by commas, or one by one`() async throws {
        for list in [["a", "b", "c"], ["a,b,c"], ["a,b", "c"], ["a", "--from", "b,c"]] {
            let scratch = try await Scratch()
            try scratch.file(
                "xa.csv", "unit,name,parent\na,A,huyen\nb,B,huyen\nc,C,huyen\nd,D,huyen\n")
            try await scratch.record("import", "xa.csv")
            let outcome = try await scratch.run(
                ["succeed", "--from"] + list + [
                    "--to", "d", "--effective", "2025-07-01", "--document", Self.decision,
                ])
            #expect(outcome.status == 0, "\(outcome.messages)")
            let events = try await scratch.run("log", "--type", "unit.ended")
            #expect(events.lines.count == 4, "three, and the one that ended before")
            let told = try Value.lines(
                try await scratch.run("log", "--type", "unit.succeeded").bytes)
            #expect(told[0]["data"]["from"] == ["a", "b", "c"])
            #expect(told[0]["data"]["edges"].items.count == 3)
        }
    }
}
