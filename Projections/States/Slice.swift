import EventLog
import Reporting

/// The events that some targets and all they are judged with rest on, read by the saved states.
struct Slice {
    /// In the order of their positions.
    private(set) var entries: [Entry] = []
    /// The last event of the log, whatever it is about.
    private(set) var head: Attainment.Head?

    /// An event and its place in its stream; events are large, and these are sorted and gathered.
    private final class Placed: Sendable {
        let entry: Entry
        let revision: UInt64

        init(entry: Entry, revision: UInt64) {
            self.entry = entry
            self.revision = revision
        }
    }

    private let log: Log
    private let index: TermIndex
    private let end: Position
    /// The events behind the index, those on targets by their stream.
    private var besides: [Placed] = []
    private var streams: [String: [Placed]] = [:]
    /// Of the targets assigned behind the index, those that are parts, by what they are parts of.
    private var parts: [TargetID: [TargetID]] = [:]
    /// All events that were found.
    private var found: [Position: Placed] = [:]
    private var targets: Set<TargetID> = []

    /// The slice of the events before `end`; `nil` where the index proves to be of no use.
    init?(
        of scope: Scope, in log: Log, before end: Position, by index: TermIndex,
        savingFrom count: UInt64
    ) throws(LogError) {
        self.log = log
        self.index = index
        self.end = end
        guard try readTail(savingFrom: count), let besides = lines(of: [.besidesTargets]) else {
            return nil
        }
        self.besides = besides + self.besides
        guard Slice.areWhole(self.besides), let wanted = try seeds(of: scope), follow(wanted) else {
            return nil
        }
        for event in self.besides { found[event.entry.position] = event }
        let positions = found.keys.sorted()
        entries = positions.compactMap { found[$0]?.entry }
        try findHead()
    }

    /// Reads what is behind the index, and saves where it lies where it has grown long.
    private mutating func readTail(savingFrom count: UInt64) throws(LogError) -> Bool {
        guard index.next < end else { return true }
        let saves = end.rawValue - index.next.rawValue >= count
        var terms: [TermEntry] = []
        var isReadable = true
        var tail: [Placed] = []
        try log.forEachLine(from: index.next, before: end) { line, place in
            IndexedEntry(line, at: saves ? place : nil)
        } _: { event in
            terms += event.terms
            guard case .success(let entry) = event.entry else {
                isReadable = false
                return
            }
            tail.append(Placed(entry: entry, revision: event.revision))
        }
        guard isReadable, log.flaws.isEmpty else { return false }
        for event in tail {
            guard event.entry.event.isOnTarget else {
                besides.append(event)
                continue
            }
            streams[event.entry.stream, default: []].append(event)
            if case .targetAssigned(let assigned) = event.entry.event, let whole = assigned.parent {
                parts[whole, default: []].append(assigned.target)
            }
        }
        if saves { log.keep(terms, of: SavedState.kind, behind: index, before: end) }
        return true
    }

    private func lines(of terms: [Term]) -> [Placed]? {
        index.lines(of: terms, before: end) { line in
            guard case .success(let entry) = IndexedEntry(line, at: nil).entry else { return nil }
            return Placed(entry: entry, revision: line.revision)
        }
    }

    /// Whether each stream is there from its beginning, in order and without a gap.
    private static func areWhole(_ events: [Placed]) -> Bool {
        var next: [String: UInt64] = [:]
        for event in events {
            guard event.revision == next[event.entry.stream, default: 0] else { return false }
            next[event.entry.stream] = event.revision + 1
        }
        return true
    }

    /// The targets that a scope names, before what belongs to them is followed; `nil` where the index is
    /// of no use.
    private func seeds(of scope: Scope) throws(LogError) -> Set<TargetID>? {
        switch scope {
        case .everything: return nil
        case .targets(let targets, let reports):
            var streams: Set<String> = []
            for position in reports where position < end {
                try log.forEachLine(from: position, before: position.advanced(by: 1)) { line, _ in
                    line.stream
                } _: {
                    streams.insert($0)
                }
            }
            return targets.union(streams.compactMap { TargetID($0) })
        case .owed(let unit):
            var registry = Registry()
            for event in besides { registry.apply(event.entry) }
            let units = Set(
                registry.organizations.keys.filter { registry.isWithin($0, of: unit) } + [unit])
            return targets(units.map(Term.unit)) { event in
                switch event {
                case .targetAssigned(let assigned): units.contains(assigned.unit)
                case .targetTransferred(let transferred): units.contains(transferred.unit)
                default: false
                }
            }
        case .assigned(let document):
            return targets([.document(document)]) { event in
                if case .targetAssigned(let assigned) = event {
                    assigned.document == document
                } else {
                    false
                }
            }
        }
    }

    /// The targets of the events that bear these terms, and of those behind the index that are wanted.
    private func targets(
        _ terms: [Term], where isWanted: (Event) -> Bool
    ) -> Set<TargetID>? {
        guard let events = lines(of: terms) else { return nil }
        let all = events + streams.values.joined().filter { isWanted($0.entry.event) }
        return Set(all.compactMap { TargetID($0.entry.stream) })
    }

    /// Finds all events on these targets, on what they are parts of and on all their parts; answers whether
    /// the index is of use.
    private mutating func follow(_ wanted: Set<TargetID>) -> Bool {
        var next = wanted
        while !next.isEmpty {
            targets.formUnion(next)
            guard let events = lines(of: next.flatMap { [.stream("\($0)"), .parts(of: $0)] }) else {
                return false
            }
            var related: Set<TargetID> = []
            var byStream: [String: [Placed]] = [:]
            for event in events {
                byStream[event.entry.stream, default: []].append(event)
                if case .targetAssigned(let assigned) = event.entry.event {
                    related.insert(assigned.target)
                }
            }
            for target in next {
                let stream = target.description
                let events = byStream[stream, default: []] + streams[stream, default: []]
                guard Slice.areWhole(events) else { return false }
                for event in events {
                    found[event.entry.position] = event
                    if case .targetAssigned(let assigned) = event.entry.event,
                        let whole = assigned.parent
                    {
                        related.insert(whole)
                    }
                }
                related.formUnion(parts[target, default: []])
            }
            next = related.subtracting(targets)
        }
        return true
    }

    private mutating func findHead() throws(LogError) {
        guard end > Position(0) else { return }
        let last = Position(end.rawValue - 1)
        if let line = log.head, line.position == last {
            head = Attainment.Head(position: last, at: line.at)
            return
        }
        var head: Attainment.Head?
        try log.forEachLine(from: last, before: end) { line, _ in
            line.at
        } _: { at in
            head = Attainment.Head(position: last, at: at)
        }
        self.head = head
    }
}
