package import EventLog
import Reporting

/// What lies in `derived/states/`: which events a view of some targets rests on (trạng thái lưu sẵn).
///
/// No state is kept there but places of events, so that a view is folded from the log as ever, only from
/// fewer of its lines. What is kept is believed after a check: it must end in the line that the log has at
/// that place, and the revisions of every stream that is read by it must be 0…*n* without a gap. Where it
/// is missing, of another log or damaged, all of the log is folded, and it is made anew.
package enum SavedState {
    /// Names the rule by which events are found; changed with every change of `Event.terms(on:)`.
    static let kind = "attainment 1"

    /// Fewer events are folded faster than a file is looked for.
    package static let leastEventCount: UInt64 = 4_096
}

extension Projection {
    /// This state with the events of `log` up to `cut` taken in that `scope` asks for, or with all.
    ///
    /// Answers whether all were taken in, as they are where the log is damaged. The state of what is in the scope is the same as if all had been.
    /// Where at least `count` events are not in the saved states, these are added.
    ///
    /// - Complexity: O(*m*) in the events that the scope asks for, where saved states are at hand; else
    ///   O(*n*) in the bytes of the log up to the cut, and then they are saved.
    @discardableResult
    package mutating func fold(
        _ log: Log, upTo cut: Cut = .end, _ scope: Scope,
        savingFrom count: UInt64 = SavedState.leastEventCount
    ) throws(FoldError) -> Bool {
        let end = try FoldError.telling { () throws(LogError) in try log.end(of: cut) }
        let index = log.termIndex(SavedState.kind)
        guard scope != .everything, log.flaws.isEmpty else {
            try fold(log, before: end, savingBehind: index, from: count)
            return true
        }
        for index in index == nil ? [nil] : [index, nil] {
            let slice = try FoldError.telling { () throws(LogError) in
                try Slice(of: scope, in: log, before: end, by: index, savingFrom: count)
            }
            guard let slice else { continue }
            for entry in slice.entries { apply(entry) }
            if let head = slice.head { reach(head) }
            return false
        }
        // Something is wrong with the log itself; what can be read of it is told by a whole fold.
        try fold(log, before: end, savingBehind: nil, from: count)
        return true
    }

    /// Takes all events in and saves where those lie that `index` does not tell of.
    private mutating func fold(
        _ log: Log, before end: Position, savingBehind index: TermIndex?, from count: UInt64
    ) throws(FoldError) {
        let known = index?.next ?? Position(0)
        let new = end.rawValue - min(end.rawValue, known.rawValue)
        let saves = new >= count
        var terms: [TermEntry] = []
        var unreadable: UnreadableEvent?
        try FoldError.telling { () throws(LogError) in
            try log.forEachLine(before: end) { line, place in
                IndexedEntry(line, at: saves && line.position >= known ? place : nil)
            } _: { event in
                terms += event.terms
                take(event.entry, &unreadable)
            }
        }
        if let unreadable { throw .unreadable(unreadable) }
        if saves { log.keep(terms, of: SavedState.kind, behind: index, before: end) }
    }
}

/// An event and what it is found by.
struct IndexedEntry: Sendable {
    let entry: Result<Entry, UnreadableEvent>
    let revision: UInt64
    /// None where nobody says where the line lies.
    let terms: [TermEntry]

    init(_ line: Line, at place: LinePlace?) {
        revision = line.revision
        do throws(PayloadProblem) {
            let entry = try Entry(line)
            self.entry = .success(entry)
            let terms = place == nil ? [] : entry.event.terms(on: entry.stream)
            self.terms = terms.compactMap { term in
                place.map { TermEntry(term, position: line.position, at: $0) }
            }
        } catch {
            entry = .failure(
                UnreadableEvent(position: line.position, type: line.type, problem: error))
            terms = []
        }
    }
}

extension FoldError {
    static func telling<Value>(
        _ body: () throws(LogError) -> Value
    ) throws(FoldError) -> Value {
        do throws(LogError) {
            return try body()
        } catch {
            throw .log(error)
        }
    }
}
