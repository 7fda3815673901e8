import CSyncFileRange
import Glibc
import Synchronization

/// A file of a Linux machine, open for writing.
final class LinuxFile: DiskFile {
    private let path: String
    private let descriptor: Int32
    /// How long a sync that was begun is waited for awake.
    ///
    /// A fast disk has taken the bytes by then, and to wake a core that was put to sleep takes as long again.
    private static let wakefulness = Duration.microseconds(20)

    /// What the syncs of the file have come to.
    private struct Syncing {
        /// When one was begun that nobody has waited for yet.
        var begun: ContinuousClock.Instant?
        /// Why one failed, or could not be begun; from then on each one does.
        var failure: DiskError?
    }

    private let syncing = Mutex(Syncing())
    private let inode: ino_t
    private let device: dev_t

    /// Opens the file by these flags; unless told otherwise it is made where there is none.
    init(_ path: String, _ flags: Int32 = O_CREAT) throws(DiskError) {
        self.path = path
        // The path lives through the call.
        descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC | flags, 0o666)
        guard descriptor >= 0 else { throw DiskError(of: "open", path) }
        var status = stat()
        // fstat fills in the structure that is passed to it, and fails for no open file.
        unsafe fstat(descriptor, &status)
        inode = status.st_ino
        device = status.st_dev
    }

    deinit {
        close(descriptor)
    }

    func size() throws(DiskError) -> UInt64 {
        var status = stat()
        // fstat fills in the structure that is passed to it.
        guard unsafe fstat(descriptor, &status) == 0 else { throw DiskError(of: "fstat", path) }
        return UInt64(status.st_size)
    }

    func size(ifStillAt path: String) throws(DiskError) -> UInt64? {
        var status = stat()
        // stat fills in the structure that is passed to it; the path lives through the call.
        guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else {
            if errno == ENOENT { return nil }
            throw DiskError(of: "stat", path)
        }
        let isSame = status.st_ino == inode && status.st_dev == device
        return isSame ? UInt64(status.st_size) : nil
    }

    func write(_ bytes: [UInt8], at offset: UInt64) throws(DiskError) {
        var done = 0
        while done < bytes.count {
            // The array has the bytes from `done` to its count, and no others are written.
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(
                    descriptor, buffer.baseAddress.map { unsafe $0 + done }, bytes.count - done,
                    Int(offset) + done)
            }
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else { throw DiskError(of: "write", path) }
            done += written
        }
    }

    /// Cuts the file down to its first `size` bytes; not durable on return.
    func truncate(to size: UInt64) throws(DiskError) {
        guard ftruncate(descriptor, Int(size)) == 0 else { throw DiskError(of: "ftruncate", path) }
    }

    func startSync() throws(DiskError) {
        // Not beside a sync: the bytes that are dropped here may be another's, who is told by `failure` only.
        try syncing.withLock { syncing throws(DiskError) in
            if let failure = syncing.failure { throw failure }
            guard sync_file_range(descriptor, 0, 0, UInt32(SYNC_FILE_RANGE_WRITE)) == 0 else {
                // Where it cannot be begun, the sync does all. Any other error may be told here and nowhere
                // else: ext4 drops pages for which it finds no room on the disk.
                let error = DiskError(of: "sync_file_range", path)
                if [ENOSYS, EINVAL, ESPIPE, EPERM].contains(error.cause.errno) { return }
                syncing.failure = error
                throw error
            }
            syncing.begun = ContinuousClock.now
        }
    }

    func sync() throws(DiskError) {
        // The error of a write-back is told once to each descriptor that was open then (man 2 fsync): to
        // one thread, while another of the same descriptor waits to hear of its own bytes.
        try syncing.withLock { syncing throws(DiskError) in
            if let failure = syncing.failure { throw failure }
            // Awake while a sync that was begun may end; not by yielding, which gives up a slice of the
            // scheduler, many times as long.
            if let begun = syncing.begun.take() {
                while ContinuousClock.now < begun + LinuxFile.wakefulness {}
            }
            // Also the size, which is what a reader needs to find the bytes (man 2 fdatasync).
            guard fdatasync(descriptor) == 0 else {
                let error = DiskError(of: "fdatasync", path)
                syncing.failure = error
                throw error
            }
        }
    }
}
