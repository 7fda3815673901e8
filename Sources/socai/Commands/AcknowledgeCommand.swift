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

    private static let room = "quarantine/"

    func run(_ invocation: Invocation) throws(Failure) {
        let folder = try invocation.ledger()
        let given = invocation.operand("FILE")
        let name = given.hasPrefix(Self.room) ? String(given.dropFirst(Self.room.count)) : given
        let names = try Self.names(in: folder)
        guard names.contains(name) else {
            let list = names.isEmpty ? "" : ": " + names.joined(separator: ", ")
            throw Failure(
                .usage,
                Phrase(
                    vi: "quarantine/ không có tệp “\(name)”",
                    en: "quarantine/ holds no file “\(name)”"),
                place: Phrase(placeholder: "FILE"),
                remedies: [
                    names.isEmpty
                        ? Phrase(
                            vi: "quarantine/ không có gì để xác nhận",
                            en: "quarantine/ holds nothing to acknowledge")
                        : Phrase(
                            vi: "nêu tên một tệp\(list)",
                            en: "name one of the files\(list)")
                ])
        }
        try Self.refuseRepetition(of: name, in: folder, invocation)
        let acknowledged = RecoveryAcknowledged(
            quarantine: name, reason: invocation.required("--reason").nfc)
        try invocation.record { _ throws(Failure) in
            [Proposal(.recoveryAcknowledged(acknowledged))]
        }
    }

    /// Refuses a file that an event acknowledges, unless the command is sent again under its key.
    private static func refuseRepetition(
        of name: String, in folder: String, _ invocation: Invocation
    ) throws(Failure) {
        var earlier: Position?
        do throws(LogError) {
            let log = try Log.open(folder, for: .reading, disk: LinuxDisk())
            if let key = invocation.text("--key"), try log.batch(forKey: key) != nil { return }
            try log.forEachLine { line throws(LogError) in
                guard line.type == RecoveryAcknowledged.type,
                    line.data["quarantine"]?.string == name
                else { return }
                earlier = earlier ?? line.position
            }
        } catch {
            throw Failure(error)
        }
        guard let earlier else { return }
        throw Failure(
            .usage,
            Phrase(
                vi: "“\(name)” đã được xác nhận ở sự kiện \(earlier)",
                en: "“\(name)” is acknowledged already, by event \(earlier)"),
            place: Phrase(placeholder: "FILE"),
            remedies: [
                Phrase(
                    vi: "không phải làm gì; xem ai xác nhận và vì sao: socai show \(earlier)",
                    en: "there is nothing to do; see who did, and why: socai show \(earlier)")
            ])
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
