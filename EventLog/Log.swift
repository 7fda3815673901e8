import Synchronization

/// The log of one ledger: the door to this module.
///
/// Events go in by ``append(_:by:at:key:)`` and come out by ``cursor(from:upTo:)`` and its two
/// shorthands. Any number of processes may have the log open for appending: each writes in its turn,
/// behind what the others have appended, and they share their syncs. A log opened for reading shows
/// what was durable when it was opened. All operations may be called from any thread.
///
///     try Log.create("so-cai", identity: Identity(origin: "vp-hu", clock: .system), disk: disk)
///     let log = try Log.open("so-cai", for: .appending(timeoutMilliseconds: 5_000), disk: disk)
///     let draft = Draft(stream: "a", type: "unit.registered", data: .object([]))
///     let positions = try log.append([draft], by: "vp-hu", at: now)
public final class Log: Sendable {
    /// What a log is opened for.
    public enum Access: Equatable, Sendable {
        /// Reading: nothing on the disk is changed.
        case reading
        /// Appending: waits so long for each turn to write; a torn tail found then is set aside.
        case appending(timeoutMilliseconds: Int)
    }

    /// What readings give: the part of the log that is durable.
    struct Shown {
        var size: UInt64
        var head: Head?
        var segments: [Segment]
    }

    /// A segment that is written to, open.
    struct OpenSegment {
        let name: String
        let file: any DiskFile
    }

    struct State {
        /// What is written, be it durable or not.
        var index: LogIndex
        var segments: [Segment]
        var shown: Shown
        /// Up to where the log is known to be durable, whatever the mark says.
        var durable: Watermark?
        var recovery: Recovery?
        /// The last segment, open since this log last wrote to it.
        var file: OpenSegment?
        /// The names in `log/` when they were last looked at: no file had been replaced, no segment begun.
        var names: NameStamp?
        /// The last mark that this log has left for other processes.
        var published: Watermark?
        /// Why no append is possible, nor any rehearsal of one; `nil` where damage and the access decide.
        var refusal: LogError?
    }

    /// What `ledger.json` says.
    public let identity: Identity
    let folder: LedgerFolder
    let disk: any Disk
    let access: Access
    let segmentByteLimit: Int
    let indexByteLimit: Int
    let state: Mutex<State>
    let queue = AppendQueue()
    /// What the leader of the queue locks, open since the first append.
    let lockers = Mutex<Lockers?>(nil)
    let found: Mutex<[Flaw]>
    /// How many bytes may stand behind the index before it is written again.
    let indexing: Mutex<UInt64>

    /// The last tail without a whole batch that was found, on opening or later; `nil` where there was
    /// none.
    public var recovery: Recovery? { state.withLock { $0.recovery } }
    /// The damage found on opening, and what came to light since; while there is any, nothing can be
    /// appended.
    ///
    /// Opening does not read all of the log: what lies far back shows when it is read.
    public var flaws: [Flaw] { found.withLock { $0 } }

    /// How many bytes a segment has before the next batch begins another: 64 MiB.
    public static let usualSegmentByteLimit = 64 << 20

    /// Makes a ledger in `folder`, which must not exist or be empty; durable on return.
    ///
    /// `ledger.json` comes last: a folder that has one is whole.
    ///
    /// - Throws: ``LogError`` with `.alreadyExists`, `.invalidIdentity`, or what the disk gives.
    public static func create(
        _ folder: String, identity: Identity, disk: any Disk
    ) throws(LogError) {
        try identity.check()
        let folder = LedgerFolder(folder)
        try refuseForeign(folder, disk: disk)
        do {
            try disk.makeFolder(folder.path)
            for room in LedgerFolder.rooms { try disk.makeFolder(folder.path + "/" + room) }
            try disk.syncFolder(folder.path)
            try disk.syncFolder(folder.parent)
            try disk.write(identity.bytes, to: folder.unfinishedIdentity)
            try disk.rename(folder.unfinishedIdentity, to: folder.identity)
            try disk.syncFolder(folder.path)
        } catch {
            throw LogError(error, while: "creating the ledger")
        }
    }

    /// Opens the ledger in `folder` and reads its log from where `derived/index/` ends.
    ///
    /// A tail without a whole batch is moved to `quarantine/` when opening for appending, and left
    /// where it is when opening for reading; ``recovery`` tells. Damage anywhere else is left
    /// alone, listed in ``flaws``, and makes the log read-only.
    ///
    /// What is whole is made durable before it is shown. A reader waits for a writer that is doing so, for a
    /// second at most, and then does it himself. A log that has lost what was durable once, as
    /// `derived/durable` tells, is damaged too: see `Format.md`.
    ///
    /// - Throws: ``LogError`` with `.notALedger`, `.unsupportedFormat`, `.locked`, `.damaged` where
    ///   other bytes bear the name of the tail's copy, or what the disk gives.
    /// - Complexity: O(*n*) in the bytes of the log that are not indexed, as a rule a few MiB.
    public static func open(
        _ folder: String, for access: Access, disk: any Disk,
        segmentByteLimit: Int = Log.usualSegmentByteLimit,
        indexByteLimit: Int = Log.usualIndexByteLimit
    ) throws(LogError) -> Log {
        precondition(segmentByteLimit > 0, "a segment has room for at least one byte")
        let folder = LedgerFolder(folder)
        let identity = try readIdentity(folder, disk: disk)
        let scan: LogScan
        do {
            scan =
                access == .reading
                ? try settled(try readerScan(folder, disk: disk))
                : try writerScan(folder, disk: disk)
        } catch {
            throw LogError(error, while: "opening the ledger")
        }
        let log = Log(
            folder, disk: disk, identity: identity, scan: scan, access: access,
            segmentByteLimit: segmentByteLimit, indexByteLimit: indexByteLimit)
        // Damage is shown as it is; nothing is written behind it.
        if access != .reading, scan.flaws.isEmpty {
            try log.catchUpDurably(removingUselessRuns: true)
            log.indexIfDue()
        }
        return log
    }

    private init(
        _ folder: LedgerFolder, disk: any Disk, identity: Identity, scan: LogScan, access: Access,
        segmentByteLimit: Int, indexByteLimit: Int
    ) {
        self.folder = folder
        self.disk = disk
        self.identity = identity
        self.access = access
        self.segmentByteLimit = segmentByteLimit
        self.indexByteLimit = indexByteLimit
        found = Mutex(scan.flaws)
        indexing = Mutex(UInt64(indexByteLimit))
        let isSettled = access == .reading || !scan.flaws.isEmpty
        // An appending log shows nothing before it is durable, and finds a tail in its first turn, if no
        // writer is at work on it.
        let shown =
            isSettled
            ? Shown(size: scan.index.size, head: scan.index.head, segments: scan.segments)
            : Shown(size: 0, head: nil, segments: [])
        state = Mutex(
            State(
                index: scan.index, segments: scan.segments, shown: shown,
                recovery: isSettled ? scan.tail?.recovery(wasMoved: false) : nil, refusal: nil))
    }

    /// How many events there are, damaged ones before the last intact one counted.
    public var size: UInt64 { state.withLock { $0.shown.size } }

    /// The last event; `nil` where there is none.
    ///
    /// - Complexity: O(*n*) in the bytes of its line, which is read each time.
    public var head: Line? { state.withLock { $0.shown.head }?.line }

    /// The last revision of a stream; `nil` where it has none.
    ///
    /// In a log open for appending it may be that of an event still on its way to the disk.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    public func revision(of stream: String) throws(LogError) -> UInt64? {
        let name = NameHash(stream: stream)
        return try lookedUp { past throws(LogError) in
            try past.revision(of: stream, named: name)
        } _: { index throws(LogError) in
            try index.revision(of: stream, named: name)
        }
    }

    /// The batch an idempotency key named; `nil` where it named none that is durable.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    public func batch(forKey key: String) throws(LogError) -> ClosedRange<Position>? {
        let batch = try lookedUp { past throws(LogError) in
            try past.batch(forKey: key)
        } _: { index throws(LogError) in
            try index.batch(forKey: key)
        }
        guard let batch, batch.upperBound.rawValue < size else { return nil }
        return batch
    }

    /// Ends the writing: afterwards nothing can be appended.
    public func close() {
        state.withLock { state in
            state.refusal = LogError(
                .closed, "the ledger was closed; open it again", place: .path(folder.path))
        }
    }
}
