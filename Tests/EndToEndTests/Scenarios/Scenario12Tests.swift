import Foundation
import Testing

/// Acceptance scenario 12: units follow upon each other, and no figure is counted that is not there.
struct Scenario12Tests {
    private static func row(
        _ period: String, of unit: String = "huyen-cau-ngang", on boundaries: String,
        in scratch: Scratch
    ) async throws -> Value {
        let series = try await scratch.json(
            "series", "lua", "--unit", unit, "--boundaries", boundaries)
        return try #require(series["rows"].items.first { $0["period"] == .string(period) })
    }

    @Test func `Five successors are not the old district: the part of Ngũ Lạc is missing`()
        async throws
    {
        let scratch = try await CauNgang.before()
        let events = try await CauNgang.succeed(scratch, part: nil)
        // One succession, and the end of each of the sixteen old units.
        #expect(events.count == 17)
        try await CauNgang.reportYear(scratch)
        let row = try await Self.row("2025", on: "old", in: scratch)
        #expect(row["value"] == nil)
        #expect(row["partial"] == "14000")
        #expect(row["expected"] == 15)
        #expect(row["missing"].items.map { $0["unit"] } == ["thanh-hoa-son"])
        #expect(row["missing"][0]["reason"] == "shareMissing")
        #expect(row["missing"][0]["successor"] == "ngu-lac")
        let half = try await Self.row("2025-H1", on: "old", in: scratch)
        #expect(half["value"] == "6000")
        #expect(half["missing"].items.isEmpty)
        let words = try await scratch.run(
            "series", "lua", "--unit", "huyen-cau-ngang", environment: ["COLUMNS": "400"])
        let told = words.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(told.contains("thiếu 1/15 đơn vị cũ: Xã Thạnh Hòa Sơn"), "\(told)")
        #expect(told.contains("6.000 tấn") && !told.contains("16.000 tấn"))
    }

    @Test func `With the recorded part of Ngũ Lạc the series on old boundaries is whole`()
        async throws
    {
        let scratch = try await CauNgang.before()
        _ = try await CauNgang.succeed(scratch, part: "0.35")
        try await CauNgang.reportYear(scratch)
        let row = try await Self.row("2025", on: "old", in: scratch)
        // 14.000 + 0,35 × 2.000
        #expect(row["value"] == "14700")
        #expect(row["parts"].items.count == 6)
        #expect(row["parts"].items.last { $0["unit"] == "ngu-lac" }?["weight"] == "0.35")
        let silent = try await CauNgang.before()
        _ = try await CauNgang.succeed(silent, part: "0.35")
        try await CauNgang.reportYear(silent, except: "my-long")
        let less = try await Self.row("2025", on: "old", in: silent)
        #expect(less["value"] == nil)
        #expect(
            less["missing"].items.map { $0["unit"] } == [
                "my-long-bac", "my-long-nam", "tt-my-long",
            ])
        #expect(less["missing"][0]["reason"] == "notReported")
    }

    @Test func `On new boundaries the old units are added up by what went over`() async throws {
        let scratch = try await CauNgang.before()
        _ = try await CauNgang.succeed(scratch, part: nil)
        try await CauNgang.reportYear(scratch)
        let half = try await Self.row("2025-H1", of: "cau-ngang", on: "new", in: scratch)
        #expect(half["value"] == "1200")
        let year = try await Self.row("2025", of: "cau-ngang", on: "new", in: scratch)
        #expect(year["value"] == "3000")
        let other = try await Self.row("2025-H1", of: "ngu-lac", on: "new", in: scratch)
        #expect(other["value"] == "800")
    }

    @Test func `A predecessor and its successor that report on the same time are told`()
        async throws
    {
        let scratch = try await CauNgang.before()
        _ = try await CauNgang.succeed(scratch, part: "0.35")
        try await CauNgang.reportYear(scratch)
        try await scratch.record(
            "report", CauNgang.target("my-hoa"), "2025", "950", "--at",
            "2026-01-06T08:00:00+07:00")
        let row = try await Self.row("2025", on: "old", in: scratch)
        #expect(row["value"] == "14700", "the old unit's report is not added")
        #expect(row["overlaps"][0]["predecessor"] == "my-hoa")
        #expect(row["overlaps"][0]["successor"] == "cau-ngang")
        #expect(row["overlaps"][0]["reports"].items.count == 2)
    }

    @Test func `The district authors nothing after its last day, its successor corrects it`()
        async throws
    {
        let scratch = try await CauNgang.before()
        let target = CauNgang.target("huyen-cau-ngang")
        let report = try #require(
            try await scratch.record(
                "report", target, "2025-H1", "6050", "--at", "2025-06-28T08:00:00+07:00",
                by: "ubnd-huyen"
            ).first)
        let early = try await scratch.run(
            "revise", "\(report)", "6000", "--reason", "cộng nhầm", "--at",
            "2025-06-29T08:00:00+07:00", by: "ubnd-xa")
        #expect(early.status == 2, "there is no succession yet")
        _ = try await CauNgang.succeed(scratch, part: nil)
        try await scratch.record(
            "succeed", "--from", "huyen-cau-ngang", "--to", "cau-ngang,my-long,vinh-kim",
            "nhi-truong", "hiep-my", "ngu-lac", "--effective", "2025-07-01", "--document",
            CauNgang.resolution)
        let late = try await scratch.run(
            "revise", "\(report)", "6000", "--reason", "cộng nhầm", "--at",
            "2025-07-02T08:00:00+07:00", by: "ubnd-huyen")
        #expect(late.status == 2)
        #expect(
            late.messages.hasPrefix(
                "socai: Đơn vị huyen-cau-ngang đã kết thúc hoạt động sau ngày 30/06/2025. Cơ quan kế "
                    + "thừa được quyền ghi sổ: cau-ngang, hiep-my, my-long, ngu-lac, nhi-truong, "
                    + "vinh-kim.\n"), "\(late.messages)")
        let stranger = try await scratch.run(
            "revise", "\(report)", "6000", "--reason", "cộng nhầm", by: "ubnd-xa-khac")
        #expect(stranger.status == 2)
        try await scratch.record(
            "revise", "\(report)", "6000", "--reason", "cộng nhầm", "--at",
            "2025-07-03T08:00:00+07:00", by: "ubnd-xa")
        let history = try await scratch.run("history", target)
        let words = "với tư cách cơ quan kế thừa của huyen-cau-ngang"
        #expect(history.output.contains("thành 6.000\u{a0}tấn; \(words); lý do: cộng nhầm"))
        #expect(history.output.components(separatedBy: words).count == 2)
        let trail = try await scratch.json("history", target)
        #expect(trail["events"].items.last?["asSuccessorOf"] == "huyen-cau-ngang")
        #expect(trail["events"][0]["asSuccessorOf"] == nil)
        // The district and its communes ended the same day: the land is that of the communes.
        let row = try await Self.row("2025-H1", on: "old", in: scratch)
        #expect(row["value"] == "6000")
    }

    @Test func `A target is transferred to a successor, or ends without a judgement`()
        async throws
    {
        let scratch = try await CauNgang.before()
        _ = try await CauNgang.succeed(scratch, part: nil)
        let target = CauNgang.target("my-hoa")
        let ended = try await scratch.run(
            "report", target, "2025-Q4", "100", "--at", "2026-01-05T08:00:00+07:00")
        #expect(ended.status == 2)
        #expect(
            ended.messages.hasPrefix(
                "socai: Đơn vị my-hoa đã kết thúc hoạt động sau ngày 30/06/2025, không có số liệu của "
                    + "quý IV năm 2025. Chuyển giao chỉ tiêu cho cơ quan kế thừa (cau-ngang) bằng "
                    + "“socai transfer”.\n"), "\(ended.messages)")
        let again = try await scratch.run(
            "transfer", target, "thuan-hoa", "--effective", "2025-07-01", "--document",
            CauNgang.resolution, by: "giao")
        #expect(again.status == 2, "a unit that has ended takes nothing over")
        try await scratch.record(
            "transfer", target, "cau-ngang", "--effective", "2025-07-01", "--document",
            CauNgang.resolution, by: "giao")
        try await scratch.record(
            "report", target, "2025-Q4", "100", "--at", "2026-01-06T08:00:00+07:00", by: "ubnd-xa")
        #expect(try await scratch.standing(target)["unit"] == "cau-ngang")
        let untouched = CauNgang.target("huyen-cau-ngang")
        try await scratch.record(
            "unit", "end", "huyen-cau-ngang", "--effective", "2025-06-30", "--document",
            CauNgang.resolution)
        let row = try await scratch.standing(untouched, "--period", "2025")
        #expect(row["judgement"] == "notJudged")
        #expect(row["reason"] == "unitEnded")
    }

    @Test func `A commune that becomes a ward under the same code changes no figure`()
        async throws
    {
        let scratch = try await Scratch()
        try scratch.file(
            "nhon-trach.csv",
            "unit,name,level,code,parent\nnhon-trach,Xã Nhơn Trạch,xa,26485,tinh\n")
        try scratch.file(
            "danh-muc.csv", "indicator,name,measure,direction,rollup\nthu,Thu,tỷ đồng,higher,sum\n")
        try await scratch.record("import", "nhon-trach.csv", "danh-muc.csv")
        let target = "\(Scratch.document)#thu"
        try await scratch.record(
            "assign", target, "--name", "Thu", "--unit", "nhon-trach", "--kind", "atLeast",
            "--low", "581", "--measure", "tỷ đồng", "--period", "2025-2026", "--indicator", "thu",
            by: "giao")
        try await scratch.record("report", target, "2025", "590")
        try await scratch.record("report", target, "2026", "601")
        let before = try await scratch.standing(target)
        let series = try await scratch.json("series", "thu", "--unit", "nhon-trach")["rows"]
        let document = "1542/QĐ-UBND:2025-11-20"
        let change = ["--effective", "2026-01-01", "--document", document]
        try await scratch.record(
            "unit", "rename", "nhon-trach", "Phường Nhơn Trạch", change[0], change[1], change[2],
            change[3])
        try await scratch.record(
            "unit", "reclassify", "nhon-trach", "phuong", "--code", "26485", change[0], change[1],
            change[2], change[3])
        #expect(try await scratch.standing(target) == before)
        let after = try await scratch.json("series", "thu", "--unit", "nhon-trach")["rows"]
        #expect(after.items.map { $0["value"] } == series.items.map { $0["value"] })
        #expect(after.items.map { $0["value"] } == ["590", "601"])
        #expect(after.items.allSatisfy { $0["missing"].items.isEmpty })
        let words = try await scratch.run("series", "thu", "--unit", "nhon-trach")
        #expect(words.output.hasPrefix("Thu — Phường Nhơn Trạch, địa giới mới\n"))
        let again = try await scratch.run(
            "unit", "rename", "nhon-trach", "Phường Nhơn Trạch", change[0], change[1], change[2],
            change[3])
        #expect(again.status == 2)
        #expect(again.messages.contains("không có gì thay đổi"))
    }
}
