import Bookkeeping
import EventLog
import Reporting

/// How a repair is recorded: as an event for each copy of a replaced file, by the member who is named.
struct RepairRecord {
    private let ledger: String
    private let mirror: String
    private let invocation: Invocation
    /// Why the repair may not be recorded, where ``isAllowed(_:on:)`` said so.
    private(set) var refusal: Failure?

    init(of ledger: String, from mirror: String, _ invocation: Invocation) {
        self.ledger = ledger
        self.mirror = mirror
        self.invocation = invocation
    }

    private var member: MemberID? {
        let name = invocation.value("--by") ?? invocation.environment[.member] ?? ""
        return name.isEmpty ? nil : name.nfc
    }

    /// Whether the member named may record the repair in the ledger as it will be, which `disk` shows.
    ///
    /// Asked before anything is changed: who may not record a repair is told so while all is as it was.
    mutating func isAllowed(_ report: RepairReport, on disk: any Disk) -> Bool {
        guard let member, !report.unrecordedCopies.isEmpty else { return true }
        do throws(Failure) {
            let folder = Environment.resolved(ledger)
            var session = try Failure.telling { () throws(LedgerError) in
                try Ledger.open(folder, for: .reading, disk: disk)
            }
            // What is left keeps the ledger read-only: the repair is recorded once that is mended.
            guard session.log.flaws.isEmpty else { return true }
            let instant = try Invocation.instant(
                invocation.value("--at"), clock: session.log.identity.clock,
                last: session.log.head?.at)
            _ = try Failure.telling { () throws(LedgerError) in
                try session.rehearse(
                    proposals(report), by: member, at: instant, key: invocation.text("--key"))
            }
            return true
        } catch {
            refusal = error
            return false
        }
    }

    /// Records which files were replaced, where a member is named; else says how to.
    func make(of report: RepairReport) throws(Failure) {
        let names = report.unrecordedCopies
        guard !names.isEmpty else { return }
        guard member != nil else {
            for name in names {
                let command =
                    "socai acknowledge \(name) --ledger \(ledger) --reason TEXT --by MEMBER"
                invocation.tell(
                    Phrase(
                        vi: "hãy ghi lại việc sửa: \(command)",
                        en: "record the repair: \(command)"))
            }
            return
        }
        guard report.remaining.allSatisfy({ !$0.keepsReadOnly }) else {
            return invocation.tell(
                Phrase(
                    vi:
                        "chưa ghi lại được việc sửa vì sổ vẫn chỉ mở để đọc; khi hết chỗ hỏng, chạy lại "
                        + "đúng lệnh này",
                    en: "the repair is not recorded yet, as the ledger is still read-only; when "
                        + "nothing is damaged, run this command again"))
        }
        var session = try invocation.openToRecord()
        let receipt = try session.record(proposals(report), key: invocation.text("--key"))
        let count = receipt.positions.count
        invocation.tell(
            Phrase(
                vi: "đã ghi việc sửa thành \(count) sự kiện",
                en: "the repair is recorded in \(English.count(count, "event"))"))
    }

    private func proposals(_ report: RepairReport) -> [Proposal] {
        let reason =
            invocation.text("--reason")
            ?? Phrase(vi: "sửa từ bản sao \(mirror)", en: "repaired from the mirror \(mirror)")
            .text(in: invocation.language).nfc
        return report.unrecordedCopies.map {
            Proposal(.recoveryAcknowledged(RecoveryAcknowledged(quarantine: $0, reason: reason)))
        }
    }
}

extension Flaw {
    /// Whether nothing can be recorded as long as the flaw is there.
    fileprivate var keepsReadOnly: Bool {
        kind == .foreignFile && segment.hasPrefix("log/")
    }
}
