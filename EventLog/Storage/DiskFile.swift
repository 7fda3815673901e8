/// A file open for writing, closed when this is gone.
///
/// It stays the file it was when it was opened, whatever bears its name later.
public protocol DiskFile: Sendable {
    /// How many bytes the file has.
    func size() throws(DiskError) -> UInt64

    /// How many bytes the file has, where it still bears this name; `nil` where none or another does.
    func size(ifStillAt path: String) throws(DiskError) -> UInt64?

    /// Writes the bytes over those from `offset` on and beyond the end; not durable on return.
    func write(_ bytes: [UInt8], at offset: UInt64) throws(DiskError)

    /// Begins to carry over what was written, and does not wait for it: a ``sync()`` that follows at once has
    /// the less to wait for.
    ///
    /// It promises nothing. Where it fails, the bytes may be lost as where a sync does, and all later syncs
    /// of this fail too.
    func startSync() throws(DiskError)

    /// Makes durable what was written to the file, by whomever, and how many bytes it has.
    ///
    /// Where it fails, the bytes may be lost although they can still be read, and no later sync
    /// carries them over unless they are written again; all later syncs of this fail too. It fails also
    /// where somebody else's sync of the file has failed since this was opened.
    func sync() throws(DiskError)
}
