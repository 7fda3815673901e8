/// The entries of several runs in one order, of those with the same name only the newest.
struct IndexMerge {
    /// The entries of one source that were read and not given yet.
    private struct Source {
        let run: IndexRun?
        var entries: [IndexEntry]
        var index = 0
        var nextPage = 0

        var first: IndexEntry? { index < entries.count ? entries[index] : nil }
    }

    /// How many pages are read at a time.
    private static let pageLimit = 64

    /// The newest one first.
    private var sources: [Source]

    /// The runs, oldest first, and what came after them.
    init(_ runs: [IndexRun], then newest: [IndexEntry]) throws(IndexFault) {
        sources = [Source(run: nil, entries: newest)]
        for run in runs.reversed() { sources.append(Source(run: run, entries: [])) }
        for number in sources.indices { try fill(number) }
    }

    /// The next entry; `nil` behind the last one.
    mutating func next() throws(IndexFault) -> IndexEntry? {
        var least: IndexEntry?
        for source in sources {
            guard let first = source.first else { continue }
            if let known = least, known.name <= first.name { continue }
            least = first
        }
        guard let least else { return nil }
        for number in sources.indices where sources[number].first?.name == least.name {
            sources[number].index += 1
            try fill(number)
        }
        return least
    }

    private mutating func fill(_ number: Int) throws(IndexFault) {
        guard sources[number].first == nil, let run = sources[number].run else { return }
        let start = sources[number].nextPage
        let end = min(start + IndexMerge.pageLimit, run.summary.entryPageCount)
        sources[number].entries = try run.entries(ofPages: start..<end)
        sources[number].index = 0
        sources[number].nextPage = end
    }
}
