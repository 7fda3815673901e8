extension Examination {
    /// What a checkpoint that contradicts the log says of it.
    func checkpoint(_ flaw: Flaw) -> Diagnosis {
        let isRemoved = flaw.kind == .tailRemoved
        guard
            let claim = checkpoints.first(where: {
                $0.name == flaw.segment
                    && $0.agreement == (isRemoved ? .tailRemoved : .contradicted)
            })
        else { return diagnosis(isRemoved ? .removedTail : .rewritten) }
        let end = claim.signed.checkpoint.size
        let start = isRemoved ? size : consistentSize(below: end)
        // One flaw stands for all that are kept and cover more than there is.
        let claims =
            isRemoved && claim.isKept
            ? checkpoints.filter { $0.isKept && $0.agreement == .tailRemoved }.reversed() : [claim]
        let other = claims.lazy.compactMap(fork).first
        let contradiction = other.map { Evidence.contradicts($0.name, key: $0.key) }
        return Diagnosis(
            cause: claim.signed.note.signatures.isEmpty
                ? .mistypedOrRewritten
                : other != nil ? .forked : isRemoved ? .removedTail : .rewritten,
            events: start < end ? Position(start)...Position(end - 1) : nil,
            evidence: claims.map(\.covers) + (contradiction.map { [$0] } ?? []), remains: [],
            reading: nil,
            restored: nil,
            window: window(of: claim, unchangedBelow: start))
    }

    /// How many events at least are as a checkpoint says, that covers fewer than `size`.
    private func consistentSize(below size: UInt64) -> UInt64 {
        checkpoints.filter { $0.agreement == .consistent }.map(\.signed.checkpoint.size)
            .filter { $0 < size }.max() ?? 0
    }

    /// Another checkpoint that cannot stand for the same history, where the log's own key signed both.
    private func fork(of claim: CheckedCheckpoint) -> (name: String, key: String)? {
        let own = claim.ownKeys
        for other in checkpoints where claim.isContradicted(by: other) {
            if let key = other.ownKeys.first(where: own.contains) { return (other.name, key.name) }
        }
        return nil
    }

    /// Between which moments the events from `start` on became others than the checkpoint's.
    private func window(of claim: CheckedCheckpoint, unchangedBelow start: UInt64) -> TimeWindow {
        let prefix = surroundings.before(Position(start)).map { claim.bound(after: $0) }
        let seen = claim.cosignatures.max { $0.at < $1.at }
        // What is there now stood already when a witness cosigned it.
        let stood = checkpoints.filter {
            $0.agreement == .consistent && claim.isContradicted(by: $0)
        }.flatMap(\.cosignatures).min { $0.at < $1.at }
        guard let stood, let seen, stood.at < seen.at else {
            return TimeWindow(
                earliest: seen ?? prefix, latest: stood ?? TimeWindow.Bound(at: now, basis: .audit))
        }
        // Both histories were shown: there are two since the later of them was at the latest.
        let shown = claim.cosignatures.min { $0.at < $1.at } ?? seen
        return TimeWindow(earliest: prefix, latest: shown.at < stood.at ? stood : shown)
    }
}

extension CheckedCheckpoint {
    /// The keys of the log itself that signed it.
    fileprivate var ownKeys: [VerifierKey] {
        attestations.map(\.key).filter { $0.kind == .note && signed.checkpoint.isOf($0.name) }
    }

    /// Whether no log can have had both.
    fileprivate func isContradicted(by other: CheckedCheckpoint) -> Bool {
        let (own, foreign) = (signed.checkpoint, other.signed.checkpoint)
        if own.size == foreign.size { return own.root != foreign.root }
        return agreement == .contradicted && other.agreement == .consistent
            && foreign.size > own.size
    }
}
