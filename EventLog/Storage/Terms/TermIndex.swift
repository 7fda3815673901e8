import Synchronization

/// Which lines of a log bear which terms, looked up in `derived/states/`.
///
/// It knows nothing of what the terms mean: they come from outside. It is believed only where its last line
/// is the line that stands at that place of the log, and each line it leads to is read and checked there.
package struct TermIndex: Sendable {
    private let log: Log
    private let segments: [Segment]
    let runs: [TermRun]

    init?(_ log: Log, segments: [Segment], runs: [TermRun]) {
        guard !runs.isEmpty else { return nil }
        self.log = log
        self.segments = segments
        self.runs = runs
    }

    /// The position behind the last line it tells of.
    package var next: Position { Position(runs.last?.summary.next ?? 0) }

    /// What `read` makes of the lines before a position that bear one of these terms, in order; `nil` where
    /// the index is of no use.
    ///
    /// The lines are read on all cores.
    package func lines<Value: Sendable>(
        of terms: some Sequence<Term>, before end: Position,
        reading read: @escaping @Sendable (Line) -> Value?
    ) -> [Value]? {
        var entries: [UInt64: TermEntry] = [:]
        do throws(IndexFault) {
            for term in Set(terms) {
                for run in runs where run.summary.from < end.rawValue {
                    for entry in try run.entries(of: term.name, before: end.rawValue) {
                        entries[entry.position] = entry
                    }
                }
            }
        } catch {
            return nil
        }
        return values(entries.values.sorted { $0.position < $1.position }, read)
    }

    /// How many lines are read by a core before it takes others.
    private static let shareCount = 256

    private func values<Value: Sendable>(
        _ entries: [TermEntry], _ read: @escaping @Sendable (Line) -> Value?
    ) -> [Value]? {
        let shares = (entries.count + TermIndex.shareCount - 1) / TermIndex.shareCount
        let made = SideBySide<[Value]>(shares) { number in
            let start = number * TermIndex.shareCount
            var values: [Value] = []
            values.reserveCapacity(TermIndex.shareCount)
            for entry in entries[start..<min(start + TermIndex.shareCount, entries.count)] {
                guard let line = line(of: entry), let value = read(line) else { return nil }
                values.append(value)
            }
            return values
        }
        let all = made.values().compactMap(\.self)
        return all.count == shares ? all.flatMap(\.self) : nil
    }

    /// The line an entry names, where it is there and intact.
    private func line(of entry: TermEntry) -> Line? {
        let segment = segments.last { $0.first.rawValue <= entry.position }
        guard let segment else { return nil }
        do {
            let bytes = try log.disk.read(
                log.folder.segment(segment.name), from: entry.byteOffset,
                count: entry.byteCount + 1)
            guard bytes.count == entry.byteCount + 1 else { return nil }
            let line = try LineReader.line(in: bytes, 0..<entry.byteCount)
            return line.position.rawValue == entry.position ? line : nil
        } catch {
            // What is wrong there is found out by those who read all of the log.
            return nil
        }
    }
}

extension Log {
    /// The index of the terms that `kind` names, as far as it fits this log; `nil` where there is none.
    package func termIndex(_ kind: String) -> TermIndex? {
        guard flaws.isEmpty else { return nil }
        let segments = state.withLock { $0.shown.segments }
        let home = TermFolder(folder: folder, disk: disk, kind: termKind(kind))
        return TermIndex(self, segments: segments, runs: home.runs(in: segments, size: size))
    }

    /// Keeps the terms of the lines from where the index of `kind` ends up to before `end`.
    ///
    /// Nobody needs them to be there, so that no failure to keep them is told.
    package func keep(
        _ entries: [TermEntry], of kind: String, behind index: TermIndex?, before end: Position
    ) {
        guard flaws.isEmpty, end.rawValue > index?.next.rawValue ?? 0 else { return }
        let home = TermFolder(folder: folder, disk: disk, kind: termKind(kind))
        let position = Position(end.rawValue - 1)
        do {
            var last: (line: Line, place: LinePlace)?
            try forEachLine(from: position, before: end) { line, place in
                place.map { (line, $0) }
            } _: {
                last = $0
            }
            guard let last else { return }
            try home.write(entries, behind: index?.runs ?? [], last: last.line, at: last.place)
        } catch {
            // What is not kept is worked out again.
            return
        }
    }

    /// What the terms are and whose log it is.
    private func termKind(_ kind: String) -> Hash {
        Hash(of: Array((kind + "\n" + identity.origin).utf8))
    }
}
