import Bookkeeping
import EventLog
import Projections
import Reporting

extension Invocation {
    /// Records what `proposals` makes of the ledger's state: all of it or nothing.
    ///
    /// Prints the sequence numbers it was given.
    ///
    /// A command sent again under its `--key` is worked out against the state of the first time.
    ///
    /// What is made of it may rest on the scope only; the rules are asked with all that they ask about.
    func record(
        _ scope: Scope = .everything, _ proposals: (Attainment) throws(Failure) -> [Proposal]
    ) throws(Failure) {
        var session = try openToRecord(scope)
        let known = try session.book(before: text("--key"))
        let receipt = try session.record(try proposals(known), key: text("--key"))
        show([receipt])
    }

    /// The ledger, opened for recording by the acting member.
    func openToRecord(_ scope: Scope = .everything) throws(Failure) -> RecordingSession {
        let member = try member().nfc
        let folder = try ledger()
        let ledger = try Failure.telling { () throws(LedgerError) in
            // A dry run changes nothing, not even a torn tail.
            try Ledger.open(
                folder,
                for: flag("--dry-run")
                    ? .reading : .appending(timeoutMilliseconds: Self.lockTimeoutMilliseconds),
                scope, disk: LinuxDisk())
        }
        warn(of: ledger.log)
        // Rules asked of a state with holes would give the wrong reason.
        guard ledger.log.flaws.isEmpty else {
            throw Failure(
                .damaged,
                Phrase(
                    vi: "sổ cái có chỗ hỏng nên chỉ mở để đọc",
                    en: "the ledger is damaged and is open for reading only"),
                remedies: [.runVerify])
        }
        let instant = try Self.instant(
            value("--at"), clock: ledger.log.identity.clock, last: ledger.log.head?.at)
        return RecordingSession(
            ledger: ledger, member: member, instant: instant, isRehearsal: flag("--dry-run"))
    }

    /// When the event is recorded: by the machine's clock, or in a ledger with a simulated clock as
    /// `--at` says, else one second after the event before.
    static func instant(
        _ text: String?, clock: Identity.Clock, last: Instant?
    ) throws(Failure) -> Instant {
        guard let text else {
            switch clock {
            case .system: return SystemClock.now()
            case .simulated:
                return last?.advanced(byMilliseconds: 1_000) ?? simulatedBeginning
            }
        }
        guard clock == .simulated else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "sổ cái này theo đồng hồ hệ thống, không nhận --at",
                    en: "this ledger keeps the system's time and takes no --at"),
                place: Phrase(verbatim: "--at"))
        }
        guard let instant = Instant(reading: text) else {
            throw Failure(
                .usage,
                Phrase(vi: "không đọc được “\(text)”", en: "“\(text)” cannot be read"),
                place: Phrase(verbatim: "--at"),
                remedies: [
                    Phrase(
                        vi: "viết như 2025-11-20T08:30:00+07:00",
                        en: "write it like 2025-11-20T08:30:00+07:00")
                ])
        }
        return instant
    }

    /// Where simulated time begins when nobody says otherwise.
    static let simulatedBeginning = Instant(millisecondsSinceEpoch: 1_735_689_600_000)

    /// The sequence numbers on standard output, one range a batch; what they mean on standard error.
    func show(_ receipts: [Ledger.Receipt]) {
        let positions = receipts.flatMap(\.positions)
        let repeated = receipts.allSatisfy(\.isRepeated)
        if flag("--json") {
            output.writeLine(
                JSON.object([
                    JSON.Member("seqs", .array(positions.map(\.json))),
                    JSON.Member("repeated", .bool(repeated)),
                    JSON.Member("dryRun", .bool(flag("--dry-run"))),
                ]).canonicalText)
        } else {
            for receipt in receipts {
                guard let first = receipt.positions.first, let last = receipt.positions.last else {
                    continue
                }
                output.writeLine(first == last ? "\(first)" : "\(first)-\(last)")
            }
        }
        tell(outcome(count: positions.count, repeated: repeated))
    }

    private func outcome(count: Int, repeated: Bool) -> Phrase {
        if flag("--dry-run") {
            return Phrase(
                vi: "chạy thử: \(count) sự kiện hợp lệ, chưa ghi gì",
                en: "dry run: \(English.count(count, "event")) in order, nothing was written")
        }
        if repeated {
            return Phrase(
                vi: "khóa này đã dùng: \(count) sự kiện đã ghi trước đây, không ghi thêm",
                en:
                    "this key was used before: \(English.count(count, "event")) recorded then, nothing "
                    + "added")
        }
        return Phrase(
            vi: "đã ghi \(count) sự kiện", en: "\(English.count(count, "event")) recorded")
    }
}

/// A ledger opened to record, by whom and when.
struct RecordingSession {
    var ledger: Ledger
    let member: MemberID
    let instant: Instant
    let isRehearsal: Bool

    mutating func record(
        _ proposals: [Proposal], key: String?
    ) throws(Failure) -> Ledger.Receipt {
        do throws(LedgerError) {
            return try recordOrRefuse(proposals, key: key)
        } catch {
            throw Failure(error)
        }
    }

    /// Records, or in a dry run checks, a batch.
    mutating func recordOrRefuse(
        _ proposals: [Proposal], key: String?
    ) throws(LedgerError) -> Ledger.Receipt {
        isRehearsal
            ? try ledger.rehearse(proposals, by: member, at: instant, key: key)
            : try ledger.record(proposals, by: member, at: instant, key: key)
    }

    func book(before key: String?) throws(Failure) -> Attainment {
        try Failure.telling { () throws(LedgerError) in try ledger.book(before: key) }
    }
}
