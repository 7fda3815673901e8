import Synchronization

extension Log {
    /// Reads the whole log and keeps what is wrong with it, because a reading met something wrong.
    ///
    /// From then on nothing can be appended, as where damage is found on opening. In the last batch, which
    /// was taken for intact on opening, it is no mere tail.
    ///
    /// `end` is the position after the last event that the reading was of.
    ///
    /// - Throws: ``LogError`` with `.damaged` where the second reading finds nothing wrong, or what the
    ///   disk gives.
    /// - Complexity: O(*n*) in the bytes of the log; nothing where damage is known already.
    func takeNoteOfDamage(before end: UInt64) throws(LogError) {
        guard found.withLock({ $0.isEmpty }) else { return }
        var scan = LogScan(folder, disk: disk, isWhole: false)
        do {
            try scan.run()
        } catch {
            throw LogError(error, while: "reading the log")
        }
        var flaws = scan.flaws
        if flaws.isEmpty, let tail = scan.tail, tail.position.rawValue < end {
            flaws.append(tail.flaw)
        }
        guard !flaws.isEmpty else {
            throw LogError(
                .damaged, "the disk gives other bytes each time the log is read; copy it elsewhere",
                place: .path(folder.log))
        }
        found.withLock { if $0.isEmpty { $0 = flaws } }
    }

    /// Refuses where damage is known.
    func requireIntact() throws(LogError) {
        if let flaw = found.withLock({ $0.first }) { throw readOnly(by: flaw) }
    }

    /// Why nothing can be appended to a log with a flaw.
    func readOnly(by flaw: Flaw) -> LogError {
        LogError(
            .readOnly,
            "the ledger is damaged, nothing is appended until it is repaired: \(flaw)",
            place: .path(folder.path))
    }

    /// What the index answers; damage that it met on the way is kept.
    ///
    /// `past` asks the same of the lines that no memory holds. It is asked first and alone: where the runs
    /// are gone it reads the log, and nobody is to wait for the state meanwhile.
    func lookedUp<Value>(
        _ past: (IndexedPast) throws(LogError) -> Value?,
        _ body: (LogIndex) throws(LogError) -> Value?
    ) throws(LogError) -> Value? {
        if let known = state.withLock({ $0.index.past }) { _ = try past(known) }
        return try state.withLock { state throws(LogError) in
            let value = try body(state.index)
            take(flawsOf: state.index)
            return value
        }
    }

    /// Keeps the damage that an index met.
    func take(flawsOf index: LogIndex) {
        guard let flaws = index.past?.flaws, !flaws.isEmpty else { return }
        found.withLock { if $0.isEmpty { $0 = flaws } }
    }
}
