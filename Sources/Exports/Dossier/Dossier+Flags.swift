import EventLog
import Projections
import Reporting

extension Dossier {
    /// What needs to be explained about the targets in scope, with what was done about it.
    static func flags(_ flags: [Flag], _ language: Language) -> File {
        let line = TableLine(numbers: .plain)
        var text =
            TableLine.byteOrderMark
            + line.text([
                "flag", "rule", "name", "severity", "state", "unit", "targets", "events",
                "explanation", "clearing", "raised", "answered", "closed",
            ])
        for flag in flags {
            let handling = flag.handling
            let answers = handling?.answers.map(\.position.description) ?? []
            text += line.text([
                flag.id, flag.rule.rawValue, flag.rule.name.text(in: language),
                flag.severity.rawValue, flag.state.rawValue, flag.unit ?? "",
                flag.targets.map(\.description).joined(separator: " "),
                flag.events.map(\.description).joined(separator: " "),
                SpreadsheetText.guarded(flag.explanation.text(in: language)),
                SpreadsheetText.guarded(flag.clearing.text(in: language)),
                handling?.position.description ?? "", answers.joined(separator: " "),
                handling?.closed?.position.description ?? "",
            ])
        }
        return File(
            "diem-can-lam-ro.csv", text, flags.count,
            Phrase(
                vi:
                    "Điểm cần làm rõ: sự kiện làm căn cứ, điều gì làm hết cờ, đã nêu và giải trình ra sao",
                en:
                    "What needs to be explained: the events it rests on, what clears it, what was done"
            ))
    }
}
