import Foundation
import Testing

/// Real figures go in and come out as they are printed.
///
/// Both sources lie beside the package; where they are missing the tests are passed over, but not in
/// the gate.
struct SharedDataTests {
    private static let budgets = Program.shared + "/data/vn_provinces_budget_plan_vs_final.csv"
    private static let seeds = Program.shared + "/seeds/targets.csv"

    private static func isWanted(_ path: String) -> Bool {
        Program.isGate || FileManager.default.fileExists(atPath: path)
    }

    private struct Assigned: Decodable {
        struct Payload: Decodable {
            struct Bounds: Decodable {
                let kind: String
                let low: String?
            }
            struct Source: Decodable {
                let line: Int
            }
            let unit: String
            let group: String
            let indicator: String
            let measure: String
            let period: String
            let criterion: Bounds
            let source: Source
        }
        let stream: String
        let data: Payload
    }

    private struct Submitted: Decodable {
        struct Payload: Decodable {
            let period: String
            let value: String
            let status: String
        }
        let stream: String
        let data: Payload
    }

    @Test(.enabled(if: isWanted(budgets), "the provinces' budgets lie beside the package"))
    func `Every row of the provinces' budgets is recorded as printed`() async throws {
        let scratch = try await Scratch()
        let table = try Table(path: Self.budgets)
        #expect(table.rows.count == 4554)
        let numbers = try await scratch.record(
            "import", Self.budgets, "--document", "du-toan:vietnamdata", "--register")
        let assigned: [Assigned] = try await Self.events("target.assigned", in: scratch)
        let submitted: [Submitted] = try await Self.events("report.submitted", in: scratch)
        #expect(assigned.count == 4554)
        #expect(submitted.count == 3390)
        let registered = try await scratch.run("log", "--type", "unit.registered").lines.count
        let provinces = Set(table.rows.compactMap { $0["prov"] })
        // Long An is known already, as “Tỉnh Long An”: it is not registered a second time.
        #expect(registered == 5 + provinces.count - 1)
        let units = Set(assigned.filter { $0.data.group == "Long An" }.map(\.data.unit))
        #expect(units == ["tinh"])
        #expect(numbers.count > assigned.count + submitted.count + provinces.count)
        let finals = Dictionary(uniqueKeysWithValues: submitted.map { ($0.stream, $0.data) })
        var lines: Set<Int> = []
        for event in assigned {
            lines.insert(event.data.source.line)
            let row = table.rows[event.data.source.line - 2]
            let found = [
                event.data.group, event.data.period, event.data.indicator, event.data.measure,
                event.data.criterion.low ?? "",
            ]
            let printed = ["prov", "year", "indicator", "unit", "plan"].map { row[$0] ?? "" }
            #expect(found == printed, "line \(event.data.source.line)")
            #expect(finals[event.stream]?.value ?? "" == row["final"])
            #expect(finals[event.stream]?.period ?? row["year"] == row["year"])
        }
        #expect(lines.count == 4554)
        #expect(submitted.allSatisfy { $0.data.status == "final" })
        let audit = try await scratch.json("verify")
        #expect(audit["outcome"] == "intact")
    }

    private static func events<Line: Decodable>(
        _ type: String, in scratch: Scratch
    ) async throws -> [Line] {
        let outcome = try await scratch.run("log", "--type", type)
        let decoder = JSONDecoder()
        return try outcome.bytes.split(separator: UInt8(ascii: "\n"))
            .map { try decoder.decode(Line.self, from: $0) }
    }

    /// The documents of the seeds under the ids they were registered with.
    private static let documents = [
        "000": "173-KH/HU:khong-ngay", "001": "38-CTr/HU:2025-02-04",
        "002": "92/KH-UBND:2022-11-08", "003": "KH-LDLD:khong-so", "004": "09-NQ/HU:2024-01-15",
    ]

    @Test(.enabled(if: isWanted(seeds), "the directives' targets lie beside the package"))
    func `The demonstration holds every target of the five directives`() async throws {
        let scratch = try Demonstration.ledger()
        try await Demonstration.record(in: scratch)
        let status = try await scratch.json("status")
        let rows = try Dictionary(
            uniqueKeysWithValues: status["targets"].items.map {
                (try #require($0["target"].text), $0)
            })
        let seeds = try Table(path: Self.seeds).rows
        #expect(seeds.count == 269)
        for seed in seeds {
            let document = try #require(seed["doc"].flatMap { Self.documents[$0] })
            let target = "\(document)#\(seed["item"] ?? "")"
            let row = try #require(rows[target], "\(target) is not assigned")
            #expect(Self.found(row) == Self.printed(seed), "\(target)")
        }
        let listed = Set(Self.documents.values)
        let others = rows.values.filter { row in
            listed.contains(row["document"].text ?? "")
                && !(row["item"].text ?? "").hasPrefix("kq-")
        }
        #expect(others.count == seeds.count)
    }

    private static func found(_ row: Value) -> [String] {
        let criterion = row["criterion"]
        return [criterion["kind"], criterion["low"], criterion["high"], row["measure"]]
            .map { $0.text ?? "" }
    }

    /// The seeds print a single bound twice, and name kinds in another spelling.
    private static func printed(_ seed: [String: String]) -> [String] {
        let words = (seed["comparator"] ?? "").split(separator: "_").map(String.init)
        var kind = words[0] + words.dropFirst().map(\.capitalized).joined()
        var (low, high) = (seed["low"] ?? "", seed["high"] ?? "")
        switch kind {
        case "range": break
        case "atMost", "lessThan": low = ""
        case "noneOccurs": (kind, high) = ("noneOccur", "")
        default: high = ""
        }
        return [kind, low, high, seed["unit"] ?? ""]
    }
}
