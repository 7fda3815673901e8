package import EventLog
import Projections
import Reporting

/// What the flaws of a ledger do to what it says: worked out in one pass over its intact events (hậu quả).
package struct Aftermath: Sendable {
    /// The state of the intact events.
    private var book = Attainment()
    /// The state with what was put back, and with what the damaged bytes read as; `nil` where there is
    /// nothing of the kind.
    private var original: Attainment?
    private var reading: Attainment?
    private var gaps = StreamGaps()
    /// Of the events that flaws put in doubt, the first intact one on each stream.
    private var touched: [ClosedRange<Position>: [String: Line]] = [:]
    /// The events that cite evidence at fault.
    private var citing: [String: [Line]] = [:]
    private let diagnoses: [Diagnosis]

    /// Takes in the intact events of `log`, what the flaws say of the others, and which of them cite these
    /// hashes.
    ///
    /// - Throws: `LogError` where the disk fails; an event that the catalogue does not know is passed over.
    /// - Complexity: O(*n*) in the bytes of the log.
    package init(
        of diagnoses: [Diagnosis], citing evidence: Set<String> = [], in log: Log
    ) throws(LogError) {
        self.diagnoses = diagnoses
        // One matter may leave many flaws, all with the same events.
        let doubted = Set(diagnoses.flatMap(\.doubted))
        let single = doubted.filter { $0.lowerBound == $0.upperBound }
        let ranges = doubted.subtracting(single)
        var originals = Aftermath.entries(diagnoses.compactMap(\.restored))
        // A line that says it is another event than the one that is missing is not believed at all.
        var readings = Aftermath.entries(
            diagnoses.compactMap { diagnosis in
                diagnosis.reading.flatMap { line in
                    diagnosis.events?.contains(line.position) == true ? line : nil
                }
            })
        if !originals.isEmpty { original = Attainment() }
        if !readings.isEmpty { reading = Attainment() }
        try log.forEachLine { line throws(LogError) in
            Aftermath.apply(&originals, before: line.position, to: &original)
            Aftermath.apply(&readings, before: line.position, to: &reading)
            gaps.take(line)
            for hash in line.evidence where evidence.contains(hash) {
                citing[hash, default: []].append(line)
            }
            let own = line.position...line.position
            if single.contains(own) { touched[own] = [line.stream: line] }
            for range in ranges
            where range.contains(line.position) && touched[range]?[line.stream] == nil {
                touched[range, default: [:]][line.stream] = line
            }
            guard let entry = Aftermath.entry(line) else { return }
            book.apply(entry)
            original?.apply(entry)
            reading?.apply(entry)
        }
        Aftermath.apply(&originals, before: nil, to: &original)
        Aftermath.apply(&readings, before: nil, to: &reading)
    }

    /// What the flaw that has this place among the diagnoses touches.
    package func affected(by index: Int) -> [Affected] {
        let diagnosis = diagnoses[index]
        var affected: [Affected]
        if !diagnosis.remains.isEmpty {
            guard
                let events = diagnosis.restored.map({ $0.position...$0.position })
                    ?? diagnosis.events
            else { return [] }
            affected = Affected.all(
                in: diagnosis.remains, restored: diagnosis.restored, of: events,
                isOpenEnded: book.head.map { events.upperBound > $0.position } ?? true, gaps: gaps,
                book: book)
        } else {
            affected = intact(index)
            let known = Set(affected.compactMap(\.stream))
            affected += lost(diagnosis).filter { !known.contains($0.stream ?? "") }
        }
        // Among many events that may be others than they were, each speaks for its own target alone.
        let isOwnOnly = diagnosis.isOfHistory
        for place in affected.indices {
            affected[place].figures = figures(of: affected[place], isOwnOnly: isOwnOnly)
        }
        return affected
    }

    /// What the events are about that cite this evidence.
    package func affected(citing hash: String) -> [Affected] {
        (citing[hash] ?? []).map { affected(by: $0) }
    }

    private func affected(by line: Line) -> Affected {
        var affected = Affected(
            line.bytes, restored: line, of: line.position...line.position, gaps: gaps, book: book)
        affected.isCounted = true
        affected.figures = figures(of: affected)
        return affected
    }

    /// What a stream as a whole is about.
    package func affected(at position: Position, stream: String, type: String) -> Affected {
        var affected = Affected(position: position, stream: stream, type: type, book: book)
        affected.isCounted = true
        affected.figures = figures(of: affected)
        return affected
    }

    /// The streams of those among its events that are there, though not at their place or not as signed.
    private func intact(_ index: Int) -> [Affected] {
        let diagnosis = diagnoses[index]
        var lines = diagnosis.doubted.compactMap { touched[$0] }.flatMap(\.values)
        if let moved = diagnosis.restored { lines.append(moved) }
        return lines.sorted { $0.position < $1.position }.map { line in
            var affected = Affected(
                position: line.position, stream: line.stream, type: line.type, book: book)
            affected.isCounted = line != diagnosis.restored
            return affected
        }
    }

    /// The streams that lack an event where those that are gone stood.
    private func lost(_ diagnosis: Diagnosis) -> [Affected] {
        guard let events = diagnosis.events,
            [.removed, .unreadable, .unclearTail].contains(diagnosis.cause)
        else { return [] }
        let single = events.lowerBound == events.upperBound ? events.lowerBound : nil
        return gaps.streams(around: events).map {
            Affected(position: single, stream: $0, book: book)
        }
    }

    private func figures(of affected: Affected, isOwnOnly: Bool = false) -> [AffectedFigure] {
        guard let stream = affected.stream else { return [] }
        guard let target = affected.target else {
            guard !isOwnOnly else { return [] }
            return book.order.compactMap { book.targets[$0] }.filter { $0.rests(on: stream) }
                .map { figure(of: $0.id, name: $0.assigned.name, .basis) }
        }
        var figures = [figure(of: target, name: affected.name ?? "", .own)]
        guard !isOwnOnly else { return figures }
        var seen: Set<TargetID> = [target]
        var parent = (book.targets[target] ?? original?.targets[target])?.assigned.parent
        while let whole = parent, seen.insert(whole).inserted, let state = book.targets[whole] {
            figures.append(figure(of: whole, name: state.assigned.name, .whole))
            parent = state.assigned.parent
        }
        return figures
    }

    private func figure(
        of target: TargetID, name: String, _ relation: AffectedFigure.Relation
    ) -> AffectedFigure {
        let current = Aftermath.standing(of: target, in: book)
        let original = original.flatMap { Aftermath.standing(of: target, in: $0) }
        let shown = original ?? current
        let period = shown?.current?.submitted.period ?? shown?.target.assigned.period
        let closing = period.flatMap { period in
            (shown?.target.unit).flatMap { book.registry.closure(of: period, for: $0) }
        }
        return AffectedFigure(
            target: target, name: name, relation: relation, closing: closing?.position,
            current: current, original: original,
            reading: reading.flatMap { Aftermath.standing(of: target, in: $0) })
    }

    private static func standing(of target: TargetID, in book: Attainment) -> Standing? {
        guard let state = book.targets[target], let viewpoint = book.viewpoint() else { return nil }
        return book.standing(of: state, from: viewpoint)
    }

    private static func entries(_ lines: [Line]) -> [Entry] {
        var entries: [Position: Entry] = [:]
        for line in lines { entries[line.position] = entry(line) }
        return entries.values.sorted { $0.position < $1.position }.reversed()
    }

    private static func entry(_ line: Line) -> Entry? {
        do throws(PayloadProblem) {
            return try Entry(line)
        } catch {
            // A rule break that is told elsewhere; no figure rests on it.
            return nil
        }
    }

    /// Takes in, of the entries waiting last first, those that come before a position.
    private static func apply(
        _ entries: inout [Entry], before position: Position?, to book: inout Attainment?
    ) {
        while let entry = entries.last, position.map({ entry.position < $0 }) ?? true {
            book?.apply(entry)
            entries.removeLast()
        }
    }
}

extension Line {
    /// The evidence that the event cites, as `Format.md` says.
    fileprivate var evidence: [String] {
        switch data["evidence"] {
        case .string(let hash): [hash]
        case .array(let hashes): hashes.compactMap(\.string)
        default: []
        }
    }
}

extension Diagnosis {
    /// Where the events stand that it is about: of two lines exchanged those between them stand where they
    /// should, and of many out of order each flaw tells of its own.
    fileprivate var doubted: [ClosedRange<Position>] {
        guard let events else { return [] }
        let last = events.upperBound...events.upperBound
        switch cause {
        case .swapped: return [events.lowerBound...events.lowerBound, last]
        case .reordered: return restored == nil ? [last] : []
        default: return [events]
        }
    }

    /// Whether it speaks of a whole stretch of history, not of single events.
    package var isOfHistory: Bool {
        [.rewritten, .forked, .removedTail, .mistypedOrRewritten].contains(cause)
    }
}

extension TargetState {
    /// Whether the target is judged by what this stream says of a unit, an indicator or a document.
    fileprivate func rests(on stream: String) -> Bool {
        stream == assigned.document.description || stream == StreamName.unit(unit)
            || stream == assigned.indicator.map(StreamName.indicator)
    }
}
