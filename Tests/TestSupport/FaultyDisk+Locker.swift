public import EventLog
import Synchronization

extension FaultyDisk {
    /// What a lock is on: a folder by its name, a file whatever name it bears.
    enum Lockable: Hashable {
        case folder(String)
        case file(number: Int)
    }

    /// Opens a file or a folder whose lock is taken at once or not at all.
    public func locker(_ path: String) throws(DiskError) -> any DiskLocker {
        let target = try state.withLock { state throws(DiskError) -> Lockable in
            try FaultyDisk.refuseWhenStopped(state, path)
            if state.folders[path] != nil { return .folder(path) }
            guard let file = state.files[path] else { throw FaultyDisk.missing(path) }
            return .file(number: file.number)
        }
        return Locker(disk: self, path: path, target: target)
    }

    /// Lets every attempt to take the lock on a file or a folder fail from now on, as where a file
    /// system knows no locks.
    public func refuseLocks(on path: String, as kind: DiskError.Kind) {
        state.withLock { $0.lockRefusals[path] = kind }
    }

    private struct Locker: DiskLocker {
        let disk: FaultyDisk
        let path: String
        let target: Lockable

        func lock(
            timeoutMilliseconds: Int, unless isNeedless: () -> Bool
        ) throws(DiskError) -> DiskLock? {
            disk.reach(.locking, path)
            let waiting = disk.state.withLock { state in
                guard state.locked.contains(target), !state.whenWaitedFor.isEmpty else {
                    return { @Sendable in }
                }
                return state.whenWaitedFor.removeFirst()
            }
            waiting()
            let isHeld = disk.state.withLock { $0.locked.contains(target) }
            if isHeld, isNeedless() { return nil }
            try disk.state.withLock { state throws(DiskError) in
                if let kind = state.lockRefusals[path] {
                    throw FaultyDisk.error(kind, "flock", path)
                }
                guard state.isStill(target, at: path) else { throw FaultyDisk.missing(path) }
                guard state.locked.insert(target).inserted else {
                    throw FaultyDisk.error(.locked(holder: "process 1 (test)"), "flock", path)
                }
            }
            return DiskLock { [disk, target] in
                _ = disk.state.withLock { $0.locked.remove(target) }
            }
        }

        /// The files that bear the names, rather than a time: two changes at once are told apart.
        func nameStamp() throws(DiskError) -> NameStamp? {
            try disk.state.withLock { state throws(DiskError) in
                try FaultyDisk.refuseWhenStopped(state, path)
                var hasher = Hasher()
                for (name, file) in state.files.sorted(by: { $0.key < $1.key })
                where name.hasPrefix(path + "/") {
                    hasher.combine(name)
                    hasher.combine(file.number)
                }
                return NameStamp(folder: .zero, seconds: 0, nanoseconds: hasher.finalize())
            }
        }
    }
}

extension FaultyDisk.State {
    /// Whether what is locked still bears its path.
    fileprivate func isStill(_ target: FaultyDisk.Lockable, at path: String) -> Bool {
        switch target {
        case .folder: true
        case .file(let number): files[path]?.number == number
        }
    }
}
