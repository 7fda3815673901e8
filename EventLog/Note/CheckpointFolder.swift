/// The folder `checkpoints/` of a ledger: for each size that was signed one note, with all the
/// signatures it gathered.
struct CheckpointFolder {
    /// What a file holds.
    enum Content {
        case checkpoint(SignedCheckpoint)
        case damaged(NoteError)
        /// Another name than a checkpoint bears.
        case misnamed
        /// A checkpoint over another number of events than its name says.
        case otherSize(UInt64)
    }

    let folder: LedgerFolder
    let disk: any Disk

    /// All files that are not still being written, in the order of their names.
    func files() throws(DiskError) -> [(name: String, content: Content)] {
        var files: [(name: String, content: Content)] = []
        for name in try disk.list(folder.checkpoints)?.sorted() ?? []
        where !name.hasSuffix(LedgerFolder.unfinishedSuffix) {
            files.append(("checkpoints/" + name, try content(of: name)))
        }
        return files
    }

    private func content(of name: String) throws(DiskError) -> Content {
        guard name.hasSuffix(LedgerFolder.checkpointSuffix) else { return .misnamed }
        let named = UInt64(name.dropLast(LedgerFolder.checkpointSuffix.count))
        let bytes = try disk.contents(of: folder.checkpoints + "/" + name) ?? []
        do {
            let signed = try SignedCheckpoint(bytes)
            let size = signed.checkpoint.size
            guard let named, LedgerFolder.checkpointName(size: named) == name else {
                return .misnamed
            }
            return named == size ? .checkpoint(signed) : .otherSize(size)
        } catch {
            return .damaged(error)
        }
    }

    /// Every checkpoint kept, the smallest first.
    ///
    /// - Throws: ``LogError`` with `.damaged` where one cannot be read, or is of another log.
    func checkpoints(of origin: String) throws(LogError) -> [SignedCheckpoint] {
        let files: [(name: String, content: Content)]
        do {
            files = try self.files()
        } catch {
            throw LogError(error, while: "reading the checkpoints")
        }
        var checkpoints: [SignedCheckpoint] = []
        for file in files {
            let place = LogError.Place.path(folder.path + "/" + file.name)
            switch file.content {
            case .checkpoint(let signed) where signed.checkpoint.isOf(origin):
                checkpoints.append(signed)
            case .checkpoint(let signed):
                throw LogError(
                    .damaged,
                    "\(file.name) is a checkpoint of “\(signed.checkpoint.origin)”, another log; "
                        + "move it away", place: place)
            case .damaged(let error):
                throw LogError(
                    .damaged, "\(file.name) is damaged: \(error); take it from a copy",
                    place: place)
            case .misnamed, .otherSize:
                throw LogError(
                    .damaged,
                    "\(file.name) is not a checkpoint of the size it is named after; "
                        + "move it away", place: place)
            }
        }
        return checkpoints
    }

    /// Keeps a checkpoint, in place of one of the same size; durable on return, and never half
    /// there.
    func write(_ signed: SignedCheckpoint) throws(DiskError) {
        let name = LedgerFolder.checkpointName(size: signed.checkpoint.size)
        let path = folder.checkpoints + "/" + name
        try disk.makeFolder(folder.checkpoints)
        try disk.write(signed.bytes, to: path + LedgerFolder.unfinishedSuffix)
        try disk.rename(path + LedgerFolder.unfinishedSuffix, to: path)
        try disk.syncFolder(folder.checkpoints)
    }
}
