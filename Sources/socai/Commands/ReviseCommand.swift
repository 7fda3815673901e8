import Bookkeeping
import EventLog
import Reporting

/// `socai revise SEQ VALUE --reason TEXT`: a reported value was wrong.
struct ReviseCommand: Command {
    static let info = CommandInfo(
        "revise", group: .recording,
        summary: Phrase(vi: "đính chính số liệu đã báo cáo", en: "correct a reported figure"),
        operands: [.report, .newValue],
        options: [
            .reason(), .numerator, .denominator,
            Option(
                "--cause", "TEXT",
                help: Phrase(vi: "nguyên nhân sai", en: "how the mistake came about")),
            .document(), .expect,
        ],
        common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        let figure = try invocation.figure("VALUE")
        let revised = ReportRevised(
            report: try invocation.position(), value: figure?.quantity, measure: figure?.measure,
            numerator: try invocation.quantity("--numerator"),
            denominator: try invocation.quantity("--denominator"),
            reason: invocation.required("--reason").nfc, cause: invocation.text("--cause"),
            document: try invocation.document())
        try invocation.recordOnReport(revised.report, .reportRevised(revised))
    }
}
