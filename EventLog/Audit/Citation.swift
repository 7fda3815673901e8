/// An event that cites evidence.
struct Citation {
    let hash: Hash
    let position: Position

    /// The evidence that the member `evidence` of a payload cites: one hash or several.
    static func hashes(in evidence: JSON?) -> [Hash] {
        switch evidence {
        case .string(let text): [text].compactMap { Hash(hex: $0) }
        case .array(let values): values.compactMap { $0.string.flatMap { Hash(hex: $0) } }
        default: []
        }
    }
}
