/// One audit under way: reads a ledger folder and gathers its flaws.
struct Auditor {
    let folder: LedgerFolder
    let disk: any Disk
    private(set) var flaws: [Flaw] = []
    private(set) var size: UInt64 = 0
    private(set) var root: Hash?
    private(set) var checkpoints: CheckpointAudit

    /// An event that cites evidence.
    private struct Citation {
        let hash: Hash
        let position: Position
    }

    /// The type of the event by which a person acknowledges a damaged tail set aside.
    static let acknowledgement = "recovery.acknowledged"

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
        checkpoints.pass(&tree)
        var scan = LogScan(folder, disk: disk, isWhole: true)
        try scan.run(
            visit: { line in
                if line.position.rawValue == tree.size {
                    tree.append(line.bytes)
                    checkpoints.pass(&tree)
                }
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
        root = tree.size == size ? tree.root() : nil
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
        for name in try disk.list(folder.quarantine)?.sorted() ?? [] {
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
            if parts[2] != "\(hash.hex.prefix(8)).bytes" {
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
