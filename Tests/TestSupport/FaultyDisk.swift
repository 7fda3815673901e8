public import EventLog
import Synchronization

/// A disk in memory that fails when told to, and that forgets in a crash what no sync protected.
public final class FaultyDisk: Disk {
    /// What happens at a call that changes something.
    public enum Fault: Sendable, Equatable {
        /// Nothing is done, and the disk says why.
        case refuse(DiskError.Kind)
        /// Half of the bytes are written, then the disk says why.
        case stopHalfWay(DiskError.Kind)
        /// The call is done in full, then the disk says that it failed.
        case failAfterwards(DiskError.Kind)
        /// The bytes are written, then their sync fails: as on Linux, programs go on seeing them and
        /// no later sync carries them over.
        case failSync(DiskError.Kind)
        /// The machine stops when so many hundredths of the call are done and synced.
        case crash(percent: Int)
        /// The process stops when so many hundredths of the call are done and nothing is synced.
        case kill(percent: Int)
    }

    /// How far a call comes.
    private struct Extent {
        var percent = 100
        var sync = Sync.done
    }

    private enum Sync {
        case done, pending, failed
    }

    private struct State {
        /// The folders, and whether their name is durable.
        var folders: [String: Bool] = [:]
        var files: [String: File] = [:]
        var fault: (call: Int, fault: Fault)?
        var callCount = 0
        var hasStopped = false
        var locked: Set<String> = []
        var whenWaitedFor: [@Sendable () -> Void] = []
    }

    private struct File {
        /// What programs see.
        var bytes: [UInt8]
        /// What a crash of the machine leaves.
        var durable: [UInt8] = []
        /// Those of `bytes` that the next sync carries over.
        var pending = RangeSet<Int>()
        var isNameDurable: Bool
        /// Whether reading it fails.
        var isSpoiled = false

        /// A file that is durable, its name perhaps not.
        init(_ bytes: [UInt8], isNameDurable: Bool = true) {
            self.bytes = bytes
            durable = bytes
            self.isNameDurable = isNameDurable
        }

        /// Writes over what is there, and beyond its end.
        mutating func put(_ new: some Collection<UInt8>, at offset: Int, _ sync: Sync) {
            let range = offset..<(offset + new.count)
            bytes.replaceSubrange(offset..<min(range.upperBound, bytes.count), with: new)
            pending.insert(contentsOf: range)
            settle(sync)
        }

        mutating func cut(to size: Int, _ sync: Sync) {
            pending.remove(contentsOf: min(size, bytes.count)..<bytes.count)
            bytes = Array(bytes.prefix(size))
            settle(sync)
        }

        private mutating func settle(_ sync: Sync) {
            switch sync {
            case .pending: return
            case .failed: break
            case .done:
                durable = Array(durable.prefix(bytes.count))
                durable += repeatElement(0, count: bytes.count - durable.count)
                for range in pending.ranges {
                    durable.replaceSubrange(range, with: bytes[range])
                }
            }
            pending = RangeSet()
        }
    }

    private let state: Mutex<State>

    /// An empty disk with one durable folder, `/`.
    public init() {
        state = Mutex(State(folders: ["/": true]))
    }

    private init(_ state: State) {
        self.state = Mutex(state)
    }

    /// How many calls changed, or tried to change, something.
    public var callCount: Int { state.withLock { $0.callCount } }

    /// Lets the call with this number, counted from 0, fail in this way.
    public func fail(call: Int, with fault: Fault) {
        state.withLock { $0.fault = (call, fault) }
    }

    /// The bytes of a file; `nil` where there is none.
    public func bytes(of path: String) -> [UInt8]? {
        state.withLock { $0.files[path]?.bytes }
    }

    /// Puts bytes into a file behind everybody's back, durably.
    public func plant(_ bytes: [UInt8], in path: String) {
        state.withLock { $0.files[path] = File(bytes) }
    }

    /// Takes a file away behind everybody's back.
    public func remove(_ path: String) {
        state.withLock { $0.files[path] = nil }
    }

    /// Lets every reading of a file fail from now on.
    public func spoil(_ path: String) {
        state.withLock { $0.files[path]?.isSpoiled = true }
    }

    /// Does this once, when somebody waits for a lock that is held.
    public func whenWaitedFor(_ body: @escaping @Sendable () -> Void) {
        state.withLock { $0.whenWaitedFor.append(body) }
    }

    /// All files by their paths.
    public var paths: [String] { state.withLock { $0.files.keys.sorted() } }

    /// Another disk with the same content, all of it durable, and no faults.
    public func copy() -> FaultyDisk {
        restarted(keepsUnsynced: true)
    }

    /// The disk as the machine finds it after a crash: names and bytes that no sync protected are
    /// all there or all gone.
    public func restarted(keepsUnsynced: Bool) -> FaultyDisk {
        state.withLock { old in
            var new = State()
            for (path, isDurable) in old.folders where isDurable || keepsUnsynced {
                new.folders[path] = true
            }
            for (path, file) in old.files where file.isNameDurable || keepsUnsynced {
                new.files[path] = File(keepsUnsynced ? file.bytes : file.durable)
            }
            return FaultyDisk(new)
        }
    }

    /// The disk as the next process finds it while the machine lives on: all that was written is
    /// seen, and what was not synced still is not.
    public func reopened() -> FaultyDisk {
        state.withLock { old in
            var new = State()
            new.folders = old.folders
            new.files = old.files
            return FaultyDisk(new)
        }
    }

    // Reading.

    /// The names in a folder.
    public func list(_ folder: String) throws(DiskError) -> [String]? {
        try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseWhenStopped(state, folder)
            guard state.folders[folder] != nil else { return nil }
            let prefix = folder == "/" ? "/" : folder + "/"
            return (Array(state.folders.keys) + Array(state.files.keys)).filter {
                $0.hasPrefix(prefix) && $0 != prefix && !$0.dropFirst(prefix.count).contains("/")
            }.map { String($0.dropFirst(prefix.count)) }
        }
    }

    /// The size of a file.
    public func size(of path: String) throws(DiskError) -> UInt64? {
        try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseWhenStopped(state, path)
            return state.files[path].map { UInt64($0.bytes.count) }
        }
    }

    /// The whole file.
    public func contents(of path: String) throws(DiskError) -> [UInt8]? {
        guard let size = try size(of: path) else { return nil }
        return try read(path, from: 0, count: Int(size))
    }

    /// A part of a file.
    public func read(
        _ path: String, from offset: UInt64, count: Int
    ) throws(DiskError) -> [UInt8] {
        try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseWhenStopped(state, path)
            guard let file = state.files[path] else { throw FaultyDisk.missing(path) }
            guard !file.isSpoiled else { throw FaultyDisk.error(.failed, "read", path) }
            return Array(file.bytes.dropFirst(Int(offset)).prefix(count))
        }
    }

    // Writing.

    /// Makes a folder, its name not durable.
    public func makeFolder(_ path: String) throws(DiskError) {
        try change(path) { state, extent in
            if extent.percent == 100, state.folders[path] == nil { state.folders[path] = false }
        }
    }

    /// Replaces a file; after a crash half-way, with its beginning.
    public func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
        try change(path) { state, extent in
            var file = File([], isNameDurable: state.files[path]?.isNameDurable ?? false)
            file.put(bytes.prefix(bytes.count * extent.percent / 100), at: 0, extent.sync)
            state.files[path] = file
        }
    }

    /// Adds to a file; after a crash half-way, a part.
    public func append(_ bytes: [UInt8], to path: String) throws(DiskError) {
        try change(path) { state, extent in
            var file = state.files[path] ?? File([], isNameDurable: false)
            file.put(
                bytes.prefix(bytes.count * extent.percent / 100), at: file.bytes.count,
                extent.sync)
            state.files[path] = file
        }
    }

    /// Writes over a part of a file; after a crash half-way, over its beginning.
    public func overwrite(
        _ path: String, from offset: UInt64, with bytes: [UInt8]
    ) throws(DiskError) {
        try change(path) { state, extent in
            state.files[path]?.put(
                bytes.prefix(bytes.count * extent.percent / 100), at: Int(offset), extent.sync)
        }
    }

    /// Cuts a file down; a crash leaves it whole or cut.
    public func truncate(_ path: String, to size: UInt64) throws(DiskError) {
        try change(path) { state, extent in
            guard extent.percent >= 50 else { return }
            state.files[path]?.cut(to: Int(size), extent.sync)
        }
    }

    /// Renames a file; the new name is not durable.
    public func rename(_ path: String, to target: String) throws(DiskError) {
        try change(path) { state, extent in
            guard extent.percent >= 50, var file = state.files.removeValue(forKey: path) else {
                return
            }
            file.isNameDurable = false
            state.files[target] = file
        }
    }

    /// Makes the names in a folder durable.
    public func syncFolder(_ path: String) throws(DiskError) {
        try change(path) { state, extent in
            guard extent.percent == 100, extent.sync == .done else { return }
            let prefix = path == "/" ? "/" : path + "/"
            for name in state.files.keys
            where name.hasPrefix(prefix) && !name.dropFirst(prefix.count).contains("/") {
                state.files[name]?.isNameDurable = true
            }
            for name in state.folders.keys
            where name.hasPrefix(prefix) && !name.dropFirst(prefix.count).contains("/") {
                state.folders[name] = true
            }
        }
    }

    /// Takes the lock at once or not at all.
    public func lock(_ path: String, timeoutMilliseconds: Int) throws(DiskError) -> DiskLock {
        let waiting = state.withLock { state in
            guard state.locked.contains(path), !state.whenWaitedFor.isEmpty else {
                return { @Sendable in }
            }
            return state.whenWaitedFor.removeFirst()
        }
        waiting()
        try state.withLock { state throws(DiskError) in
            guard state.locked.insert(path).inserted else {
                throw FaultyDisk.error(.locked(holder: "process 1 (test)"), "flock", path)
            }
        }
        return DiskLock { [self] in
            _ = state.withLock { $0.locked.remove(path) }
        }
    }

    /// Does a change as far as the fault planned for it lets it.
    private func change(
        _ path: String, _ body: (inout State, Extent) -> Void
    ) throws(DiskError) {
        try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseWhenStopped(state, path)
            defer { state.callCount += 1 }
            guard let planned = state.fault, planned.call == state.callCount else {
                body(&state, Extent())
                return
            }
            switch planned.fault {
            case .refuse(let kind):
                throw FaultyDisk.error(kind, "test", path)
            case .stopHalfWay(let kind):
                body(&state, Extent(percent: 50, sync: .pending))
                throw FaultyDisk.error(kind, "test", path)
            case .failAfterwards(let kind):
                body(&state, Extent())
                throw FaultyDisk.error(kind, "test", path)
            case .failSync(let kind):
                body(&state, Extent(sync: .failed))
                throw FaultyDisk.error(kind, "test", path)
            case .crash(let percent):
                body(&state, Extent(percent: percent, sync: percent == 0 ? .pending : .done))
                state.hasStopped = true
                throw FaultyDisk.error(.failed, "crash", path)
            case .kill(let percent):
                body(&state, Extent(percent: percent, sync: .pending))
                state.hasStopped = true
                throw FaultyDisk.error(.failed, "kill", path)
            }
        }
    }

    private static func refuseWhenStopped(_ state: State, _ path: String) throws(DiskError) {
        if state.hasStopped { throw error(.failed, "crash", path) }
    }

    private static func missing(_ path: String) -> DiskError {
        error(.failed, "open", path)
    }

    private static func error(_ kind: DiskError.Kind, _ call: String, _ path: String) -> DiskError {
        DiskError(
            kind, path: path,
            cause: LogError.Cause(call: call, errno: 5, reason: "planned by a test"))
    }
}
