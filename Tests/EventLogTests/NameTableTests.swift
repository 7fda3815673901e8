import TestSupport
import Testing

@testable import EventLog

@Suite struct NameTableTests {
    @Test func `It holds what a dictionary holds, also where many names share a slot`() {
        let seed: UInt64 = 2_091_945
        var generator = SeededGenerator(seed: seed)
        var table = NameTable()
        var known: [SIMD2<UInt64>: UInt64] = [:]
        for round in 0..<20_000 {
            let words = SIMD2(
                UInt64.random(in: 0..<50, using: &generator),
                UInt64.random(in: 0..<40, using: &generator))
            let value = UInt64(round)
            let earlier = known.updateValue(value, forKey: words)
            #expect(
                table.update(NameHash(high: words[0], low: words[1]), to: value) == earlier,
                "seed \(seed)")
        }
        #expect(table.count == known.count)
        var found: [SIMD2<UInt64>: UInt64] = [:]
        for (name, value) in table.entries { found[SIMD2(name.high, name.low)] = value }
        #expect(found == known)
    }
}
