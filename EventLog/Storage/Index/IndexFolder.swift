/// `derived/index/`: the runs there, and which of them belong together.
struct IndexFolder: Sendable {
    let folder: LedgerFolder
    let disk: any Disk

    private var parent: String { folder.path + "/derived" }
    private var path: String { parent + "/index" }

    func path(of name: IndexRun.Name) -> String { path + "/" + name.file }

    /// The runs that cover the log from its beginning without a gap, as far as they reach.
    ///
    /// Whether the log is still the one they were made of is not looked at.
    private func runs(among names: [IndexRun.Name]) -> [IndexRun] {
        var runs: [IndexRun] = []
        var names = names
        while true {
            let next = runs.last?.summary.next ?? 0
            let last = runs.last?.summary.last ?? IndexFolder.nothing
            let longest = names.filter { $0.from == next }.max { $0.next < $1.next }
            guard let name = longest else { return runs }
            names.removeAll { $0 == name }
            do {
                let run = try IndexRun(name, path: path(of: name), disk: disk)
                if run.summary.before == last { runs.append(run) }
            } catch {
                // A file that cannot be used is as good as none.
                continue
            }
        }
    }

    /// What stands for the leaf hash of the line before the first one.
    static let nothing = Hash(of: [])

    /// What the runs tell of the log as it is; `nil` where they tell nothing.
    func past() -> IndexedPast? { past(among: names()) }

    /// Takes away the runs that tell of no log that is there; under the writer's lock.
    ///
    /// The last ones may tell of lines that a crash took; other lines could come to stand there.
    func removeUseless() {
        // Runs are listed before they are held against the log: other writers' runs come after it.
        let names = names()
        let next = past(among: names)?.next ?? 0
        let useless = names.filter { $0.next > next }
        do {
            for name in useless { try disk.remove(path(of: name)) }
            if !useless.isEmpty { try disk.syncFolder(path) }
        } catch {
            // They stay useless unless the very same line comes to stand at the end of one.
            return
        }
    }

    private func past(among names: [IndexRun.Name]) -> IndexedPast? {
        var runs = runs(among: names)
        while !runs.isEmpty {
            do {
                if let past = try checked(runs) { return past }
            } catch {
                // What cannot be read tells nothing.
            }
            runs.removeLast()
        }
        return nil
    }

    /// The past that runs tell of, where the log still is as it was behind the last one of them.
    private func checked(_ runs: [IndexRun]) throws -> IndexedPast? {
        guard let summary = runs.last?.summary else { return nil }
        let place = summary.place
        let segments = try IndexFolder.segments(of: runs)
        for segment in segments.dropLast() {
            guard try disk.size(of: folder.segment(segment.name)) == segment.byteCount else {
                return nil
            }
        }
        guard let covered = segments.last, covered.first.rawValue == place.segment,
            covered.byteCount == place.byteOffset + UInt64(place.byteCount) + 1
        else { return nil }
        let bytes = try disk.read(
            folder.segment(covered.name), from: place.byteOffset, count: place.byteCount + 1)
        guard bytes.count == place.byteCount + 1, bytes.last == UInt8(ascii: "\n"),
            Hash(ofLeaf: bytes.dropLast()) == summary.last
        else { return nil }
        let head = Head(try LineReader.line(in: bytes, 0..<place.byteCount))
        guard head.position.rawValue + 1 == summary.next, !head.more else { return nil }
        return IndexedPast(runs, head: head, segments: segments, in: self)
    }

    private static func segments(of runs: [IndexRun]) throws(IndexFault) -> [Segment] {
        var segments: [Segment] = []
        for run in runs {
            let added = try run.segments()
            // The segment that was open when a run ended has grown in the next one.
            if let last = segments.last, last.first == added.first?.first { segments.removeLast() }
            segments += added
        }
        return segments
    }

    /// Makes the folder unless it is there.
    func make() throws(DiskError) {
        guard try disk.list(path) == nil else { return }
        try disk.makeFolder(parent)
        try disk.makeFolder(path)
        try disk.syncFolder(parent)
    }

    /// Gives a run that was written under an unfinished name its own.
    func install(_ name: IndexRun.Name) throws(DiskError) {
        try disk.rename(path(of: name) + LedgerFolder.unfinishedSuffix, to: path(of: name))
        try disk.syncFolder(path)
    }

    /// Takes away the runs, finished or not, of lines that one of `runs` covers, but not those.
    func remove(supersededBy runs: [IndexRun]) throws(DiskError) {
        let kept = Set(runs.map(\.name.file))
        for file in try disk.list(path) ?? [] where !kept.contains(file) {
            let isUnfinished = file.hasSuffix(LedgerFolder.unfinishedSuffix)
            let end = isUnfinished ? LedgerFolder.unfinishedSuffix.count : 0
            guard let name = IndexRun.Name(file: String(file.dropLast(end))),
                runs.contains(where: { $0.name.from <= name.from && name.next <= $0.name.next })
            else { continue }
            try disk.remove(path + "/" + file)
        }
    }

    /// Takes away all runs.
    func clear() throws(DiskError) {
        for name in names() { try disk.remove(path(of: name)) }
    }

    /// Takes away all runs; durable on return, so that no crash brings one back.
    func forget() throws(DiskError) {
        guard try disk.list(path) != nil else { return }
        try clear()
        try disk.syncFolder(path)
    }

    private func names() -> [IndexRun.Name] {
        do {
            return (try disk.list(path) ?? []).compactMap(IndexRun.Name.init(file:))
        } catch {
            // A folder that cannot be read holds nothing that can be used.
            return []
        }
    }
}
