/// One audit under way: reads a ledger folder and gathers its flaws.
struct Auditor {
    let folder: LedgerFolder
    let disk: any Disk
    private(set) var flaws: [Flaw] = []
    private(set) var size: UInt64 = 0
    private(set) var root: Hash?
    private(set) var uncheckedSignatureCount: UInt64 = 0
    private(set) var checkpoints: CheckpointAudit
    /// How many bytes of a segment one core checks at a time.
    private let chunkByteCount: UInt64
    private var done: UInt64 = 0
    private var total: UInt64 = 0
    /// The evidence that was there when the audit began.
    private var present: Set<Hash> = []
    /// The citations of evidence that was not.
    private var missing: [Citation] = []
    /// The files in `quarantine/` that an event acknowledges.
    private var acknowledged: Set<String> = []

    /// How often the log is read where a writer goes on appending to it.
    private static let scanLimit = 4
    /// How long a writer is waited for; one append's write takes less.
    private static let waitMilliseconds = 500

    /// How many bytes of evidence are read at a time.
    private static let evidenceByteCount = 4 << 20

    init(
        _ folder: LedgerFolder, disk: any Disk, checkpoints: CheckpointAudit,
        chunkByteCount: UInt64 = Sweep.usualChunkByteCount
    ) {
        self.chunkByteCount = chunkByteCount
        self.folder = folder
        self.disk = disk
        self.checkpoints = checkpoints
    }

    mutating func run(progress: (UInt64, UInt64) -> Void) throws(DiskError) {
        let evidence = try disk.list(folder.evidence)?.sorted() ?? []
        present = Set(evidence.compactMap { Hash(hex: $0) })
        for name in try disk.list(folder.log) ?? [] {
            total += try disk.size(of: folder.segment(name)) ?? 0
        }
        for name in evidence { total += try disk.size(of: folder.evidence + "/" + name) ?? 0 }
        let identity = auditIdentity()
        try checkpoints.load(folder, disk: disk, origin: identity?.origin)
        if try !sweepLog(progress) {
            // What was read is read again, this time to tell what is wrong with it.
            total += done
            try scanLog(progress)
        }
        checkpoints.settle(size: size, flaws: flaws)
        flaws += checkpoints.flaws
        try auditEvidence(evidence, progress)
        try auditCitations()
        try auditQuarantine()
    }

    private mutating func advance(_ count: UInt64, _ progress: (UInt64, UInt64) -> Void) {
        done += count
        progress(done, max(done, total))
    }

    private mutating func auditIdentity() -> Identity? {
        do {
            return try Log.readIdentity(folder, disk: disk)
        } catch {
            flaws.append(
                Flaw(
                    .identityDamaged, in: "ledger.json",
                    expected: "the identity written when the ledger was made", found: "\(error)"))
            return nil
        }
    }

    /// Reads the log on all cores; answers whether nothing is wrong with it.
    private mutating func sweepLog(
        _ progress: (UInt64, UInt64) -> Void
    ) throws(DiskError) -> Bool {
        var sweep = Sweep(folder, disk: disk, chunkByteCount: chunkByteCount)
        var checkpoints = self.checkpoints
        checkpoints.begin()
        sweep.show(to: &checkpoints)
        missing = []
        acknowledged = []
        for _ in 1...Auditor.scanLimit {
            let byteCounts = try byteCounts()
            let isWhole = try sweep.run(
                grown: { $0.show(to: &checkpoints) },
                visit: { chunk in
                    missing += chunk.citations.filter { !present.contains($0.hash) }
                    acknowledged.formUnion(chunk.acknowledged)
                }, progress: { advance($0, progress) })
            if isWhole {
                size = sweep.prefix.tree.size
                uncheckedSignatureCount = sweep.prefix.signatureCount
                root = sweep.root()
                self.checkpoints = checkpoints
                return true
            }
            guard !sweep.isBroken else { return false }
            waitForWriter()
            if try self.byteCounts() == byteCounts { return false }
        }
        return false
    }

    /// How many bytes each segment has now.
    private func byteCounts() throws(DiskError) -> [String: UInt64] {
        var byteCounts: [String: UInt64] = [:]
        for name in try disk.list(folder.log) ?? [] {
            byteCounts[name] = try disk.size(of: folder.segment(name))
        }
        return byteCounts
    }

    /// Reads the log line after line and gathers what is wrong with it.
    private mutating func scanLog(_ progress: (UInt64, UInt64) -> Void) throws(DiskError) {
        var tree = MerkleTree()
        var checkpoints = self.checkpoints
        var signatureCount: UInt64 = 0
        var missing: [Citation] = []
        var acknowledged: Set<String> = []
        let scan = try settledScan(
            begin: {
                tree = MerkleTree()
                checkpoints.begin()
                checkpoints.pass(&tree)
                signatureCount = 0
                missing = []
                acknowledged = []
            },
            visit: { line in
                if line.position.rawValue == tree.size {
                    tree.append(line.bytes)
                    checkpoints.pass(&tree)
                }
                if line.signature != nil { signatureCount += 1 }
                for hash in Citation.hashes(in: line.data["evidence"])
                where !present.contains(hash) {
                    missing.append(Citation(hash: hash, position: line.position))
                }
                if let file = Acknowledgement.file(in: line) { acknowledged.insert(file) }
            }, progress: { advance($0, progress) })
        flaws += scan.flaws
        if let tail = scan.tail, scan.flaws.isEmpty { flaws.append(tail.flaw) }
        size = scan.index.size
        uncheckedSignatureCount = signatureCount
        self.checkpoints = checkpoints
        self.missing = missing
        self.acknowledged = acknowledged
        root = tree.size == size ? tree.root() : nil
    }

    /// A scan without the append that a living writer has under way.
    ///
    /// Such an append looks like a torn tail until it is written to its end. Where a tail is all that
    /// is wrong, its writer is waited for and, where the log has grown since, all is read again.
    private func settledScan(
        begin: () -> Void, visit: (Line) -> Void, progress: (UInt64) -> Void
    ) throws(DiskError) -> LogScan {
        for _ in 1..<Auditor.scanLimit {
            let scan = try scan(begin: begin, visit: visit, progress: progress)
            guard let tail = scan.tail, scan.flaws.isEmpty else { return scan }
            waitForWriter()
            let names = try disk.list(folder.log) ?? []
            let byteCount = try disk.size(of: folder.segment(tail.segment))
            let isAsBefore =
                names.count == scan.segments.count
                && byteCount == tail.byteOffset + UInt64(tail.bytes.count)
            if isAsBefore { return scan }
        }
        return try scan(begin: begin, visit: visit, progress: progress)
    }

    private func scan(
        begin: () -> Void, visit: (Line) -> Void, progress: (UInt64) -> Void
    ) throws(DiskError) -> LogScan {
        begin()
        var scan = LogScan(folder, disk: disk, isWhole: true)
        try scan.run(visit: visit, progress: progress)
        return scan
    }

    /// Returns when no writer holds the ledger, or after a while.
    private func waitForWriter() {
        do {
            _ = try disk.lock(folder.identity, timeoutMilliseconds: Auditor.waitMilliseconds)
        } catch {
            // Held still, or not to be asked for: what the log then looks like decides.
            return
        }
    }

    private mutating func auditEvidence(
        _ names: [String], _ progress: (UInt64, UInt64) -> Void
    ) throws(DiskError) {
        for name in names {
            let file = "evidence/" + name
            guard let hash = Hash(hex: name) else {
                // What a crash left of storing evidence was never acknowledged.
                guard !name.hasSuffix(LedgerFolder.unfinishedSuffix) else { continue }
                flaws.append(
                    Flaw(
                        .foreignFile, in: file, expected: "only evidence named by its hash",
                        found: name))
                continue
            }
            do {
                let found = try contentHash(of: folder.evidence(hash), progress)
                if found != hash {
                    flaws.append(
                        Flaw(
                            .evidenceChanged, in: file, expected: "bytes that hash to its name",
                            found: "bytes that hash to \(found)"))
                }
            } catch {
                flaws.append(
                    Flaw(
                        .unreadable, in: file, expected: "a file that can be read",
                        found: "\(error)"))
            }
        }
    }

    /// Tells of cited evidence that is not there.
    private mutating func auditCitations() throws(DiskError) {
        for citation in missing where try disk.size(of: folder.evidence(citation.hash)) == nil {
            flaws.append(
                Flaw(
                    .evidenceMissing, in: "evidence/\(citation.hash)",
                    position: citation.position, expected: "the evidence the event cites",
                    found: "no file"))
        }
    }

    private mutating func contentHash(
        of path: String, _ progress: (UInt64, UInt64) -> Void
    ) throws(DiskError) -> Hash {
        var sha = SHA256()
        var offset: UInt64 = 0
        while true {
            let bytes = try disk.read(path, from: offset, count: Auditor.evidenceByteCount)
            guard !bytes.isEmpty else { return sha.finish() }
            sha.update(bytes.span)
            offset += UInt64(bytes.count)
            advance(UInt64(bytes.count), progress)
        }
    }

    private mutating func auditQuarantine() throws(DiskError) {
        for name in try disk.list(folder.quarantine)?.sorted() ?? []
        where !name.hasSuffix(LedgerFolder.unfinishedSuffix) {
            let file = "quarantine/" + name
            let parts = name.split(separator: "-")
            guard parts.count == 3, let kind = Recovery.Kind(rawValue: String(parts[1])),
                parts[2].hasSuffix(".bytes")
            else {
                flaws.append(
                    Flaw(
                        .foreignFile, in: file, expected: "only what recovery set aside",
                        found: name))
                continue
            }
            let bytes = try disk.contents(of: folder.quarantine(name)) ?? []
            let hash = Hash(of: bytes)
            if parts[2] != LedgerFolder.quarantineEnding(hash) {
                flaws.append(
                    Flaw(
                        .quarantineChanged, in: file, expected: "bytes that hash to its name",
                        found: "bytes that hash to \(hash)"))
            }
            if kind == .unclear, !acknowledged.contains(name) {
                flaws.append(
                    Flaw(
                        .quarantineUnacknowledged, in: file,
                        position: UInt64(parts[0]).map(Position.init),
                        expected: "an event \(Acknowledgement.type) naming it",
                        found: "none: whether the batch was torn or rotted is not settled"))
            }
        }
    }
}
