import EventLog
import Projections
import Reporting

/// The pages of a dossier that people read.
enum DossierText {
    /// One target: each event with who recorded it and when, beside when it was signed and received.
    static func history(
        of target: TargetState, _ steps: [AuditTrail.Step], _ flags: [Flag], _ language: Language
    ) -> String {
        var text = "\(target.id)  \(target.assigned.name)\n"
        for step in steps {
            let recorded = InstantText.phrase(step.entry.at).text(in: language)
            let backfilled =
                step.entry.isBackfilled
                ? Phrase(vi: " [nhập bù]", en: " [recorded afterwards, receipt proved]")
                    .text(in: language) : ""
            text += "  #\(step.entry.position)  \(recorded)  \(step.entry.by)\(backfilled)\n"
            text += "    " + StepText.phrase(step, in: language) + "\n"
            for line in StepText.effect(step, in: language) { text += "    → \(line)\n" }
        }
        for flag in flags {
            text += "  ⚑ \(FlagText.title(flag, in: language))\n"
            text += "    " + flag.explanation.text(in: language) + "\n"
        }
        return text
    }

    static func minutes(
        _ material: DossierMaterial, _ provenance: Provenance, _ digest: Hash, fileCount: Int
    ) -> [Phrase] {
        let opened = material.inspection.opened
        let root = provenance.root?.base64 ?? "—"
        return [
            Phrase(vi: "TRÍCH CHO BIÊN BẢN", en: "FOR THE MINUTES"),
            Phrase(
                vi: "Cuộc kiểm tra: \(opened.inspection) — \(opened.kind)",
                en: "Inspection: \(opened.inspection) — \(opened.kind)"),
            Phrase(
                vi: "Quyết định: \(opened.document?.description ?? "—")",
                en: "Decision: \(opened.document?.description ?? "—")"),
            Phrase(
                vi: "Mốc thời gian kiểm tra: \(material.scope.from.displayed(in: .vi)) – "
                    + material.scope.to.displayed(in: .vi),
                en: "Inspected window: \(material.scope.from) – \(material.scope.to)"),
            Phrase(
                vi: "Đơn vị: \(material.scope.units.joined(separator: ", "))",
                en: "Units: \(material.scope.units.joined(separator: ", "))"),
            Phrase(
                vi: "Hồ sơ gồm \(fileCount) tệp, \(material.targets.count) chỉ tiêu, "
                    + "\(material.lines.count) sự kiện",
                en: "\(fileCount) files, \(material.targets.count) targets, "
                    + "\(material.lines.count) events"),
            Phrase(
                vi: "Sổ cái: \(provenance.origin), \(provenance.size) sự kiện, gốc cây \(root)",
                en: "Ledger: \(provenance.origin), \(provenance.size) events, root \(root)"),
            Phrase(
                vi: "SHA-256 của muc-luc.csv: \(digest.hex)",
                en: "SHA-256 of muc-luc.csv: \(digest.hex)"
            ),
        ]
    }
}

extension Entry {
    /// Whether it is a report that was recorded after the day it was received, the receipt being proved by
    /// its channel (nhập bù): late in the ledger, not back-dated.
    var isBackfilled: Bool {
        guard case .reportSubmitted(let payload) = event, let received = payload.received else {
            return false
        }
        return payload.channel != nil && received < day
    }
}
