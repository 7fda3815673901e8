import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai summarize DOCUMENT PERIOD --reached N --of N`: an authority says how many targets were reached.
struct SummarizeCommand: Command {
    static let info = CommandInfo(
        "summarize", group: .recording,
        summary: Phrase(
            vi: "ghi tổng hợp do cơ quan công bố, ví dụ 18/20 chỉ tiêu đạt và vượt",
            en: "record an authority's count, such as 18 of 20 targets met or exceeded"),
        operands: [
            Operand(
                "SUBJECT",
                help: Phrase(
                    vi: "văn bản có các chỉ tiêu được đếm",
                    en: "the document whose targets are counted")),
            .period,
        ],
        options: [
            Option(
                "--reached", "N", isRequired: true,
                help: Phrase(vi: "số chỉ tiêu đạt và vượt", en: "how many were met or exceeded")),
            Option(
                "--of", "N", isRequired: true,
                help: Phrase(vi: "tổng số chỉ tiêu", en: "how many there are")),
            Option(
                "--nearly-met", "N",
                help: Phrase(vi: "số cơ bản đạt (đạt mức khá)", en: "how many were nearly met")),
            Option("--not-met", "N", help: Phrase(vi: "số không đạt", en: "how many were not met")),
            Option(
                "--authority", "UNIT", isRequired: true,
                help: Phrase(vi: "cơ quan công bố", en: "the authority")),
            .document(isRequired: true),
            Option("--group", "TEXT", help: Phrase(vi: "chỉ nhóm này", en: "this group only")),
            Option(
                "--unit", "UNIT",
                help: Phrase(
                    vi: "chỉ đơn vị này và các đơn vị trực thuộc",
                    en: "this unit and those below only")),
            Option(
                "--label", "TEXT",
                help: Phrase(vi: "nguyên văn", en: "the authority's own words")),
            .note,
        ],
        common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        guard let document = try invocation.document(),
            let reached = try count("--reached", invocation),
            let total = try count("--of", invocation)
        else { preconditionFailure("These options are declared as required.") }
        let text = invocation.operand("SUBJECT").nfc
        guard let subject = DocumentID(text) else {
            throw invocation.wrong(text, in: "SUBJECT", IdentityReading.documentMessage)
        }
        let declared = SummaryDeclared(
            subject: subject, group: invocation.text("--group"), unit: invocation.text("--unit"),
            period: try invocation.periodOperand(), reached: reached,
            nearlyMet: try count("--nearly-met", invocation),
            notMet: try count("--not-met", invocation), total: total,
            label: invocation.text("--label"), authority: invocation.required("--authority").nfc,
            document: document, note: invocation.text("--note"))
        try invocation.record { _ throws(Failure) in [Proposal(.summaryDeclared(declared))] }
    }

    private func count(_ option: String, _ invocation: Invocation) throws(Failure) -> Int? {
        guard let text = invocation.value(option) else { return nil }
        guard let count = Int(text), (0...1_000_000).contains(count) else {
            throw invocation.wrong(
                text, in: option, Phrase(vi: "đếm bằng số nguyên từ 0", en: "a count is from 0 on"))
        }
        return count
    }
}
