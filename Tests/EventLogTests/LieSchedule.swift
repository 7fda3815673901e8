import EventLog
import TestSupport

/// One schedule on a disk that lies once: what it says to have done it has done elsewhere, twice, in
/// part or not at all, or a bit has flipped since.
///
/// No log can keep that from happening. It must not answer wrongly without a word: what it shows is
/// what was recorded, and where something is missing an audit says so.
struct LieSchedule {
    typealias Contradiction = Chronicle.Contradiction

    private var schedule: FaultSchedule
    private var lie: Lie

    /// In which way the disk lies.
    private enum Lie: String, CaseIterable {
        case forget, drop, misdirect, misdirectToOther, duplicate, flipOnTheWay, flipAtRest, misread

        /// Whether the end of the log can be missing without a trace but in a checkpoint.
        var canHideTheEnd: Bool {
            switch self {
            case .forget: true
            // An append sees that the log has not grown.
            case .drop, .misdirect, .misdirectToOther, .duplicate, .flipOnTheWay, .flipAtRest,
                .misread:
                false
            }
        }
    }

    /// What happened, and how often.
    private(set) var tally: [String: Int] = [:]

    init(seed: UInt64, on ledger: FaultyDisk) {
        schedule = FaultSchedule(seed: seed, on: ledger)
        lie = Lie.allCases[Int.random(in: Lie.allCases.indices, using: &schedule.generator)]
    }

    mutating func run() throws {
        for _ in 0..<Int.random(in: 3...15, using: &schedule.generator) { try schedule.step() }
        if schedule.logs.isEmpty { try schedule.openWriter() }
        if let planned = planned() {
            schedule.diskLies = true
            schedule.disk.lie(
                planned, afterWrites: Int.random(in: 0...2, using: &schedule.generator))
        }
        do {
            for _ in 0..<Int.random(in: 4...9, using: &schedule.generator) {
                try schedule.appendAny()
            }
        } catch let error as Contradiction {
            throw error
        } catch {
            tally["noticed at once", default: 0] += 1
        }
        schedule.logs = []
        if lie == .forget { schedule.disk = schedule.disk.restarted(keepsUnsynced: false) }
        if lie == .flipAtRest { flipAtRest() }
        if lie == .misread { misread() }
        try check()
    }

    private mutating func planned() -> FaultyDisk.Lie? {
        switch lie {
        case .forget: .forget
        case .drop: .drop
        case .misdirect:
            .misdirect(by: Int.random(in: -600 ... -1, using: &schedule.generator))
        case .misdirectToOther: .misdirectTo(path: file())
        case .duplicate: .duplicate
        case .flipOnTheWay: .flip(bit: Int.random(in: 0...5_000, using: &schedule.generator))
        case .flipAtRest, .misread: nil
        }
    }

    /// Some file of the ledger.
    private mutating func file() -> String {
        schedule.disk.paths.filter {
            $0.hasPrefix(SmallLedger.folder + "/") && !$0.contains("/derived/")
        }
        .randomElement(using: &schedule.generator) ?? SmallLedger.folder + "/ledger.json"
    }

    private mutating func flipAtRest() {
        let path = file()
        guard var bytes = schedule.disk.bytes(of: path), !bytes.isEmpty else { return }
        let bit = Int.random(in: 0..<(8 * bytes.count), using: &schedule.generator)
        bytes[bit / 8] ^= 1 << (bit % 8)
        schedule.disk.plant(bytes, in: path)
    }

    private mutating func misread() {
        let path = file()
        let count = schedule.disk.bytes(of: path)?.count ?? 0
        guard count > 0 else { return }
        schedule.disk.misread(
            path, bit: Int.random(in: 0..<(8 * count), using: &schedule.generator), isLasting: true)
    }

    /// The audit; `nil` where one bit made another number of the format's, so that nothing is looked at.
    private func audit() throws -> Audit? {
        let key = try FaultSchedule.key.get().verifier
        do {
            return try Audit(of: SmallLedger.folder, disk: schedule.disk, keys: [key])
        } catch {
            guard error.code == .unsupportedFormat else { throw error }
            return nil
        }
    }

    /// Holds what is shown against what was recorded.
    private mutating func check() throws {
        let disk = schedule.disk
        guard let audit = try audit() else {
            tally["\(lie): newer format", default: 0] += 1
            return
        }
        tally["\(lie): \(audit.outcome)", default: 0] += 1
        let log: Log
        do {
            log = try SmallLedger.opened(disk, for: .reading)
        } catch let error as LogError {
            guard audit.outcome != .intact else {
                throw Contradiction(description: "\(lie): intact, and cannot be read: \(error)")
            }
            return
        }
        let lines = try log.lines()
        let expected = schedule.chronicle.drafts
        let undecided = schedule.chronicle.undecidedDrafts
        for line in lines {
            // What an append wrote that failed may be there; beside damage, which kept the second of two
            // writers from seeing it, also an event whose position was given once more.
            let given = schedule.chronicle.drafts(at: line.position.rawValue)
            let drafts = (audit.outcome == .intact ? given.suffix(1) : given[...]) + undecided
            guard drafts.contains(where: { $0.makes(line) }) else {
                throw Contradiction(description: "\(lie): event \(line.position) is wrong")
            }
        }
        if schedule.chronicle.doubledCount > 0, audit.outcome == .intact {
            // A second writer found the end missing and went on from there.
            tally["\(lie): positions given twice", default: 0] += 1
            guard lie.canHideTheEnd else {
                throw Contradiction(description: "\(lie): a position was given twice, and intact")
            }
        }
        let shown = Set(lines.map(\.position.rawValue))
        let missing = expected.keys.filter { !shown.contains($0) }
        let isEnd = missing.allSatisfy { $0 >= UInt64(lines.count) }
        // A writer that came by may have set the damaged end aside, which the audit goes on telling.
        let isSetAside = audit.flaws.contains { $0.kind == .quarantineUnacknowledged }
        let isNoticed =
            audit.outcome != .intact
            && (!log.flaws.isEmpty || log.recovery != nil || isEnd && isSetAside)
        guard missing.isEmpty || isNoticed || isEnd && lie.canHideTheEnd else {
            throw Contradiction(
                description:
                    "\(lie): \(missing.sorted()) of \(expected.count) are missing, the audit "
                    + "says \(audit.flaws), the log \(log.flaws)")
        }
        // Where no writer came by since, one bit hides one event, or the batch at the end.
        let isOneBit = lie == .flipAtRest || lie == .misread
        guard !isOneBit || missing.count <= 1 || isEnd else {
            throw Contradiction(description: "\(lie): one bit hides \(missing.sorted())")
        }
        try checkBesides(log, audit, lines)
    }

    /// Evidence that an event cites, and checkpoints, are right or the audit says that they are not.
    private func checkBesides(_ log: Log, _ audit: Audit, _ lines: [Line]) throws {
        guard audit.outcome == .intact else { return }
        let cited = Set(lines.compactMap { $0.data["evidence"]?.string })
        for (hash, bytes) in schedule.evidence where cited.contains(hash.hex) {
            guard try log.evidence(hash) == bytes else {
                throw Contradiction(description: "\(lie): evidence \(hash) is lost, and intact")
            }
        }
        if let covered = schedule.checkpoints.map(\.size).max(), covered > UInt64(lines.count),
            try log.checkpoints().contains(where: { $0.checkpoint.size == covered })
        {
            throw Contradiction(description: "\(lie): a checkpoint covers what is missing")
        }
    }
}

extension Draft {
    fileprivate func makes(_ line: Line) -> Bool {
        line.stream == stream && line.type == type && line.data == data
    }
}
