import Bookkeeping
import EventLog
import Reporting

/// `socai assign TARGET`: one target by hand.
struct AssignCommand: Command {
    static let info = CommandInfo(
        "assign", group: .recording,
        summary: Phrase(vi: "giao một chỉ tiêu", en: "assign a target"),
        operands: [.target],
        options: [
            Option(
                "--name", "TEXT", isRequired: true,
                help: Phrase(vi: "tên chỉ tiêu", en: "the target's name")),
            Option(
                "--unit", "UNIT", isRequired: true,
                help: Phrase(vi: "đơn vị chịu trách nhiệm", en: "the unit that owes it")),
        ] + CriterionOptions.options(kindIsRequired: true) + [
            Option("--measure", "TEXT", help: Phrase(vi: "đơn vị tính", en: "the measure")),
            Option("--period", "PERIOD", help: Phrase(vi: "kỳ của chỉ tiêu", en: "its period")),
            Option("--due", "DATE", help: Phrase(vi: "thời hạn", en: "the day it is due")),
            Option(
                "--parent", "ITEM",
                help: Phrase(
                    vi: "mục cha trong cùng văn bản", en: "the item it is a part of, same document")
            ),
            Option("--group", "TEXT", help: Phrase(vi: "nhóm chỉ tiêu", en: "its group")),
            Option(
                "--indicator", "ID", help: Phrase(vi: "chỉ tiêu danh mục", en: "the indicator")),
            Option("--scope", "TEXT", help: Phrase(vi: "phạm vi", en: "the scope")),
            Option("--assigner", "TEXT", help: Phrase(vi: "cơ quan giao", en: "who assigns it")),
            Option(
                "--force", "FORCE", accepts: .suggestion(Force.allCases.map(\.rawValue)),
                help: Phrase(
                    vi: "tính chất: mandatory (pháp lệnh), aspirational (phấn đấu), unspecified",
                    en: "how it binds: mandatory, aspirational, unspecified")),
            Option(
                "--line", "N",
                help: Phrase(vi: "dòng trong văn bản", en: "the line of the document's text")),
            .expect,
        ],
        common: [.appends],
        details: Phrase(
            vi: """
                Ví dụ:
                  socai assign 38-CTr/HU:2025-02-04#1.1 --name "Sản lượng lúa" --unit huyen-can-duoc \\
                    --kind atLeast --low 85.000 --numbers vi --measure tấn --period 2025
                """,
            en: """
                Example:
                  socai assign 38-CTr/HU:2025-02-04#1.1 --name "Sản lượng lúa" --unit huyen-can-duoc \\
                    --kind atLeast --low 85000 --measure tấn --period 2025
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let id = try invocation.target()
        var line: Int?
        if let text = invocation.value("--line") {
            guard let number = Int(text), number > 0 else {
                throw invocation.wrong(
                    text, in: "--line", Phrase(vi: "dòng đếm từ 1", en: "lines count from 1"))
            }
            line = number
        }
        let force: Force? = try invocation.choice("--force")
        let assigned = TargetAssigned(
            document: id.document, item: id.item, parent: try parent(invocation, in: id.document),
            group: invocation.text("--group"), name: invocation.required("--name").nfc,
            indicator: invocation.text("--indicator"),
            unit: invocation.required("--unit").nfc, scope: invocation.text("--scope"),
            measure: try invocation.measure("--measure"),
            period: try invocation.period("--period"), due: try invocation.day("--due"),
            assigner: invocation.text("--assigner"), force: force ?? .unspecified,
            criterion: try CriterionOptions.criterion(invocation),
            source: line.map { SourcePlace(line: $0) })
        let revision = try invocation.expectedRevision()
        try invocation.record { _ throws(Failure) in
            [
                Proposal(
                    .targetAssigned(assigned), stream: id.description,
                    expectedRevision: revision)
            ]
        }
    }

    /// The parent, given as an item of the same document or as a whole id.
    private func parent(
        _ invocation: Invocation, in document: DocumentID
    ) throws(Failure) -> TargetID? {
        guard let text = invocation.text("--parent") else { return nil }
        if let id = TargetID(text) { return id }
        guard TargetID.isItem(text) else {
            throw invocation.wrong(text, in: "--parent", IdentityReading.targetMessage)
        }
        return TargetID(document: document, item: text)
    }
}
