/// What a repair changed, or would change, and what it rests on.
public struct RepairReport: Equatable, Sendable {
    /// A file that others' bytes were put into, by its path in the ledger folder.
    public struct File: Equatable, Sendable {
        /// The path in the ledger folder.
        public let name: String
        /// The copy of what it held, by its name in `quarantine/`; `nil` where there was no such
        /// file, or nothing was changed yet.
        public let setAside: String?
        /// Whether there was no such file.
        public let isNew: Bool
    }

    /// The changed files; none where there was nothing that the mirror could mend.
    public let files: [File]
    /// The events taken from the mirror: their lines were damaged or missing.
    public let events: RangeSet<UInt64>
    /// The largest trusted checkpoint that covers any of them; `nil` where none does.
    ///
    /// That a known key signed it is known only where it has attestations.
    public let checkpoint: CheckedCheckpoint?
    /// Those of the events that it covers.
    public let covered: RangeSet<UInt64>
    /// Those of the events that it does not cover: they rest on the mirror alone.
    public let uncovered: RangeSet<UInt64>
    /// Whether `ledger.json` was taken from the mirror.
    public let isIdentityTaken: Bool
    /// Whether it rests on the mirror alone: the first event does not say the same, or is itself uncovered.
    public let isIdentityUncovered: Bool
    /// The copies in `quarantine/` of replaced files that no event names yet, those of this repair and
    /// of earlier ones.
    public let unrecordedCopies: [String]
    /// How many events the repaired log has.
    public let size: UInt64
    /// The Merkle tree head over them.
    public let root: Hash
    /// What is still wrong with the ledger and cannot be mended from the mirror.
    public let remaining: [Flaw]
}
