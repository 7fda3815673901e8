/// A full verification of a ledger: every byte of `log/` and `evidence/` read again.
///
/// It lists *all* flaws and does not stop at the first one. An append that is under way while it
/// reads looks like a torn tail: the writer is then waited for, not for ever, and the log read
/// again.
public struct Audit: Sendable {
    /// What it ended in.
    public let outcome: Outcome
    /// All that is wrong, in the order of the files.
    public let flaws: [Flaw]
    /// How many events there are, damaged ones before the last intact one counted.
    public let size: UInt64
    /// The Merkle tree head over all events; `nil` where one of them is not intact.
    public let root: Hash?
    /// The first events, where they were not read again; `nil` where everything was read.
    public let unread: UnreadPart?
    /// How many intact lines carry a signature; none of these signatures is checked.
    public let uncheckedSignatureCount: UInt64
    /// The copies in `quarantine/` of files that a repair replaced, where no event names them.
    public let unrecordedCopies: [String]
    /// The files in `quarantine/` that events name.
    let acknowledgedFiles: Set<String>
    /// The checkpoints of this log that could be held against it: those in `checkpoints/` by their
    /// size, then those that were given.
    public let checkpoints: [CheckedCheckpoint]

    /// Audits the ledger in `folder`; `progress` is told the bytes read and the bytes to read.
    ///
    /// The log is held against every checkpoint in its folder and those given by name, and their
    /// signatures against `keys`; a signature by another key is passed over. Where `began` gives the time,
    /// what a later audit can go on from is kept in `derived/verified/`.
    ///
    /// - Throws: ``LogError`` with `.notALedger` or `.unsupportedFormat`, or what the disk gives when
    ///   it lists folders; never for damage.
    /// - Complexity: O(*n*) in the bytes of the log and of the evidence.
    public init(
        of folder: String, disk: any Disk,
        checkpoints: [(name: String, signed: SignedCheckpoint)] = [], keys: [VerifierKey] = [],
        from start: AuditStart = .beginning, began: Instant? = nil,
        progress: (UInt64, UInt64) -> Void = { _, _ in }
    ) throws(LogError) {
        let folder = LedgerFolder(folder)
        guard try Audit.hasLedger(in: folder.path, disk: disk) else {
            throw Log.noLedger(folder)
        }
        try Log.refuseNewerFormat(folder, disk: disk)
        do {
            var auditor = Auditor(
                folder, disk: disk, checkpoints: CheckpointAudit(given: checkpoints, keys: keys),
                start: start, began: began)
            try auditor.run(progress: progress)
            self.init(auditor)
        } catch {
            throw LogError(error, while: "auditing the ledger")
        }
    }

    /// Whether a folder holds a ledger, be it one that lost its `ledger.json`.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    public static func hasLedger(in folder: String, disk: any Disk) throws(LogError) -> Bool {
        let folder = LedgerFolder(folder)
        let names: [String]
        do throws(DiskError) {
            guard try disk.size(of: folder.identity) == nil else { return true }
            names = try disk.list(folder.log) ?? []
        } catch {
            throw LogError(error, while: "looking for a ledger")
        }
        return names.contains { LedgerFolder.firstPosition(ofSegment: $0) != nil }
    }

    /// What an audit found that has ended.
    init(_ auditor: Auditor) {
        flaws = auditor.flaws
        size = auditor.size
        root = auditor.root
        unread = auditor.unread
        uncheckedSignatureCount = auditor.uncheckedSignatureCount
        unrecordedCopies = auditor.unrecordedCopies
        acknowledgedFiles = Set(auditor.acknowledgements.map(\.file))
        checkpoints = auditor.checkpoints.checked
        let accusers = checkpoints.filter {
            $0.agreement == .contradicted || $0.agreement == .tailRemoved
        }
        guard flaws.isEmpty else {
            let isSigned = accusers.contains { !$0.signed.note.signatures.isEmpty }
            outcome =
                isSigned ? .rewritten : flaws.count == accusers.count ? .undecided : .damaged
            return
        }
        outcome = unread == nil ? .intact : .intactSince
    }
}
