import EventLog
import TestSupport
import Testing

/// A small ledger with evidence and a signed checkpoint at `/l`, and its mirror at `/m`, on one disk.
enum MirroredLedger {
    static let ledger = SmallLedger.folder
    static let mirror = "/m"
    static let evidence: [UInt8] = Array("Công văn số 12".utf8)

    private static let constant = Result {
        try SignerKey.constant(for: SmallLedger.identity.origin)
    }

    static func key() throws -> SignerKey { try constant.get() }

    /// The ledger: so many batches over several segments, then one event that cites evidence.
    static func made(batches: Int = 7, isSigned: Bool = true) throws -> FaultyDisk {
        let disk = try SmallLedger.filled(batches)
        let log = try SmallLedger.opened(disk)
        let hash = try log.storeEvidence(evidence)
        let data = JSON.object([JSON.Member("evidence", .string(hash.hex))])
        _ = try log.append(
            [Draft(stream: "e", type: "evidence.added", data: data)], by: "vp-hu",
            at: SmallLedger.start.advanced(byMilliseconds: 1_000))
        if isSigned { _ = try log.issueCheckpoint(signedBy: try key()) }
        log.close()
        return disk
    }

    /// The ledger and its mirror.
    static func mirrored(batches: Int = 7, isSigned: Bool = true) throws -> FaultyDisk {
        let disk = try made(batches: batches, isSigned: isSigned)
        _ = try update(disk)
        return disk
    }

    @discardableResult
    static func update(_ disk: any Disk) throws -> MirrorReport {
        try LedgerMirror(of: ledger, at: mirror, disk: disk).update(timeoutMilliseconds: 0)
    }

    static func repair(
        _ disk: any Disk, trustingMirror: Bool = false,
        checkpoints: [(name: String, signed: SignedCheckpoint)] = [], keys: [VerifierKey] = []
    ) throws -> RepairReport {
        try Repair(of: ledger, from: mirror, disk: disk, checkpoints: checkpoints, keys: keys)
            .run(trustingMirror: trustingMirror, timeoutMilliseconds: 0)
    }

    /// Why `body` does not go through; nothing but what may be deleted at any time is changed.
    static func refusal(
        _ disk: FaultyDisk, _ hint: String = "", _ body: () throws -> Void
    ) -> MirrorError? {
        func kept() -> [String: [UInt8]] { files(in: "", of: disk) }
        let before = kept()
        do {
            try body()
            Issue.record("not refused: \(hint)")
        } catch let error as MirrorError {
            #expect(kept() == before, "\(hint)")
            return error
        } catch {
            Issue.record("\(error)")
        }
        return nil
    }

    /// Appends batches to the ledger, behind those it has.
    static func grow(_ numbers: Range<Int>, on disk: any Disk) throws {
        let log = try SmallLedger.opened(disk)
        try SmallLedger.append(numbers, to: log)
        log.close()
    }

    /// The files of a folder by their path in it, `derived/` and what is unfinished aside.
    static func files(in folder: String, of disk: FaultyDisk) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in disk.paths
        where path.hasPrefix(folder + "/") && !path.contains("/derived/")
            && !path.hasSuffix(".new")
        {
            files[String(path.dropFirst(folder.count + 1))] = disk.bytes(of: path)
        }
        return files
    }

    /// What the ledger set aside, by the name of the file it was taken from.
    static func setAside(_ disk: FaultyDisk) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in SmallLedger.quarantine(of: disk) where !path.hasSuffix(".new") {
            let name = path.dropFirst("/l/quarantine/".count).prefix { $0 != "-" }
            files[String(name)] = disk.bytes(of: path)
        }
        return files
    }

    /// Copies a whole folder on the disk, as `cp -r` does.
    static func copy(_ folder: String, to target: String, on disk: FaultyDisk) throws {
        try disk.makeFolder(target)
        for room in ["log", "evidence", "checkpoints", "derived", "quarantine"] {
            try disk.makeFolder(target + "/" + room)
        }
        try disk.syncFolder(target)
        try disk.syncFolder("/")
        for (name, bytes) in files(in: folder, of: disk) {
            disk.plant(bytes, in: "\(target)/\(name)")
        }
    }
}

extension SmallLedger {
    static func identityBytes(of disk: FaultyDisk) -> [UInt8] {
        disk.bytes(of: folder + "/ledger.json") ?? []
    }
}
