package import EventLog
package import Projections
package import Reporting

/// The other door: commands in, events appended, or a refusal and nothing changed (sổ cái).
///
/// A ledger is the log and what was folded from it. Every proposal is checked by `Rules` against the
/// state that everything before it gives — proposals earlier in the same batch included — and a batch
/// is appended whole or not at all.
package struct Ledger: Sendable {
    package let log: Log
    /// What is known up to the cut the ledger was opened at, of what is in the scope or of more.
    package private(set) var book: Attainment
    /// What the book is sure to hold.
    private var scope: Scope
    /// The appends that were only rehearsed.
    private var rehearsal: Rehearsal?
    /// What they would have recorded.
    private var rehearsed: [Entry] = []

    private init(log: Log, book: Attainment, scope: Scope) {
        self.log = log
        self.book = book
        self.scope = scope
    }

    /// A new ledger in `folder`, opened by its founder, who becomes its first keeper.
    ///
    /// - Throws: `.log` where the folder cannot be made or is in use.
    package static func create(
        in folder: String, identity: Identity, title: String, cutoff: CutoffCalendar,
        founder: MemberID, at instant: Instant, disk: any Disk
    ) throws(LedgerError) -> Ledger {
        do throws(LogError) {
            try Log.create(folder, identity: identity, disk: disk)
        } catch {
            // A founding that was cut short leaves an empty log: it is finished now.
            guard error.code == .alreadyExists, isUnopened(folder, identity, disk) else {
                throw .log(error)
            }
        }
        var ledger = try open(folder, for: .appending(timeoutMilliseconds: 0), disk: disk)
        let opening = LedgerOpened(
            origin: identity.origin, title: title, cutoff: cutoff,
            clock: identity.clock.rawValue)
        let founding = MemberEnrolled(member: founder, role: .keeper)
        _ = try ledger.record(
            [
                Proposal(.ledgerOpened(opening)),
                Proposal(.memberEnrolled(founding)),
            ],
            by: founder, at: instant)
        return ledger
    }

    private static func isUnopened(
        _ folder: String, _ identity: Identity, _ disk: any Disk
    ) -> Bool {
        do throws(LogError) {
            let log = try Log.open(folder, for: .reading, disk: disk)
            return log.size == 0 && log.identity == identity
        } catch {
            return false
        }
    }

    /// The ledger in `folder`, its state folded up to `cut`, of what is in `scope` at least.
    ///
    /// Where a target or a report that the scope names is not there, all is folded, so that whoever asked
    /// can be told what is.
    ///
    /// - Throws: `.log` where the folder is no ledger, cannot be read, or is to be appended to and its
    ///   `ledger.json` is not what its first event says; `.unreadable` where an intact
    ///   event is not what the catalogue says.
    /// - Complexity: O(*m*) in the events of the scope, where saved states are at hand; else O(*n*) in the
    ///   bytes of the log.
    package static func open(
        _ folder: String, for access: Log.Access, upTo cut: Cut = .end,
        _ scope: Scope = .everything, disk: any Disk
    ) throws(LedgerError) -> Ledger {
        let log: Log
        do throws(LogError) {
            log = try Log.open(folder, for: access, disk: disk)
            if access != .reading { try log.requireOwnIdentity() }
        } catch {
            throw .log(error)
        }
        var (book, known) = try fold(log, upTo: cut, scope)
        if known != .everything, !scope.isFound(in: book) {
            (book, known) = try fold(log, upTo: cut, .everything)
        }
        return Ledger(log: log, book: book, scope: known)
    }

    /// What a fold of this scope gives, and what it is sure to hold.
    private static func fold(
        _ log: Log, upTo cut: Cut, _ scope: Scope
    ) throws(LedgerError) -> (Attainment, Scope) {
        var book = Attainment()
        do throws(FoldError) {
            let isWhole = try book.fold(log, upTo: cut, scope)
            return (book, isWhole ? .everything : scope)
        } catch {
            throw LedgerError(error)
        }
    }

    /// Sees to it that the book holds all that the rules ask of it about these proposals.
    private mutating func widen(for proposals: [Proposal]) throws(LedgerError) {
        let needed = Scope(of: proposals)
        guard !scope.covers(needed, in: book) else { return }
        (book, scope) = try Ledger.fold(log, upTo: .end, needed)
        for entry in rehearsed { book.apply(entry) }
    }

    /// Records a batch and takes it into `book`, behind what others have recorded since.
    ///
    /// The rules are asked of the state that all before it gives, whoever recorded it; nobody comes
    /// between. The events are durable on return. A batch whose key was used before for the same events
    /// returns the positions they were given then, and nothing is written.
    ///
    /// - Throws: `.refused` with every refusal of the batch; `.log` where the key named other events, a
    ///   stream is at another revision than expected, or the disk failed.
    package mutating func record(
        _ proposals: [Proposal], by author: MemberID, at instant: Instant, key: String? = nil
    ) throws(LedgerError) -> Receipt {
        try widen(for: proposals)
        let turn = try takeTurn()
        try catchUp(turn)
        let isRepeated = try hasBatch(forKey: key, turn)
        let proposals = Ledger.sealed(
            proposals, by: author, at: instant,
            behind: isRepeated ? try book(before: key) : book)
        let entries = provisional(proposals, by: author, at: instant, behind: turn.head)
        let after = isRepeated ? book : try check(entries)
        let drafts = proposals.map(\.draft)
        let positions = try append(drafts, in: turn, by: author, at: instant, key: key)
        precondition(
            isRepeated || positions == entries.map(\.position), "Nobody came between in a turn.")
        book = after
        return Receipt(positions: positions, isRepeated: isRepeated)
    }

    private func takeTurn() throws(LedgerError) -> WriterTurn {
        do throws(LogError) {
            return try log.takeTurn()
        } catch {
            throw .log(error)
        }
    }

    private func append(
        _ drafts: [Draft], in turn: consuming WriterTurn, by author: MemberID, at instant: Instant,
        key: String?
    ) throws(LedgerError) -> [Position] {
        do throws(LogError) {
            return try turn.append(drafts, by: author, at: instant, key: key)
        } catch {
            throw .log(error)
        }
    }

    private func hasBatch(
        forKey key: String?, _ turn: borrowing WriterTurn
    ) throws(LedgerError) -> Bool {
        guard let key else { return false }
        do throws(LogError) {
            return try turn.batch(forKey: key) != nil
        } catch {
            throw .log(error)
        }
    }

    /// Takes what others recorded into `book`.
    private mutating func catchUp(_ turn: borrowing WriterTurn) throws(LedgerError) {
        do throws(FoldError) {
            try book.fold(turn, from: next)
        } catch {
            throw LedgerError(error)
        }
    }

    /// Checks a batch as `record` does and takes it into `book`, but writes nothing.
    ///
    /// The ledger goes on as if it had been recorded; it may be open for reading only.
    ///
    /// - Throws: as `record` does, the disk aside.
    package mutating func rehearse(
        _ proposals: [Proposal], by author: MemberID, at instant: Instant, key: String? = nil
    ) throws(LedgerError) -> Receipt {
        if rehearsal == nil { try requireOwnIdentity() }
        try widen(for: proposals)
        let isRepeated = try batch(forKey: key) != nil
        let proposals = Ledger.sealed(
            proposals, by: author, at: instant,
            behind: isRepeated ? try book(before: key) : book)
        let entries = provisional(proposals, by: author, at: instant, behind: log.head)
        let after = isRepeated ? book : try check(entries)
        do throws(LogError) {
            if rehearsal == nil { rehearsal = try log.rehearsal() }
            guard var trial = rehearsal else {
                preconditionFailure("A rehearsal was begun just now.")
            }
            let positions = try trial.append(
                proposals.map(\.draft), by: author, at: instant, key: key)
            rehearsal = trial
            book = after
            if !isRepeated { rehearsed += entries }
            return Receipt(positions: positions, isRepeated: isRepeated)
        } catch {
            throw .log(error)
        }
    }

    /// What a batch was given.
    package struct Receipt: Equatable, Sendable {
        package let positions: [Position]
        /// Whether the events were recorded before, under the same key.
        package let isRepeated: Bool

        package init(positions: [Position], isRepeated: Bool) {
            self.positions = positions
            self.isRepeated = isRepeated
        }
    }

    private func requireOwnIdentity() throws(LedgerError) {
        do throws(LogError) {
            try log.requireOwnIdentity()
        } catch {
            throw .log(error)
        }
    }

    private func batch(forKey key: String?) throws(LedgerError) -> ClosedRange<Position>? {
        guard let key else { return nil }
        do throws(LogError) {
            return try log.batch(forKey: key)
        } catch {
            throw .log(error)
        }
    }

    /// The state as it was just before the batch that `key` named; the present state where it named none.
    ///
    /// A command that is sent again under its key is worked out against this state, so that it gives the
    /// same events as the first time.
    package func book(before key: String?) throws(LedgerError) -> Attainment {
        guard let batch = try batch(forKey: key) else { return book }
        guard batch.lowerBound > Position(0) else { return Attainment() }
        let last = Position(batch.lowerBound.rawValue - 1)
        return try Ledger.fold(log, upTo: .position(last), scope).0
    }

    /// The position that the next event is given.
    package var next: Position { book.head?.position.advanced(by: 1) ?? Position(0) }

    /// The entries the proposals would become; the log never lets time go back.
    private func provisional(
        _ proposals: [Proposal], by author: MemberID, at instant: Instant, behind head: Line?
    ) -> [Entry] {
        let at = max(instant, head?.at ?? instant)
        return proposals.enumerated().map { index, proposal in
            Entry(
                position: next.advanced(by: UInt64(index)), at: at, by: author,
                stream: proposal.stream, event: proposal.event)
        }
    }

    /// The state after the entries, where the rules allow every one of them.
    private func check(_ entries: [Entry]) throws(LedgerError) -> Attainment {
        var state = book
        var refusals: [Refusals.Item] = []
        for (index, entry) in entries.enumerated() {
            do throws(Refusal) {
                try Rules.check(entry, in: state)
                state.apply(entry)
            } catch {
                refusals.append(Refusals.Item(index: index, refusal: error))
            }
        }
        guard refusals.isEmpty else { throw .refused(Refusals(list: refusals)) }
        return state
    }
}

/// Why the ledger did not do what it was asked to.
package enum LedgerError: Error, Equatable, Sendable {
    case log(LogError)
    case unreadable(UnreadableEvent)
    case refused(Refusals)

    init(_ error: FoldError) {
        switch error {
        case .log(let error): self = .log(error)
        case .unreadable(let event): self = .unreadable(event)
        }
    }
}
