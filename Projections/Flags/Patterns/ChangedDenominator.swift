import EventLog
import Reporting

/// F3: the numerator stays, the denominator changes, and the rate looks better for it.
///
/// Better is higher; where the target is a ceiling, lower.
enum ChangedDenominator: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.changes.compactMap { flag($0, in: file) }
            + file.targets.flatMap { betweenReports(on: $0, in: file) }
    }

    private static func flag(_ change: Change, in file: CaseFile) -> Flag? {
        guard let target = file.book.targets[change.target], let old = change.before.figure,
            let new = change.after.figure, change.stands(in: target),
            isBetter(old, new, change.criterion.kind)
        else { return nil }
        return flag(
            old, new, on: target, change.measure, anchors: [change.source.position],
            events: [change.report], isFlipped: change.flipsToReached)
    }

    /// A report with the numerator of the one before it.
    private static func betweenReports(on target: TargetState, in file: CaseFile) -> [Flag] {
        let term = target.term(on: nil)
        let reports = target.reports.filter(\.isLive)
            .sorted { $0.submitted.period < $1.submitted.period }
        return zip(reports, reports.dropFirst()).compactMap { earlier, later in
            guard isBetter(earlier.figure, later.figure, term.criterion.kind) else { return nil }
            return flag(
                earlier.figure, later.figure, on: target, term.measure,
                anchors: [earlier.position, later.position],
                events: [earlier.latest, later.latest],
                isFlipped: false)
        }
    }

    private static func isBetter(_ old: Figure, _ new: Figure, _ kind: Criterion.Kind) -> Bool {
        guard let numerator = old.numerator, numerator == new.numerator, !numerator.isZero,
            let before = old.denominator, let after = new.denominator, !after.isZero
        else { return false }
        return switch kind {
        // Of an increase the denominator is the base: that is F11.
        case .increaseBy: false
        case .atMost, .lessThan: after > before
        default: after < before
        }
    }

    private static func flag(
        _ old: Figure, _ new: Figure, on target: TargetState, _ measure: Measure?,
        anchors: [Position], events: [Position?], isFlipped: Bool
    ) -> Flag {
        let (before, after) = (old.name(in: measure), new.name(in: measure))
        return Flag(
            .f3, isFlipped ? .high : .medium, anchors: anchors, events: events,
            targets: [target.id], unit: target.unit,
            explanation: Phrase(
                vi: "Tử số giữ nguyên, mẫu số thay đổi: \(before.vi) → \(after.vi)",
                en: "The numerator stays, the denominator changes: \(before.en) → \(after.en)"),
            clearing: Phrase(
                vi:
                    "Nêu nguồn của mẫu số cũ và mới (đơn vị cung cấp, ngày chốt) và vì sao đổi; báo "
                    + "cáo lại theo mẫu số cũ thì cờ hết.",
                en:
                    "Name the source of the old and the new denominator and why it changed; a report "
                    + "with the old denominator clears it."))
    }
}
