/// The first line in which two copies of a segment differ, both copies intact.
struct LineDifference: Equatable {
    let position: Position
    let ledger: Hash
    let mirror: Hash

    /// The difference; `nil` where one copy is the beginning of the other.
    init?(ledger: [UInt8], mirror: [UInt8]) {
        let count = min(ledger.count, mirror.count)
        guard let shared = (0..<count).first(where: { ledger[$0] != mirror[$0] }) else {
            return nil
        }
        let feed = UInt8(ascii: "\n")
        // Both copies have the same line feeds before the place at which they differ.
        let start = ledger[..<shared].lastIndex(of: feed).map { $0 + 1 } ?? 0
        let here = ledger[start...].prefix { $0 != feed }
        let there = mirror[start...].prefix { $0 != feed }
        guard let position = LineReader.position(in: ledger, here.indices) else {
            preconditionFailure("an intact line begins with its position")
        }
        self.position = Position(position)
        self.ledger = Hash(ofLeaf: Array(here))
        self.mirror = Hash(ofLeaf: Array(there))
    }
}
