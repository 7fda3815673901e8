import Synchronization

/// The log of one ledger: the door to this module.
///
/// Events go in by ``append(_:by:at:key:)`` and come out by ``cursor(from:upTo:)`` and its two
/// shorthands. A log opened for appending holds the writer's lock until it is closed or gone; any
/// number of logs opened for reading see what was whole when they were opened. All operations may
/// be called from any thread.
///
///     try Log.create("so-cai", identity: Identity(origin: "vp-hu", clock: .system), disk: disk)
///     let log = try Log.open("so-cai", for: .appending(timeoutMilliseconds: 5_000), disk: disk)
///     let draft = Draft(stream: "a", type: "unit.registered", data: .object([]))
///     let positions = try log.append([draft], by: "vp-hu", at: now)
public final class Log: Sendable {
    /// What a log is opened for.
    public enum Access: Equatable, Sendable {
        /// Reading: no lock is taken and nothing on the disk is changed.
        case reading
        /// Appending: waits so long for the writer's lock, then sets a torn tail aside.
        case appending(timeoutMilliseconds: Int)
    }

    struct State {
        var index: LogIndex
        var segments: [Segment]
        var lock: DiskLock?
        /// Why no append is possible, nor any rehearsal of one; `nil` where damage and the lock decide.
        var refusal: LogError?
    }

    /// What `ledger.json` says.
    public let identity: Identity
    /// The tail without a whole batch that was found on opening; `nil` where there was none.
    public let recovery: Recovery?
    /// The damage found on opening, and what came to light since; while there is any, nothing can be
    /// appended.
    ///
    /// Opening does not read all of the log: what lies far back shows when it is read.
    public var flaws: [Flaw] { found.withLock { $0 } }

    let folder: LedgerFolder
    let disk: any Disk
    let segmentByteLimit: Int
    let indexByteLimit: Int
    let state: Mutex<State>
    let found: Mutex<[Flaw]>
    /// How many bytes may stand behind the index before it is written again.
    let indexing: Mutex<UInt64>

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
        var lock: DiskLock?
        let scan: LogScan
        do {
            if case .appending(let timeoutMilliseconds) = access {
                lock = try disk.lock(folder.identity, timeoutMilliseconds: timeoutMilliseconds)
            }
            scan = try LogScan(
                opening: folder, disk: disk, isWriter: lock != nil)
        } catch {
            throw LogError(error, while: "opening the ledger")
        }
        let isRepairable = lock != nil && scan.flaws.isEmpty
        if isRepairable {
            if let tail = scan.tail { try setAside(tail, in: folder, disk: disk) }
            try makeDurable(scan, in: folder, disk: disk)
        }
        let log = Log(
            folder, disk: disk, identity: identity, scan: scan,
            recovery: scan.tail?.recovery(wasMoved: isRepairable), lock: lock,
            segmentByteLimit: segmentByteLimit, indexByteLimit: indexByteLimit)
        if isRepairable { log.indexIfDue() }
        return log
    }

    private init(
        _ folder: LedgerFolder, disk: any Disk, identity: Identity, scan: LogScan,
        recovery: Recovery?, lock: DiskLock?, segmentByteLimit: Int, indexByteLimit: Int
    ) {
        self.folder = folder
        self.disk = disk
        self.identity = identity
        self.recovery = recovery
        self.segmentByteLimit = segmentByteLimit
        self.indexByteLimit = indexByteLimit
        found = Mutex(scan.flaws)
        indexing = Mutex(UInt64(indexByteLimit))
        state = Mutex(
            State(index: scan.index, segments: scan.segments, lock: lock, refusal: nil))
    }

    /// How many events there are, damaged ones before the last intact one counted.
    public var size: UInt64 { state.withLock { $0.index.size } }

    /// The last event; `nil` where there is none.
    public var head: Line? { state.withLock { $0.index.head } }

    /// The last revision of a stream; `nil` where it has none.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    public func revision(of stream: String) throws(LogError) -> UInt64? {
        try lookedUp { index throws(LogError) in try index.revision(of: stream) }
    }

    /// The batch an idempotency key named; `nil` where it named none.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    public func batch(forKey key: String) throws(LogError) -> ClosedRange<Position>? {
        try lookedUp { index throws(LogError) in try index.batch(forKey: key) }
    }

    /// Gives up the writer's lock; afterwards nothing can be appended.
    public func close() {
        state.withLock { state in
            state.lock = nil
            state.refusal = LogError(
                .closed, "the ledger was closed; open it again", place: .path(folder.path))
        }
    }
}
