import Synchronization

/// The right to append next: nobody, in whatever process, appends until this is used or gone.
///
/// It has caught up with what others appended, so that a caller can look at it before deciding.
public struct WriterTurn: ~Copyable {
    private let log: Log
    private let lock: DiskLock
    private let locker: any DiskLocker

    init(_ log: Log, holding lock: DiskLock, syncing locker: any DiskLocker) {
        self.log = log
        self.lock = lock
        self.locker = locker
    }

    /// The last event, whoever appended it; its writer may still wait for the disk.
    public var head: Line? { log.state.withLock { $0.index.head }?.line }

    /// The batch an idempotency key named; `nil` where it named none.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    public func batch(forKey key: String) throws(LogError) -> ClosedRange<Position>? {
        try log.lookedUp { past throws(LogError) in
            try past.batch(forKey: key)
        } _: { index throws(LogError) in
            try index.batch(forKey: key)
        }
    }

    /// Gives every intact event from a position on to `body`, in order.
    ///
    /// - Throws: ``LogError`` with what the disk gives, or what `body` throws.
    public func forEachLine(
        from position: Position, _ body: (Line) throws(LogError) -> Void
    ) throws(LogError) {
        var cursor = log.state.withLock { state in
            LineCursor(
                log, segments: state.segments, size: state.index.size, from: position, upTo: .end)
        }
        while let line = try cursor.next() { try body(line) }
    }

    /// Appends as ``Log/append(_:by:at:key:)`` does, and ends the turn before it waits for the disk.
    ///
    /// - Throws: as that does.
    public consuming func append(
        _ drafts: [Draft], by member: String, at instant: Instant, key: String? = nil
    ) throws(LogError) -> [Position] {
        let request = AppendRequest(drafts, by: member, at: instant, key: key)
        _ = try log.serve([request], holding: lock, syncing: locker)
        guard let outcome = request.outcome else {
            preconditionFailure("a round has room for its first request")
        }
        let positions = try outcome.get()
        log.indexIfDue()
        return positions
    }
}
