import Reporting

/// `socai approve SEQ`.
struct ApproveCommand: Command {
    static let info = CommandInfo(
        "approve", group: .recording,
        summary: Phrase(
            vi: "phê duyệt báo cáo của người khác", en: "approve somebody else's report"),
        operands: [.report], options: [.note, .document(), .expect], common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        let approved = ReportApproved(
            report: try invocation.position(), note: invocation.text("--note"),
            document: try invocation.document())
        try invocation.recordOnReport(approved.report, .reportApproved(approved))
    }
}
