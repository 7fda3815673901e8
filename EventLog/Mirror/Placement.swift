/// Puts files into a ledger folder, each whole or not at all, and sets aside what was there.
///
/// What is being written stands in `quarantine/` under a name that every reader passes over, so
/// that a crash at any moment leaves the old file or the new one in its place.
struct Placement {
    let folder: LedgerFolder
    let disk: any Disk

    /// Makes the rooms that files are put into; their names are durable on return.
    func prepare() throws(DiskError) {
        for room in [folder.log, folder.evidence, folder.checkpoints, folder.quarantine] {
            try disk.makeFolder(room)
        }
        try disk.syncFolder(folder.path)
    }

    /// Writes the bytes that a file shall have beside it; durable on return, the name aside.
    func stage(_ bytes: [UInt8], for path: String) throws(MirrorError) {
        let staged = staged(path)
        let isWritten = try MirrorError.disk("writing \(path)") { () throws(DiskError) in
            try disk.write(bytes, to: staged)
            return try holds(bytes, staged)
        }
        guard isWritten else {
            throw .log(
                LogError(
                    .damaged,
                    "the disk gives other bytes back than were written; nothing was put in place",
                    place: .path(staged)))
        }
    }

    /// Whether a file holds these bytes, read piece by piece: a whole segment is large enough once.
    private func holds(_ bytes: [UInt8], _ path: String) throws(DiskError) -> Bool {
        guard try disk.size(of: path) == UInt64(bytes.count) else { return false }
        for start in stride(from: 0, to: bytes.count, by: Placement.pieceByteCount) {
            let piece = bytes[start..<min(start + Placement.pieceByteCount, bytes.count)]
            let found = try disk.read(path, from: UInt64(start), count: piece.count)
            guard found[...] == piece else { return false }
        }
        return true
    }

    /// How many bytes of a file are read back at a time: 1 MiB.
    private static let pieceByteCount = 1 << 20

    /// Gives a file the bytes that were staged for it.
    func place(_ path: String) throws(DiskError) {
        try disk.rename(staged(path), to: path)
    }

    /// Locks what was staged for a file: the lock stays with it when it gets its name.
    func lock(stagedFor path: String) throws(DiskError) -> DiskLock {
        try disk.lock(staged(path), timeoutMilliseconds: 0)
    }

    /// Gives a file these bytes, in one step; durable on return.
    func put(_ bytes: [UInt8], at path: String) throws(MirrorError) {
        try stage(bytes, for: path)
        try MirrorError.disk("writing \(path)") { () throws(DiskError) in
            try place(path)
            try disk.syncFolder(LedgerFolder(path).parent)
        }
    }

    /// Copies bytes of a file to `quarantine/` and answers the name of the copy, which is durable
    /// when ``sync()`` has returned.
    func setAside(_ bytes: [UInt8], of path: String) throws(MirrorError) -> String {
        let name = LedgerFolder.replacedName(of: path, holding: bytes)
        let target = folder.quarantine(name)
        let copy = try MirrorError.disk("reading \(target)") { () throws(DiskError) in
            try disk.contents(of: target)
        }
        guard copy == nil || copy == bytes else {
            throw .log(
                LogError(
                    .damaged,
                    "other bytes bear the name that this copy would get in quarantine; move them "
                        + "elsewhere and try again", place: .path(target)))
        }
        if copy == nil {
            try stage(bytes, for: target)
            try MirrorError.disk("setting \(path) aside") { () throws(DiskError) in
                try place(target)
            }
        }
        return name
    }

    /// Makes the names of all that was put and set aside durable.
    func sync() throws(DiskError) {
        for room in [folder.log, folder.evidence, folder.checkpoints, folder.quarantine] {
            try disk.syncFolder(room)
        }
        try disk.syncFolder(folder.path)
    }

    private func staged(_ path: String) -> String {
        folder.quarantine(LedgerFolder.lastName(of: path) + LedgerFolder.unfinishedSuffix)
    }
}

extension LedgerFolder {
    /// What stands in the name of bytes in whose place others were put.
    static let replaced = "replaced"

    /// The name in `quarantine/` of bytes that a file held before others were put in their place.
    static func replacedName(of path: String, holding bytes: [UInt8]) -> String {
        "\(lastName(of: path))-\(replaced)-\(quarantineEnding(Hash(of: bytes)))"
    }

    /// The last part of a path.
    static func lastName(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// Whether one of the two folders lies inside the other, as far as their paths tell.
    func overlaps(_ other: LedgerFolder) -> Bool {
        (path + "/").hasPrefix(other.path + "/") || (other.path + "/").hasPrefix(path + "/")
    }
}
