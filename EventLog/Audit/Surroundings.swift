/// What stands intact around certain positions of a log.
struct Surroundings {
    /// A position, and when its event was recorded.
    struct Mark: Equatable {
        let position: Position
        let at: Instant
    }

    private struct Place {
        var before: Mark?
        var line: Line?
        var after: Position?
    }

    private let places: [Position: Place]
    /// The intact events behind which one is missing, or none follows.
    private let ends: [Mark]

    /// One pass over the log in `folder`, for the surroundings of these positions.
    ///
    /// - Complexity: O(*n*) in the bytes of the log.
    init(
        of positions: some Sequence<Position>, in folder: LedgerFolder, disk: any Disk
    ) throws(DiskError) {
        let asked = Set(positions).sorted()
        var places: [Position: Place] = [:]
        var ends: [Mark] = []
        var index = 0
        var last: Mark?
        var scan = LogScan(folder, disk: disk, isWhole: true)
        try scan.run { line in
            // Those passed over without their line; the one that it is keeps waiting for what follows.
            while index < asked.count, asked[index] < line.position {
                places[asked[index], default: Place(before: last)].after = line.position
                index += 1
            }
            if index < asked.count, asked[index] == line.position {
                places[line.position] = Place(before: last, line: line)
            }
            if let last, last.position.advanced(by: 1) < line.position { ends.append(last) }
            last = Mark(position: line.position, at: line.at)
        }
        for position in asked[index...] where places[position] == nil {
            places[position] = Place(before: last)
        }
        self.places = places
        self.ends = ends + (last.map { [$0] } ?? [])
    }

    /// The last intact event before this position; before one that was not asked for, and is not
    /// missing, an earlier one.
    func before(_ position: Position) -> Mark? {
        places[position]?.before ?? ends.last { $0.position < position }
    }

    /// The intact event at this position, which was asked for.
    func line(at position: Position) -> Line? { places[position]?.line }

    /// The events that are missing around this position; `nil` where its own is intact.
    ///
    /// Where no intact event follows, the last one that is missing is not known: `end` is taken.
    func gap(around position: Position, end: Position) -> ClosedRange<Position>? {
        guard line(at: position) == nil else { return nil }
        let first = before(position).map { $0.position.advanced(by: 1) } ?? Position(0)
        let last = places[position]?.after.map { Position($0.rawValue - 1) } ?? max(end, first)
        return first...last
    }
}
