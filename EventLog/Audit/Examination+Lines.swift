extension Examination {
    /// The damaged lines by their place among the flaws.
    func damagedLines() -> [Int: Diagnosis] {
        var diagnoses: [Int: Diagnosis] = [:]
        var run: [(index: Int, line: DamagedLine)] = []
        for (index, flaw) in flaws.enumerated() {
            guard [.crcMismatch, .notCanonical, .tooLong].contains(flaw.kind),
                let line = reader.line(in: flaw.segment, around: flaw.byteOffset)
            else { continue }
            if let last = run.last,
                flaws[last.index].segment != flaw.segment
                    || last.line.start + UInt64(last.line.bytes.count) + 1 != line.start
            {
                examine(run, into: &diagnoses)
                run = []
            }
            if let lost = lostLineFeed(flaw) {
                diagnoses[index] = lost
            } else {
                run.append((index, line))
            }
        }
        examine(run, into: &diagnoses)
        return diagnoses
    }

    /// Damaged lines that touch each other, examined together: two may be the pieces of one.
    private func examine(
        _ run: [(index: Int, line: DamagedLine)], into diagnoses: inout [Int: Diagnosis]
    ) {
        guard let first = run.first, let position = flaws[first.index].position else { return }
        let end = position.advanced(by: UInt64(run.count - 1))
        guard let events = surroundings.gap(around: position, end: end) else {
            for (index, line) in run {
                diagnoses[index] = diagnosis(
                    .inserted, of: position, evidence: DamagedLine.evidence(of: line))
            }
            return
        }
        let eventCount = events.upperBound.rawValue - events.lowerBound.rawValue + 1
        if run.count == 2 {
            let joined = run[0].line.joined(to: run[1].line)
            // Behind the last intact line nobody knows how many events there were.
            if eventCount == 1 || joined.correction(to: events) != nil {
                for (index, _) in run { diagnoses[index] = diagnosis(of: joined, events: events) }
                return
            }
        }
        for (number, (index, line)) in run.enumerated() {
            let own = events.lowerBound.advanced(by: UInt64(number))
            diagnoses[index] = diagnosis(
                of: line, events: eventCount == run.count ? own...own : events)
        }
    }

    /// What became of a line of one of these events.
    func diagnosis(of line: DamagedLine, events: ClosedRange<Position>) -> Diagnosis {
        let correction = line.correction(to: events)
        let reading = line.reading
        let evidence = correction.map { [line.evidence(of: $0)] } ?? DamagedLine.evidence(of: line)
        return diagnosis(
            line.cause(correction),
            events: correction.map { $0.line.position...$0.line.position } ?? events,
            evidence: evidence, remains: line.bytes, reading: reading,
            restored: correction?.line)
    }

    /// A line feed that became another byte, or is missing at the end of a file: no event is lost.
    private func lostLineFeed(_ flaw: Flaw) -> Diagnosis? {
        guard let position = flaw.position, surroundings.line(at: position) != nil,
            flaw.expected == "a line feed"
        else { return nil }
        guard let found = reader.byte(in: flaw.segment, at: flaw.byteOffset) else {
            return diagnosis(.removed, of: position, evidence: [.endsEarly])
        }
        let change = Evidence.ByteChange(
            byteOffset: flaw.byteOffset, original: UInt8(ascii: "\n"), found: found)
        return diagnosis(
            change.isOneBit || found < 0x20 || found >= 0x7F ? .rot : .rotOrEdit, of: position,
            evidence: [.oneByte(change)])
    }

    /// What stands behind the last whole batch.
    func tail(_ flaw: Flaw) -> Diagnosis {
        guard let position = flaw.position else { return diagnosis(.unclearTail) }
        let first = surroundings.before(position).map { $0.position.advanced(by: 1) } ?? Position(0)
        let covering = checkpoints.first { $0.signed.checkpoint.size > position.rawValue }
        let isLost = flaws.contains(where: \.isToldByMark)
        var evidence = covering.map { [$0.covers] } ?? []
        guard flaw.kind == .unclearTail else {
            guard covering != nil || isLost else {
                return diagnosis(
                    .tornTail, events: first...position, evidence: [mark?.isThere ?? .noMark])
            }
            if isLost, let mark { evidence.append(mark.evidence) }
            let line = reader.line(in: flaw.segment, around: flaw.byteOffset)
            return diagnosis(
                .removedTail, events: first...position, evidence: evidence,
                remains: line?.bytes ?? [])
        }
        let lineCount = reader.lineFeedCount(in: flaw.segment, from: flaw.byteOffset)
        let last = position.advanced(by: max(lineCount, 1) - 1)
        let events = min(first, position)...last
        guard let line = damagedLine(flaw, at: position) else {
            return diagnosis(.unclearTail, events: events, evidence: evidence)
        }
        let found = diagnosis(of: line, events: position...position)
        let end = Watermark(
            segment: flaw.segment, byteCount: line.start + UInt64(line.bytes.count) + 1)
        // Bytes that were on the disk were not torn while being written.
        let wasDurable = mark?.covers(end) == true
        if wasDurable, let mark { evidence.append(mark.evidence) }
        return diagnosis(
            covering == nil && !wasDurable ? .unclearTail : found.cause, events: events,
            evidence: evidence + found.evidence, remains: found.remains, reading: found.reading,
            restored: found.restored)
    }

    /// The damaged line of a tail, with what a line feed that was none cut off.
    private func damagedLine(_ flaw: Flaw, at position: Position) -> DamagedLine? {
        guard let line = reader.line(in: flaw.segment, around: flaw.byteOffset) else { return nil }
        let end = line.start + UInt64(line.bytes.count) + 1
        guard line.correction(to: position...position) == nil,
            let next = reader.line(in: flaw.segment, around: end), next.start == end
        else { return line }
        let joined = line.joined(to: next)
        return joined.correction(to: position...position) == nil ? line : joined
    }
}

extension DamagedLine {
    /// What the bytes speak for; a single byte's change says more than all of them.
    fileprivate func cause(_ correction: Correction?) -> Diagnosis.Cause {
        guard !isChecksumRight else { return .edit }
        guard let correction else {
            guard isLegible else { return .rot }
            return reading == nil ? .rotOrEdit : .edit
        }
        let isOneBit = (bytes[correction.index] ^ correction.original).nonzeroBitCount == 1
        let isEvent = reading != nil && writtenSum != nil
        guard !isOneBit else { return isEvent ? .rotOrEdit : .rot }
        guard isLegible else { return .rot }
        // Nobody has a reason to write another checksum below an unchanged text.
        return isEvent && correction.index < split ? .edit : .rotOrEdit
    }

    fileprivate func evidence(of correction: Correction) -> Evidence {
        .oneByte(
            Evidence.ByteChange(
                byteOffset: start + UInt64(correction.index), original: correction.original,
                found: bytes[correction.index]))
    }

    /// What speaks for the cause where no single byte's change explains the damage.
    fileprivate static func evidence(of line: DamagedLine) -> [Evidence] {
        if line.isChecksumRight { return [.checksumRight] }
        // Fewer may stand in any garbage.
        if line.zeroCount >= 8 { return [.zeros(count: line.zeroCount)] }
        guard line.isLegible else { return [.illegible] }
        return [line.reading == nil ? .noEvent : .otherText]
    }
}

extension Watermark {
    /// That bytes were durable once.
    var evidence: Evidence { .wasDurable(byteCount: byteCount, segment: segment) }

    /// That they still are.
    fileprivate var isThere: Evidence { .hasDurable(byteCount: byteCount, segment: segment) }
}
