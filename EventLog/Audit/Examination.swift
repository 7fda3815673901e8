/// The flaws of one audit, held against the bytes and the checkpoints around them.
struct Examination {
    let flaws: [Flaw]
    let checkpoints: [CheckedCheckpoint]
    /// How many events there are.
    let size: UInt64
    let now: Instant
    let surroundings: Surroundings
    let reader: RemainsReader
    /// How far `derived/durable` says that the log was durable.
    let mark: Watermark?

    init(
        of flaws: [Flaw], checkpoints: [CheckedCheckpoint], size: UInt64, in folder: LedgerFolder,
        disk: any Disk, at now: Instant
    ) throws(DiskError) {
        self.flaws = flaws
        self.checkpoints = checkpoints
        self.size = size
        self.now = now
        reader = RemainsReader(folder: folder, disk: disk)
        mark = reader.mark()
        let sizes = checkpoints.map { Position($0.signed.checkpoint.size) }
        surroundings = try Surroundings(
            of: flaws.compactMap(\.position) + sizes + [Position(0), Position(size)], in: folder,
            disk: disk)
    }

    /// What can have happened, flaw for flaw.
    func diagnoses() -> [Diagnosis] {
        var diagnoses = damagedLines()
        diagnoses.merge(brokenOrder()) { line, _ in line }
        return flaws.enumerated().map { index, flaw in diagnoses[index] ?? diagnosis(of: flaw) }
    }

    private func diagnosis(of flaw: Flaw) -> Diagnosis {
        switch flaw.kind {
        case .tornTail, .unclearTail: tail(flaw)
        case .tailRemoved where flaw.isToldByMark:
            diagnosis(.removedTail, of: Position(size), evidence: mark.map { [$0.evidence] } ?? [])
        case .checkpointContradicted, .tailRemoved: checkpoint(flaw)
        case .missingSegment, .unreadable:
            diagnosis(
                flaw.kind == .unreadable ? .unreadable : .removed,
                events: flaw.position.flatMap { missing(before: $0, kind: flaw.kind) })
        case .batchBroken where flaw.found == "the end of the segment": openBatch(flaw)
        case .timeWentBack, .revisionBroken, .batchBroken, .keyRepeated:
            diagnosis(.edit, events: flaw.position.map { $0...$0 }, evidence: [.checksumRight])
        case .quarantineUnacknowledged:
            diagnosis(
                .unclearTail, events: flaw.position.map { $0...$0 },
                remains: reader.firstLine(of: flaw.segment))
        case .evidenceMissing, .quarantineMissing: diagnosis(.removed, of: flaw.position)
        case .identityDamaged: identity(flaw)
        case .foreignFile: diagnosis(.inserted)
        case .checkpointDamaged where flaw.expected == "a checkpoint of this log":
            diagnosis(.inserted)
        case .crcMismatch, .notCanonical, .tooLong, .sequenceBroken, .evidenceChanged,
            .quarantineChanged, .checkpointDamaged:
            diagnosis(.rotOrEdit)
        }
    }

    /// What became of `ledger.json`, which the first event speaks of too.
    private func identity(_ flaw: Flaw) -> Diagnosis {
        guard flaw.found != "no file" else { return diagnosis(.removed) }
        guard let (found, opened) = reader.identities() else { return diagnosis(.rotOrEdit) }
        return diagnosis(
            .rotOrEdit, evidence: [.openedOtherwise(found: found, opened: opened)])
    }

    /// A batch whose last lines are missing where the segment ends; where the next segment goes on all the
    /// same, its numbers were made to fit.
    private func openBatch(_ flaw: Flaw) -> Diagnosis {
        guard let position = flaw.position else { return diagnosis(.rotOrEdit) }
        if let events = surroundings.gap(around: position, end: position) {
            return diagnosis(.removed, events: events, evidence: [.endsEarly])
        }
        let last = surroundings.before(position)?.position ?? position
        return diagnosis(.edit, events: last...last, evidence: [.checksumRight])
    }

    /// The events that a missing or unreadable segment held, as its neighbours tell.
    private func missing(before first: Position, kind: Flaw.Kind) -> ClosedRange<Position>? {
        // An unreadable segment is placed at its own first event, a missing one at the next segment's.
        guard kind == .missingSegment else {
            return surroundings.gap(around: first, end: Position(max(size, 1) - 1))
        }
        let start = surroundings.before(first).map { $0.position.advanced(by: 1) } ?? Position(0)
        return start < first ? start...Position(first.rawValue - 1) : nil
    }

    /// A diagnosis with the time that its first event gives; `position` is an event beside the flaw.
    func diagnosis(
        _ cause: Diagnosis.Cause, events: ClosedRange<Position>? = nil,
        of position: Position? = nil, evidence: [Evidence] = [], remains: [UInt8] = [],
        reading: Line? = nil, restored: Line? = nil
    ) -> Diagnosis {
        Diagnosis(
            cause: cause, events: events, evidence: evidence, remains: remains, reading: reading,
            restored: restored,
            window: events.map { window(of: $0.lowerBound) } ?? window(beside: position))
    }
}
