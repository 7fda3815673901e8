/// One audit under way: reads a ledger folder and gathers its flaws.
struct Auditor {
    let folder: LedgerFolder
    let disk: any Disk
    private(set) var flaws: [Flaw] = []
    private(set) var size: UInt64 = 0
    private(set) var root: Hash?
    private(set) var uncheckedSignatureCount: UInt64 = 0
    private(set) var checkpoints: CheckpointAudit

    /// An event that cites evidence.
    private struct Citation {
        let hash: Hash
        let position: Position
    }

    /// The type of the event by which a person acknowledges a damaged tail set aside.
    static let acknowledgement = "recovery.acknowledged"

    /// How often the log is read where a writer goes on appending to it.
    private static let scanLimit = 4
    /// How long a writer is waited for; one append's write takes less.
    private static let waitMilliseconds = 500

    /// How many bytes of evidence are read at a time.
    private static let chunkByteCount = 4 << 20

    init(_ folder: LedgerFolder, disk: any Disk, checkpoints: CheckpointAudit) {
        self.folder = folder
        self.disk = disk
        self.checkpoints = checkpoints
    }

    mutating func run(progress: (UInt64, UInt64) -> Void) throws(DiskError) {
        let evidence = try disk.list(folder.evidence)?.sorted() ?? []
        var total: UInt64 = 0
        for name in try disk.list(folder.log) ?? [] {
            total += try disk.size(of: folder.segment(name)) ?? 0
        }
        for name in evidence { total += try disk.size(of: folder.evidence + "/" + name) ?? 0 }
        var done: UInt64 = 0
        let advance = { (count: UInt64) in
            done += count
            progress(done, max(done, total))
        }
        let identity = auditIdentity()
        try checkpoints.load(folder, disk: disk, origin: identity?.origin)
        var citations: [Citation] = []
        var acknowledged: Set<String> = []
        try auditLog(&citations, &acknowledged, advance)
        checkpoints.settle(size: size, flaws: flaws)
        flaws += checkpoints.flaws
        try auditEvidence(evidence, citations, advance)
        try auditQuarantine(acknowledged)
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

    private mutating func auditLog(
        _ citations: inout [Citation], _ acknowledged: inout Set<String>,
        _ progress: (UInt64) -> Void
    ) throws(DiskError) {
        var tree = MerkleTree()
        var checkpoints = self.checkpoints
        var signatureCount: UInt64 = 0
        let scan = try settledScan(
            begin: {
                tree = MerkleTree()
                checkpoints.begin(&tree)
                signatureCount = 0
                citations = []
                acknowledged = []
            },
            visit: { line in
                if line.position.rawValue == tree.size {
                    tree.append(line.bytes)
                    checkpoints.pass(&tree)
                }
                if line.signature != nil { signatureCount += 1 }
                citations += Auditor.evidence(citedBy: line.data).map {
                    Citation(hash: $0, position: line.position)
                }
                if line.type == Auditor.acknowledgement, let name = line.data["quarantine"]?.string
                {
                    acknowledged.insert(name)
                }
            }, progress: progress)
        flaws += scan.flaws
        if let tail = scan.tail, scan.flaws.isEmpty { flaws.append(tail.flaw) }
        size = scan.index.size
        uncheckedSignatureCount = signatureCount
        self.checkpoints = checkpoints
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

    /// The evidence that a payload cites: its member `evidence`, one hash or several.
    static func evidence(citedBy data: JSON) -> [Hash] {
        switch data["evidence"] {
        case .string(let text): [text].compactMap { Hash(hex: $0) }
        case .array(let values): values.compactMap { $0.string.flatMap { Hash(hex: $0) } }
        default: []
        }
    }

    private mutating func auditEvidence(
        _ names: [String], _ citations: [Citation], _ progress: (UInt64) -> Void
    ) throws(DiskError) {
        var present: Set<Hash> = []
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
            present.insert(hash)
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
        for citation in citations where !present.contains(citation.hash) {
            flaws.append(
                Flaw(
                    .evidenceMissing, in: "evidence/\(citation.hash)",
                    position: citation.position, expected: "the evidence the event cites",
                    found: "no file"))
        }
    }

    private func contentHash(
        of path: String, _ progress: (UInt64) -> Void
    ) throws(DiskError) -> Hash {
        var sha = SHA256()
        var offset: UInt64 = 0
        while true {
            let bytes = try disk.read(path, from: offset, count: Auditor.chunkByteCount)
            guard !bytes.isEmpty else { return sha.finish() }
            sha.update(bytes.span)
            offset += UInt64(bytes.count)
            progress(UInt64(bytes.count))
        }
    }

    private mutating func auditQuarantine(_ acknowledged: Set<String>) throws(DiskError) {
        for name in try disk.list(folder.quarantine)?.sorted() ?? []
        where !name.hasSuffix(LedgerFolder.unfinishedSuffix) {
            let file = "quarantine/" + name
            let parts = name.split(separator: "-")
            let kind = parts.count == 3 ? Recovery.Kind(rawValue: String(parts[1])) : nil
            guard parts.count == 3, kind != nil || parts[1] == LedgerFolder.replaced,
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
                        expected: "an event \(Auditor.acknowledgement) naming it",
                        found: "none: whether the batch was torn or rotted is not settled"))
            }
        }
    }
}
