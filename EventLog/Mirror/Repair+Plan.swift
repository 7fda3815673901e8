extension Repair {
    /// A repair that was checked: the ledger as it will be, and what it rests on.
    struct Plan {
        let folder: LedgerFolder
        let view: LedgerView
        /// The paths in it of which there is no file yet.
        let added: Set<String>
        let taken: RangeSet<UInt64>
        let isIdentityTaken: Bool
        let isIdentityUncovered: Bool
        let checkpoint: CheckedCheckpoint?
        /// The copies of replaced files that no event names, those there are and those to be made.
        let unrecordedCopies: [String]
        let size: UInt64
        let root: Hash
        let remaining: [Flaw]

        func report(setAside: [String: String]) -> RepairReport {
            let covered = checkpoint.map { taken.upTo($0.signed.checkpoint.size) }
            return RepairReport(
                files: view.paths.map {
                    RepairReport.File(
                        name: String($0.dropFirst(folder.path.count + 1)), setAside: setAside[$0],
                        isNew: added.contains($0))
                }, events: taken, checkpoint: checkpoint, covered: covered ?? RangeSet(),
                uncovered: taken.subtracting(covered ?? RangeSet()),
                isIdentityTaken: isIdentityTaken, isIdentityUncovered: isIdentityUncovered,
                unrecordedCopies: unrecordedCopies, size: size, root: root, remaining: remaining)
        }
    }

    /// Finds what is to be changed and holds the ledger as it will be against everything known.
    func plan() throws(MirrorError) -> Plan {
        let (identity, acknowledged) = try intactMirror()
        var view = LedgerView(disk)
        let isIdentityTaken = try mendIdentity(identity, &view)
        for (_, signed) in given where !signed.checkpoint.isOf(identity.origin) {
            throw .otherCheckpoint(
                .otherOrigin(expected: identity.origin, found: signed.checkpoint.origin))
        }
        let taken = try mendLog(&view)
        try mendEvidence(&view)
        try mendQuarantine(acknowledged, &view)
        let kept = try mendCheckpoints(identity.origin, &view)
        let audit = try MirrorError.log { () throws(LogError) in
            try Audit(
                of: ledger.path, disk: view, checkpoints: given + (keys.isEmpty ? [] : kept),
                keys: keys)
        }
        // Where the mirror is too old to have the lost end, nothing may take its place: a newer one could
        // bring it back only as long as nothing stands there.
        let obstacles = audit.flaws.filter { !Repair.isBeside($0.kind) }
        guard obstacles.isEmpty, let root = audit.root else {
            throw .unrepairable(obstacles.isEmpty ? audit.flaws : obstacles)
        }
        let trusted = trusted(audit.checkpoints, changed: Set(view.paths))
        let isOpened = isIdentityTaken ? try isOpened(as: identity, in: view) : true
        let isOpeningKnown = !taken.contains(0) || trusted?.signed.checkpoint.size ?? 0 > 0
        let covering = trusted.flatMap { checked in
            taken.upTo(checked.signed.checkpoint.size).isEmpty ? nil : checked
        }
        return Plan(
            folder: ledger, view: view, added: try added(by: view), taken: taken,
            isIdentityTaken: isIdentityTaken,
            isIdentityUncovered: isIdentityTaken && !(isOpened && isOpeningKnown),
            checkpoint: covering,
            unrecordedCopies: Set(audit.unrecordedCopies).union(try copies(of: view)).sorted(),
            size: audit.size, root: root, remaining: audit.flaws)
    }

    /// The largest checkpoint that vouches for what it covers.
    private func trusted(
        _ checkpoints: [CheckedCheckpoint], changed: Set<String>
    ) -> CheckedCheckpoint? {
        checkpoints.filter { checked in
            checked.agreement == .consistent
                && (keys.isEmpty
                    ? !changed.contains(ledger.path + "/" + checked.name)
                    : !checked.attestations.isEmpty)
        }.max { $0.signed.checkpoint.size < $1.signed.checkpoint.size }
    }

    /// The paths in the view of which there is no file.
    private func added(by view: LedgerView) throws(MirrorError) -> Set<String> {
        try MirrorError.disk("reading what would be replaced") { () throws(DiskError) in
            var paths: Set<String> = []
            for path in view.paths where try disk.size(of: path) == nil { paths.insert(path) }
            return paths
        }
    }

    /// The names that the copies of the files get which the view changes.
    private func copies(of view: LedgerView) throws(MirrorError) -> [String] {
        try MirrorError.disk("reading what would be replaced") { () throws(DiskError) in
            var names: [String] = []
            for path in view.paths {
                guard let bytes = try disk.contents(of: path) else { continue }
                names.append(LedgerFolder.replacedName(of: path, holding: bytes))
            }
            return names
        }
    }

    /// Whether a flaw says nothing against the lines of the log: it is told and stays.
    ///
    /// So does a tail: what the mirror does not have is for the recovery to set aside.
    private static func isBeside(_ kind: Flaw.Kind) -> Bool {
        switch kind {
        case .tornTail, .unclearTail, .foreignFile, .evidenceMissing,
            .evidenceChanged, .quarantineChanged, .quarantineMissing, .quarantineUnacknowledged,
            .checkpointDamaged:
            true
        default: false
        }
    }

    /// The identity of the mirror, which must be intact itself.
    private func intactMirror() throws(MirrorError) -> (Identity, acknowledged: Set<String>) {
        let (identity, audit) = try MirrorError.log { () throws(LogError) in
            (try Log.readIdentity(mirror, disk: disk), try Audit(of: mirror.path, disk: disk))
        }
        // None of these says anything against what the mirror's log holds.
        let flaws = audit.flaws.filter {
            ![.tornTail, .quarantineUnacknowledged, .quarantineMissing].contains($0.kind)
                && !$0.isToldByMark
        }
        guard flaws.isEmpty else { throw .mirrorDamaged(flaws) }
        return (identity, audit.acknowledgedFiles)
    }

    /// Whether the first event says that this is the ledger's identity; refuses another one.
    private func isOpened(
        as identity: Identity, in view: LedgerView
    ) throws(MirrorError) -> Bool {
        let opened = try MirrorError.disk("reading the first event") { () throws(DiskError) in
            try Identity.opening(of: ledger, disk: view)
        }
        // An empty log has no first event.
        guard let opened else { return false }
        guard opened == identity else { throw .otherLedger(expected: opened, found: identity) }
        return true
    }

    /// Takes from the mirror what was set aside here, is named by an event, and is gone.
    private func mendQuarantine(
        _ acknowledged: Set<String>, _ view: inout LedgerView
    ) throws(MirrorError) {
        for name in acknowledged.sorted() where !name.contains("/") {
            let (ours, theirs) = try MirrorError.disk("reading quarantine") {
                () throws(DiskError) in
                (
                    try disk.size(of: ledger.quarantine(name)),
                    try disk.contents(of: mirror.quarantine(name))
                )
            }
            guard ours == nil, let theirs,
                name.hasSuffix("-" + LedgerFolder.quarantineEnding(Hash(of: theirs)))
            else { continue }
            view.put(
                .part(of: mirror.quarantine(name), byteCount: UInt64(theirs.count)),
                at: ledger.quarantine(name))
        }
    }

    /// Takes `ledger.json` from the mirror where it is no identity, or not the one that the ledger's first
    /// event says; answers whether it does.
    private func mendIdentity(
        _ identity: Identity, _ view: inout LedgerView
    ) throws(MirrorError) -> Bool {
        var found: Identity?
        do throws(LogError) {
            found = try Log.readIdentity(ledger, disk: disk)
        } catch {
            guard error.code == .notALedger else { throw .log(error) }
        }
        guard found != identity else { return false }
        let opened = try MirrorError.disk("reading the first event") { () throws(DiskError) in
            try Identity.opening(of: ledger, disk: disk)
        }
        if let found, opened != identity {
            throw .otherLedger(expected: found, found: identity)
        }
        let byteCount = UInt64(identity.bytes.count)
        view.put(.part(of: mirror.identity, byteCount: byteCount), at: ledger.identity)
        return true
    }

    /// Takes damaged and missing lines from the mirror; answers which.
    private func mendLog(_ view: inout LedgerView) throws(MirrorError) -> RangeSet<UInt64> {
        var scan = LogScan(mirror, disk: disk, isWhole: false)
        let present = try MirrorError.disk("reading the logs") { () throws(DiskError) in
            try scan.run()
            return try disk.list(ledger.log) ?? []
        }
        let size = scan.index.size
        let segments = scan.segments.filter { $0.byteCount > 0 }
        var taken = RangeSet<UInt64>()
        for segment in segments {
            let path = ledger.segment(segment.name)
            let (ours, theirs) = try MirrorError.disk("reading the logs") { () throws(DiskError) in
                (
                    try disk.contents(of: path),
                    try disk.read(
                        mirror.segment(segment.name), from: 0, count: Int(segment.byteCount))
                )
            }
            guard ours != theirs else { continue }
            let mended = try MendedSegment(
                ours ?? [], named: segment.name, from: theirs, isLast: segment == segments.last,
                size: size)
            taken.formUnion(mended.taken)
            guard ours != theirs + mended.rest else { continue }
            view.put(
                mended.rest.isEmpty
                    ? .part(
                        of: mirror.segment(segment.name), byteCount: segment.byteCount)
                    : .bytes(theirs + mended.rest), at: path)
        }
        let names = Set(segments.map(\.name))
        for name in present.sorted() where !names.contains(name) {
            guard let first = LedgerFolder.firstPosition(ofSegment: name), first.rawValue < size
            else { continue }
            try removeMisnamed(name, size: size, &view)
        }
        return taken
    }

    /// Takes away a segment that the mirror does not have among those it has; its events are there.
    private func removeMisnamed(
        _ name: String, size: UInt64, _ view: inout LedgerView
    ) throws(MirrorError) {
        let path = ledger.segment(name)
        let bytes = try MirrorError.disk("reading the log") { () throws(DiskError) in
            try disk.contents(of: path) ?? []
        }
        _ = try MendedSegment(bytes, named: name, from: [], isLast: false, size: size)
        view.put(.absent, at: path)
    }

    /// Takes evidence from the mirror that is missing here, or is not what its name says.
    private func mendEvidence(_ view: inout LedgerView) throws(MirrorError) {
        let changes = try MirrorError.disk("reading the evidence") { () throws(DiskError) in
            var changes: [(name: String, byteCount: UInt64)] = []
            for name in try disk.list(mirror.evidence)?.sorted() ?? [] {
                guard let hash = Hash(hex: name),
                    let byteCount = try disk.size(of: mirror.evidence(hash)),
                    try disk.contents(of: ledger.evidence(hash)).map(Hash.init(of:)) != hash
                else { continue }
                changes.append((name, byteCount))
            }
            return changes
        }
        for (name, byteCount) in changes {
            view.put(
                .part(of: mirror.evidence + "/" + name, byteCount: byteCount),
                at: ledger.evidence + "/" + name)
        }
    }

    /// Takes checkpoints from the mirror whose files are damaged here; answers all of the mirror's.
    private func mendCheckpoints(
        _ origin: String, _ view: inout LedgerView
    ) throws(MirrorError) -> [(name: String, signed: SignedCheckpoint)] {
        let (ours, theirs) = try MirrorError.disk("reading the checkpoints") {
            () throws(DiskError) in
            (
                try CheckpointFolder(folder: ledger, disk: disk).files(),
                try CheckpointFolder(folder: mirror, disk: disk).files()
            )
        }
        var intact: [(name: String, signed: SignedCheckpoint)] = []
        for (name, content) in theirs {
            guard case .checkpoint(let other) = content, let vouched = attestationCount(other)
            else { continue }
            intact.append((mirror.path + "/" + name, other))
            guard let own = ours.first(where: { $0.name == name })?.content else { continue }
            var ownVouched: Int?
            if case .checkpoint(let signed) = own, signed.checkpoint.isOf(origin) {
                ownVouched = attestationCount(signed)
                // Nearly the root of an intact log: its file is damaged.
                if ownVouched == 0, signed.checkpoint.root.isNearly(other.checkpoint.root) {
                    ownVouched = nil
                }
            }
            // A damaged name or number of a key looks like a signature by a key nobody knows.
            guard ownVouched == nil || ownVouched == 0 && vouched > 0 else { continue }
            view.put(.bytes(other.bytes), at: ledger.path + "/" + name)
        }
        return intact
    }

    /// How many of its signatures known keys made; `nil` where one by a known key is wrong.
    private func attestationCount(_ signed: SignedCheckpoint) -> Int? {
        do throws(NoteError) {
            return try signed.note.attestations(by: keys).count
        } catch .unverified {
            return 0
        } catch {
            return nil
        }
    }
}

extension RangeSet<UInt64> {
    /// The numbers below a bound.
    fileprivate func upTo(_ end: UInt64) -> RangeSet<UInt64> { intersection(RangeSet(0..<end)) }
}
