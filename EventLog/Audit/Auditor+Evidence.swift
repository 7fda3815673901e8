extension Auditor {
    /// Reads the evidence and holds every file against its name.
    mutating func auditEvidence(
        _ names: [String], _ progress: (UInt64, UInt64) -> Void
    ) throws(DiskError) {
        for name in names {
            let file = "evidence/" + name
            guard let hash = Hash(hex: name) else {
                // What a crash left of storing evidence was never acknowledged.
                guard !name.hasSuffix(LedgerFolder.unfinishedSuffix) else { continue }
                flaws.append(
                    Flaw(
                        .foreignFile, in: file, expected: "only evidence named by its hash",
                        found: name))
                continue
            }
            do {
                let found = try contentHash(of: folder.evidence(hash), progress)
                if found != hash {
                    flaws.append(
                        Flaw(
                            .evidenceChanged, in: file, expected: "bytes that hash to its name",
                            found: "bytes that hash to \(found)"))
                }
            } catch {
                flaws.append(
                    Flaw(
                        .unreadable, in: file, expected: "a file that can be read",
                        found: "\(error)"))
            }
        }
    }

    /// Tells of cited evidence that is not there.
    mutating func auditCitations() throws(DiskError) {
        for citation in missing where try disk.size(of: folder.evidence(citation.hash)) == nil {
            flaws.append(
                Flaw(
                    .evidenceMissing, in: "evidence/\(citation.hash)",
                    position: citation.position, expected: "the evidence the event cites",
                    found: "no file"))
        }
    }

    /// How many bytes of evidence are read at a time.
    private static let chunkByteCount = 4 << 20

    private mutating func contentHash(
        of path: String, _ progress: (UInt64, UInt64) -> Void
    ) throws(DiskError) -> Hash {
        var sha = SHA256()
        var offset: UInt64 = 0
        while true {
            let bytes = try disk.read(path, from: offset, count: Auditor.chunkByteCount)
            guard !bytes.isEmpty else { return sha.finish() }
            sha.update(bytes.span)
            offset += UInt64(bytes.count)
            advance(UInt64(bytes.count), progress)
        }
    }

    /// Holds what was set aside against its names, and against the events that acknowledge it.
    mutating func auditQuarantine() throws(DiskError) {
        let names = try disk.list(folder.quarantine)?.sorted() ?? []
        for name in names where !name.hasSuffix(LedgerFolder.unfinishedSuffix) {
            let file = "quarantine/" + name
            let parts = name.split(separator: "-")
            let kind = parts.count == 3 ? Recovery.Kind(rawValue: String(parts[1])) : nil
            guard parts.count == 3, kind != nil || parts[1] == LedgerFolder.replaced,
                parts[2].hasSuffix(".bytes")
            else {
                flaws.append(
                    Flaw(
                        .foreignFile, in: file, expected: "only what recovery set aside",
                        found: name))
                continue
            }
            let bytes = try disk.contents(of: folder.quarantine(name)) ?? []
            let hash = Hash(of: bytes)
            if parts[2] != LedgerFolder.quarantineEnding(hash) {
                flaws.append(
                    Flaw(
                        .quarantineChanged, in: file, expected: "bytes that hash to its name",
                        found: "bytes that hash to \(hash)"))
            }
            let isAcknowledged = acknowledgements.contains { $0.file == name }
            if kind == nil, !isAcknowledged { unrecordedCopies.append(name) }
            if kind == .unclear, !isAcknowledged {
                flaws.append(
                    Flaw(
                        .quarantineUnacknowledged, in: file,
                        position: UInt64(parts[0]).map(Position.init),
                        expected: "an event \(Acknowledgement.type) naming it",
                        found: "none: whether the batch was torn or rotted is not settled"))
            }
        }
        var told = Set(names)
        for acknowledgement in acknowledgements where told.insert(acknowledgement.file).inserted {
            flaws.append(
                Flaw(
                    .quarantineMissing, in: "quarantine/" + acknowledgement.file,
                    position: acknowledgement.position,
                    expected: "the bytes set aside that the event names", found: "no file"))
        }
    }
}
