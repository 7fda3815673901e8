import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

extension Invocation {
    /// How long a command waits for another writer.
    static let lockTimeoutMilliseconds = 10_000

    /// The ledger, its state as it was known at `--known-at`.
    func openToLook() throws(Failure) -> Ledger {
        let folder = try ledger()
        let cut = try knownAt()
        let ledger = try Failure.telling { () throws(LedgerError) in
            try Ledger.open(folder, for: .reading, upTo: cut, disk: LinuxDisk())
        }
        warn(of: ledger.log)
        if case .position(let position) = cut, position.rawValue >= ledger.log.size {
            throw Failure(
                .usage,
                Phrase(
                    vi: "sổ cái chỉ có \(ledger.log.size) sự kiện, đếm từ 0",
                    en: "the ledger has only \(ledger.log.size) events, counted from 0"),
                place: Phrase(verbatim: "--known-at \(position)"))
        }
        return ledger
    }

    /// Where `--known-at` cuts what is known.
    func knownAt() throws(Failure) -> Cut {
        guard let text = value("--known-at") else { return .end }
        if let seq = UInt64(text) { return .position(Position(seq)) }
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
        do throws(LogError) {
            return Provenance(
                origin: ledger.log.identity.origin, size: size,
                root: try ledger.log.root(at: size), knownAt: ledger.book.head)
        } catch {
            throw Failure(error)
        }
    }

    /// The day from which what is due is looked at: that of `--known-at`, else of the last event.
    func viewpoint(of ledger: Ledger, period: Period? = nil) throws(Failure) -> Viewpoint {
        if case .instant(let instant) = try knownAt() {
            return Viewpoint(
                period: period,
                day: instant.day(offsetMinutes: Instant.vietnamOffsetMinutes))
        }
        guard let viewpoint = ledger.book.viewpoint(period: period) else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "lúc đó sổ cái chưa có sự kiện nào", en: "the ledger held no event then"),
                place: Phrase(verbatim: "--known-at"))
        }
        return viewpoint
    }

    /// Damage and tails found on opening are told once, on standard error; nothing is hidden by them.
    func warn(of log: Log) {
        for flaw in log.flaws {
            tell(
                Phrase(
                    vi: "cảnh báo: sổ cái có chỗ hỏng — \(flaw)",
                    en: "warning: the ledger is damaged — \(flaw)"))
        }
        if let recovery = log.recovery {
            tell(
                Phrase(
                    vi: "lưu ý: phần đuôi chưa ghi xong — \(recovery)",
                    en: "note: an unfinished tail — \(recovery)"))
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
