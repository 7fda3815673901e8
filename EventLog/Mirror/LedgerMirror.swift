import Synchronization

/// A faithful copy of a ledger in another folder, brought up to date as often as one likes.
///
/// The mirror is a ledger folder like any other: readers, audits and ``Repair`` take it as it is. A
/// plain copy of the folder, made at any moment, can become one.
public struct LedgerMirror: Sendable {
    let ledger: LedgerFolder
    let mirror: LedgerFolder
    let disk: any Disk

    /// The mirror at `mirror` of the ledger in `ledger`; nothing is read yet.
    ///
    /// Both paths must be complete and name no folder by a link: only then do they tell whether one
    /// lies inside the other.
    ///
    /// - Throws: ``MirrorError`` with `.nested`.
    public init(of ledger: String, at mirror: String, disk: any Disk) throws(MirrorError) {
        self.ledger = LedgerFolder(ledger)
        self.mirror = LedgerFolder(mirror)
        self.disk = disk
        guard !self.ledger.overlaps(self.mirror) else {
            throw .nested(ledger: self.ledger.path, mirror: self.mirror.path)
        }
    }

    /// Adds to the mirror what the ledger has durably and the mirror lacks; durable on return.
    ///
    /// The ledger is audited whole, every byte of the mirror's log is compared with it, and the
    /// mirror is audited as it will be, before anything is written. The ledger's lock is held only
    /// while its end is made durable; others may append to it meanwhile. A crash leaves the mirror
    /// as it was or with a part of what it lacked, and the next update goes on from there.
    ///
    /// - Throws: ``MirrorError``.
    /// - Complexity: O(*n*) in the bytes of both to read; writes what is missing.
    public func update(timeoutMilliseconds: Int) throws(MirrorError) -> MirrorReport {
        let log = try durableLog(timeoutMilliseconds)
        try requireMirror(of: log.identity)
        let lock = try MirrorError.disk("mirroring the ledger") { () throws(DiskError) in
            try disk.lock(mirror.identity, timeoutMilliseconds: timeoutMilliseconds)
        }
        return try withExtendedLifetime(lock) { () throws(MirrorError) in try update(from: log) }
    }

    private func update(from log: Log) throws(MirrorError) -> MirrorReport {
        let segments = log.state.withLock { $0.segments }.filter { $0.byteCount > 0 }
        let past = log.state.withLock { $0.index.past }
        let (scan, sharedCount) = try MirrorError.disk("reading the mirror") {
            () throws(DiskError) in try self.scan(knowing: past)
        }
        guard scan.flaws.isEmpty else { throw .mirrorDamaged(scan.flaws) }
        try compare(segments, of: log.size, with: scan, sharing: sharedCount)
        let view = try view(with: segments, of: log.size, behind: scan)
        let audit = try MirrorError.log { () throws(LogError) in
            try Audit(of: mirror.path, disk: view)
        }
        let isBeyond = { (checkpoint: CheckedCheckpoint) in checkpoint.agreement == .tailRemoved }
        if let larger = audit.checkpoints.last(where: isBeyond) {
            throw .mirrorLonger(ledger: log.size, mirror: larger.signed.checkpoint.size)
        }
        // Nor is the mark of a folder that was copied a part of the mirror.
        let flaws = audit.flaws.filter { $0.kind != .quarantineMissing && !$0.isToldByMark }
        guard flaws.isEmpty, let root = audit.root else { throw .mirrorDamaged(flaws) }
        let writer = MirrorWriter(
            placement: Placement(folder: mirror, disk: disk), ledger: ledger, view: view)
        let setAside = try writer.write(segments, behind: scan)
        func count(in room: String) -> Int { view.paths.count { $0.hasPrefix(room + "/") } }
        let byteCounts = (segments.map(\.byteCount), scan.segments.map(\.byteCount))
        return MirrorReport(
            size: audit.size, root: root, addedEventCount: audit.size - scan.index.size,
            addedByteCount: byteCounts.0.reduce(0, +) - byteCounts.1.reduce(0, +),
            evidenceCount: count(in: mirror.evidence),
            checkpointCount: count(in: mirror.checkpoints),
            quarantineCount: count(in: mirror.quarantine), setAside: setAside,
            recovery: log.recovery)
    }

    /// The ledger's log as far as it is durable, intact in every respect.
    ///
    /// A batch that a killed writer left may still be lost in a crash: opening for appending makes
    /// it durable, so that the mirror never has what the ledger loses.
    private func durableLog(_ timeoutMilliseconds: Int) throws(MirrorError) -> Log {
        let log = try MirrorError.log { () throws(LogError) in
            try Log.open(
                ledger.path, for: .appending(timeoutMilliseconds: timeoutMilliseconds), disk: disk)
        }
        log.close()
        guard log.flaws.isEmpty else { throw .ledgerDamaged(log.flaws) }
        let audit = try MirrorError.log { () throws(LogError) in
            try Audit(of: ledger.path, disk: disk)
        }
        // A torn tail now is what a writer has under way; bytes set aside that were lost cannot be had
        // again, and are no reason to leave the rest without a copy.
        let flaws = audit.flaws.filter { $0.kind != .tornTail && $0.kind != .quarantineMissing }
        guard flaws.isEmpty else { throw .ledgerDamaged(flaws) }
        return log
    }

    /// Makes the mirror where there is none; refuses the folder of another ledger.
    private func requireMirror(of identity: Identity) throws(MirrorError) {
        let byteCount = try MirrorError.disk("looking for the mirror") { () throws(DiskError) in
            try disk.size(of: mirror.identity)
        }
        let found = try MirrorError.log { () throws(LogError) in
            guard byteCount == nil else { return try Log.readIdentity(mirror, disk: disk) }
            try Log.create(mirror.path, identity: identity, disk: disk)
            return identity
        }
        guard found == identity else { throw .otherLedger(expected: identity, found: found) }
    }

    /// The mirror as it will be: evidence before the events that cite it, and what stands for
    /// events behind them.
    private func view(
        with segments: [Segment], of size: UInt64, behind scan: LogScan
    ) throws(MirrorError) -> LedgerView {
        var view = LedgerView(disk)
        try addMissing(in: ledger.evidence, to: mirror.evidence, &view)
        // The end of the mirror's log may be the beginning of a segment that the ledger lacks.
        if let tail = scan.tail { view.put(.absent, at: mirror.segment(tail.segment)) }
        for segment in segments {
            view.put(
                .part(of: ledger.segment(segment.name), byteCount: segment.byteCount),
                at: mirror.segment(segment.name))
        }
        try addCheckpoints(upTo: size, &view)
        try addMissing(in: ledger.quarantine, to: mirror.quarantine, &view)
        return view
    }

    /// Shows the finished files of a room of the ledger that the mirror does not have.
    private func addMissing(
        in room: String, to target: String, _ view: inout LedgerView
    ) throws(MirrorError) {
        let missing = try MirrorError.disk("comparing the mirror") { () throws(DiskError) in
            var missing: [(name: String, byteCount: UInt64)] = []
            for name in try disk.list(room)?.sorted() ?? []
            where !name.hasSuffix(LedgerFolder.unfinishedSuffix) {
                guard try disk.size(of: target + "/" + name) == nil,
                    let byteCount = try disk.size(of: room + "/" + name)
                else { continue }
                missing.append((name, byteCount))
            }
            return missing
        }
        for (name, byteCount) in missing {
            view.put(.part(of: room + "/" + name, byteCount: byteCount), at: target + "/" + name)
        }
    }

    /// Shows the ledger's checkpoints over at most so many events, with the signatures of both.
    ///
    /// A larger one was issued since the ledger was looked at; it comes with its events.
    private func addCheckpoints(
        upTo size: UInt64, _ view: inout LedgerView
    ) throws(MirrorError) {
        let (ours, theirs) = try MirrorError.disk("comparing the checkpoints") {
            () throws(DiskError) in
            (
                try CheckpointFolder(folder: ledger, disk: disk).files(),
                try CheckpointFolder(folder: mirror, disk: disk).files()
            )
        }
        let kept = Dictionary(uniqueKeysWithValues: theirs.map { ($0.name, $0.content) })
        for (name, content) in ours {
            guard case .checkpoint(let signed) = content, signed.checkpoint.size <= size
            else { continue }
            var merged = signed
            if case .checkpoint(let other) = kept[name] {
                // Another root over as many events: the audit of the view tells.
                guard other.checkpoint == signed.checkpoint else { continue }
                merged = other
                merged.merge(signed)
                guard merged != other else { continue }
            }
            guard merged.note.signatures.count <= Note.signatureLimit else {
                throw .otherCheckpoint(.tooManySignatures)
            }
            view.put(.bytes(merged.bytes), at: mirror.path + "/" + name)
        }
    }
}
