import Glibc

/// A file or a folder of a Linux machine, open to be locked by `flock`.
final class LinuxLocker: DiskLocker {
    /// How often the lock is asked for at once: who writes holds it for some ten microseconds.
    private static let eagerCount = 20
    /// How long to wait then before asking again, twice as long each time.
    private static let retryMicroseconds: ClosedRange<UInt32> = 50...1_000

    private let path: String
    private let descriptor: Int32
    /// The device and the number of what is locked.
    private let file: SIMD2<UInt64>

    init(_ path: String) throws(DiskError) {
        self.path = path
        // The path lives through the call.
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DiskError(of: "open", path) }
        var status = stat()
        // fstat fills in the structure that is passed to it, and fails for no open file.
        unsafe fstat(descriptor, &status)
        file = SIMD2(UInt64(status.st_dev), UInt64(status.st_ino))
    }

    deinit {
        close(descriptor)
    }

    func lock(
        timeoutMilliseconds: Int, unless isNeedless: () -> Bool
    ) throws(DiskError) -> DiskLock? {
        var deadline: ContinuousClock.Instant?
        var count = 0
        var pause = LinuxLocker.retryMicroseconds.lowerBound
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let number = errno
            guard number == EWOULDBLOCK || number == EINTR else {
                throw DiskError(of: "flock", path)
            }
            let now = ContinuousClock.now
            let end = deadline ?? now.advanced(by: .milliseconds(timeoutMilliseconds))
            deadline = end
            guard now < end else {
                throw DiskError(of: "flock", path, number, kind: .locked(holder: holder()))
            }
            guard !isNeedless() else { return nil }
            count += 1
            if count <= LinuxLocker.eagerCount {
                sched_yield()
            } else {
                usleep(pause)
                pause = min(2 * pause, LinuxLocker.retryMicroseconds.upperBound)
            }
        }
        guard isStillNamed else {
            flock(descriptor, LOCK_UN)
            throw DiskError(of: "flock", path, ESTALE)
        }
        // Unlocked by name: a process being spawned shares the descriptor for a moment, and closing ours
        // alone would leave it locked as long (man 2 flock).
        return DiskLock { [self] in flock(descriptor, LOCK_UN) }
    }

    /// How long after a change another one can bear the same time: the tick of the clock that files are
    /// stamped with is ten milliseconds at most; on a disk that keeps no parts of a second, two seconds.
    private static let (tick, coarseTick) = (20_000_000, 3_000_000_000)

    func nameStamp() throws(DiskError) -> NameStamp? {
        var status = stat()
        // stat fills in the structure that is passed to it; the path lives through the call.
        guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else {
            if errno == ENOENT { return nil }
            throw DiskError(of: "stat", path)
        }
        var now = timespec()
        // clock_gettime fills in the structure that is passed to it, and knows this clock.
        unsafe clock_gettime(CLOCK_REALTIME_COARSE, &now)
        let changed = status.st_ctim
        let age =
            (now.tv_sec - changed.tv_sec) * 1_000_000_000 + (now.tv_nsec - changed.tv_nsec)
        guard age > (changed.tv_nsec == 0 ? LinuxLocker.coarseTick : LinuxLocker.tick) else {
            return nil
        }
        return NameStamp(
            folder: SIMD2(UInt64(status.st_dev), UInt64(status.st_ino)),
            seconds: changed.tv_sec, nanoseconds: changed.tv_nsec)
    }

    /// Whether what is locked still bears its path: it was not replaced, nor the ledger moved away.
    private var isStillNamed: Bool {
        var status = stat()
        // stat fills in the structure that is passed to it; the path lives through the call.
        guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else { return false }
        return SIMD2(UInt64(status.st_dev), UInt64(status.st_ino)) == file
    }

    /// The process that holds a lock on the file, as `/proc/locks` tells.
    private func holder() -> String {
        let table = text(ofProcess: "/proc/locks")
        guard let process = LinuxLocker.holder(of: file, in: table) else {
            return "another process"
        }
        let command = text(ofProcess: "/proc/\(process)/cmdline")
            .split(separator: "\0").joined(separator: " ")
        return "process \(process)" + (command.isEmpty ? "" : " (\(command))")
    }

    /// The process that a table of locks names as the holder of one on a file of this device and number; `nil`
    /// where it names none, or several and tells none of them by the device.
    ///
    /// Some file systems give a file another device than the table does; two give two files the same number.
    static func holder(of file: SIMD2<UInt64>, in table: String) -> Substring? {
        // 1: FLOCK  ADVISORY  WRITE 1234 08:01:131234 0 EOF
        let number = String(file[1])
        let rows = table.split(separator: "\n").map { $0.split(separator: " ") }.filter { fields in
            guard fields.count > 5, fields[1] == "FLOCK" else { return false }
            return fields[5].split(separator: ":").last.map(String.init) == number
        }
        // The parts of a device's number, as gnu_dev_major and gnu_dev_minor take them out of it.
        let device = file[0]
        let major = ((device >> 8) & 0xFFF) | ((device >> 32) & 0xFFFF_F000)
        let minor = (device & 0xFF) | ((device >> 12) & 0xFFFF_FF00)
        let own = rows.first { fields in
            let parts = fields[5].split(separator: ":").prefix(2)
            return parts.map { UInt64($0, radix: 16) } == [major, minor]
        }
        return (own ?? (rows.count == 1 ? rows[0] : nil)).map { $0[4] }
    }

    /// The text of a file below `/proc`, which tells no size; empty where it cannot be read.
    private func text(ofProcess path: String) -> String {
        do {
            return String(
                decoding: try LinuxDisk().read(path, from: 0, count: 65_536), as: UTF8.self)
        } catch {
            // The holder's name is an aid only: the error at hand is that the lock is held.
            return ""
        }
    }
}
