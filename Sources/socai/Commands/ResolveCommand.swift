import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai resolve TARGET`: a deferred target gets its bound.
struct ResolveCommand: Command {
    static let info = CommandInfo(
        "resolve", group: .recording,
        summary: Phrase(
            vi: "xác định mức của chỉ tiêu giao theo cấp trên",
            en: "give a deferred target its bound"),
        operands: [.target],
        options: [.document(isRequired: true)] + CriterionOptions.options(kindIsRequired: true) + [
            Option("--measure", "TEXT", help: Phrase(vi: "đơn vị tính", en: "the measure")),
            Option("--assigner", "TEXT", help: Phrase(vi: "cơ quan giao", en: "who assigns it")),
            .effective, .reason(isRequired: false), .expect,
        ],
        common: [.appends])

    func run(_ invocation: Invocation) throws(Failure) {
        guard let document = try invocation.document() else {
            preconditionFailure("The option --document is declared as required.")
        }
        let resolved = TargetResolved(
            document: document, criterion: try CriterionOptions.criterion(invocation),
            measure: try invocation.measure("--measure"), assigner: invocation.text("--assigner"),
            effective: try invocation.day("--effective"), reason: invocation.text("--reason"))
        let revision = try invocation.expectedRevision()
        try invocation.record { book throws(Failure) in
            let target = try invocation.knownTarget(in: book)
            return [
                Proposal(
                    .targetResolved(resolved), stream: target.id.description,
                    expectedRevision: revision)
            ]
        }
    }
}
