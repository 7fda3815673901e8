/// The one seam between the log and the machine: files that may fail.
///
/// Whatever a call of this protocol that changes a file's bytes wrote is durable when it returns; a
/// name made, changed or taken away in a folder is durable when ``syncFolder(_:)`` of that folder has
/// returned. Writing without waiting for the disk is what ``open(_:)`` is for.
public protocol Disk: Sendable {
    /// Makes the folder unless it is there; its parent must be.
    func makeFolder(_ path: String) throws(DiskError)

    /// The names in a folder, in no order; `nil` where there is no such folder.
    func list(_ folder: String) throws(DiskError) -> [String]?

    /// How many bytes a file has; `nil` where there is no such file.
    func size(of path: String) throws(DiskError) -> UInt64?

    /// All that reading gives up to its end; `nil` where there is no such file.
    ///
    /// The size of a pipe, or of a file that the system makes up as it is read, is not known before.
    func contents(of path: String) throws(DiskError) -> [UInt8]?

    /// The bytes from `offset` on, `count` of them, or fewer where the file ends.
    func read(_ path: String, from offset: UInt64, count: Int) throws(DiskError) -> [UInt8]

    /// Makes the file, or replaces all it held.
    func write(_ bytes: [UInt8], to path: String) throws(DiskError)

    /// Opens a file for writing, which is made where there is none; `isNew` refuses one that is there.
    func open(_ path: String, isNew: Bool) throws(DiskError) -> any DiskFile

    /// Makes durable what a file or a folder holds, though it may only be read.
    ///
    /// Returns at once where nothing can be written, so that nothing waits to be.
    func sync(_ path: String) throws(DiskError)

    /// Cuts the file down to its first `size` bytes.
    func truncate(_ path: String, to size: UInt64) throws(DiskError)

    /// Gives a file another name in one step, replacing what bore it.
    func rename(_ path: String, to target: String) throws(DiskError)

    /// Takes the name of a file away.
    func remove(_ path: String) throws(DiskError)

    /// Makes the names in a folder durable.
    func syncFolder(_ path: String) throws(DiskError)

    /// Opens a file or a folder to be locked.
    func locker(_ path: String) throws(DiskError) -> any DiskLocker
}

extension Disk {
    /// Opens a file for writing, which is made where there is none.
    public func open(_ path: String) throws(DiskError) -> any DiskFile {
        try open(path, isNew: false)
    }

    /// Takes the lock on a file or a folder, waiting at most so long; it dies with its holder.
    ///
    /// `nil` as soon as `isNeedless`, asked now and then while waiting, says that nobody needs it any more.
    public func lock(
        _ path: String, timeoutMilliseconds: Int, unless isNeedless: () -> Bool
    ) throws(DiskError) -> DiskLock? {
        try locker(path).lock(timeoutMilliseconds: timeoutMilliseconds, unless: isNeedless)
    }

    /// Takes the lock on a file or a folder, waiting at most so long; it dies with its holder.
    public func lock(_ path: String, timeoutMilliseconds: Int) throws(DiskError) -> DiskLock {
        try locker(path).lock(timeoutMilliseconds: timeoutMilliseconds)
    }
}
