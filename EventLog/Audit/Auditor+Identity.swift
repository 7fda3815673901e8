extension Auditor {
    /// What `ledger.json` says and, where that is something else, what the first event says; none where
    /// `ledger.json` is illegible.
    mutating func auditIdentity() -> [Identity] {
        let identity: Identity
        do {
            guard try disk.size(of: folder.identity) != nil else {
                tellIdentity(found: "no file")
                return []
            }
            identity = try Log.readIdentity(folder, disk: disk)
        } catch {
            tellIdentity(found: "\(error)")
            return []
        }
        let opened: Identity?
        do {
            opened = try Identity.opening(of: folder, disk: disk)
        } catch {
            // What cannot be read is told where the log is.
            return [identity]
        }
        guard let opened, opened != identity else { return [identity] }
        flaws.append(
            Flaw(
                .identityDamaged, in: "ledger.json",
                expected: "\(opened.words), as event 0 says", found: identity.words))
        return [identity, opened]
    }

    private mutating func tellIdentity(found: String) {
        flaws.append(
            Flaw(
                .identityDamaged, in: "ledger.json",
                expected: "the identity written when the ledger was made", found: found))
    }
}
