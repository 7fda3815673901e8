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
    /// How many intact lines carry a signature; none of these signatures is checked.
    public let uncheckedSignatureCount: UInt64

    /// Audits the ledger in `folder`; `progress` is told the bytes read and the bytes to read.
    ///
    /// - Throws: ``LogError`` with `.notALedger`, or what the disk gives when it lists folders;
    ///   never for damage.
    /// - Complexity: O(*n*) in the bytes of the log and of the evidence.
    public init(
        of folder: String, disk: any Disk, progress: (UInt64, UInt64) -> Void = { _, _ in }
    ) throws(LogError) {
        let folder = LedgerFolder(folder)
        try Log.requireLedger(folder, disk: disk)
        do {
            var auditor = Auditor(folder, disk: disk)
            try auditor.run(progress: progress)
            flaws = auditor.flaws
            size = auditor.size
            root = auditor.root
            uncheckedSignatureCount = auditor.uncheckedSignatureCount
            outcome = flaws.isEmpty ? .intact : .damaged
        } catch {
            throw LogError(error, while: "auditing the ledger")
        }
    }
}
