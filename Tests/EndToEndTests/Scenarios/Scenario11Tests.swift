import Foundation
import Testing

/// Acceptance scenario 11: a rate of a district is Σ numerators over Σ denominators of its communes.
struct Scenario11Tests {
    private static let document = Scratch.document
    private static let whole = "\(document)#bhyt"

    /// Sixteen communes of a thousand people with 98,5 % insured, and a town of five thousand with 95 %;
    /// the units named stay silent.
    private static func district(
        silent: Set<String> = [], ruled rule: String = "rate", town: Int = 4750
    ) async throws -> Scratch {
        let scratch = try await Scratch()
        let communes = (1...16).map { "xa-\($0)" } + ["thi-tran"]
        let units = communes.map {
            "\($0),\($0 == "thi-tran" ? "Thị trấn" : "Xã \($0.dropFirst(3))"),huyen"
        }
        try scratch.file("xa.csv", (["unit,name,parent"] + units).joined(separator: "\n") + "\n")
        try scratch.file(
            "danh-muc.csv",
            "indicator,name,measure,direction,rollup\nbhyt,Tỷ lệ bao phủ BHYT,%,higher,\(rule)\n")
        let targets = (communes + ["huyen"]).map { unit in
            "\(document),bhyt\(unit == "huyen" ? "" : "-" + unit),BHYT,\(unit),atLeast,98,%,2025,bhyt"
        }
        try scratch.file(
            "chi-tieu.csv",
            (["document,item,name,unit,criterion,low,measure,period,indicator"] + targets)
                .joined(separator: "\n") + "\n")
        let reports = communes.filter { !silent.contains($0) }.map { unit in
            let (insured, people) = unit == "thi-tran" ? (town, 5000) : (985, 1000)
            return "\(document)#bhyt-\(unit),2025,\(insured),\(people),official"
        }
        try scratch.file(
            "bao-cao.csv",
            (["target,period,numerator,denominator,status"] + reports).joined(separator: "\n")
                + "\n")
        try await scratch.record(
            "import", "xa.csv", "danh-muc.csv", "chi-tieu.csv", "bao-cao.csv", "--numbers",
            "plain", "--at", "2026-01-05T08:00:00+07:00")
        return scratch
    }

    @Test func `Sixteen communes at 98,5 and a town at 95 make 97,67, not 98,29`() async throws {
        let scratch = try await Self.district()
        let rollUp = try await scratch.json(
            "rollup", "bhyt", "--unit", "huyen", "--period", "2025")[
                "rollUps"][0]
        // (16 × 985 + 4750) / 21.000 = 20.510 / 21.000
        #expect(rollUp["value"] == "97.6667")
        #expect(rollUp["numerator"] == "20510")
        #expect(rollUp["denominator"] == "21000")
        #expect(rollUp["expected"] == 17)
        #expect(rollUp["missing"].items.isEmpty)
        #expect(rollUp["judgements"][0]["judgement"] == "notMet")
        #expect(rollUp["judgements"][0]["attainment"] == "99.66")
        let words = try await scratch.run("rollup", Self.whole)
        #expect(words.output.contains("tổng hợp: 97,67% (20.510/21.000)\n"), "\(words.output)")
        #expect(words.output.contains("so với \(Self.whole) (≥\u{a0}98%): không đạt 99,66%\n"))
        #expect(!words.output.contains("98,29"))
    }

    @Test func `A commune that is missing is named, and the rest is no total`() async throws {
        let scratch = try await Self.district(silent: ["xa-7"])
        let rollUp = try await scratch.json(
            "rollup", "bhyt", "--unit", "huyen", "--period", "2025")[
                "rollUps"][0]
        #expect(rollUp["value"] == nil)
        // 19.525 / 20.000
        #expect(rollUp["partial"] == "97.625")
        #expect(rollUp["judgements"].items.isEmpty)
        #expect(rollUp["missing"].items.map { $0["unit"] } == ["xa-7"])
        #expect(rollUp["missing"][0]["reason"] == "notReported")
        let vietnamese = try await scratch.run("rollup", "bhyt", "--unit", "huyen")
        #expect(
            vietnamese.output.contains(
                "thiếu 1/17 đơn vị: Xã 7 (chưa báo cáo); phần đã có: 97,625%\n"),
            "\(vietnamese.output)")
        let english = try await scratch.run("rollup", "bhyt", "--unit", "huyen", "--lang", "en")
        #expect(
            english.output.contains(
                "1 of 17 units missing: Xã 7 (not reported); what is there: 97.625%\n"))
    }

    @Test func `The unit's own figure stands beside the roll-up, and status shows both`()
        async throws
    {
        let scratch = try await Self.district()
        try await scratch.record(
            "report", Self.whole, "2025", "98,29%", "--at", "2026-01-06T08:00:00+07:00",
            by: "bao-cao")
        let row = try await scratch.standing(Self.whole)
        #expect(row["judgement"] == "exceeded")
        #expect(row["rollUp"]["value"] == "97.6667")
        #expect(row["rollUp"]["judgements"][0]["judgement"] == "notMet")
        #expect(row["rollUp"]["declared"]["value"] == "98.29")
        #expect(row["rollUp"]["declared"]["difference"] == "0.6233")
        let part = try await scratch.standing("\(Self.document)#bhyt-xa-1")
        #expect(part["rollUp"] == nil)
        let words = try await scratch.run("rollup", "bhyt", "--unit", "huyen")
        #expect(words.output.contains("đơn vị tự báo cáo: 98,29% (#"))
        #expect(words.output.contains("; chênh lệch 0,62 điểm %\n"), "\(words.output)")
        let table = try await scratch.run("status")
        #expect(table.output.contains("↳ tổng hợp 17/17"), "\(table.output)")
    }

    @Test func `Amounts in đồng and in tỷ đồng add up exactly, and the sum is judged`() async throws
    {
        let scratch = try await Scratch()
        try scratch.file(
            "xa.csv", "unit,name,parent\nxa-1,Xã 1,huyen\nxa-2,Xã 2,huyen\nxa-3,Xã 3,huyen\n")
        try scratch.file(
            "danh-muc.csv",
            "indicator,name,measure,direction,rollup\nthu,Thu,tỷ đồng,higher,sum\n")
        let rows = ["huyen,30", "xa-1,10", "xa-2,10", "xa-3,10"].map { row in
            let unit = row.prefix { $0 != "," }
            return
                "\(Self.document),thu-\(unit),Thu,\(unit),atLeast,\(row.split(separator: ",")[1]),"
                + "tỷ đồng,2025,thu"
        }
        try scratch.file(
            "chi-tieu.csv",
            (["document,item,name,unit,criterion,low,measure,period,indicator"] + rows)
                .joined(separator: "\n") + "\n")
        try scratch.file(
            "bao-cao.csv",
            "target,period,value,measure,status\n"
                + "\(Self.document)#thu-xa-1,2025,10.1,tỷ đồng,official\n"
                + "\(Self.document)#thu-xa-2,2025,9900,triệu đồng,official\n"
                + "\(Self.document)#thu-xa-3,2025,10000000000.000001,đồng,official\n")
        try await scratch.record(
            "import", "xa.csv", "danh-muc.csv", "chi-tieu.csv", "bao-cao.csv", "--numbers",
            "plain", "--at", "2026-01-05T08:00:00+07:00")
        let rollUp = try await scratch.json("rollup", "thu", "--unit", "huyen")["rollUps"][0]
        #expect(rollUp["value"] == "30.000000000000001")
        #expect(rollUp["judgements"][0]["judgement"] == "exceeded")
        let words = try await scratch.run("rollup", "thu", "--unit", "huyen")
        #expect(words.output.contains("tổng hợp: 30,000000000000001\u{a0}tỷ đồng\n"))
    }

    @Test func `Before the last commune reported the roll-up was not whole`() async throws {
        let scratch = try await Self.district()
        let size = try await scratch.run("log").lines.count
        let before = try await scratch.json(
            "rollup", "bhyt", "--unit", "huyen", "--period", "2025", "--known-at", "\(size - 2)")
        #expect(before["rollUps"][0]["missing"].items.map { $0["unit"] } == ["thi-tran"])
        #expect(before["rollUps"][0]["value"] == nil)
    }

    @Test(arguments: [("none", "notAdditive"), ("", "noRule")])
    func `What does not add up is not added up`(rule: String, obstacle: String) async throws {
        let scratch = try await Self.district(ruled: rule)
        let rollUp = try await scratch.json(
            "rollup", "bhyt", "--unit", "huyen", "--period", "2025")[
                "rollUps"][0]
        #expect(rollUp["value"] == nil && rollUp["partial"] == nil)
        #expect(rollUp["obstacle"] == .string(obstacle))
    }

    @Test func `A mean is weighted by the denominators`() async throws {
        let scratch = try await Self.district(ruled: "mean")
        let rollUp = try await scratch.json(
            "rollup", "bhyt", "--unit", "huyen", "--period", "2025")[
                "rollUps"][0]
        #expect(rollUp["value"] == "97.6667")
        #expect(rollUp["judgements"][0]["judgement"] == "notMet")
    }

    @Test func `Units that reached their target are counted`() async throws {
        let scratch = try await Self.district(ruled: "count")
        let rollUp = try await scratch.json(
            "rollup", "bhyt", "--unit", "huyen", "--period", "2025")[
                "rollUps"][0]
        // The sixteen communes exceed 98 %, the town does not.
        #expect(rollUp["value"] == "16")
        #expect(rollUp["denominator"] == "17")
    }

    @Test func `Of a latest figure the last one recorded stands`() async throws {
        let scratch = try await Self.district(ruled: "latest")
        let rollUp = try await scratch.json(
            "rollup", "bhyt", "--unit", "huyen", "--period", "2025")[
                "rollUps"][0]
        #expect(rollUp["value"] == "95")
    }

    @Test func `Other figures give another rate, exactly at the bound`() async throws {
        // (16 × 985 + 4820) / 21.000 = 20.580 / 21.000 = 98 %
        let scratch = try await Self.district(town: 4820)
        let rollUp = try await scratch.json(
            "rollup", "bhyt", "--unit", "huyen", "--period", "2025")[
                "rollUps"][0]
        #expect(rollUp["value"] == "98")
        #expect(rollUp["judgements"][0]["judgement"] == "met")
        #expect(rollUp["judgements"][0]["attainment"] == "100.00")
    }
}
