import Reporting

/// `socai return SEQ --reason TEXT`.
struct ReturnCommand: Command {
    static let info = CommandInfo(
        "return", group: .recording,
        summary: Phrase(
            vi: "trả lại báo cáo của người khác", en: "give somebody else's report back"),
        operands: [.report], options: [.reason(), .document(), .expect], common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        let returned = ReportReturned(
            report: try invocation.position(), reason: invocation.required("--reason").nfc,
            document: try invocation.document())
        try invocation.recordOnReport(returned.report, .reportReturned(returned))
    }
}
