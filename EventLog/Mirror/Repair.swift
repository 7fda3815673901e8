/// The repair of a damaged ledger from a mirror of it.
///
/// What is damaged or missing is taken from the mirror, what is intact stays: a line that is intact
/// in both and not the same ends the repair. The repaired log must be in order, agree with every
/// checkpoint, and what was taken must be covered by a trusted one, else it is done only for those
/// who trust the mirror.
public struct Repair: Sendable {
    let ledger: LedgerFolder
    let mirror: LedgerFolder
    let disk: any Disk
    let given: [(name: String, signed: SignedCheckpoint)]
    let keys: [VerifierKey]

    /// The repair of the ledger in `ledger` from `mirror`; nothing is read yet.
    ///
    /// Without `keys` the checkpoints in the ledger's folder and those given are trusted; with keys
    /// those that one of them signed, the mirror's among them. Both paths must be complete and name
    /// no folder by a link.
    ///
    /// - Throws: ``MirrorError`` with `.nested`.
    public init(
        of ledger: String, from mirror: String, disk: any Disk,
        checkpoints: [(name: String, signed: SignedCheckpoint)] = [], keys: [VerifierKey] = []
    ) throws(MirrorError) {
        self.ledger = LedgerFolder(ledger)
        self.mirror = LedgerFolder(mirror)
        self.disk = disk
        given = checkpoints
        self.keys = keys
        guard !self.ledger.overlaps(self.mirror) else {
            throw .nested(ledger: self.ledger.path, mirror: self.mirror.path)
        }
    }

    /// Checks everything and tells what a repair would change; writes nothing.
    ///
    /// - Throws: ``MirrorError``, but not `.restsOnMirror`: the report says what does.
    /// - Complexity: O(*n*) in the bytes of both.
    public func rehearse(
        approving approve: (RepairReport, any Disk) -> Bool = { _, _ in true }
    ) throws(MirrorError) -> RepairReport {
        try requireLedger()
        let plan = try plan()
        let report = plan.report(setAside: [:])
        guard try approve(report, settled(plan.view)) else { throw .notApproved }
        return report
    }

    /// Repairs the ledger; durable on return.
    ///
    /// All is checked before anything is written, last by `approve`, which is given the report and a disk to
    /// read from, on which the ledger is as it will be. Then every changed file is copied to `quarantine/`
    /// and its successor written there, and only when all of them are durable is each put in its
    /// place in one step. A crash leaves each file as it was or repaired, and a second run completes
    /// the repair.
    ///
    /// - Throws: ``MirrorError``.
    /// - Complexity: O(*n*) in the bytes of both; writes each changed file and the copy of it.
    public func run(
        trustingMirror: Bool, timeoutMilliseconds: Int,
        approving approve: (RepairReport, any Disk) -> Bool = { _, _ in true }
    ) throws(MirrorError) -> RepairReport {
        try requireLedger()
        let lock = try MirrorError.disk("repairing the ledger") { () throws(DiskError) in
            // Without `ledger.json` nobody writes; only other repairs are to be kept away.
            let isNamed = try disk.size(of: ledger.identity) != nil
            return try disk.lock(
                isNamed ? ledger.identity : ledger.path, timeoutMilliseconds: timeoutMilliseconds)
        }
        return try withExtendedLifetime(lock) { () throws(MirrorError) in
            let plan = try plan()
            let report = plan.report(setAside: [:])
            guard trustingMirror || report.uncovered.isEmpty && !report.isIdentityUncovered else {
                throw .restsOnMirror(
                    events: report.uncovered, identity: report.isIdentityUncovered)
            }
            guard try approve(report, settled(plan.view)) else { throw .notApproved }
            let (setAside, lock) = try apply(plan.view)
            defer { lock?.release() }
            let audit = try MirrorError.log { () throws(LogError) in
                try Audit(of: ledger.path, disk: disk, checkpoints: given, keys: keys)
            }
            guard audit.root == report.root else {
                throw .log(
                    LogError(
                        .damaged, "the disk gives other bytes back than were put in place",
                        place: .path(ledger.path)))
            }
            return plan.report(setAside: setAside)
        }
    }

    /// Refuses a folder that holds no ledger; one that lost its `ledger.json` does.
    private func requireLedger() throws(MirrorError) {
        let isThere = try MirrorError.log { () throws(LogError) in
            try Audit.hasLedger(in: ledger.path, disk: disk)
        }
        guard isThere else { throw .log(Log.noLedger(ledger)) }
    }

    /// The view without what was derived from the damaged log, and all of it durable: it is for readers.
    private func settled(_ view: LedgerView) throws(MirrorError) -> LedgerView {
        try MirrorError.disk("reading what was derived") { () throws(DiskError) in
            var view = view
            let index = ledger.derived + "/index"
            for name in try disk.list(index) ?? [] { view.put(.absent, at: index + "/" + name) }
            guard let last = try view.list(ledger.log)?.max(),
                let byteCount = try view.size(of: ledger.segment(last))
            else { return view }
            let mark = Watermark(segment: last, byteCount: byteCount)
            view.put(.bytes(mark.bytes), at: ledger.watermark)
            return view
        }
    }

    /// Puts everything in place that the view shows; answers the names of what was set aside, and the lock
    /// on the `ledger.json` that was put in place.
    private func apply(
        _ view: LedgerView
    ) throws(MirrorError) -> (setAside: [String: String], lock: DiskLock?) {
        let placement = Placement(folder: ledger, disk: disk)
        try MirrorError.disk("repairing the ledger") { () throws(DiskError) in
            try placement.prepare()
            // What an interrupted repair put in place may not be durable yet.
            if view.paths.isEmpty { try placement.sync() }
        }
        // How far the log was durable stays told where nothing takes its place.
        guard !view.paths.isEmpty else { return ([:], nil) }
        var setAside: [String: String] = [:]
        for path in view.paths {
            let (old, new) = try MirrorError.disk("reading \(path)") { () throws(DiskError) in
                (try disk.contents(of: path), try view.contents(of: path))
            }
            if let old { setAside[path] = try placement.setAside(old, of: path) }
            if let new { try placement.stage(new, for: path) }
        }
        try MirrorError.disk("repairing the ledger") { () throws(DiskError) in
            try disk.syncFolder(ledger.quarantine)
            try forgetDerived()
            // How far the damaged log was durable says nothing of the repaired one.
            let watermark = WatermarkFile(folder: ledger, disk: disk)
            try watermark.withoutMark { () throws(DiskError) in
                for path in view.paths where path != ledger.identity {
                    if view.isAbsent(path) {
                        // Its copy bears that name already: the file itself takes the copy's place.
                        try disk.rename(path, to: ledger.quarantine(setAside[path] ?? ""))
                    } else {
                        try placement.place(path)
                    }
                }
                try placement.sync()
            }
        }
        return (setAside, try placeIdentity(of: view, by: placement))
    }

    /// Puts `ledger.json` in place, where it is to be; locked as the one before it is.
    ///
    /// It comes last, and is locked before it bears its name: nobody writes to the ledger before all else
    /// is in place, and the locks of two files let no two write at once.
    private func placeIdentity(
        of view: LedgerView, by placement: Placement
    ) throws(MirrorError) -> DiskLock? {
        guard view.paths.contains(ledger.identity) else { return nil }
        return try MirrorError.disk("repairing the ledger") { () throws(DiskError) in
            let lock = try placement.lock(stagedFor: ledger.identity)
            try placement.place(ledger.identity)
            try disk.syncFolder(ledger.path)
            return lock
        }
    }

    /// Takes away what was derived from the damaged log, before the repaired one is in its place: lines of
    /// one could pass for those of the other where only the last of them is looked at.
    private func forgetDerived() throws(DiskError) {
        try IndexFolder(folder: ledger, disk: disk).forget()
        try VerifiedFolder(folder: ledger, disk: disk).forget()
    }
}
