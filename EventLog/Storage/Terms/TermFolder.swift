/// `derived/states/`: the runs of terms there, and which of them fit the log.
struct TermFolder: Sendable {
    let folder: LedgerFolder
    let disk: any Disk
    let kind: Hash

    private var path: String { folder.derived + "/states" }

    private func path(of name: IndexRun.Name) -> String { path + "/" + name.file }

    /// The runs that tell of the log from its beginning without a gap, as far as they reach.
    func runs(in segments: [Segment], size: UInt64) -> [TermRun] {
        var runs: [TermRun] = []
        var names = names()
        while true {
            let next = runs.last?.summary.next ?? 0
            let last = runs.last?.summary.last ?? IndexFolder.nothing
            let longest = names.filter { $0.from == next }.max { $0.next < $1.next }
            guard let name = longest else { return runs }
            names.removeAll { $0 == name }
            do throws(IndexFault) {
                let run = try TermRun(name, path: path(of: name), disk: disk)
                // One may tell of lines that a crash took, or of another log.
                guard run.summary.before == last, run.summary.kind == kind,
                    fits(run, in: segments, size: size)
                else { continue }
                runs.append(run)
            } catch {
                // A file that cannot be used is as good as none.
                continue
            }
        }
    }

    private func names() -> [IndexRun.Name] {
        do throws(DiskError) {
            return (try disk.list(path) ?? []).compactMap(IndexRun.Name.init(file:))
        } catch {
            // A folder that cannot be read holds nothing that can be used.
            return []
        }
    }

    /// Whether the last line that a run tells of still stands at its place.
    private func fits(_ run: TermRun, in segments: [Segment], size: UInt64) -> Bool {
        let place = run.summary.place
        guard run.summary.next <= size,
            let segment = segments.first(where: { $0.first.rawValue == place.segment })
        else { return false }
        do {
            let bytes = try disk.read(
                folder.segment(segment.name), from: place.byteOffset, count: place.byteCount + 1)
            return bytes.count == place.byteCount + 1 && bytes.last == UInt8(ascii: "\n")
                && Hash(ofLeaf: bytes.dropLast()) == run.summary.last
        } catch {
            return false
        }
    }

    /// Writes a run of `entries` that goes on where `runs` end, the last line being `last`.
    ///
    /// It takes in those before it that are not larger than all behind them: so there are few runs, and an
    /// entry is written again only when its run about doubles.
    func write(
        _ entries: [TermEntry], behind runs: [TermRun], last: Line, at place: LinePlace
    ) throws {
        var kept = runs
        var merged = entries
        while let run = kept.last, run.summary.entryCount <= merged.count {
            merged += try run.entries()
            kept.removeLast()
        }
        merged.sort(by: <)
        let summary = TermSummary(
            kind: kind, from: kept.last?.summary.next ?? 0, next: last.position.rawValue + 1,
            before: kept.last?.summary.last ?? IndexFolder.nothing, last: Hash(ofLeaf: last.bytes),
            place: place, entryCount: merged.count)
        let name = IndexRun.Name(from: summary.from, next: summary.next)
        try disk.makeFolder(folder.derived)
        try disk.makeFolder(path)
        try TermRun.write(merged, summary, to: path(of: name), disk: disk)
        let known = Set(kept.map(\.name) + [name])
        // What this run tells too goes, but not what another process may have added behind it.
        for other in names() where !known.contains(other) && other.next <= name.next {
            try disk.remove(path(of: other))
        }
    }
}
