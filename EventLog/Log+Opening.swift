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

    /// Refuses a ledger in a newer format: whatever an audit said of its lines would be wrong.
    static func refuseNewerFormat(_ folder: LedgerFolder, disk: any Disk) throws(LogError) {
        let bytes: [UInt8]?
        do {
            bytes = try disk.contents(of: folder.identity)
        } catch {
            // What cannot be read is for the audit to tell.
            return
        }
        try Identity.refuseNewer(bytes ?? [], place: .path(folder.identity))
    }

    static func noLedger(_ folder: LedgerFolder) -> LogError {
        LogError(
            .notALedger, "there is no ledger.json here; name the folder of a ledger",
            place: .path(folder.path))
    }

    /// Moves a tail to `quarantine/`: the copy is durable before the original is cut off, so that
    /// a crash in between leaves both and the next opening does the same again.
    func setAside(_ tail: LogScan.Tail) throws(LogError) {
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
            try cut(Watermark(segment: tail.segment, byteCount: tail.byteOffset))
        } catch {
            throw LogError(error, while: "setting the tail of the log aside")
        }
    }
}

extension LogScan {
    /// The scan that opens a log: of what stands behind the index, or of all where that is damaged.
    ///
    /// Damage behind the index makes it read all of the log, so that all damage is told of.
    init(opening folder: LedgerFolder, disk: any Disk) throws(DiskError) {
        if let past = IndexFolder(folder: folder, disk: disk).past() {
            self.init(
                folder, disk: disk, isWhole: false, behind: LogIndex(behind: past),
                in: past.segments)
            try run()
            if flaws.isEmpty { return }
        }
        self.init(folder, disk: disk, isWhole: false)
        try run()
    }
}
