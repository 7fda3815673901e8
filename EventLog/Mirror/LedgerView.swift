/// A ledger folder as it will be: the disk, with some files in place of those that are there.
///
/// It is read, so that the same audit that judges a ledger judges a change before it is made. It
/// writes nothing.
struct LedgerView: Disk {
    /// What a file holds in the view.
    enum Content {
        /// These bytes.
        case bytes([UInt8])
        /// The beginning of another file.
        case part(of: String, byteCount: UInt64)
        /// Nothing: the file is not there.
        case absent
    }

    let disk: any Disk
    /// The changed files in the order in which they were put.
    private(set) var paths: [String] = []
    private var contents: [String: Content] = [:]

    init(_ disk: any Disk) {
        self.disk = disk
    }

    /// Shows a file with this content from now on.
    mutating func put(_ content: Content, at path: String) {
        if contents.updateValue(content, forKey: path) == nil { paths.append(path) }
    }

    /// Whether the file is taken away.
    func isAbsent(_ path: String) -> Bool {
        if case .absent = contents[path] { true } else { false }
    }

    func list(_ folder: String) throws(DiskError) -> [String]? {
        let names = try disk.list(folder)
        let prefix = folder + "/"
        let changed = paths.filter {
            $0.hasPrefix(prefix) && !$0.dropFirst(prefix.count).contains("/")
        }
        guard names != nil || !changed.isEmpty else { return nil }
        let all = Set((names ?? []).map { prefix + $0 } + changed)
        return all.filter { !isAbsent($0) }.map { String($0.dropFirst(prefix.count)) }
    }

    func size(of path: String) throws(DiskError) -> UInt64? {
        switch contents[path] {
        case .bytes(let bytes): UInt64(bytes.count)
        case .part(_, let byteCount): byteCount
        case .absent: nil
        case nil: try disk.size(of: path)
        }
    }

    func contents(of path: String) throws(DiskError) -> [UInt8]? {
        switch contents[path] {
        case .bytes(let bytes): bytes
        case .part(let source, let byteCount):
            try disk.read(source, from: 0, count: Int(byteCount))
        case .absent: nil
        case nil: try disk.contents(of: path)
        }
    }

    func read(_ path: String, from offset: UInt64, count: Int) throws(DiskError) -> [UInt8] {
        switch contents[path] {
        case .bytes(let bytes):
            return Array(bytes.dropFirst(Int(offset)).prefix(count))
        case .part(let source, let byteCount):
            let rest = byteCount - min(offset, byteCount)
            return try disk.read(source, from: offset, count: min(count, Int(rest)))
        case .absent: throw refusal("open", path)
        case nil: return try disk.read(path, from: offset, count: count)
        }
    }

    func makeFolder(_ path: String) throws(DiskError) { throw refusal("mkdir", path) }

    func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
        throw refusal("write", path)
    }

    func open(_ path: String, isNew: Bool) throws(DiskError) -> any DiskFile {
        throw refusal("open", path)
    }

    func sync(_ path: String) throws(DiskError) { throw refusal("fsync", path) }

    func remove(_ path: String) throws(DiskError) { throw refusal("unlink", path) }

    func truncate(_ path: String, to size: UInt64) throws(DiskError) {
        throw refusal("ftruncate", path)
    }

    func rename(_ path: String, to target: String) throws(DiskError) {
        throw refusal("rename", path)
    }

    func syncFolder(_ path: String) throws(DiskError) { throw refusal("fsync", path) }

    func locker(_ path: String) throws(DiskError) -> any DiskLocker { throw refusal("flock", path) }

    private func refusal(_ call: String, _ path: String) -> DiskError {
        DiskError(
            .failed, path: path,
            cause: LogError.Cause(call: call, errno: 0, reason: "a view is read only"))
    }
}
