import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai adjust TARGET`: the target itself changes, by a decision, from a day on.
struct AdjustCommand: Command {
    static let info = CommandInfo(
        "adjust", group: .recording,
        summary: Phrase(vi: "điều chỉnh một chỉ tiêu", en: "adjust a target"),
        operands: [.target],
        options: [
            .document(isRequired: true),
            Option(
                "--effective", "DATE", isRequired: true,
                help: Phrase(vi: "ngày có hiệu lực", en: "the day from which it is in force")),
            .reason(),
        ] + CriterionOptions.options(kindIsRequired: false) + [.expect],
        common: [.appends],
        details: Phrase(
            vi: """
                Không nêu --kind thì giữ dạng tiêu chí đang có hiệu lực; mức hoặc gốc so sánh không nêu thì
                giữ như đang có hiệu lực. Mức ban đầu không mất: mọi kết
                quả được đánh giá theo cả hai mức.
                """,
            en: """
                Without --kind the form in force is kept, and so is a bound or a base that is not given.
                The original is not lost: every result is
                judged against both.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        guard let document = try invocation.document(),
            let effective = try invocation.day("--effective")
        else { preconditionFailure("Both options are declared as required.") }
        let reason = invocation.required("--reason").nfc
        let revision = try invocation.expectedRevision()
        try invocation.record(.targets([try invocation.target()])) { book throws(Failure) in
            let target = try invocation.knownTarget(in: book)
            let criterion = try CriterionOptions.criterion(
                invocation, present: target.term(on: nil).criterion)
            let adjusted = TargetAdjusted(
                document: document, criterion: criterion, effective: effective, reason: reason)
            return [
                Proposal(
                    .targetAdjusted(adjusted), stream: target.id.description,
                    expectedRevision: revision)
            ]
        }
    }
}
