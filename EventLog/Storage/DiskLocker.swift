/// A file or a folder open to be locked, again and again; closed when this and its lock are gone.
///
/// Its lock excludes those of other lockers, in this process too, and not a second one of its own.
public protocol DiskLocker: Sendable {
    /// Takes the lock, waiting at most so long; it dies with its holder.
    ///
    /// `nil` as soon as `isNeedless`, asked now and then while waiting, says that nobody needs it any more.
    func lock(
        timeoutMilliseconds: Int, unless isNeedless: () -> Bool
    ) throws(DiskError) -> DiskLock?

    /// What tells the names in the folder that bears the path now from those before: as long as the answer is
    /// the same, none was made, given to another file or taken away, and no other folder took its place.
    ///
    /// `nil` where they changed so lately that another change could not be told from that one.
    func nameStamp() throws(DiskError) -> NameStamp?
}

extension DiskLocker {
    /// Takes the lock, waiting at most so long; it dies with its holder.
    public func lock(timeoutMilliseconds: Int) throws(DiskError) -> DiskLock {
        let lock = try lock(timeoutMilliseconds: timeoutMilliseconds, unless: { false })
        guard let lock else { preconditionFailure("nobody said that it was not needed") }
        return lock
    }
}
