import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai declare TARGET PERIOD JUDGEMENT --authority UNIT --document D`.
struct DeclareCommand: Command {
    static let info = CommandInfo(
        "declare", group: .recording,
        summary: Phrase(
            vi: "ghi đánh giá chính thức của cơ quan có thẩm quyền",
            en: "record an authority's own judgement"),
        operands: [
            .target, .period,
            Operand(
                "JUDGEMENT", accepts: .suggestion(["exceeded", "met", "nearlyMet", "notMet"]),
                help: Phrase(
                    vi: "exceeded (vượt), met (đạt), nearlyMet (cơ bản đạt), notMet (không đạt)",
                    en: "exceeded, met, nearlyMet or notMet")),
        ],
        options: [
            Option(
                "--authority", "UNIT", isRequired: true,
                help: Phrase(vi: "cơ quan đánh giá", en: "the authority")),
            .document(isRequired: true),
            Option(
                "--label", "TEXT",
                help: Phrase(
                    vi: "nguyên văn lời đánh giá, ví dụ “đạt ở mức khá”",
                    en: "the judgement in the authority's own words")),
            .note, .expect,
        ],
        common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        guard let document = try invocation.document() else {
            preconditionFailure("The option --document is declared as required.")
        }
        let word = invocation.operand("JUDGEMENT").nfc
        guard let judgement = Judgement(reading: word) else {
            throw invocation.wrong(word, in: "JUDGEMENT", Judgement.message)
        }
        let declared = JudgementDeclared(
            period: try invocation.periodOperand(), judgement: judgement,
            label: invocation.text("--label"),
            authority: invocation.required("--authority").nfc, document: document,
            note: invocation.text("--note"))
        let revision = try invocation.expectedRevision()
        try invocation.record(.targets([try invocation.target()])) { book throws(Failure) in
            let target = try invocation.knownTarget(in: book)
            return [
                Proposal(
                    .judgementDeclared(declared), stream: target.id.description,
                    expectedRevision: revision)
            ]
        }
    }
}
