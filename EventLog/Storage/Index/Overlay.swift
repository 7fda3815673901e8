/// What lines say of streams and keys, in memory: one entry of each.
struct Overlay: Sendable {
    /// In the order in which the names came first.
    private(set) var entries: [IndexEntry] = []
    /// Where in ``entries`` a name stands.
    private var numbers = NameTable()

    /// What is said of a name; `nil` where nothing is.
    subscript(_ name: NameHash) -> IndexEntry? { numbers[name].map { entries[Int($0)] } }

    /// Takes in what a later line says, and answers what was said of the same name before.
    @discardableResult
    mutating func update(_ entry: IndexEntry) -> IndexEntry? {
        guard let number = numbers.insert(entry.name, UInt64(entries.count)) else {
            entries.append(entry)
            return nil
        }
        defer { entries[Int(number)] = entry }
        return entries[Int(number)]
    }

    /// Drops what lines before a position say.
    mutating func drop(before position: UInt64) {
        let kept = entries.filter { $0.position >= position }
        entries = kept
        numbers = NameTable(nameCount: kept.count)
        for (number, entry) in kept.enumerated() { numbers.update(entry.name, to: UInt64(number)) }
    }
}
