import EventLog
import TestSupport

/// One schedule of work, faults, crashes and reopenings, all of it drawn from one seed.
///
/// Up to two writers take turns. Whatever happens, every log that is opened shows each acknowledged
/// batch at its place, each other batch whole or not at all, and nothing besides.
struct FaultSchedule {
    typealias Contradiction = Chronicle.Contradiction

    static let key: Result<SignerKey, NoteError> = Result { () throws(NoteError) in
        try SignerKey.constant(for: SmallLedger.identity.origin)
    }

    var generator: SeededGenerator
    var disk: FaultyDisk
    var logs: [Log] = []
    var chronicle = Chronicle()
    var evidence: [(hash: Hash, bytes: [UInt8])] = []
    var checkpoints: [Checkpoint] = []
    /// How many events the mirror has had durably.
    var mirroredSize: UInt64 = 0
    /// What happened, and how often.
    private(set) var tally: [String: Int] = [:]
    /// Whether the disk lies: an append may find that what was synced is not there.
    var diskLies = false
    /// The fault that is still to come.
    private(set) var armed: FaultyDisk.Fault?

    init(seed: UInt64, on ledger: FaultyDisk) {
        generator = SeededGenerator(seed: seed)
        disk = ledger.copy()
    }

    /// Works through the schedule and ends in a crash, after which a writer finds everything in order.
    mutating func run() throws {
        for _ in 0..<Int.random(in: 8...40, using: &generator) {
            if chance(25) { arm() }
            do {
                try step()
            } catch let error as LogError {
                // Reading takes a sync too, which a fault may have met.
                try requireFault(error, or: [])
            }
            if disk.hasStopped { try restart() }
        }
        logs = []
        disk = disk.crashed(using: &generator)
        armed = nil
        try look()
        try openWriter()
        logs = []
        let audit = try Audit(of: SmallLedger.folder, disk: disk, keys: [Self.key.get().verifier])
        let others = audit.flaws.filter { $0.kind != .quarantineUnacknowledged }
        guard others.isEmpty else {
            throw Contradiction(description: "the audit finds \(others)")
        }
        try lookAtMirror()
    }

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &generator) < percent
    }

    mutating func count(_ what: String) {
        tally[what, default: 0] += 1
    }

    // MARK: Faults

    mutating func arm() {
        let kind =
            [DiskError.Kind.full, .failed, .permission].randomElement(using: &generator) ?? .failed
        let percent = Int.random(in: 0...100, using: &generator)
        let fault: FaultyDisk.Fault =
            switch Int.random(in: 0..<9, using: &generator) {
            case 0: .refuse(kind)
            case 1: .stopHalfWay(kind)
            case 2: .failAfterwards(kind)
            case 3, 4: .failSync(kind)
            case 5, 6: .crash(percent: percent)
            default: .kill(percent: percent)
            }
        disk.fail(call: disk.callCount + Int.random(in: 0...5, using: &generator), with: fault)
        armed = fault
    }

    /// Begins anew after the machine or all processes stopped.
    private mutating func restart() throws {
        stop()
        try look()
        try lookAtMirror()
    }

    /// Leaves what the machine, or all its processes, leave when they stop.
    mutating func stop() {
        logs = []
        if case .kill = armed {
            count("kills")
            disk = disk.reopened()
        } else {
            count("crashes")
            disk = disk.crashed(using: &generator)
        }
        armed = nil
    }

    // MARK: Work

    mutating func step() throws {
        guard let log = logs.randomElement(using: &generator) else { return try openWriter() }
        switch Int.random(in: 0..<20, using: &generator) {
        case 0, 1: try openWriter()
        case 2: close()
        case 3: try look()
        case 4: try storeEvidence(in: log)
        case 5: try issueCheckpoint(of: log)
        case 6: try appendAgain(to: log)
        case 7: try appendStale(to: log)
        case 8 where armed == nil: try restart()
        case 9: try updateMirror()
        case 10 where armed == nil && mirroredSize > 0: try damageAndRepair()
        default: try append(to: log)
        }
    }

    private mutating func close() {
        logs.remove(at: Int.random(in: logs.indices, using: &generator)).close()
    }

    /// Opens another log for appending, unless two are open or another one keeps it out.
    mutating func openWriter() throws {
        guard logs.count < 2 else { return close() }
        let log: Log
        do {
            // Some write an index, so that others read the end of the log only.
            log = try SmallLedger.opened(
                disk, indexByteLimit: chance(30) ? 1_000 : Log.usualIndexByteLimit)
        } catch let error as LogError {
            try requireFault(error, or: [.locked])
            return
        }
        count("openings")
        if let recovery = log.recovery { count("\(recovery.kind) tails") }
        chronicle.settle(by: try chronicle.check(try intactLines(of: log)))
        logs.append(log)
    }

    /// Appends to some log that is open.
    mutating func appendAny() throws {
        guard let log = logs.randomElement(using: &generator) else { return }
        if chance(80) { try append(to: log) } else { try storeEvidence(in: log) }
    }

    private mutating func append(to log: Log) throws {
        let key = chance(50) ? "k\(chronicle.attempts.count)" : nil
        let number = chronicle.begin(
            Int.random(in: 1...3, using: &generator), key: key, using: &generator)
        try append(number, to: log)
    }

    mutating func append(_ number: Int, to log: Log) throws {
        let attempt = chronicle.attempts[number]
        do {
            let positions = try log.append(
                attempt.drafts, by: "vp-hu", at: SmallLedger.start, key: attempt.key)
            guard positions.count == attempt.drafts.count, let first = positions.first else {
                throw Contradiction(description: "batch \(number) got the positions \(positions)")
            }
            count("batches acknowledged")
            chronicle.settle(number, as: .acknowledged(first: first.rawValue))
        } catch let error as LogError {
            try requireFault(error, or: [.readOnly, .closed])
            count("appends failed")
            // Most go by the advice to open the ledger again, some go on trying.
            if chance(80) { logs.removeAll { $0 === log } }
        }
    }

    /// Appends what has a key once more: the same drafts are found, other ones refused.
    private mutating func appendAgain(to log: Log) throws {
        let keyed = chronicle.acknowledged.filter { chronicle.attempts[$0].key != nil }
        guard let number = keyed.randomElement(using: &generator),
            case .acknowledged(let first) = chronicle.attempts[number].fate
        else { return }
        let attempt = chronicle.attempts[number]
        do {
            let positions = try log.append(
                attempt.drafts, by: "vp-hu", at: SmallLedger.start, key: attempt.key)
            guard positions.map(\.rawValue) == attempt.drafts.indices.map({ first + UInt64($0) })
            else { throw Contradiction(description: "key of \(number) names \(positions)") }
            count("batches found by key")
        } catch let error as LogError {
            try requireFault(error, or: [.readOnly, .closed])
        }
        do {
            _ = try log.append(
                [SmallLedger.draft("s9")], by: "vp-hu", at: SmallLedger.start, key: attempt.key)
            throw Contradiction(description: "key of \(number) was used for other data")
        } catch let error as LogError {
            try requireFault(error, or: [.readOnly, .closed, .keyReused])
        }
    }

    private mutating func appendStale(to log: Log) throws {
        let draft = Draft(
            stream: "s0", type: "report.submitted", data: .object([]), expectedRevision: 9_999)
        do {
            _ = try log.append([draft], by: "vp-hu", at: SmallLedger.start)
            throw Contradiction(description: "a stale batch was taken")
        } catch let error as LogError {
            try requireFault(error, or: [.readOnly, .closed, .stale])
            count("stale batches refused")
        }
    }

    private mutating func storeEvidence(in log: Log) throws {
        let bytes = (0..<Int.random(in: 0...1_500, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        let hash: Hash
        do {
            hash = try log.storeEvidence(bytes)
        } catch {
            return try requireFault(error, or: [.readOnly, .closed])
        }
        evidence.append((hash, bytes))
        count("evidence")
        try append(chronicle.begin(1, key: nil, citing: hash, using: &generator), to: log)
    }

    private mutating func issueCheckpoint(of log: Log) throws {
        do {
            checkpoints.append(try log.issueCheckpoint(signedBy: try Self.key.get()).checkpoint)
            count("checkpoints")
        } catch ProvingError.log(let error) {
            try requireFault(error, or: [.readOnly, .closed])
        }
    }

    /// Accepts an error that the disk's fault explains, or one of these.
    func requireFault(_ error: LogError, or codes: [LogError.Code]) throws {
        let explained: [LogError.Code] = [.ioFailed, .diskFull, .permission]
        guard
            codes.contains(error.code) || armed != nil && explained.contains(error.code)
                || diskLies && error.code == .ioFailed
        else {
            throw Contradiction(description: "\(error)")
        }
    }

    // MARK: Looking

    /// Opens the log for reading and holds what it shows against all that was acknowledged.
    mutating func look() throws {
        // As another process sees it, whose own calls do not fail.
        let log = try SmallLedger.opened(disk.reopened(), for: .reading)
        _ = try chronicle.check(try intactLines(of: log))
        for (hash, bytes) in evidence where try log.evidence(hash) != bytes {
            throw Contradiction(description: "evidence \(hash) is lost")
        }
        let kept = try log.checkpoints().map(\.checkpoint)
        guard checkpoints.allSatisfy(kept.contains) else {
            throw Contradiction(description: "a checkpoint is lost")
        }
        count("readings")
    }

    /// The events of a log in which nothing is damaged: no crash leaves any.
    private func intactLines(of log: Log) throws -> [Line] {
        let lines = try log.lines()
        guard log.flaws.isEmpty else {
            throw Contradiction(description: "damage is found: \(log.flaws)")
        }
        return lines
    }
}
