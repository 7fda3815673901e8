import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct FoldTests {
    @Test(arguments: [1, 20_250_204, 0xC0_FFEE, 7_777_777])
    func `Folding in two pieces gives what folding in one go gives`(seed: UInt64) {
        print("seed \(seed)")
        let entries = RandomHistory(seed: seed, count: 1_000).entries
        let whole = folded(entries[...])
        let expected = fingerprint(whole)
        var random = SeededGenerator(seed: seed)
        let cuts =
            [0, 1, 2, 999, 1_000] + (0..<12).map { _ in Int.random(in: 3..<999, using: &random) }
        for cut in cuts {
            let first = folded(entries[..<cut])
            let before = fingerprint(first)
            var second = first
            for entry in entries[cut...] { second.apply(entry) }
            #expect(fingerprint(second) == expected, "seed \(seed), cut at \(cut)")
            #expect(fingerprint(first) == before, "the copy that went on left the first alone")
        }
    }

    @Test func `Random histories have every type of the catalogue in them`() {
        let entries = [1, 20_250_204, 0xC0_FFEE, 7_777_777].flatMap {
            RandomHistory(seed: $0, count: 2_000).entries
        }
        let types = Set(entries.map { type(of: $0.event.payload).type })
        #expect(types.sorted() == Event.types)
    }

    @Test func `Two states that differ in one event have different fingerprints`() {
        let entries = RandomHistory(seed: 5, count: 200).entries
        var seen: Set<String> = []
        var state = Attainment()
        for entry in entries {
            state.apply(entry)
            #expect(seen.insert(fingerprint(state)).inserted, "\(entry.position)")
        }
    }

    @Test func `Folding a log up to any event or moment gives what its first events give`() throws {
        let entries = RandomHistory(seed: 20_250_204, count: 200).entries
        let log = try HistoryLog(entries).log
        var expected = Attainment()
        for (index, entry) in entries.enumerated() {
            expected.apply(entry)
            let known = fingerprint(expected)
            var byPosition = Attainment()
            try byPosition.fold(log, upTo: .position(entry.position))
            #expect(fingerprint(byPosition) == known, "event \(index)")
            guard index + 1 == entries.count || entries[index + 1].at > entry.at else { continue }
            var byInstant = Attainment()
            try byInstant.fold(log, upTo: .instant(entry.at))
            #expect(fingerprint(byInstant) == known, "\(entry.at)")
        }
        var all = Attainment()
        try all.fold(log)
        #expect(fingerprint(all) == fingerprint(expected))
    }

    @Test func `Before the first event nothing is known`() throws {
        let entries = RandomHistory(seed: 1, count: 5).entries
        let log = try HistoryLog(entries).log
        var state = Attainment()
        try state.fold(log, upTo: .instant(entries[0].at.advanced(byMilliseconds: -1)))
        #expect(fingerprint(state) == fingerprint(Attainment()))
        #expect(state.head == nil && state.viewpoint() == nil)
    }

    @Test func `An event that is not of the catalogue stops the fold and is named`() throws {
        let log = try HistoryLog(RandomHistory(seed: 1, count: 5).entries).log
        let data = JSON.object([JSON.Member("value", .string("1"))])
        _ = try log.append(
            [Draft(stream: "x", type: "report.submitted", data: data)], by: "tv-0",
            at: .morning(of: "2026-01-01"))
        var state = Attainment()
        guard
            case .unreadable(let event) = #expect(
                throws: FoldError.self,
                performing: {
                    try state.fold(log)
                })
        else {
            Issue.record("the event was read")
            return
        }
        #expect(event.position == Position(5) && event.type == "report.submitted")
        #expect(event.problem == .missing("period"))
        var earlier = Attainment()
        try earlier.fold(log, upTo: .position(Position(4)))
        #expect(earlier.head?.position == Position(4))
    }

    private func folded(_ entries: ArraySlice<Entry>) -> Attainment {
        var state = Attainment()
        for entry in entries { state.apply(entry) }
        return state
    }
}
