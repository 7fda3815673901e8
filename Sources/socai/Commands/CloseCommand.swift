import Bookkeeping
import EventLog
import Reporting

/// `socai close PERIOD`.
struct CloseCommand: Command {
    static let info = CommandInfo(
        "close", group: .recording,
        summary: Phrase(vi: "chốt số liệu một kỳ", en: "close a period"),
        operands: [.period], options: [.unit, .document(), .note], common: [.appends],
        details: Phrase(
            vi:
                "Chốt không ngăn việc ghi: số liệu ghi sau chốt là số muộn và phải nêu lý do (--late).",
            en: "Closing does not block facts: later ones are late and need a reason (--late)."))

    func run(_ invocation: Invocation) throws(Failure) {
        let closed = PeriodClosed(
            period: try invocation.periodOperand(), unit: invocation.text("--unit"),
            document: try invocation.document(), note: invocation.text("--note"))
        try invocation.record { _ throws(Failure) in
            [Proposal(.periodClosed(closed))]
        }
    }
}
