import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct CurrentFiguresTests {
    @Test(arguments: [2, 20_250_204, 0xC0_FFEE] as [UInt64])
    func `The latest bounds and figures are those of the events`(seed: UInt64) throws {
        print("seed \(seed)")
        let entries = RandomHistory(seed: seed, count: 1_500).entries
        for limit in [3_000, 1 << 20] {
            let history = try HistoryLog(entries, segmentByteLimit: limit)
            let current = try CurrentFigures(of: history.log)
            #expect(current.eventCount == 1_500)
            try compare(current, with: entries)
        }
    }

    @Test func `A damaged event is passed over, the others count`() throws {
        let entries = RandomHistory(seed: 9, count: 600).entries
        let history = try HistoryLog(entries, segmentByteLimit: 1 << 20)
        let segment = "/l/log/0000000000000000.jsonl"
        var bytes = try #require(history.disk.bytes(of: segment))
        let reports = entries.filter {
            if case .reportSubmitted = $0.event { true } else { false }
        }
        let victim = try #require(reports.last)
        let feeds = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
        bytes[feeds[Int(victim.position.rawValue)] - 20] ^= 1
        history.disk.plant(bytes, in: segment)
        let current = try CurrentFigures(of: try history.reopened())
        try compare(current, with: entries.filter { $0.position != victim.position })
    }

    @Test func `An empty log has no figures`() throws {
        let current = try CurrentFigures(of: try HistoryLog([]).log)
        #expect(current.figures.isEmpty && current.judgedCount == 0 && current.eventCount == 0)
    }

    private func compare(_ current: CurrentFigures, with entries: [Entry]) throws {
        var bounds: [String: Quantity] = [:]
        var values: [String: Quantity] = [:]
        for entry in entries {
            switch entry.event {
            case .targetAssigned(let payload):
                payload.criterion.low.map { bounds[entry.stream] = $0 }
            case .targetAdjusted(let payload):
                payload.criterion.low.map { bounds[entry.stream] = $0 }
            case .reportSubmitted(let payload): payload.value.map { values[entry.stream] = $0 }
            case .reportRevised(let payload): payload.value.map { values[entry.stream] = $0 }
            default: break
            }
        }
        let streams = Set(bounds.keys).union(values.keys)
        #expect(Set(current.figures.keys) == streams)
        for stream in streams {
            #expect(current.figures[stream]?.bound == bounds[stream], "\(stream)")
            #expect(current.figures[stream]?.value == values[stream], "\(stream)")
        }
        let judged = streams.filter { bounds[$0] != nil && values[$0] != nil }
        #expect(current.judgedCount == judged.count)
        let reached = judged.filter { stream in
            bounds[stream].flatMap { bound in values[stream].map { $0 >= bound } } == true
        }
        #expect(current.reachedCount == reached.count)
    }
}
