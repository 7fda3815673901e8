extension IndexFolder {
    /// Why no run was written.
    enum WritingError: Error {
        case disk(DiskError)
        /// The runs that `index` builds upon are damaged or gone.
        case lost
    }

    /// Writes what `index` tells behind its past, and answers the past with it.
    ///
    /// Where others wrote meanwhile, it answers the past that they made. A run takes in those before
    /// it that are not larger than all behind them: so there are few runs, and an entry is written
    /// again only when its run about doubles.
    ///
    /// - Complexity: O(*n* log *n*) in the lines behind the past; now and then O(*n*) in all streams.
    func write(
        _ index: LogIndex, in segments: [Segment]
    ) throws(WritingError) -> IndexedPast? {
        guard let head = index.head, let place = index.headPlace, !head.more,
            let end = segments.last, end.first.rawValue == place.segment,
            end.byteCount == place.byteOffset + UInt64(place.byteCount) + 1
        else { return nil }
        let start = index.past?.next ?? 0
        let known = past()
        if let known, known.next > start { return known }
        guard known?.next ?? 0 == start else { throw .lost }
        var kept = known?.runs ?? []
        let new = index.overlay.entries.sorted { $0.name < $1.name }
        var taken: [IndexRun] = []
        var entryLimit = new.count
        while let last = kept.last, last.summary.entryCount <= entryLimit {
            entryLimit += last.summary.entryCount
            taken.insert(kept.removeLast(), at: 0)
        }
        let from = taken.first?.summary.from ?? start
        let name = IndexRun.Name(from: from, next: index.next)
        do {
            try make()
            var merge = try IndexMerge(taken, then: new)
            var writer = try IndexRunWriter(
                path(of: name) + LedgerFolder.unfinishedSuffix, disk: disk, next: index.next,
                entryLimit: entryLimit)
            while let entry = try merge.next() { try writer.add(entry) }
            let first = segments.lastIndex { $0.first.rawValue <= from } ?? 0
            let (summary, guide) = try writer.finish(
                from: from, before: kept.last?.summary.last ?? IndexFolder.nothing,
                last: Hash(ofLeaf: head.bytes), place: place,
                segments: Array(segments[first...]))
            try install(name)
            kept.append(IndexRun(summary, guide: guide, path: path(of: name), disk: disk))
            try remove(supersededBy: kept)
        } catch let error as DiskError {
            throw .disk(error)
        } catch {
            throw .lost
        }
        var revisions = index.past?.takeKnown() ?? NameTable()
        // The keys among them are never asked for there.
        for entry in new
        where revisions.count < IndexedPast.knownLimit || revisions[entry.name] != nil {
            revisions.update(entry.name, to: entry.value)
        }
        return IndexedPast(
            kept, head: head, segments: segments, in: self, knowing: revisions)
    }
}
