/// One audit under way: reads a ledger folder and gathers its flaws.
struct Auditor {
    let folder: LedgerFolder
    let disk: any Disk
    /// Where it begins to read.
    let start: AuditStart
    /// When it began; `nil` where it leaves nothing for later ones to go on from.
    let began: Instant?
    /// How many bytes of a segment one core checks at a time.
    let chunkByteCount: UInt64
    /// How many bytes of the log it reads before it notes again how far it came.
    let stateByteCount: UInt64
    var flaws: [Flaw] = []
    private(set) var size: UInt64 = 0
    private(set) var root: Hash?
    private(set) var unread: UnreadPart?
    private(set) var uncheckedSignatureCount: UInt64 = 0
    private(set) var checkpoints: CheckpointAudit
    private(set) var origin: String?
    /// The events that acknowledge a tail set aside.
    private(set) var acknowledgements: [Acknowledgement] = []
    /// The copies that a repair set aside and no event names.
    var unrecordedCopies: [String] = []
    /// The citations of evidence that was not there when the audit began.
    private(set) var missing: [Citation] = []
    /// The evidence that was.
    private var present: Set<Hash> = []
    /// The evidence cited by what was read, where not everything was.
    private var cited: Set<Hash> = []
    private var done: UInt64 = 0
    private var total: UInt64 = 0

    /// How often the log is read where a writer goes on appending to it.
    private static let scanLimit = 4
    /// How long a writer is waited for; one append's write takes less.
    private static let waitMilliseconds = 500
    /// How many bytes of the log are read before it is noted how far an audit came: seconds' worth.
    static let usualStateByteCount: UInt64 = 1 << 30

    init(
        _ folder: LedgerFolder, disk: any Disk, checkpoints: CheckpointAudit,
        start: AuditStart = .beginning, began: Instant? = nil,
        chunkByteCount: UInt64 = Sweep.usualChunkByteCount,
        stateByteCount: UInt64 = usualStateByteCount
    ) {
        self.folder = folder
        self.disk = disk
        self.checkpoints = checkpoints
        self.start = start
        self.began = began
        self.chunkByteCount = chunkByteCount
        self.stateByteCount = stateByteCount
    }

    mutating func run(progress: (UInt64, UInt64) -> Void) throws(DiskError) {
        var evidence = try disk.list(folder.evidence)?.sorted() ?? []
        present = Set(evidence.compactMap { Hash(hex: $0) })
        let identities = auditIdentity()
        origin = identities.count == 1 ? identities[0].origin : nil
        try checkpoints.load(folder, disk: disk, origins: identities.map(\.origin))
        for name in try disk.list(folder.log) ?? [] {
            total += try disk.size(of: folder.segment(name)) ?? 0
        }
        for name in evidence { total += try disk.size(of: folder.evidence + "/" + name) ?? 0 }
        if try !sweepLog(progress) {
            // What was read is read again, this time to tell what is wrong with it.
            total += done
            try scanLog(progress)
        }
        checkpoints.settle(size: size, flaws: flaws)
        flaws += checkpoints.flaws
        auditEnd()
        if unread?.checkpoint != nil {
            evidence = evidence.filter { Hash(hex: $0).map(cited.contains) ?? true }
        }
        try auditEvidence(evidence, progress)
        try auditCitations()
        try auditQuarantine()
        endStates()
    }

    mutating func advance(_ count: UInt64, _ progress: (UInt64, UInt64) -> Void) {
        done += count
        progress(done, max(done, total))
    }

    /// Reads the log on all cores; answers whether nothing is wrong with it.
    private mutating func sweepLog(
        _ progress: (UInt64, UInt64) -> Void
    ) throws(DiskError) -> Bool {
        var checkpoints = self.checkpoints
        checkpoints.begin()
        var sweep = Sweep(
            folder, disk: disk, behind: try startingPrefix(&checkpoints),
            chunkByteCount: chunkByteCount)
        sweep.show(to: &checkpoints)
        var notedAt = done
        for _ in 1...Auditor.scanLimit {
            let byteCounts = try byteCounts()
            let isWhole = try sweep.run(
                visit: { take($0) },
                grown: { prefix in
                    prefix.show(to: &checkpoints)
                    if prefix.tree.size == checkpoints.largestSize {
                        keep(prefix, checkpoints.heads)
                    }
                },
                progress: { prefix, byteCount in
                    advance(byteCount, progress)
                    guard done - notedAt >= stateByteCount else { return }
                    notedAt = done
                    note(prefix, checkpoints.heads)
                })
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

    /// What need not be read: nothing, unless an earlier audit left a state that can be believed.
    private mutating func startingPrefix(
        _ checkpoints: inout CheckpointAudit
    ) throws(DiskError) -> Prefix {
        guard var state = try startingState(), let part = unreadPart(of: &state) else {
            beginStates()
            return Prefix()
        }
        unread = part
        total -= min(total, state.prefix.extents.reduce(0) { $0 + $1.byteCount })
        acknowledgements = state.acknowledgements
        checkpoints.begin(knowing: state.heads)
        return state.prefix
    }

    /// Takes note of what the events of a chunk say of other files.
    private mutating func take(_ chunk: Chunk) {
        for citation in chunk.citations {
            if unread != nil { cited.insert(citation.hash) }
            if !present.contains(citation.hash) { missing.append(citation) }
        }
        acknowledgements += chunk.acknowledgements
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
        let present = self.present
        unread = nil
        let scan = try settledScan(
            begin: {
                tree = MerkleTree()
                checkpoints.begin()
                checkpoints.pass(&tree)
                signatureCount = 0
                missing = []
                acknowledgements = []
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
                if let acknowledgement = Acknowledgement(line) {
                    acknowledgements.append(acknowledgement)
                }
            }, progress: { advance($0, progress) })
        flaws += scan.flaws
        if let tail = scan.tail, scan.flaws.isEmpty { flaws.append(told(tail)) }
        size = scan.index.size
        uncheckedSignatureCount = signatureCount
        self.checkpoints = checkpoints
        root = tree.size == size ? tree.root() : nil
    }

    /// A scan without the append that a living writer has under way.
    ///
    /// Such an append looks like a torn tail until it is written to its end, and may be taken back while it
    /// is read. Where nothing is wrong but the end, its writer is waited for and, where the log is not as
    /// large as it was, all is read again.
    private func settledScan(
        begin: () -> Void, visit: (Line) -> Void, progress: (UInt64) -> Void
    ) throws(DiskError) -> LogScan {
        for _ in 1..<Auditor.scanLimit {
            let before = try byteCounts()
            let scan = try scan(begin: begin, visit: visit, progress: progress)
            guard scan.flaws.isEmpty ? scan.tail != nil : scan.isDoubtful else { return scan }
            waitForWriter()
            if try byteCounts() == before { return scan }
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
}
