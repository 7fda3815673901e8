import EventLog
import Synchronization
import TestSupport

/// A disk that counts the bytes written below a folder.
final class MeteredDisk: Disk {
    private let disk: FaultyDisk
    private let folder: String
    private let count = Mutex(0)

    init(_ disk: FaultyDisk, below folder: String) {
        self.disk = disk
        self.folder = folder + "/"
    }

    var writtenByteCount: Int { count.withLock { $0 } }

    private func note(_ bytes: [UInt8], _ path: String) {
        if path.hasPrefix(folder) { count.withLock { $0 += bytes.count } }
    }

    func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
        note(bytes, path)
        try disk.write(bytes, to: path)
    }

    func append(_ bytes: [UInt8], to path: String) throws(DiskError) {
        note(bytes, path)
        try disk.append(bytes, to: path)
    }

    func overwrite(
        _ path: String, from offset: UInt64, with bytes: [UInt8]
    ) throws(DiskError) {
        note(bytes, path)
        try disk.overwrite(path, from: offset, with: bytes)
    }

    func makeFolder(_ path: String) throws(DiskError) { try disk.makeFolder(path) }

    func list(_ folder: String) throws(DiskError) -> [String]? { try disk.list(folder) }

    func size(of path: String) throws(DiskError) -> UInt64? { try disk.size(of: path) }

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

    func lock(_ path: String, timeoutMilliseconds: Int) throws(DiskError) -> DiskLock {
        try disk.lock(path, timeoutMilliseconds: timeoutMilliseconds)
    }
}
