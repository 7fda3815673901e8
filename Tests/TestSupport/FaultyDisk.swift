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
        /// The machine stops when so many hundredths of the call are done.
        case crash(percent: Int)
    }

    private struct State {
        /// The folders, and whether their name is durable.
        var folders: [String: Bool] = [:]
        var files: [String: File] = [:]
        var fault: (call: Int, fault: Fault)?
        var callCount = 0
        var hasCrashed = false
        var locked: Set<String> = []
    }

    private struct File {
        var bytes: [UInt8]
        var isNameDurable: Bool
        /// Whether reading it fails.
        var isSpoiled = false
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
        state.withLock { $0.files[path] = File(bytes: bytes, isNameDurable: true) }
    }

    /// Takes a file away behind everybody's back.
    public func remove(_ path: String) {
        state.withLock { $0.files[path] = nil }
    }

    /// Lets every reading of a file fail from now on.
    public func spoil(_ path: String) {
        state.withLock { $0.files[path]?.isSpoiled = true }
    }

    /// All files by their paths.
    public var paths: [String] { state.withLock { $0.files.keys.sorted() } }

    /// Another disk with the same content, all of it durable, and no faults.
    public func copy() -> FaultyDisk {
        restarted(keepsUnsyncedNames: true)
    }

    /// The disk as the machine finds it after a crash: names no sync protected may be gone.
    public func restarted(keepsUnsyncedNames: Bool) -> FaultyDisk {
        state.withLock { old in
            var new = State()
            for (path, isDurable) in old.folders where isDurable || keepsUnsyncedNames {
                new.folders[path] = true
            }
            for (path, file) in old.files where file.isNameDurable || keepsUnsyncedNames {
                new.files[path] = File(bytes: file.bytes, isNameDurable: true)
            }
            return FaultyDisk(new)
        }
    }

    // Reading.

    /// The names in a folder.
    public func list(_ folder: String) throws(DiskError) -> [String]? {
        try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseAfterCrash(state, folder)
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
            try FaultyDisk.refuseAfterCrash(state, path)
            return state.files[path].map { UInt64($0.bytes.count) }
        }
    }

    /// A part of a file.
    public func read(
        _ path: String, from offset: UInt64, count: Int
    ) throws(DiskError) -> [UInt8] {
        try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseAfterCrash(state, path)
            guard let file = state.files[path] else { throw FaultyDisk.missing(path) }
            guard !file.isSpoiled else { throw FaultyDisk.error(.failed, "read", path) }
            return Array(file.bytes.dropFirst(Int(offset)).prefix(count))
        }
    }

    // Writing.

    /// Makes a folder, its name not durable.
    public func makeFolder(_ path: String) throws(DiskError) {
        try change(path) { state, percent in
            if percent == 100, state.folders[path] == nil { state.folders[path] = false }
        }
    }

    /// Replaces a file; after a crash half-way, with its beginning.
    public func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
        try change(path) { state, percent in
            let isNameDurable = state.files[path]?.isNameDurable ?? false
            state.files[path] = File(
                bytes: Array(bytes.prefix(bytes.count * percent / 100)),
                isNameDurable: isNameDurable)
        }
    }

    /// Adds to a file; after a crash half-way, a part.
    public func append(_ bytes: [UInt8], to path: String) throws(DiskError) {
        try change(path) { state, percent in
            state.files[path, default: File(bytes: [], isNameDurable: false)].bytes +=
                bytes.prefix(bytes.count * percent / 100)
        }
    }

    /// Cuts a file down; a crash leaves it whole or cut.
    public func truncate(_ path: String, to size: UInt64) throws(DiskError) {
        try change(path) { state, percent in
            guard percent >= 50, let file = state.files[path] else { return }
            state.files[path]?.bytes = Array(file.bytes.prefix(Int(size)))
        }
    }

    /// Renames a file; the new name is not durable.
    public func rename(_ path: String, to target: String) throws(DiskError) {
        try change(path) { state, percent in
            guard percent >= 50, let file = state.files.removeValue(forKey: path) else { return }
            state.files[target] = File(bytes: file.bytes, isNameDurable: false)
        }
    }

    /// Makes the names in a folder durable.
    public func syncFolder(_ path: String) throws(DiskError) {
        try change(path) { state, percent in
            guard percent == 100 else { return }
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
        try state.withLock { state throws(DiskError) in
            guard state.locked.insert(path).inserted else {
                throw FaultyDisk.error(.locked(holder: "process 1 (test)"), "flock", path)
            }
        }
        return DiskLock { [self] in
            _ = state.withLock { $0.locked.remove(path) }
        }
    }

    /// Does a change as far as the fault planned for it lets it, `percent` of it.
    private func change(
        _ path: String, _ body: (inout State, _ percent: Int) -> Void
    ) throws(DiskError) {
        try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseAfterCrash(state, path)
            defer { state.callCount += 1 }
            guard let planned = state.fault, planned.call == state.callCount else {
                body(&state, 100)
                return
            }
            switch planned.fault {
            case .refuse(let kind):
                throw FaultyDisk.error(kind, "test", path)
            case .stopHalfWay(let kind):
                body(&state, 50)
                throw FaultyDisk.error(kind, "test", path)
            case .failAfterwards(let kind):
                body(&state, 100)
                throw FaultyDisk.error(kind, "test", path)
            case .crash(let percent):
                body(&state, percent)
                state.hasCrashed = true
                throw FaultyDisk.error(.failed, "crash", path)
            }
        }
    }

    private static func refuseAfterCrash(_ state: State, _ path: String) throws(DiskError) {
        if state.hasCrashed { throw error(.failed, "crash", path) }
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
