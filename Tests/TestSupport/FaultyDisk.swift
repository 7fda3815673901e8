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
        /// The sync fails, that at the end of the call or that which the call is: as on Linux, programs
        /// go on seeing the bytes, no later sync carries them over, and every handle that was open is
        /// told, at each of its syncs from then on.
        case failSync(DiskError.Kind)
        /// The machine stops when so many hundredths of the call are done and synced.
        case crash(percent: Int)
        /// The process stops when so many hundredths of the call are done and nothing is synced.
        case kill(percent: Int)
    }

    /// A call that changes something.
    public enum Call: Sendable, Equatable {
        case makeFolder, replace, open, write, startSync, sync, truncate, rename, remove, syncFolder
    }

    /// How far a call comes.
    struct Extent {
        var percent = 100
        var sync = Sync.done
    }

    struct State {
        /// The folders, and whether their name is durable.
        var folders: [String: Bool] = [:]
        var files: [String: File] = [:]
        /// The files whose name was taken away or given to another, as a crash brings them back.
        var removed: [String: File] = [:]
        var openedCount = 0
        var fault: (call: Int, fault: Fault)?
        var faultOfNext: (call: Call, path: String, fault: Fault)?
        var calls: [(call: Call, path: String)] = []
        var hasStopped = false
        var locked: Set<Lockable> = []
        /// How the attempts to lock a path fail.
        var lockRefusals: [String: DiskError.Kind] = [:]
        /// What is done just before calls that are still to come.
        var plans: [Plan] = []
        var whenWaitedFor: [@Sendable () -> Void] = []
        /// What the disk does at one of the next writes, and how many come before it.
        var lie: (writesBefore: Int, lie: Lie)?
        /// What reading a file gets wrong.
        var misreadings: [String: Misreading] = [:]
    }

    let state: Mutex<State>

    /// An empty disk with one durable folder, `/`.
    public init() {
        state = Mutex(State(folders: ["/": true]))
    }

    init(_ state: State) {
        self.state = Mutex(state)
    }

    /// How many calls changed, or tried to change, something.
    public var callCount: Int { state.withLock { $0.calls.count } }

    /// The calls that changed, or tried to change, something, in order.
    public var calls: [(call: Call, path: String)] { state.withLock { $0.calls } }

    /// Whether the machine or the process has stopped at a fault.
    public var hasStopped: Bool { state.withLock { $0.hasStopped } }

    /// Lets the call with this number, counted from 0, fail in this way.
    public func fail(call: Int, with fault: Fault) {
        state.withLock { $0.fault = (call, fault) }
    }

    /// Lets the next call of a kind on a path fail in this way.
    public func fail(next call: Call, of path: String, with fault: Fault) {
        state.withLock { $0.faultOfNext = (call, path, fault) }
    }

    /// The bytes of a file; `nil` where there is none.
    public func bytes(of path: String) -> [UInt8]? {
        state.withLock { $0.files[path]?.bytes }
    }

    /// Puts bytes into a file behind everybody's back, durably.
    public func plant(_ bytes: [UInt8], in path: String) {
        state.withLock { state in
            let number = FaultyDisk.newNumber(&state)
            state.files[path] = File(number, bytes)
        }
    }

    /// Takes a file away, with every trace of it, behind everybody's back.
    public func lose(_ path: String) {
        state.withLock { $0.files[path] = nil }
    }

    /// Takes a folder away and all that is in it, behind everybody's back.
    public func loseFolder(_ path: String) {
        state.withLock { state in
            let isInside = { (name: String) in name == path || name.hasPrefix(path + "/") }
            state.folders = state.folders.filter { !isInside($0.key) }
            state.files = state.files.filter { !isInside($0.key) }
        }
    }

    /// Lets every reading of a file fail from now on.
    public func spoil(_ path: String) {
        state.withLock { $0.files[path]?.isSpoiled = true }
    }

    /// Lets it be read again.
    public func unspoil(_ path: String) {
        state.withLock { $0.files[path]?.isSpoiled = false }
    }

    /// Does this once, when somebody waits for a lock that is held.
    public func whenWaitedFor(_ body: @escaping @Sendable () -> Void) {
        state.withLock { $0.whenWaitedFor.append(body) }
    }

    /// All files by their paths.
    public var paths: [String] { state.withLock { $0.files.keys.sorted() } }

    // Reading.

    /// The names in a folder.
    public func list(_ folder: String) throws(DiskError) -> [String]? {
        reach(.reading, folder)
        return try state.withLock { state throws(DiskError) in
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
        reach(.reading, path)
        return try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseWhenStopped(state, path)
            guard let file = state.files[path] else { throw FaultyDisk.missing(path) }
            guard !file.isSpoiled else { throw FaultyDisk.error(.failed, "read", path) }
            let bytes = Array(file.bytes.dropFirst(Int(offset)).prefix(count))
            return state.misread(bytes, of: path, from: Int(offset))
        }
    }

    // Writing.

    /// Makes a folder, its name not durable.
    public func makeFolder(_ path: String) throws(DiskError) {
        try requireFolder(of: path)
        try change(.makeFolder, path) { state, extent in
            if extent.percent == 100, state.folders[path] == nil { state.folders[path] = false }
        }
    }

    /// Replaces a file; after a crash half-way, with its beginning.
    public func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
        try requireFolder(of: path)
        try change(.replace, path) { state, extent in
            let number = state.files[path]?.number ?? FaultyDisk.newNumber(&state)
            state.files[path] = File(
                number, [], isNameDurable: state.files[path]?.isNameDurable ?? false)
            let bytes = bytes.prefix(bytes.count * extent.percent / 100)
            state.put(Array(bytes), in: path, at: 0)
            state.files[path]?.settle(extent.sync)
        }
    }

    /// Opens a file; a new one is empty and its name not durable.
    public func open(_ path: String, isNew: Bool) throws(DiskError) -> any DiskFile {
        try requireFolder(of: path)
        guard !isNew || state.withLock({ $0.files[path] == nil }) else {
            throw FaultyDisk.error(.failed, "open", path)
        }
        var opened: File?
        try change(.open, path) { state, _ in
            let file =
                state.files[path]
                ?? File(FaultyDisk.newNumber(&state), [], isNameDurable: false)
            state.files[path] = file
            opened = file
        }
        guard let opened else { throw FaultyDisk.missing(path) }
        return Handle(self, path, opened)
    }

    /// Makes a file durable as far as its bytes still wait for it.
    public func sync(_ path: String) throws(DiskError) {
        let isFolder = state.withLock { $0.folders[path] != nil }
        if isFolder { try syncFolder(path) } else { try open(path).sync() }
    }

    /// Takes a name away; a crash brings the file back.
    public func remove(_ path: String) throws(DiskError) {
        var isThere = true
        try change(.remove, path) { state, extent in
            isThere = state.files[path] != nil
            guard extent.percent >= 50, let file = state.files.removeValue(forKey: path) else {
                return
            }
            if file.isNameDurable { state.removed[path] = file }
        }
        guard isThere else { throw FaultyDisk.missing(path) }
    }

    /// Cuts a file down; a crash leaves it whole or cut.
    public func truncate(_ path: String, to size: UInt64) throws(DiskError) {
        try require(path)
        try change(.truncate, path) { state, extent in
            guard extent.percent >= 50 else { return }
            state.files[path]?.cut(to: Int(size), extent.sync)
        }
    }

    /// Renames a file; until the folder is synced, a crash may leave either name as it was.
    public func rename(_ path: String, to target: String) throws(DiskError) {
        try require(path)
        try change(.rename, path) { state, extent in
            guard extent.percent >= 50, var file = state.files.removeValue(forKey: path) else {
                return
            }
            for name in [path, target] {
                let before = name == path ? file : state.files[name]
                if let before, before.isNameDurable { state.removed[name] = before }
            }
            file.isNameDurable = false
            state.files[target] = file
        }
    }

    /// Makes the names in a folder durable.
    public func syncFolder(_ path: String) throws(DiskError) {
        try require(path)
        try change(.syncFolder, path) { state, extent in
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
            for name in state.removed.keys
            where name.hasPrefix(prefix) && !name.dropFirst(prefix.count).contains("/") {
                state.removed[name] = nil
            }
        }
    }

    /// Refuses a path that nothing bears.
    private func require(_ path: String) throws(DiskError) {
        try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseWhenStopped(state, path)
            guard state.files[path] == nil, state.folders[path] == nil else { return }
            throw FaultyDisk.missing(path)
        }
    }

    /// Refuses a path in a folder that is not there.
    private func requireFolder(of path: String) throws(DiskError) {
        try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseWhenStopped(state, path)
            guard !state.hasFolder(of: path) else { return }
            throw FaultyDisk.missing(path)
        }
    }

    /// Does a change as far as the fault planned for it lets it.
    func change(
        _ call: Call, _ path: String, _ body: (inout State, Extent) -> Void
    ) throws(DiskError) {
        reach(.changing(call), path)
        try state.withLock { state throws(DiskError) in
            try FaultyDisk.refuseWhenStopped(state, path)
            defer { state.calls.append((call, path)) }
            guard let fault = FaultyDisk.faultPlanned(for: call, path, &state) else {
                body(&state, Extent())
                return
            }
            switch fault {
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

    private static func faultPlanned(
        for call: Call, _ path: String, _ state: inout State
    ) -> Fault? {
        if let next = state.faultOfNext, next.call == call, next.path == path {
            state.faultOfNext = nil
            return next.fault
        }
        return state.fault.flatMap { $0.call == state.calls.count ? $0.fault : nil }
    }

    static func newNumber(_ state: inout State) -> Int {
        state.openedCount += 1
        return state.openedCount
    }

    static func refuseWhenStopped(_ state: State, _ path: String) throws(DiskError) {
        if state.hasStopped { throw error(.failed, "crash", path) }
    }

    static func missing(_ path: String) -> DiskError {
        error(.failed, "open", path, number: 2, reason: "No such file or directory")
    }

    static func error(
        _ kind: DiskError.Kind, _ call: String, _ path: String, number: Int32 = 5,
        reason: String = "planned by a test"
    ) -> DiskError {
        DiskError(
            kind, path: path, cause: LogError.Cause(call: call, errno: number, reason: reason))
    }
}
