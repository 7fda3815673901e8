/// The checkpoints of a ledger, held against its log while an audit reads it.
struct CheckpointAudit {
    private struct Claim {
        let name: String
        let signed: SignedCheckpoint
        let attestations: [Note.Attestation]

        /// Whether its root is another than `head` only because its file is damaged.
        ///
        /// Where its signature is right, the root is what was signed.
        func isDamaged(against head: Hash) -> Bool {
            attestations.isEmpty && !signed.note.signatures.isEmpty
                && signed.checkpoint.root.isNearly(head)
        }
    }

    private let keys: [VerifierKey]
    private var given: [(name: String, signed: SignedCheckpoint)]
    private var claims: [Claim] = []
    private var sizes: Set<UInt64> = []
    private(set) var heads: [UInt64: Hash] = [:]
    private(set) var flaws: [Flaw] = []
    private(set) var checked: [CheckedCheckpoint] = []

    init(given: [(name: String, signed: SignedCheckpoint)], keys: [VerifierKey]) {
        self.given = given
        self.keys = keys
    }

    /// Reads `checkpoints/`: before the log is read, so that what is issued meanwhile is left out.
    ///
    /// Those of a log that bears one of the names in `origins` are taken; where the identity is damaged,
    /// there are none and all are taken.
    mutating func load(
        _ folder: LedgerFolder, disk: any Disk, origins: [String]
    ) throws(DiskError) {
        for (name, content) in try CheckpointFolder(folder: folder, disk: disk).files() {
            switch content {
            case .checkpoint(let signed): take(signed, named: name, origins)
            case .damaged(let error):
                flaws.append(
                    Flaw(
                        .checkpointDamaged, in: name, expected: "a signed checkpoint",
                        found: error.description))
            case .otherSize(let size):
                flaws.append(
                    Flaw(
                        .checkpointDamaged, in: name,
                        expected: "a checkpoint over as many events as its name says",
                        found: "one over \(size)"))
            case .misnamed:
                flaws.append(
                    Flaw(
                        .foreignFile, in: name,
                        expected: "only checkpoints, named after their size",
                        found: String(name.dropFirst("checkpoints/".count))))
            }
        }
        for (name, signed) in given { take(signed, named: name, origins) }
    }

    private mutating func take(
        _ signed: SignedCheckpoint, named name: String, _ origins: [String]
    ) {
        if let origin = origins.first, !origins.contains(where: signed.checkpoint.isOf) {
            let wrong = NoteError.otherOrigin(expected: origin, found: signed.checkpoint.origin)
            flaws.append(
                Flaw(
                    .checkpointDamaged, in: name, expected: "a checkpoint of this log",
                    found: wrong.description))
            return
        }
        var attestations: [Note.Attestation] = []
        do throws(NoteError) {
            attestations = try signed.note.attestations(by: keys)
        } catch .unverified {
            // Nobody's key was given: what it says of the log is checked all the same.
        } catch {
            flaws.append(
                Flaw(
                    .checkpointDamaged, in: name, expected: "signatures by the keys they name",
                    found: error.description))
            return
        }
        claims.append(Claim(name: name, signed: signed, attestations: attestations))
        sizes.insert(signed.checkpoint.size)
    }

    /// Begins a reading, with the heads that one gave which it goes on from.
    mutating func begin(knowing heads: [UInt64: Hash] = [:]) { self.heads = heads }

    /// How many events the largest checkpoint covers; `nil` where there is none.
    var largestSize: UInt64? { sizes.max() }

    /// Whether each checkpoint over fewer than `size` events can be held against one of these heads.
    func areKnown(below size: UInt64, in heads: [UInt64: Hash]) -> Bool {
        sizes.allSatisfy { $0 >= size || heads[$0] != nil }
    }

    /// The name of the checkpoint with this head that bears a known key's signature.
    func attested(size: UInt64, root: Hash) -> String? {
        claims.first {
            $0.signed.checkpoint.size == size && $0.signed.checkpoint.root == root
                && !$0.attestations.isEmpty
        }?.name
    }

    /// Takes note of the head, where a checkpoint is of this size.
    mutating func pass(_ tree: inout MerkleTree) {
        if sizes.contains(tree.size) { heads[tree.size] = tree.root() }
    }

    /// Holds every checkpoint against what was read: `size` events with these flaws.
    mutating func settle(size: UInt64, flaws logFlaws: [Flaw]) {
        // Where damage stands behind the last intact event, there may have been more of them.
        let isEndDamaged = logFlaws.contains { flaw in
            flaw.kind != .tornTail && flaw.position.map { $0.rawValue >= size } ?? false
        }
        for claim in claims {
            let checkpoint = claim.signed.checkpoint
            let agreement: CheckedCheckpoint.Agreement
            if checkpoint.size > size {
                agreement = isEndDamaged ? .undecided : .tailRemoved
            } else if let head = heads[checkpoint.size] {
                agreement =
                    head == checkpoint.root
                    ? .consistent : claim.isDamaged(against: head) ? .undecided : .contradicted
                tell(agreement, of: checkpoint, named: claim.name, head: head)
            } else {
                agreement = .undecided
            }
            checked.append(
                CheckedCheckpoint(
                    name: claim.name, signed: claim.signed, agreement: agreement,
                    attestations: claim.attestations))
        }
        tellRemoved(size: size)
    }

    private mutating func tell(
        _ agreement: CheckedCheckpoint.Agreement, of checkpoint: Checkpoint, named name: String,
        head: Hash
    ) {
        switch agreement {
        case .consistent, .tailRemoved: return
        case .undecided:
            flaws.append(
                Flaw(
                    .checkpointDamaged, in: name,
                    expected: "the root \(head.base64) over the first \(checkpoint.size) events",
                    found: "the root \(checkpoint.root.base64): nearly the same, as of a damaged "
                        + "file and of no other history"))
        case .contradicted:
            flaws.append(
                Flaw(
                    .checkpointContradicted, in: name,
                    expected: "the root \(checkpoint.root.base64) over the first "
                        + "\(checkpoint.size) events",
                    found: "the root \(head.base64)"))
        }
    }

    /// Tells of the checkpoints over more events than there are: of all that are kept in one flaw, in the
    /// name of the largest, as one thing happened to them.
    private mutating func tellRemoved(size: UInt64) {
        let removed = checked.filter { $0.agreement == .tailRemoved }
        let kept = removed.filter(\.isKept)
        let others = kept.dropLast().map { "\($0.signed.checkpoint.size)" }.joined(separator: ", ")
        let given = removed.filter { !$0.isKept }
        for claim in (kept.last.map { [$0] } ?? []) + given {
            let isAlone = others.isEmpty || !claim.isKept
            flaws.append(
                Flaw(
                    .tailRemoved, in: claim.name,
                    expected:
                        "the \(claim.signed.checkpoint.size) events that the checkpoint covers"
                        + (isAlone ? "" : ", and those that the ones over \(others) do"),
                    found: "\(size) events: the tail of the log was removed"
                        + (isAlone ? "" : ", or an earlier copy was put in its place")))
        }
    }
}
