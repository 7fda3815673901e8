import Foundation
import Testing

/// The budgets of all provinces, rolled up to the country and checked against a computation of its own.
///
/// The file lies beside the package; where it is missing the tests are passed over, but not in the gate.
struct ProvincialBudgetTests {
    private static let budgets = Program.shared + "/data/vn_provinces_budget_plan_vs_final.csv"

    private static var isWanted: Bool {
        Program.isGate || FileManager.default.fileExists(atPath: budgets)
    }

    private static let files = Task { () throws -> [String: Data] in
        let scratch = try Scratch(empty: ())
        try await scratch.record(
            "init", "so-cai", "--origin", "ngan-sach.vn/2006", "--title", "Ngân sách", "--clock",
            "simulated", "--cutoff", "civil")
        try scratch.file(
            "nuoc.csv", "unit,name,level\nviet-nam,Việt Nam,quoc-gia\n")
        try scratch.file(
            "van-ban.csv",
            """
            document,symbol,date,subject
            NQ-15:2008-05-29,NQ-15,2008-05-29,Điều chỉnh địa giới thành phố Hà Nội
            DT:2005-11-01,DT,2005-11-01,Dự toán toàn quốc

            """)
        // Of revenue more is better; of the others the file does not say.
        try scratch.file(
            "danh-muc.csv",
            "indicator,name,measure,direction,rollup\n"
                + "total.rev,Tổng thu,triệu đồng,higher,sum\n")
        try await scratch.record("import", "nuoc.csv", "van-ban.csv", "danh-muc.csv")
        try await scratch.record(
            "import", budgets, "--document", "du-toan:vietnamdata", "--register", "--parent",
            "viet-nam")
        return try scratch.contents()
    }

    /// What Python's exact fractions make of the file: totals of plan and final by indicator and year, how
    /// many provinces have a plan, and how many of them no final account.
    private static func sums() async throws -> Value {
        let script = """
            import csv, json, sys
            from fractions import Fraction
            from collections import defaultdict
            total = defaultdict(lambda: [Fraction(0), Fraction(0), 0, []])
            for row in csv.DictReader(open(sys.argv[1], encoding='utf-8')):
                cell = total[row['indicator'] + '/' + row['year']]
                cell[0] += Fraction(row['plan'])
                cell[2] += 1
                if row['final']: cell[1] += Fraction(row['final'])
                else: cell[3].append(row['prov'])
            def text(number):
                whole = number * 10**6
                assert whole.denominator == 1
                digits = str(abs(whole.numerator)).rjust(7, '0')
                shown = (digits[:-6] + '.' + digits[-6:]).rstrip('0').rstrip('.')
                return ('-' if whole < 0 else '') + shown
            print(json.dumps({key: [text(plan), text(final), count, sorted(missing)]
                for key, (plan, final, count, missing) in total.items()}))
            """
        let outcome = try await Program.python(script, [budgets])
        try #require(outcome.status == 0, "\(outcome.messages)")
        return try Value(outcome.bytes)
    }

    @Test(.enabled(if: isWanted, "the provinces' budgets lie beside the package"))
    func `All provinces roll up to the country as an independent computation says`()
        async throws
    {
        let scratch = try Scratch(holding: try await Self.files.value)
        // Hà Tây went into Hà Nội on 1 August 2008; from then on sixty-three provinces are left.
        try await scratch.record(
            "succeed", "--from", "ha-tay", "--to", "ha-noi", "--effective", "2008-08-01",
            "--document", "NQ-15:2008-05-29")
        let sums = try await Self.sums()
        let rollUps = try await scratch.json("rollup", "--unit", "viet-nam")["rollUps"].items
        // Five amounts and a percentage, nine years with final accounts.
        #expect(rollUps.count == 6 * 9)
        for rollUp in rollUps {
            let key = "\(rollUp["indicator"].text ?? "")/\(rollUp["period"].text ?? "")"
            if rollUp["indicator"] == "ratio" {
                #expect(rollUp["obstacle"] == "notAdditive" && rollUp["value"] == nil)
                continue
            }
            guard rollUp["period"] != "2008" else { continue }
            let missing = sums[key][3].items
            #expect(rollUp["expected"] == sums[key][2], "\(key)")
            #expect(rollUp["missing"].items.count == missing.count, "\(key)")
            #expect(rollUp[missing.isEmpty ? "value" : "partial"] == sums[key][1], "\(key)")
            #expect(rollUp[missing.isEmpty ? "partial" : "value"] == nil, "\(key)")
        }
        #expect(rollUps.contains { $0["expected"] == 64 })
        #expect(rollUps.contains { $0["expected"] == 63 && $0["missing"].items.isEmpty })
    }

    @Test(.enabled(if: isWanted, "the provinces' budgets lie beside the package"))
    func `The country is judged against the sum of the plans`() async throws {
        let scratch = try Scratch(holding: try await Self.files.value)
        let sums = try await Self.sums()
        let plan = try #require(sums["total.rev/2014"][0].text)
        let final = try #require(sums["total.rev/2014"][1].text)
        try await scratch.record(
            "assign", "DT:2005-11-01#thu-2014", "--name", "Tổng thu", "--unit", "viet-nam",
            "--kind", "atLeast", "--low", plan, "--measure", "triệu đồng", "--period", "2014",
            "--indicator", "total.rev", "--numbers", "plain")
        // Hà Tây has no row after 2008: without the succession it is missing.
        let lacking = try await scratch.json(
            "rollup", "total.rev", "--unit", "viet-nam", "--period", "2014")["rollUps"][0]
        #expect(lacking["value"] == nil && lacking["partial"] == .string(final))
        #expect(lacking["missing"].items.map { $0["unit"] } == ["ha-tay"])
        #expect(lacking["missing"][0]["reason"] == "notAssigned")
        try await scratch.record(
            "succeed", "--from", "ha-tay", "--to", "ha-noi", "--effective", "2008-08-01",
            "--document", "NQ-15:2008-05-29")
        let row = try await scratch.standing("DT:2005-11-01#thu-2014")
        #expect(row["rollUp"]["value"] == .string(final))
        #expect(row["rollUp"]["judgements"][0]["judgement"] == "exceeded")
        let percent = try await Program.python(
            """
            import sys
            from fractions import Fraction
            share = Fraction(sys.argv[1]) / Fraction(sys.argv[2]) * 10000
            whole = (2 * share.numerator + share.denominator) // (2 * share.denominator)
            print(f'{whole // 100}.{whole % 100:02}')
            """, [final, plan])
        #expect(
            row["rollUp"]["judgements"][0]["attainment"].text == percent.lines.first)
    }

    @Test(.enabled(if: isWanted, "the provinces' budgets lie beside the package"))
    func `Every province is judged as its plan and its final account say`() async throws {
        let scratch = try Scratch(holding: try await Self.files.value)
        let rows = try await scratch.json("status")["targets"].items
        #expect(rows.count == 4554)
        var found: [String: Int] = [:]
        for row in rows where row["indicator"] == "total.rev" {
            found[row["judgement"].text ?? "", default: 0] += 1
        }
        let counted = try await Program.python(
            """
            import csv, json, sys
            from fractions import Fraction
            from collections import Counter
            count = Counter()
            for row in csv.DictReader(open(sys.argv[1], encoding='utf-8')):
                if row['indicator'] != 'total.rev': continue
                if not row['final']: count['notReported'] += 1; continue
                plan, final = Fraction(row['plan']), Fraction(row['final'])
                count['exceeded' if final > plan else 'met' if final == plan else 'notMet'] += 1
            print(json.dumps(count))
            """, [Self.budgets])
        let expected = try Value(counted.bytes)
        #expect(Set(found.keys) == expected.names, "\(found)")
        for (judgement, count) in found {
            #expect(expected[judgement] == .integer(count), "\(judgement)")
        }
    }

    @Test(.enabled(if: isWanted, "the provinces' budgets lie beside the package"))
    func `Hà Nội on new boundaries holds Hà Tây in the years before it came`() async throws {
        let scratch = try Scratch(holding: try await Self.files.value)
        try await scratch.record(
            "succeed", "--from", "ha-tay", "--to", "ha-noi", "--effective", "2008-08-01",
            "--document", "NQ-15:2008-05-29")
        let series = try await scratch.json("series", "total.rev", "--unit", "ha-noi")
        let rows = series["rows"].items
        let year = try #require(rows.first { $0["period"] == "2007" })
        // 41.987.330,51336 of Hà Nội and 5.702.866,746676 of Hà Tây
        #expect(year["value"] == "47690197.260036")
        #expect(year["parts"].items.map { $0["unit"] } == ["ha-noi", "ha-tay"])
        let later = try #require(rows.first { $0["period"] == "2009" })
        #expect(later["parts"].items.map { $0["unit"] } == ["ha-noi"])
    }
}
