/// Numbers by names, for millions of names: 24 bytes each at three quarters full.
struct NameTable: Equatable {
    private struct Slot: Equatable {
        var high: UInt64 = 0
        var low: UInt64 = 0
        /// The number, or ``NameTable/none`` where the slot is free.
        var value = NameTable.none
    }

    private static let none = UInt64.max
    private static let leastSlotCount = 16

    /// A power of two of them; a name stands at the place its hash gives, or behind it.
    private var slots = [Slot](repeating: Slot(), count: leastSlotCount)
    /// How many names there are.
    private(set) var count = 0

    /// Gives a name a number and answers the one it had.
    mutating func update(_ name: NameHash, to value: UInt64) -> UInt64? {
        precondition(value != NameTable.none, "the largest number marks a free slot")
        if (count + 1) * 4 > slots.count * 3 { grow() }
        let index = index(of: name)
        let earlier = slots[index].value
        slots[index] = Slot(high: name.words[0], low: name.words[1], value: value)
        guard earlier == NameTable.none else { return earlier }
        count += 1
        return nil
    }

    /// The names and their numbers, in no order that means anything.
    var entries: some Sequence<(name: NameHash, value: UInt64)> {
        slots.lazy.filter { $0.value != NameTable.none }.map {
            (NameHash(words: SIMD2($0.high, $0.low)), $0.value)
        }
    }

    /// Where the name stands, or would stand.
    private func index(of name: NameHash) -> Int {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: name.words[0]) & mask
        while slots[index].value != NameTable.none,
            slots[index].high != name.words[0] || slots[index].low != name.words[1]
        {
            index = (index + 1) & mask
        }
        return index
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.value != NameTable.none {
            slots[index(of: NameHash(words: SIMD2(slot.high, slot.low)))] = slot
        }
    }
}
