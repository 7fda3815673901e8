import Bookkeeping
import Projections
import Reporting

/// `socai transfer TARGET UNIT`: another unit owes the target from a day on.
struct TransferCommand: Command {
    static let info = CommandInfo(
        "transfer", group: .recording,
        summary: Phrase(
            vi: "chuyển giao một chỉ tiêu cho đơn vị khác",
            en: "transfer a target to another unit"),
        operands: [
            .target,
            Operand("UNIT", help: Phrase(vi: "đơn vị tiếp nhận", en: "the unit that takes it")),
        ],
        options: [
            Option(
                "--effective", "DATE", isRequired: true,
                help: Phrase(vi: "ngày có hiệu lực", en: "the day from which it is in force")),
            .document(isRequired: true), .reason(isRequired: false), .expect,
        ],
        common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        guard let effective = try invocation.day("--effective") else {
            preconditionFailure("The option --effective is declared as required.")
        }
        let transferred = TargetTransferred(
            unit: invocation.operand("UNIT").nfc, effective: effective,
            document: try invocation.document(), reason: invocation.text("--reason"))
        let revision = try invocation.expectedRevision()
        try invocation.record { book throws(Failure) in
            let target = try invocation.knownTarget(in: book)
            return [
                Proposal(
                    .targetTransferred(transferred), stream: target.id.description,
                    expectedRevision: revision)
            ]
        }
    }
}
