import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

extension Invocation {
    /// How long a command waits for another writer.
    static let lockTimeoutMilliseconds = 10_000

    /// The ledger, its state as it was known at `--known-at`, of what is in the scope at least.
    func openToLook(_ scope: Scope = .everything) throws(Failure) -> Ledger {
        try openToLook(at: try knownAt(), scope)
    }

    /// The ledger, its state as it was known at a cut, of what is in the scope at least.
    func openToLook(at cut: Cut, _ scope: Scope = .everything) throws(Failure) -> Ledger {
        let folder = try ledger()
        let ledger = try Failure.telling { () throws(LedgerError) in
            try Ledger.open(folder, for: .reading, upTo: cut, scope, disk: LinuxDisk())
        }
        warn(of: ledger.log)
        try requireReached(cut, in: ledger.log)
        return ledger
    }

    /// A number given to `--known-at` is that of an event the log has.
    func requireReached(_ cut: Cut, in log: Log) throws(Failure) {
        guard case .position(let position) = cut, position.rawValue >= log.size else { return }
        throw Failure(
            .usage,
            Phrase(
                vi: "sổ cái chỉ có \(log.size) sự kiện, đếm từ 0",
                en: "the ledger has only \(English.count(log.size, "event")), counted from 0"),
            place: Phrase(verbatim: "--known-at \(position)"))
    }

    /// How many events the log had at the cut, damaged ones among them.
    func size(of log: Log, at cut: Cut) throws(LogError) -> UInt64 {
        switch cut {
        case .end: return log.size
        case .position(let position): return min(log.size, position.rawValue + 1)
        case .instant(let instant): return try log.size(at: instant)
        }
    }

    /// The log alone, for commands that show lines as they are stored.
    func openLog() throws(Failure) -> Log {
        let folder = try ledger()
        let log: Log
        do throws(LogError) {
            log = try Log.open(folder, for: .reading, disk: LinuxDisk())
        } catch {
            throw Failure(error)
        }
        warn(of: log)
        try requireReached(try knownAt(), in: log)
        return log
    }

    /// Where `--known-at` cuts what is known.
    func knownAt() throws(Failure) -> Cut {
        guard let text = value("--known-at") else { return .end }
        return try cut(reading: text)
    }

    /// The cut that a position or a point in time makes.
    func cut(reading text: String) throws(Failure) -> Cut {
        if let position = Position(reading: text) { return .position(position) }
        if let instant = Instant(reading: text) { return .instant(instant) }
        throw Failure(
            .usage,
            Phrase(vi: "“\(text)” không phải là thời điểm", en: "“\(text)” is no point in time"),
            place: Phrase(verbatim: "--known-at"),
            remedies: [
                Phrase(
                    vi:
                        "nêu số thứ tự sự kiện, ngày (2025-11-19, hết ngày đó ở Việt Nam) hoặc thời "
                        + "điểm RFC 3339",
                    en: "give an event's number, a day (2025-11-19: its end in Vietnam) or an RFC "
                        + "3339 time")
            ])
    }

    /// What an export or a document is folded from.
    func provenance(of ledger: Ledger) throws(Failure) -> Provenance {
        let size = ledger.book.head.map { $0.position.rawValue + 1 } ?? 0
        var root: Hash?
        do throws(LogError) {
            root = try ledger.log.root(at: size)
        } catch {
            // A damaged event leaves the tree without a head; what is intact is shown all the same.
            guard error.code == .damaged else { throw Failure(error) }
        }
        return Provenance(
            origin: ledger.log.identity.origin, size: size, root: root,
            knownAt: ledger.book.head)
    }

    /// The day from which what is due is looked at: that of `--known-at`, else of the last event.
    func viewpoint(of ledger: Ledger, period: Period? = nil) throws(Failure) -> Viewpoint {
        guard
            let viewpoint = ledger.book.viewpoint(period: period, day: try viewingDay())
        else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "lúc đó sổ cái chưa có sự kiện nào", en: "the ledger held no event then"),
                place: Phrase(verbatim: "--known-at"))
        }
        return viewpoint
    }

    /// The day of an instant given to `--known-at`.
    func viewingDay() throws(Failure) -> Day? {
        guard case .instant(let instant) = try knownAt() else { return nil }
        return instant.day(offsetMinutes: Instant.vietnamOffsetMinutes)
    }

    /// Damage and tails found so far are told once, on standard error; nothing is hidden by them.
    func warn(of log: Log) {
        warn(of: log.flaws[...])
        do throws(LogError) {
            try log.requireOwnIdentity()
        } catch {
            let failure = Failure(error)
            tell(
                Phrase(
                    vi: "cảnh báo: \(failure.what.vi)"
                        + (failure.place.map { " — \($0.vi)" } ?? ""),
                    en: "warning: \(failure.what.en)"))
        }
        if let recovery = log.recovery {
            tell(
                Phrase(
                    vi: "lưu ý: \(recovery.words.vi)", en: "note: \(recovery.words.en)"))
        }
    }

    /// Tells of the damage that reading came upon after so many flaws had been told.
    func warn(of log: Log, beyond count: Int) {
        warn(of: log.flaws.dropFirst(count))
    }

    private func warn(of flaws: ArraySlice<Flaw>) {
        for flaw in flaws {
            tell(
                Phrase(
                    vi: "cảnh báo: sổ cái có chỗ hỏng — \(flaw.words.vi)",
                    en: "warning: the ledger is damaged — \(flaw.words.en)"))
        }
    }

    /// The target that an operand names.
    func target(_ operand: String = "TARGET") throws(Failure) -> TargetID {
        let text = self.operand(operand).nfc
        guard let target = TargetID(text) else {
            throw Failure(
                .usage,
                Phrase(vi: "“\(text)” không phải là mã chỉ tiêu", en: "“\(text)” is no target"),
                place: Phrase(verbatim: operand), remedies: [IdentityReading.targetMessage])
        }
        return target
    }

    /// A unit that the ledger knows, from an option.
    func knownUnit(_ option: String, in book: Attainment) throws(Failure) -> OrganizationID? {
        guard let unit = text(option) else { return nil }
        guard book.registry.organizations[unit] != nil else {
            let near = NearestMatch.of(unit, among: Array(book.registry.organizations.keys))
            throw Failure(
                .usage, Refusal.unknownUnit(unit).message, place: Phrase(verbatim: option),
                remedies: near.map { [Phrase(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?")] }
                    ?? [])
        }
        return unit
    }

    /// A target that the ledger knows.
    func knownTarget(in book: Attainment) throws(Failure) -> TargetState {
        let id = try target()
        guard let state = book.targets[id] else {
            let near = NearestMatch.of(id.description, among: book.order.map(\.description))
            throw Failure(
                .usage, Refusal.unknownTarget(id.description).message,
                place: Phrase(verbatim: "TARGET"),
                remedies: near.map { [Phrase(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?")] }
                    ?? [])
        }
        return state
    }
}
