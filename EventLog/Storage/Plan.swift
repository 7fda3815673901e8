/// What an append comes to, all its checks passed and nothing written.
enum Plan {
    /// These lines are to be written.
    case new(BatchLines)
    /// The key already names this batch, which holds the same drafts.
    case repeated([Position])

    /// The plan for a batch behind the lines of `index`; `stored` gives the lines of a batch there.
    init(
        for drafts: [Draft], by member: String, at instant: Instant, key: String?,
        after index: LogIndex, stored: (ClosedRange<Position>) throws(LogError) -> [Line]
    ) throws(LogError) {
        if let key, let positions = try index.batch(forKey: key) {
            let lines = try stored(positions)
            try Plan.compare(drafts, by: member, key: key, with: lines, at: positions)
            self = .repeated(lines.map(\.position))
        } else {
            self = .new(
                try BatchRules.lines(
                    for: drafts, by: member, at: instant, key: key, after: index))
        }
    }

    /// Where the events stand, or will.
    var positions: [Position] {
        switch self {
        case .new(let lines):
            (lines.positions.lowerBound.rawValue...lines.positions.upperBound.rawValue).map(
                Position.init)
        case .repeated(let positions): positions
        }
    }

    /// Refuses a key that names the batch of another member, or one with other data.
    private static func compare(
        _ drafts: [Draft], by member: String, key: String, with lines: [Line],
        at positions: ClosedRange<Position>
    ) throws(LogError) {
        let difference: String
        if let other = lines.first(where: { $0.by != member }) {
            difference = "which \(other.by) appended"
        } else {
            let isSame = lines.elementsEqual(drafts) { line, draft in
                line.stream == draft.stream && line.type == draft.type && line.data == draft.data
            }
            guard !isSame else { return }
            difference = "which holds other data"
        }
        throw LogError(
            .keyReused,
            "the key \(key) names the batch of events \(positions.lowerBound) to "
                + "\(positions.upperBound), \(difference); use a new key",
            place: .batch(positions))
    }
}
