/// The folder `derived/verified/`: how far audits came.
///
/// Whatever fails here is passed over: an audit that cannot keep its state, or finds none, reads more.
struct VerifiedFolder {
    enum File: String, CaseIterable {
        /// The state at the last checkpoint, by an audit that read everything and found nothing wrong.
        case checkpoint = "checkpoint.state"
        /// The same while that audit goes on.
        case unfinished = "checkpoint.state.new"
        /// The state an audit came to that has not ended.
        case interruption = "interrupted.state"
    }

    let folder: LedgerFolder
    let disk: any Disk

    private func path(_ file: File) -> String { folder.verified + "/" + file.rawValue }

    /// The state in a file; `nil` where there is none that is whole.
    func state(in file: File) -> VerifiedState? {
        do {
            guard let bytes = try disk.contents(of: path(file)) else { return nil }
            return VerifiedState(bytes)
        } catch {
            return nil
        }
    }

    /// Keeps a state, never half of it: its checksum tells.
    func write(_ bytes: [UInt8], to file: File) {
        do {
            try disk.makeFolder(folder.derived)
            try disk.makeFolder(folder.verified)
            try disk.write(bytes, to: path(file))
        } catch {
            // A folder on which nothing can be written can be verified all the same.
            return
        }
    }

    /// Makes the state of an audit that has ended well the one to go on from.
    func finish() {
        do {
            guard try disk.size(of: path(.unfinished)) ?? 0 > 0 else { return }
            try disk.rename(path(.unfinished), to: path(.checkpoint))
        } catch {
            // The earlier state stays, if there is one: what is read next is more.
            return
        }
    }

    /// Takes away all states; durable on return, so that no crash brings one back.
    func forget() throws(DiskError) {
        guard try disk.list(folder.verified) != nil else { return }
        for file in File.allCases where try disk.size(of: path(file)) != nil {
            try disk.remove(path(file))
        }
        try disk.syncFolder(folder.verified)
    }

    /// Forgets a state.
    func clear(_ file: File) {
        do {
            guard try disk.size(of: path(file)) ?? 0 > 0 else { return }
            try disk.write([], to: path(file))
        } catch {
            // It is checked against the log before it is believed.
            return
        }
    }
}
