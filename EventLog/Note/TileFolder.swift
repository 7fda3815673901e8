/// A folder that is served as a tile-based log (c2sp.org/tlog-tiles).
struct TileFolder {
    let path: String
    let disk: any Disk
    /// The folders that are there, so that each is made once.
    private var made: Set<String> = []

    init(_ path: String, disk: any Disk) {
        self.path = path
        self.disk = disk
    }

    /// Makes the folder itself.
    mutating func prepare() throws(LogError) {
        try make(path)
    }

    /// Writes a tile, never half of it; one that is there already is held against it.
    ///
    /// - Throws: ``LogError`` with `.contradicted` where other bytes were published under its name.
    mutating func write(_ bytes: [UInt8], to name: String) throws(LogError) {
        let target = path + "/" + name
        let published: [UInt8]?
        do {
            published = try disk.contents(of: target)
        } catch {
            throw LogError(error, while: "reading a tile")
        }
        if let published {
            guard published == bytes else {
                throw LogError(
                    .contradicted,
                    "another tile was published as \(name): it is of another log, or history was "
                        + "rewritten", place: .path(target))
            }
            return
        }
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            try make(folder)
        }
        do {
            try disk.write(bytes, to: target + LedgerFolder.unfinishedSuffix)
            try disk.rename(target + LedgerFolder.unfinishedSuffix, to: target)
        } catch {
            throw LogError(error, while: "writing a tile")
        }
    }

    /// Makes the names of all that was written durable.
    func sync() throws(LogError) {
        do {
            for folder in made.sorted() { try disk.syncFolder(folder) }
        } catch {
            throw LogError(error, while: "writing the tiles")
        }
    }

    private mutating func make(_ folder: String) throws(LogError) {
        guard made.insert(folder).inserted else { return }
        do {
            try disk.makeFolder(folder)
        } catch {
            throw LogError(error, while: "making the folder of the tiles")
        }
    }
}
