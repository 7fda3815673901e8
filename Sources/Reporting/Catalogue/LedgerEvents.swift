/// The ledger begins: its origin, its title and the cut-off calendar adopted (mở sổ).
package struct LedgerOpened: Payload {
    package static let type = "ledger.opened"

    package let origin: String
    package let title: String
    package let cutoff: CutoffCalendar
    package let clock: String

    package init(origin: String, title: String, cutoff: CutoffCalendar, clock: String) {
        self.origin = origin
        self.title = title
        self.cutoff = cutoff
        self.clock = clock
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        origin = try fields.take("origin")
        title = try fields.take("title")
        cutoff = try fields.take("cutoff")
        clock = try fields.take("clock")
    }

    package func write(to members: inout Members) {
        members.put("origin", origin)
        members.put("title", title)
        members.put("cutoff", cutoff)
        members.put("clock", clock)
    }
}

/// A person has looked at bytes that an opening set aside and says so (xác nhận phần tách
/// riêng).
package struct RecoveryAcknowledged: Payload {
    package static let type = "recovery.acknowledged"

    package let quarantine: String
    package let reason: String

    package init(quarantine: String, reason: String) {
        self.quarantine = quarantine
        self.reason = reason
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        quarantine = try fields.take("quarantine")
        reason = try fields.take("reason")
    }

    package func write(to members: inout Members) {
        members.put("quarantine", quarantine)
        members.put("reason", reason)
    }
}
