import Reporting

/// `socai retract SEQ --reason TEXT`.
struct RetractCommand: Command {
    static let info = CommandInfo(
        "retract", group: .recording,
        summary: Phrase(vi: "rút một báo cáo", en: "take a report back"),
        operands: [.report], options: [.reason(), .document(), .expect], common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        let retracted = ReportRetracted(
            report: try invocation.position(), reason: invocation.required("--reason").nfc,
            document: try invocation.document())
        try invocation.recordOnReport(retracted.report, .reportRetracted(retracted))
    }
}
