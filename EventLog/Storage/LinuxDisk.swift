import Glibc

/// The disk of a Linux machine.
///
/// Each call but ``open(_:)`` is complete in itself: a file is opened, used, synced where it was changed,
/// closed.
public struct LinuxDisk: Disk {
    /// The disk.
    public init() {}

    /// Makes the folder unless it is there; its parent must be.
    public func makeFolder(_ path: String) throws(DiskError) {
        // The path lives through the call, here and in each call below.
        guard unsafe mkdir(path, 0o777) != 0 else { return }
        guard errno == EEXIST else { throw DiskError(of: "mkdir", path) }
    }

    /// The names in a folder, in no order; `nil` where there is no such folder.
    public func list(_ folder: String) throws(DiskError) -> [String]? {
        guard let stream = unsafe opendir(folder) else {
            if errno == ENOENT { return nil }
            throw DiskError(of: "opendir", folder)
        }
        // The stream is ours until the function ends.
        defer { unsafe closedir(stream) }
        var names: [String] = []
        errno = 0
        // The entry is valid until the next call, and copied before it.
        while let entry = unsafe readdir(stream) {
            // d_name is a C string inside the entry (man 3 readdir).
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw DiskError(of: "readdir", folder) }
        return names
    }

    /// How many bytes a file has; `nil` where there is no such file.
    public func size(of path: String) throws(DiskError) -> UInt64? {
        var status = Glibc.stat()
        // stat fills in the structure that is passed to it.
        guard unsafe stat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw DiskError(of: "stat", path)
        }
        return UInt64(status.st_size)
    }

    /// How many bytes are read at a time where nobody knows how many there are.
    private static let chunkByteCount = 1 << 16

    /// All that reading gives up to its end; `nil` where there is no such file.
    public func contents(of path: String) throws(DiskError) -> [UInt8]? {
        // The path lives through the call.
        let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw DiskError(of: "open", path)
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: LinuxDisk.chunkByteCount)
        while true {
            // The array has room for as many bytes as are asked for.
            let got = unsafe chunk.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(file, buffer.baseAddress, buffer.count)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw DiskError(of: "read", path) }
            guard got > 0 else { return bytes }
            bytes += chunk[..<got]
        }
    }

    /// The bytes from `offset` on, `count` of them, or fewer where the file ends.
    public func read(
        _ path: String, from offset: UInt64, count: Int
    ) throws(DiskError) -> [UInt8] {
        let file = try open(path, O_RDONLY)
        defer { close(file) }
        var cause: DiskError?
        // The buffer has room for `count` bytes, and only those are asked for.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = unsafe pread(
                    file, buffer.baseAddress.map { unsafe $0 + filled }, count - filled,
                    Int(offset) + filled)
                if got < 0, errno == EINTR { continue }
                if got < 0 { cause = DiskError(of: "pread", path) }
                guard got > 0 else { return }
                filled += got
            }
        }
        if let cause { throw cause }
        return bytes
    }

    /// Makes the file, or replaces all it held; durable on return.
    public func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
        let file = try LinuxFile(path)
        try file.truncate(to: 0)
        try file.write(bytes, at: 0)
        try file.sync()
    }

    /// Opens a file for writing, which is made where there is none; `isNew` refuses one that is there.
    public func open(_ path: String, isNew: Bool) throws(DiskError) -> any DiskFile {
        try LinuxFile(path, isNew ? O_CREAT | O_EXCL : O_CREAT)
    }

    /// Makes durable what the file holds, though it may only be read.
    public func sync(_ path: String) throws(DiskError) {
        let file = try open(path, O_RDONLY)
        defer { close(file) }
        guard fdatasync(file) != 0 else { return }
        // A file system that is never written to says one of these (man 2 fsync).
        guard [EROFS, EINVAL, EBADF].contains(errno) else { throw DiskError(of: "fdatasync", path) }
    }

    /// Cuts the file down to its first `size` bytes; durable on return.
    public func truncate(_ path: String, to size: UInt64) throws(DiskError) {
        let file = try LinuxFile(path, 0)
        try file.truncate(to: size)
        try file.sync()
    }

    /// Gives a file another name in one step, replacing what bore it.
    public func rename(_ path: String, to target: String) throws(DiskError) {
        // Both paths live through the call.
        guard unsafe Glibc.rename(path, target) == 0 else { throw DiskError(of: "rename", path) }
    }

    /// Takes the name of a file away.
    public func remove(_ path: String) throws(DiskError) {
        // unlink reads the string for the time of the call.
        guard unsafe unlink(path) == 0 else { throw DiskError(of: "unlink", path) }
    }

    /// Makes the names in a folder durable.
    public func syncFolder(_ path: String) throws(DiskError) {
        let folder = try open(path, O_RDONLY | O_DIRECTORY)
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw DiskError(of: "fsync", path) }
    }

    private func open(_ path: String, _ flags: Int32) throws(DiskError) -> Int32 {
        // The path lives through the call.
        let file = unsafe Glibc.open(path, flags | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw DiskError(of: "open", path) }
        return file
    }

    /// Opens a file or a folder to be locked.
    public func locker(_ path: String) throws(DiskError) -> any DiskLocker {
        try LinuxLocker(path)
    }
}

extension DiskError {
    /// The failure of a call on `path`; its error number is the one of this moment unless given.
    init(of call: String, _ path: String, _ number: Int32 = errno, kind: Kind? = nil) {
        let usual: Kind =
            switch number {
            case ENOSPC, EDQUOT, EFBIG: .full
            case EACCES, EPERM, EROFS: .permission
            default: .failed
            }
        // The text is copied at once; another thread's strerror could change it later.
        let reason = unsafe String(cString: strerror(number))
        self.init(
            kind ?? usual, path: path,
            cause: LogError.Cause(call: call, errno: number, reason: reason))
    }

    /// Whether there is no such file or folder.
    var isMissing: Bool { cause.errno == ENOENT }
}
