extension Log {
    /// Refuses a folder that holds anything but an unfinished ledger of ours.
    static func refuseForeign(_ folder: LedgerFolder, disk: any Disk) throws(LogError) {
        func list(_ path: String) throws(LogError) -> [String] {
            do {
                return try disk.list(path) ?? []
            } catch {
                throw LogError(error, while: "creating the ledger")
            }
        }
        let unfinished = Set(LedgerFolder.rooms + ["ledger.json.new"])
        for name in try list(folder.path) where !unfinished.contains(name) {
            throw LogError(
                .alreadyExists,
                name == "ledger.json"
                    ? "there is a ledger already; open it, or choose another folder"
                    : "the folder holds \(name); choose an empty one",
                place: .path(folder.path))
        }
        for room in LedgerFolder.rooms where try !list(folder.path + "/" + room).isEmpty {
            throw LogError(
                .alreadyExists,
                "\(room)/ is not empty although there is no ledger.json: it may have been lost; "
                    + "restore it, or choose another folder",
                place: .path(folder.path))
        }
    }

    static func readIdentity(
        _ folder: LedgerFolder, disk: any Disk
    ) throws(LogError) -> Identity {
        let bytes: [UInt8]?
        do {
            bytes = try disk.contents(of: folder.identity)
        } catch {
            throw LogError(error, while: "reading ledger.json")
        }
        guard let bytes else { throw noLedger(folder) }
        return try Identity(bytes: bytes, place: .path(folder.identity))
    }

    /// Refuses a folder without `ledger.json`.
    static func requireLedger(_ folder: LedgerFolder, disk: any Disk) throws(LogError) {
        let byteCount: UInt64?
        do {
            byteCount = try disk.size(of: folder.identity)
        } catch {
            throw LogError(error, while: "looking for ledger.json")
        }
        guard byteCount != nil else { throw noLedger(folder) }
    }

    private static func noLedger(_ folder: LedgerFolder) -> LogError {
        LogError(
            .notALedger, "there is no ledger.json here; name the folder of a ledger",
            place: .path(folder.path))
    }

    /// Makes durable what the log holds, before anything in it counts as recorded.
    ///
    /// The writer before this one may have been stopped between its write and its sync, or its sync
    /// may have failed. Linux calls bytes whose sync failed clean, so that a second sync does not
    /// write them: they are written once more instead. Only the last batch can be such, as nothing
    /// is appended behind a batch that is not durable.
    static func makeDurable(
        _ scan: LogScan, in folder: LedgerFolder, disk: any Disk
    ) throws(LogError) {
        do {
            if let segment = scan.segments.last, let batch = scan.lastBatch {
                let file = try disk.open(folder.segment(segment.name))
                try file.write(batch.bytes, at: batch.byteOffset)
                try file.sync()
            }
            // A segment's name may not be durable yet.
            try disk.syncFolder(folder.log)
        } catch {
            throw LogError(error, while: "making the end of the log durable")
        }
    }

    /// Moves a tail to `quarantine/`: the copy is durable before the original is cut off, so that
    /// a crash in between leaves both and the next opening does the same again.
    static func setAside(
        _ tail: LogScan.Tail, in folder: LedgerFolder, disk: any Disk
    ) throws(LogError) {
        let path = folder.quarantine(tail.quarantineFile)
        let copy: [UInt8]?
        do {
            try disk.makeFolder(folder.quarantine)
            copy = try disk.contents(of: path)
        } catch {
            throw LogError(error, while: "setting the tail of the log aside")
        }
        guard copy == nil || copy == tail.bytes else {
            throw LogError(
                .damaged,
                "other bytes bear the name that the log's tail would get in quarantine; "
                    + "move them elsewhere and open the ledger again",
                place: .path(path))
        }
        do {
            if copy == nil {
                try disk.write(tail.bytes, to: path + LedgerFolder.unfinishedSuffix)
                try disk.rename(path + LedgerFolder.unfinishedSuffix, to: path)
            }
            try disk.syncFolder(folder.quarantine)
            try disk.syncFolder(folder.path)
            try disk.truncate(folder.segment(tail.segment), to: tail.byteOffset)
        } catch {
            throw LogError(error, while: "setting the tail of the log aside")
        }
    }
}
