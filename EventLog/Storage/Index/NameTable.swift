/// Numbers by names, for millions of names: 24 bytes each at three quarters full.
struct NameTable: Equatable, Sendable {
    private struct Slot: Equatable {
        var name = NameHash(high: 0, low: 0)
        /// The number, or ``NameTable/none`` where the slot is free.
        var value = NameTable.none
    }

    private static let none = UInt64.max
    private static let leastSlotCount = 16

    /// A power of two of them; a name stands at the place its hash gives, or behind it.
    private var slots: [Slot]
    /// How many names there are.
    private(set) var count = 0

    /// A table with room for so many names before it has to grow.
    init(nameCount: Int = 0) {
        var slotCount = NameTable.leastSlotCount
        while nameCount * 4 > slotCount * 3 { slotCount *= 2 }
        slots = [Slot](repeating: Slot(), count: slotCount)
    }

    /// The number of a name; `nil` where it has none.
    subscript(_ name: NameHash) -> UInt64? {
        let value = slots[index(of: name)].value
        return value == NameTable.none ? nil : value
    }

    /// Gives a name a number and answers the one it had.
    @discardableResult
    mutating func update(_ name: NameHash, to value: UInt64) -> UInt64? {
        let index = place(for: name, with: value)
        let earlier = slots[index].value
        slots[index] = Slot(name: name, value: value)
        guard earlier == NameTable.none else { return earlier }
        count += 1
        return nil
    }

    /// Gives a name a number where it has none, else answers the one it has.
    mutating func insert(_ name: NameHash, _ value: UInt64) -> UInt64? {
        let index = place(for: name, with: value)
        let earlier = slots[index].value
        guard earlier == NameTable.none else { return earlier }
        slots[index] = Slot(name: name, value: value)
        count += 1
        return nil
    }

    /// The names and their numbers, in no order that means anything.
    var entries: some Sequence<(name: NameHash, value: UInt64)> {
        slots.lazy.filter { $0.value != NameTable.none }.map { ($0.name, $0.value) }
    }

    /// Where the name stands, or would stand, with room for it to do so.
    private mutating func place(for name: NameHash, with value: UInt64) -> Int {
        precondition(value != NameTable.none, "the largest number marks a free slot")
        if (count + 1) * 4 > slots.count * 3 { grow() }
        return index(of: name)
    }

    /// Where the name stands, or would stand.
    private func index(of name: NameHash) -> Int {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: name.high) & mask
        while slots[index].value != NameTable.none, slots[index].name != name {
            index = (index + 1) & mask
        }
        return index
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.value != NameTable.none {
            slots[index(of: slot.name)] = slot
        }
    }
}
