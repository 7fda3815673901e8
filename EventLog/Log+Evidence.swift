import Synchronization

extension Log {
    /// Stores the bytes in `evidence/` under their SHA-256; durable on return.
    ///
    /// Evidence goes first, the event that cites it by this hash second.
    ///
    /// - Throws: ``LogError`` with `.damaged` where other bytes bear that name, `.readOnly`,
    ///   `.closed`, or what the disk gives.
    public func storeEvidence(_ bytes: [UInt8]) throws(LogError) -> Hash {
        let lock = try writerLock(try openLockers().writing)
        defer { lock.release() }
        let hash = Hash(of: bytes)
        let isThere = try evidence(hash) != nil
        let path = folder.evidence(hash)
        do throws(DiskError) {
            if !isThere {
                try disk.write(bytes, to: path + LedgerFolder.unfinishedSuffix)
                try disk.rename(path + LedgerFolder.unfinishedSuffix, to: path)
            }
            // Whoever gave it its name may have been stopped before the name was durable.
            try disk.syncFolder(folder.evidence)
        } catch {
            throw LogError(error, while: "storing evidence")
        }
        return hash
    }

    /// The bytes of evidence, checked against their hash; `nil` where there are none.
    ///
    /// - Throws: ``LogError`` with `.damaged` where the bytes are not those, or what the disk gives.
    public func evidence(_ hash: Hash) throws(LogError) -> [UInt8]? {
        let path = folder.evidence(hash)
        let bytes: [UInt8]?
        do {
            bytes = try disk.contents(of: path)
        } catch {
            throw LogError(error, while: "reading evidence")
        }
        guard let bytes else { return nil }
        let found = Hash(of: bytes)
        guard found == hash else {
            throw LogError(
                .damaged, "the evidence was changed: its bytes hash to \(found)",
                place: .path(path))
        }
        return bytes
    }
}
