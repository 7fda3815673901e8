import Synchronization

extension FaultyDisk {
    /// What a disk carries over whole or not at all.
    static let sectorByteCount = 512

    /// Another disk with the same content, all of it durable, and no faults.
    public func copy() -> FaultyDisk {
        restarted(keepsUnsynced: true)
    }

    /// The disk as the machine finds it after a crash: names and bytes that no sync protected are
    /// all there or all gone.
    public func restarted(keepsUnsynced: Bool) -> FaultyDisk {
        state.withLock { old in
            var new = State()
            for (path, isDurable) in old.folders where isDurable || keepsUnsynced {
                new.folders[path] = true
            }
            for (path, file) in old.files where file.isNameDurable || keepsUnsynced {
                new.files[path] = File(
                    FaultyDisk.newNumber(&new), keepsUnsynced ? file.bytes : file.durable)
            }
            for (path, file) in old.removed where !keepsUnsynced && new.files[path] == nil {
                new.files[path] = File(FaultyDisk.newNumber(&new), file.durable)
            }
            return FaultyDisk(new)
        }
    }

    /// The disk as the next process finds it while the machine lives on: all that was written is
    /// seen, and what was not synced still is not.
    public func reopened() -> FaultyDisk {
        state.withLock { old in
            var new = State()
            new.folders = old.folders
            new.files = old.files
            new.removed = old.removed
            new.openedCount = old.openedCount
            return FaultyDisk(new)
        }
    }

    /// The disk as the machine finds it after a crash, each thing that no sync protected decided by
    /// itself: every name is there or not, every sector of a file old or new, in any order.
    public func crashed(using generator: inout some RandomNumberGenerator) -> FaultyDisk {
        state.withLock { old in
            var new = State()
            for (path, isDurable) in old.folders.sorted(by: { $0.key < $1.key })
            where isDurable || Bool.random(using: &generator) {
                if new.hasFolder(of: path) { new.folders[path] = true }
            }
            for (path, file) in old.files.sorted(by: { $0.key < $1.key })
            where file.isNameDurable || Bool.random(using: &generator) {
                new.keep(file.afterCrash(using: &generator), as: path)
            }
            // Of a name that was given to another file, one of both is there; one that was taken
            // away may be there again.
            for (path, file) in old.removed.sorted(by: { $0.key < $1.key })
            where new.files[path] == nil
                && (old.files[path] != nil || Bool.random(using: &generator))
            {
                new.keep(file.afterCrash(using: &generator), as: path)
            }
            return FaultyDisk(new)
        }
    }
}

extension FaultyDisk.State {
    /// Whether the folder that holds the path is there.
    func hasFolder(of path: String) -> Bool {
        guard path != "/", let slash = path.lastIndex(of: "/") else { return true }
        return folders[slash == path.startIndex ? "/" : String(path[..<slash])] != nil
    }

    mutating func keep(_ bytes: [UInt8], as path: String) {
        guard hasFolder(of: path) else { return }
        files[path] = FaultyDisk.File(FaultyDisk.newNumber(&self), bytes)
    }
}

extension FaultyDisk.File {
    /// The order in which the sectors of a file reach the disk.
    private enum Order: CaseIterable {
        case none, all, fromTheFront, any
    }

    /// What a crash leaves of the bytes.
    fileprivate func afterCrash(using generator: inout some RandomNumberGenerator) -> [UInt8] {
        guard bytes != durable, let order = Order.allCases.randomElement(using: &generator) else {
            return bytes
        }
        let larger = max(bytes.count, durable.count)
        let sectors = stride(from: 0, to: larger, by: FaultyDisk.sectorByteCount)
        let reached = Int.random(in: 0...larger, using: &generator)
        var kept: [UInt8] = []
        for start in sectors {
            let isNew =
                switch order {
                case .none: false
                case .all: true
                case .fromTheFront: start < reached
                case .any: Bool.random(using: &generator)
                }
            let range = start..<min(start + FaultyDisk.sectorByteCount, larger)
            kept += range.map { place in
                let source = isNew ? bytes : durable
                return place < source.count ? source[place] : 0
            }
        }
        // How large the file is said to be is written by itself.
        let sizes = [durable.count, bytes.count].sorted()
        let size =
            switch order {
            case .none: durable.count
            case .all: bytes.count
            case .fromTheFront: min(max(reached, sizes[0]), sizes[1])
            case .any: Int.random(in: sizes[0]...sizes[1], using: &generator)
            }
        return Array(kept.prefix(size))
    }
}
