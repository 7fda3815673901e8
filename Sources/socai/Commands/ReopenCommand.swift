import Bookkeeping
import EventLog
import Reporting

/// `socai reopen PERIOD --reason TEXT`.
struct ReopenCommand: Command {
    static let info = CommandInfo(
        "reopen", group: .recording,
        summary: Phrase(vi: "mở khóa một kỳ đã chốt", en: "open a closed period again"),
        operands: [.period], options: [.reason(), .unit, .document()], common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        let reopened = PeriodReopened(
            period: try invocation.periodOperand(), unit: invocation.text("--unit"),
            reason: invocation.required("--reason").nfc, document: try invocation.document())
        try invocation.record { _ throws(Failure) in
            [Proposal(.periodReopened(reopened))]
        }
    }
}
