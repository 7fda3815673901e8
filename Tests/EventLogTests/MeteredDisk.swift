import EventLog
import Synchronization
import TestSupport
import Testing

/// A disk that counts the bytes written below a folder, and does something when a file is first asked
/// for.
final class MeteredDisk: Disk {
    private let disk: FaultyDisk
    private let folder: String
    private let count = Mutex(0)
    private let path: String?
    private let whenAsked: Mutex<(@Sendable () throws -> Void)?>

    init(
        _ disk: FaultyDisk, below folder: String, whenAskedFor path: String? = nil,
        _ body: (@Sendable () throws -> Void)? = nil
    ) {
        self.disk = disk
        self.folder = folder + "/"
        self.path = path
        whenAsked = Mutex(body)
    }

    var writtenByteCount: Int { count.withLock { $0 } }

    private func note(_ bytes: [UInt8], _ path: String) {
        if path.hasPrefix(folder) { count.withLock { $0 += bytes.count } }
    }

    func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
        note(bytes, path)
        try disk.write(bytes, to: path)
    }

    private final class Handle: DiskFile {
        let file: any DiskFile
        let path: String
        let disk: MeteredDisk

        init(_ file: any DiskFile, at path: String, of disk: MeteredDisk) {
            self.file = file
            self.path = path
            self.disk = disk
        }

        func size() throws(DiskError) -> UInt64 { try file.size() }

        func size(ifStillAt path: String) throws(DiskError) -> UInt64? {
            try file.size(ifStillAt: path)
        }

        func write(_ bytes: [UInt8], at offset: UInt64) throws(DiskError) {
            disk.note(bytes, path)
            try file.write(bytes, at: offset)
        }

        func startSync() throws(DiskError) { try file.startSync() }

        func sync() throws(DiskError) { try file.sync() }
    }

    func open(_ path: String, isNew: Bool) throws(DiskError) -> any DiskFile {
        Handle(try disk.open(path, isNew: isNew), at: path, of: self)
    }

    func sync(_ path: String) throws(DiskError) { try disk.sync(path) }

    func remove(_ path: String) throws(DiskError) { try disk.remove(path) }

    func makeFolder(_ path: String) throws(DiskError) { try disk.makeFolder(path) }

    func list(_ folder: String) throws(DiskError) -> [String]? { try disk.list(folder) }

    func size(of path: String) throws(DiskError) -> UInt64? {
        if path == self.path, let body = whenAsked.withLock({ $0.take() }) {
            do {
                try body()
            } catch {
                Issue.record("\(error)")
            }
        }
        return try disk.size(of: path)
    }

    func contents(of path: String) throws(DiskError) -> [UInt8]? { try disk.contents(of: path) }

    func read(_ path: String, from offset: UInt64, count: Int) throws(DiskError) -> [UInt8] {
        try disk.read(path, from: offset, count: count)
    }

    func truncate(_ path: String, to size: UInt64) throws(DiskError) {
        try disk.truncate(path, to: size)
    }

    func rename(_ path: String, to target: String) throws(DiskError) {
        try disk.rename(path, to: target)
    }

    func syncFolder(_ path: String) throws(DiskError) { try disk.syncFolder(path) }

    func locker(_ path: String) throws(DiskError) -> any DiskLocker {
        try disk.locker(path)
    }
}
