import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai upgrade SEQ [VALUE] --status STATUS`: estimate, preliminary, official, final.
struct UpgradeCommand: Command {
    static let info = CommandInfo(
        "upgrade", group: .recording,
        summary: Phrase(
            vi: "nâng trạng thái số liệu: sơ bộ, chính thức, quyết toán",
            en: "make a figure more settled: preliminary, official, final"),
        operands: [.report, .newValue],
        options: [
            Option(
                "--status", "STATUS", isRequired: true,
                accepts: .suggestion(ReportStatus.allCases.dropFirst().map(\.rawValue)),
                help: Phrase(
                    vi: "preliminary (sơ bộ), official (chính thức), final (quyết toán)",
                    en: "preliminary, official or final")),
            .numerator, .denominator, .document(), .note, .late, .expect,
        ],
        common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        let status: ReportStatus? = try invocation.choice("--status")
        let figure = try invocation.figure("VALUE")
        let upgraded = ReportUpgraded(
            report: try invocation.position(),
            status: status ?? .official,
            value: figure?.quantity, measure: figure?.measure,
            numerator: try invocation.quantity("--numerator"),
            denominator: try invocation.quantity("--denominator"),
            document: try invocation.document(), note: invocation.text("--note"),
            late: invocation.text("--late"))
        try invocation.recordOnReport(upgraded.report, .reportUpgraded(upgraded))
    }
}

extension Operand {
    static let newValue = Operand(
        "VALUE", .optional,
        help: Phrase(vi: "giá trị mới, nếu có thay đổi", en: "the new value, where it changed"))
}

extension Invocation {
    /// Records an event about a report, in the stream of the report's target.
    func recordOnReport(_ report: Position, _ event: Event) throws(Failure) {
        let revision = try expectedRevision()
        try record(.targets([], reports: [report])) { book throws(Failure) in
            // An unknown report has no stream; the rules then say what is wrong with it.
            let stream = book.target(ofReport: report)?.id.description ?? ""
            return [Proposal(event, stream: stream, expectedRevision: revision)]
        }
    }
}
