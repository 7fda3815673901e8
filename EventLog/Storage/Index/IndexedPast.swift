import Synchronization

/// What the lines up to a place say of streams and keys, looked up on the disk.
///
/// Each answer is checked against the line it comes from. Where a run is damaged, gone or wrong, the
/// log itself is read once and its answers are kept in memory instead: the answers stay the same.
final class IndexedPast: Sendable {
    private struct State {
        var runs: [IndexRun]
        /// Revisions known without looking at the disk.
        var known: NameTable
        /// What the log itself says, once it was read.
        var read: (revisions: NameTable, batches: [String: ClosedRange<Position>])?
        var flaws: [Flaw] = []
    }

    /// More streams than most ledgers have, in some twenty megabytes of a writer's memory.
    static let knownLimit = 1 << 19

    /// The position behind the last line it tells of.
    let next: UInt64
    /// That line.
    let head: Head
    /// The segments up to there, the last one with only as many bytes as it tells of.
    let segments: [Segment]
    private let home: IndexFolder
    private let state: Mutex<State>

    /// The past that `runs` tell of, some revisions of which are known.
    init(
        _ runs: [IndexRun], head: Head, segments: [Segment], in home: IndexFolder,
        knowing known: NameTable = NameTable()
    ) {
        next = head.position.rawValue + 1
        self.head = head
        self.segments = segments
        self.home = home
        state = Mutex(State(runs: runs, known: known))
    }

    /// Gives away the revisions that are known; from now on they are looked up again.
    func takeKnown() -> NameTable {
        state.withLock { state in
            defer { state.known = NameTable() }
            return state.known
        }
    }

    var runs: [IndexRun] { state.withLock { $0.runs } }

    /// Whether the runs were found to be of no use.
    var isLost: Bool { state.withLock { $0.read != nil } }

    /// The damage that came to light when the log itself was read.
    var flaws: [Flaw] { state.withLock { $0.flaws } }

    /// The last revision of a stream, whose name is `name`; `nil` where it has none.
    func revision(of stream: String, named name: NameHash) throws(LogError) -> UInt64? {
        try state.withLock { state throws(LogError) in
            if let read = state.read { return read.revisions[name] }
            if let known = state.known[name] { return known }
            let entry = try find(name, &state) { entry, line in
                line.stream == stream && line.revision == entry.value
            }
            if let read = state.read { return read.revisions[name] }
            if let entry, state.known.count < IndexedPast.knownLimit {
                state.known.update(name, to: entry.value)
            }
            return entry?.value
        }
    }

    /// The batch a key names; `nil` where it names none.
    func batch(forKey key: String) throws(LogError) -> ClosedRange<Position>? {
        try state.withLock { state throws(LogError) in
            let name = NameHash(key: key)
            let entry = try find(name, &state) { entry, line in
                line.key == key && entry.position <= entry.value && entry.value < next
            }
            if let read = state.read { return read.batches[key] }
            return entry.map { Position($0.position)...Position($0.value) }
        }
    }

    /// Looks a name up in the runs, and reads the log where they are of no use.
    private func find(
        _ name: NameHash, _ state: inout State,
        agrees: (IndexEntry, Line) -> Bool
    ) throws(LogError) -> IndexEntry? {
        guard state.read == nil else { return nil }
        do {
            return try find(name, in: state.runs, agrees: agrees)
        } catch {
            // Another process may have put a longer run in the place of those.
            let runs = home.past()?.runs ?? []
            guard runs.last?.summary.next ?? 0 >= next, runs.map(\.name) != state.runs.map(\.name)
            else {
                try scan(&state)
                return nil
            }
            state.runs = runs
        }
        do {
            return try find(name, in: state.runs, agrees: agrees)
        } catch {
            try scan(&state)
            return nil
        }
    }

    private func find(
        _ name: NameHash, in runs: [IndexRun], agrees: (IndexEntry, Line) -> Bool
    ) throws(IndexFault) -> IndexEntry? {
        for run in runs.reversed() {
            guard let entry = try run.entry(name) else { continue }
            // Runs of others may reach further than this past.
            guard entry.position < next, agrees(entry, try line(of: entry)) else {
                throw IndexFault()
            }
            return entry
        }
        return nil
    }

    /// The line that an entry names.
    private func line(of entry: IndexEntry) throws(IndexFault) -> Line {
        let segment = segments.last { $0.first.rawValue <= entry.position }
        guard let segment else { throw IndexFault() }
        do {
            let bytes = try home.disk.read(
                home.folder.segment(segment.name), from: entry.lineOffset,
                count: entry.lineByteCount)
            let line = try LineReader.line(in: bytes, 0..<bytes.count, whole: false)
            guard line.position.rawValue == entry.position else { throw IndexFault() }
            return line
        } catch {
            throw IndexFault()
        }
    }

    /// Reads the log up to the end of this past.
    private func scan(_ state: inout State) throws(LogError) {
        var revisions = NameTable()
        var batches: [String: ClosedRange<Position>] = [:]
        var first: Line?
        var scan = LogScan(
            home.folder, disk: home.disk, isWhole: false, behind: LogIndex(), in: [],
            throwsWhenUnreadable: true)
        do {
            try scan.run(visit: { line in
                guard line.position.rawValue < next else { return }
                revisions.update(NameHash(stream: line.stream), to: line.revision)
                let beginning = first ?? line
                first = line.more ? beginning : nil
                if let key = beginning.key, !line.more {
                    batches[key] = beginning.position...line.position
                }
            })
        } catch {
            throw LogError(error, while: "reading the log")
        }
        state.read = (revisions, batches)
        state.flaws = scan.flaws
    }
}
