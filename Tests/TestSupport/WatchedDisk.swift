public import EventLog
import Synchronization

/// The machine's disk, with its syncs counted and, where a test wants it, held up.
public final class WatchedDisk: Disk {
    private let disk = LinuxDisk()
    private let count = Mutex(0)
    private let beforeSync: @Sendable () -> Void

    /// The disk; `beforeSync` is called before each sync of an open file.
    public init(beforeSync: @escaping @Sendable () -> Void = {}) {
        self.beforeSync = beforeSync
    }

    /// How many open files were synced so far.
    public var syncCount: Int { count.withLock { $0 } }

    private final class Handle: DiskFile {
        let file: any DiskFile
        let disk: WatchedDisk

        init(_ file: any DiskFile, of disk: WatchedDisk) {
            self.file = file
            self.disk = disk
        }

        func size() throws(DiskError) -> UInt64 { try file.size() }

        func size(ifStillAt path: String) throws(DiskError) -> UInt64? {
            try file.size(ifStillAt: path)
        }

        func write(_ bytes: [UInt8], at offset: UInt64) throws(DiskError) {
            try file.write(bytes, at: offset)
        }

        func startSync() throws(DiskError) { try file.startSync() }

        func sync() throws(DiskError) {
            disk.beforeSync()
            disk.count.withLock { $0 += 1 }
            try file.sync()
        }
    }

    /// Opens a file whose syncs are counted.
    public func open(_ path: String, isNew: Bool) throws(DiskError) -> any DiskFile {
        Handle(try disk.open(path, isNew: isNew), of: self)
    }

    /// As the machine's disk does.
    public func makeFolder(_ path: String) throws(DiskError) { try disk.makeFolder(path) }

    /// As the machine's disk does.
    public func list(_ folder: String) throws(DiskError) -> [String]? { try disk.list(folder) }

    /// As the machine's disk does.
    public func size(of path: String) throws(DiskError) -> UInt64? { try disk.size(of: path) }

    /// As the machine's disk does.
    public func contents(of path: String) throws(DiskError) -> [UInt8]? {
        try disk.contents(of: path)
    }

    /// As the machine's disk does.
    public func read(
        _ path: String, from offset: UInt64, count: Int
    ) throws(DiskError) -> [UInt8] {
        try disk.read(path, from: offset, count: count)
    }

    /// As the machine's disk does.
    public func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
        try disk.write(bytes, to: path)
    }

    /// As the machine's disk does.
    public func sync(_ path: String) throws(DiskError) { try disk.sync(path) }

    /// As the machine's disk does.
    public func truncate(_ path: String, to size: UInt64) throws(DiskError) {
        try disk.truncate(path, to: size)
    }

    /// As the machine's disk does.
    public func rename(_ path: String, to target: String) throws(DiskError) {
        try disk.rename(path, to: target)
    }

    /// As the machine's disk does.
    public func remove(_ path: String) throws(DiskError) { try disk.remove(path) }

    /// As the machine's disk does.
    public func syncFolder(_ path: String) throws(DiskError) { try disk.syncFolder(path) }

    /// As the machine's disk does.
    public func locker(_ path: String) throws(DiskError) -> any DiskLocker {
        try disk.locker(path)
    }
}
