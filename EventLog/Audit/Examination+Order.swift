extension Examination {
    /// A line that stands where another one should.
    private struct Misplaced {
        let index: Int
        let flaw: Flaw
        let line: Line

        /// Where events are missing before it; else it comes too late itself.
        var isEarly: Bool { flaw.position.map { $0 < line.position } ?? false }
    }

    /// The flaws of order by their place among the flaws.
    func brokenOrder() -> [Int: Diagnosis] {
        var misplaced: [Misplaced] = []
        var diagnoses: [Int: Diagnosis] = [:]
        for (index, flaw) in flaws.enumerated() where flaw.kind == .sequenceBroken {
            // A segment out of order speaks of no line.
            guard !flaw.expected.hasPrefix("segment ") else {
                diagnoses[index] = diagnosis(.inserted, of: flaw.position)
                continue
            }
            // Another line stands before it, the line feed between them lost.
            guard let remains = reader.line(in: flaw.segment, around: flaw.byteOffset),
                let line = remains.line
            else {
                diagnoses[index] = diagnosis(.rotOrEdit, of: flaw.position)
                continue
            }
            misplaced.append(Misplaced(index: index, flaw: flaw, line: line))
        }
        var late = misplaced.filter { !$0.isEarly }
        for early in misplaced where early.isEarly {
            guard let first = early.flaw.position else { continue }
            let missing = first...Position(early.line.position.rawValue - 1)
            let found = late.filter { missing.contains($0.line.position) }
            late.removeAll { missing.contains($0.line.position) }
            tell(early, missing: missing, found: found, in: &diagnoses)
        }
        for extra in late { diagnoses[extra.index] = diagnosis(ofExtra: extra) }
        return diagnoses
    }

    /// Tells of events that are missing at their place, and of those among them found behind it.
    private func tell(
        _ early: Misplaced, missing: ClosedRange<Position>, found: [Misplaced],
        in diagnoses: inout [Int: Diagnosis]
    ) {
        let events = missing.lowerBound...early.line.position
        let order = [early.line.position] + found.map(\.line.position)
        guard Set(order).count == found.count + 1,
            UInt64(order.count) == events.upperBound.rawValue - events.lowerBound.rawValue + 1
        else {
            guard !isNumberMadeUp(early, found) else {
                let isThere = found.first?.line.position == missing.lowerBound
                for line in [early] + found {
                    diagnoses[line.index] = diagnosis(
                        isThere ? .inserted : .edit,
                        events: missing.lowerBound...missing.lowerBound,
                        evidence: [.checksumRight], restored: line.isEarly ? nil : line.line)
                }
                return
            }
            diagnoses[early.index] = diagnosis(
                .removed, events: missing,
                evidence: found.map { .standsElsewhere($0.line.position) })
            for line in found {
                diagnoses[line.index] = diagnosis(
                    .reordered, events: line.line.position...line.line.position,
                    evidence: [.standsElsewhere(line.line.position)], restored: line.line)
            }
            return
        }
        var exchanged = (events.lowerBound.rawValue...events.upperBound.rawValue).map(Position.init)
        exchanged.swapAt(0, exchanged.count - 1)
        let isSwap = order == exchanged
        for line in [early] + found {
            diagnoses[line.index] = diagnosis(
                isSwap ? .swapped : .reordered, events: events,
                evidence: isSwap
                    ? [.standsElsewhere(events.lowerBound), .standsElsewhere(events.upperBound)]
                    : [.standsElsewhere(line.line.position)],
                restored: line.isEarly ? nil : line.line)
        }
    }

    /// Whether the early line alone is at fault: all that stands behind it goes on where it should, and
    /// nothing goes on from it.
    private func isNumberMadeUp(_ early: Misplaced, _ found: [Misplaced]) -> Bool {
        guard let start = early.flaw.position, let first = found.first?.line.position,
            early.line.position.advanced(by: 1).rawValue == size,
            first == start || first == start.advanced(by: 1)
        else { return false }
        return found.enumerated().allSatisfy { number, line in
            line.line.position == first.advanced(by: UInt64(number))
        }
    }

    /// A line too many: its event stands at its place already.
    private func diagnosis(ofExtra extra: Misplaced) -> Diagnosis {
        let position = extra.line.position
        guard let own = surroundings.line(at: position) else {
            return diagnosis(
                .reordered, events: position...position, evidence: [.standsElsewhere(position)],
                restored: extra.line)
        }
        guard own.bytes != extra.line.bytes else { return diagnosis(.repeated, of: position) }
        let evidence = [Evidence.twoLines(position)]
        let covering = checkpoints.first {
            $0.agreement == .consistent && $0.signed.checkpoint.size > position.rawValue
        }
        guard let covering else {
            return diagnosis(.inserted, events: position...position, evidence: evidence)
        }
        return diagnosis(.inserted, of: position, evidence: evidence + [covering.covers])
    }
}

extension DamagedLine {
    /// The line, where the bytes are one.
    fileprivate var line: Line? { isChecksumRight ? reading : nil }
}
