import Synchronization

/// Appends tried one after another, each as if the ones before had been made; nothing is written.
///
/// A rehearsal goes out from what the log held when it was made.
public struct Rehearsal: Sendable {
    private let log: Log
    private var index: LogIndex
    /// The position after the last one the log holds.
    private let start: UInt64
    private var lines: [Line] = []

    init(_ log: Log, index: LogIndex) {
        self.log = log
        self.index = index
        start = index.next
    }

    /// Answers the positions that ``Log/append(_:by:at:key:)`` would, by the same checks.
    ///
    /// - Throws: ``LogError`` with what an append would be refused for, the disk aside; what was
    ///   refused leaves the rehearsal as it was.
    public mutating func append(
        _ drafts: [Draft], by member: String, at instant: Instant, key: String? = nil
    ) throws(LogError) -> [Position] {
        let plan = try Plan(
            for: drafts, by: member, at: instant, key: key, after: index
        ) { positions throws(LogError) in
            guard positions.lowerBound.rawValue >= start else {
                return try log.state.withLock { state throws(LogError) in
                    try log.stored(positions, in: state.segments, size: state.index.size)
                }
            }
            return lines.filter { positions.contains($0.position) }
        }
        if case .new(let new) = plan {
            index.take(planned: new)
            lines += new.lines()
        }
        return plan.positions
    }
}

extension Log {
    /// A rehearsal of appends to this log, which may be open for reading only.
    ///
    /// - Throws: ``LogError`` with `.readOnly` where the log is damaged, `.closed`, or the failure
    ///   after which nothing can be appended.
    public func rehearsal() throws(LogError) -> Rehearsal {
        try state.withLock { state throws(LogError) in
            try requireIntact()
            if let refusal = state.refusal { throw refusal }
            return Rehearsal(self, index: state.index)
        }
    }

    /// Does all that appending these batches one after another would do, up to the writing.
    ///
    /// Later batches see the revisions and the keys of earlier ones.
    ///
    /// - Throws: as ``rehearsal()`` and ``Rehearsal/append(_:by:at:key:)`` do.
    public func rehearse(
        _ batches: [(drafts: [Draft], key: String?)], by member: String, at instant: Instant
    ) throws(LogError) {
        var rehearsal = try rehearsal()
        for batch in batches {
            _ = try rehearsal.append(batch.drafts, by: member, at: instant, key: batch.key)
        }
    }
}
