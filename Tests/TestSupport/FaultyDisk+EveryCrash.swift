import Synchronization

extension FaultyDisk {
    /// Every disk that the machine can find after a crash, where ``crashed(using:)`` gives one of them.
    ///
    /// They are many where many sectors wait for a sync: for small tests.
    public func everyCrash() -> [FaultyDisk] {
        let old = state.withLock { old in
            (folders: old.folders, files: old.files, removed: old.removed)
        }
        var outcomes = [State()]
        for (path, isDurable) in old.folders.sorted(by: { $0.key < $1.key }) {
            outcomes = outcomes.flatMap { outcome in
                guard outcome.hasFolder(of: path) else { return [outcome] }
                var with = outcome
                with.folders[path] = true
                return isDurable ? [with] : [with, outcome]
            }
        }
        for (path, file) in old.files.sorted(by: { $0.key < $1.key }) {
            let contents = file.everyContent()
            outcomes = outcomes.flatMap { outcome in
                contents.map { outcome.keeping($0, as: path) }
                    + (file.isNameDurable ? [] : [outcome])
            }
        }
        for (path, file) in old.removed.sorted(by: { $0.key < $1.key }) {
            let contents = file.everyContent()
            outcomes = outcomes.flatMap { outcome in
                guard outcome.files[path] == nil else { return [outcome] }
                return contents.map { outcome.keeping($0, as: path) }
                    + (old.files[path] == nil ? [outcome] : [])
            }
        }
        return outcomes.map(FaultyDisk.init)
    }
}

extension FaultyDisk.State {
    fileprivate func keeping(_ bytes: [UInt8], as path: String) -> Self {
        var with = self
        with.keep(bytes, as: path)
        return with
    }
}

extension FaultyDisk.File {
    /// Every content that a crash can leave: each sector old or new, at the old size or the new one.
    fileprivate func everyContent() -> Set<[UInt8]> {
        let larger = max(bytes.count, durable.count)
        var contents: Set<[UInt8]> = [[]]
        for start in stride(from: 0, to: larger, by: FaultyDisk.sectorByteCount) {
            let range = start..<min(start + FaultyDisk.sectorByteCount, larger)
            let sectors = Set(
                [durable, bytes].map { source in
                    range.map { $0 < source.count ? source[$0] : 0 }
                })
            contents = Set(contents.flatMap { before in sectors.map { before + $0 } })
        }
        return Set(
            contents.flatMap { content in
                [durable.count, bytes.count].map { Array(content.prefix($0)) }
            })
    }
}
