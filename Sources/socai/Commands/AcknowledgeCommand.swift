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
        let names = try Self.names(in: folder)
        guard names.contains(name) else {
            let list = names.isEmpty ? "" : ": " + names.joined(separator: ", ")
            throw Failure(
                .usage,
                Phrase(
                    vi: "quarantine/ không có tệp “\(name)”",
                    en: "quarantine/ holds no file “\(name)”"),
                place: Phrase(verbatim: "FILE"),
                remedies: [
                    names.isEmpty
                        ? Phrase(
                            vi: "quarantine/ không có gì để xác nhận",
                            en: "quarantine/ holds nothing to acknowledge")
                        : Phrase(
                            vi: "nêu tên một tệp, không kèm quarantine/\(list)",
                            en: "name one of the files, without quarantine/\(list)")
                ])
        }
        let acknowledged = RecoveryAcknowledged(
            quarantine: name, reason: invocation.required("--reason").nfc)
        try invocation.record { _ throws(Failure) in
            [Proposal(.recoveryAcknowledged(acknowledged))]
        }
    }

    /// The finished files in `quarantine/`.
    private static func names(in folder: String) throws(Failure) -> [String] {
        do throws(DiskError) {
            return try (LinuxDisk().list(folder + "/quarantine") ?? [])
                .filter { !$0.hasSuffix(".new") }.sorted()
        } catch {
            throw Failure(error)
        }
    }
}
