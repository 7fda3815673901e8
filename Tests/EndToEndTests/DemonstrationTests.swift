import Foundation
import Testing

/// The judgements of the demonstration, counted and computed again from its rows.
struct DemonstrationTests {
    @Test func `The tally is what the rows add up to`() async throws {
        let scratch = try Demonstration.ledger()
        try await Demonstration.record(in: scratch)
        for period in ["2024", "2025", "2025-9M"] {
            let outcome = try await scratch.run("snapshot", period, "--format", "json")
            #expect(outcome.status == 0)
            let snapshot = try Value(outcome.bytes)
            let rows = snapshot["targets"].items
            #expect(!rows.isEmpty)
            var counts: [String: Int] = [:]
            for row in rows {
                counts[row["judgement"].text ?? "?", default: 0] += 1
            }
            for judgement in snapshot["tally"].names {
                #expect(snapshot["tally"][judgement] == .integer(counts[judgement] ?? 0))
            }
            #expect(counts.keys.allSatisfy(snapshot["tally"].names.contains))
            #expect(counts.values.reduce(0, +) == rows.count)
        }
    }

    @Test func `Every judgement follows from the figures printed beside it`() async throws {
        let scratch = try Demonstration.ledger()
        try await Demonstration.record(in: scratch)
        let rows = try await scratch.json("status")["targets"].items
        var recomputed: [String: Int] = [:]
        for row in rows {
            guard let expected = try Self.judgement(of: row) else { continue }
            #expect(row["ownJudgement"] == .string(expected), "\(row["target"])")
            recomputed[expected, default: 0] += 1
        }
        // What the check rests on: enough rows of each outcome.
        #expect((recomputed["exceeded"] ?? 0) >= 20)
        #expect((recomputed["met"] ?? 0) >= 5)
        #expect((recomputed["notMet"] ?? 0) >= 5)
    }

    /// The judgement of a plain value about the target's whole period; `nil` for other rows.
    private static func judgement(of row: Value) throws -> String? {
        let (criterion, current) = (row["criterion"], row["current"])
        guard let text = current["value"].text, current["numerator"] == nil,
            current["measure"] == row["measure"], current["period"] == row["period"]
        else { return nil }
        let value = try #require(Decimal(string: text))
        let low = criterion["low"].text.flatMap { Decimal(string: $0) }
        let high = criterion["high"].text.flatMap { Decimal(string: $0) }
        switch (criterion["kind"].text, low, high) {
        case ("atLeast", let low?, nil):
            return value > low ? "exceeded" : value == low ? "met" : "notMet"
        case ("moreThan", let low?, nil): return value > low ? "met" : "notMet"
        case ("atMost", nil, let high?): return value <= high ? "met" : "notMet"
        case ("lessThan", nil, let high?): return value < high ? "met" : "notMet"
        case ("range", let low?, let high?): return value >= low && value <= high ? "met" : "notMet"
        default: return nil
        }
    }
}
