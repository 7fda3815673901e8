import Bookkeeping
import EventLog
import Reporting

/// `socai acknowledge FILE --reason TEXT`: a person has looked at bytes set aside by recovery.
struct AcknowledgeCommand: Command {
    static let info = CommandInfo(
        "acknowledge", group: .recording,
        summary: Phrase(
            vi: "xác nhận đã xem phần dữ liệu bị tách vào quarantine/",
            en: "acknowledge bytes that were set aside in quarantine/"),
        operands: [
            Operand(
                "FILE",
                help: Phrase(
                    vi: "tên tệp trong quarantine/", en: "the name of the file in quarantine/"))
        ],
        options: [.reason()], common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        let folder = try invocation.ledger()
        let name = invocation.operand("FILE")
        guard !name.contains("/"), !["", ".", ".."].contains(name),
            Environment.exists("\(folder)/quarantine/\(name)")
        else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "quarantine/ không có tệp “\(name)”",
                    en: "quarantine/ holds no file “\(name)”"),
                place: Phrase(verbatim: "FILE"))
        }
        let acknowledged = RecoveryAcknowledged(
            quarantine: name, reason: invocation.required("--reason").nfc)
        try invocation.record { _ throws(Failure) in
            [Proposal(.recoveryAcknowledged(acknowledged))]
        }
    }
}
