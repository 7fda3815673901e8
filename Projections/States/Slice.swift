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
    /// `nil` where all of the log is read.
    private let index: TermIndex?
    private let end: Position
    /// The events behind the index, those on targets by their stream.
    private var besides: [Placed] = []
    private var streams: [String: [Placed]] = [:]
    /// Those on targets by whatever else they are found by.
    private var bearing: [Term: [Placed]] = [:]
    /// All events that were found.
    private var found: [Position: Placed] = [:]
    private var targets: Set<TargetID> = []

    /// The slice of the events before `end`; `nil` where the index proves to be of no use.
    init?(
        of scope: Scope, in log: Log, before end: Position, by index: TermIndex?,
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
        let start = index?.next ?? Position(0)
        guard start < end else { return true }
        let saves = end.rawValue - start.rawValue >= count
        var terms: [TermEntry] = []
        var isReadable = true
        var tail: [Placed] = []
        try log.forEachLine(from: start, before: end) { line, place in
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
            for term in event.entry.event.terms(on: event.entry.stream).dropFirst() {
                bearing[term, default: []].append(event)
            }
        }
        if saves { log.keep(terms, of: SavedState.kind, behind: index, before: end) }
        return true
    }

    /// The events that bear one of these terms, in the index or behind it.
    private func events(bearing terms: some Collection<Term>) -> [Placed]? {
        lines(of: Array(terms)).map { $0 + terms.flatMap { bearing[$0, default: []] } }
    }

    private func lines(of terms: [Term]) -> [Placed]? {
        guard let index else { return [] }
        return index.lines(of: terms, before: end) { line in
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
            let units = registry.organizations.keys.filter { registry.isWithin($0, of: unit) }
            return targets(
                with: (units + [unit]).flatMap { [.unit($0), .transferred(to: $0)] }, in: registry)
        case .assigned(let document):
            var registry = Registry()
            for event in besides { registry.apply(event.entry) }
            return targets(with: [.document(document)], in: registry)
        }
    }

    /// The targets whose events bear these terms; for one of a unit with others below it, also what rolls up
    /// to it: all targets on its indicator.
    private func targets(with terms: [Term], in registry: Registry) -> Set<TargetID>? {
        guard let events = events(bearing: terms) else { return nil }
        let parents = Set(registry.organizations.values.compactMap(\.parent))
        var indicators: Set<Term> = []
        for event in events {
            if case .targetAssigned(let assigned) = event.entry.event,
                parents.contains(assigned.unit),
                let indicator = assigned.indicator
            {
                indicators.insert(.indicator(indicator))
            }
        }
        guard let below = self.events(bearing: indicators) else { return nil }
        return Set((events + below).compactMap { TargetID($0.entry.stream) })
    }

    /// Finds all events on these targets and on those that belong with them; answers whether the index is of
    /// use.
    private mutating func follow(_ wanted: Set<TargetID>) -> Bool {
        var next = wanted
        var looked: Set<Term> = []
        while !next.isEmpty {
            targets.formUnion(next)
            guard let events = lines(of: next.map { .stream($0.description) }) else { return false }
            let byStream = Dictionary(grouping: events) { $0.entry.stream }
            var terms = Set(next.map(Term.parts))
            var related: Set<TargetID> = []
            for target in next {
                let stream = target.description
                let events = byStream[stream, default: []] + streams[stream, default: []]
                guard Slice.areWhole(events) else { return false }
                for event in events { found[event.entry.position] = event }
                terms.formUnion(Slice.kin(of: events, &related))
            }
            terms.subtract(looked)
            looked.formUnion(terms)
            guard let relatives = self.events(bearing: terms) else { return false }
            related.formUnion(relatives.compactMap { TargetID($0.entry.stream) })
            next = related.subtracting(targets)
        }
        return true
    }

    /// What finds the other targets that a unit of this target has on the same indicator; what the target is a
    /// part of is put to what is `related`.
    private static func kin(of events: [Placed], _ related: inout Set<TargetID>) -> [Term] {
        guard case .targetAssigned(let assigned)? = events.first?.entry.event else { return [] }
        if let whole = assigned.parent { related.insert(whole) }
        guard let indicator = assigned.indicator else { return [] }
        var units = [assigned.unit]
        for event in events {
            if case .targetTransferred(let transferred) = event.entry.event {
                units.append(transferred.unit)
            }
        }
        return units.flatMap { [.indicator(indicator, of: $0), .transferred(to: $0)] }
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
