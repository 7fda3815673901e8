import EventLog
import Reporting

/// F11: what a change is counted from is lowered when the change is reported, so that more seems to have
/// been achieved.
enum RestatedBase: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.changes.compactMap { change in
            switch change.event {
            case .targetAdjusted(let adjusted): adjustedBase(change, adjusted, in: file)
            case .reportRevised: revisedBase(change, in: file) ?? earlierYear(change, in: file)
            default: nil
            }
        }
    }

    /// The base that the target itself names.
    private static func adjustedBase(
        _ change: Change, _ adjusted: TargetAdjusted, in file: CaseFile
    ) -> Flag? {
        guard let target = file.book.targets[change.target],
            let old = change.before.criterion.base?.value, let new = adjusted.criterion.base?.value,
            new < old, target.term(on: nil).criterion.base?.value == new
        else { return nil }
        let measure = adjusted.criterion.base?.measure ?? change.measure
        return flag(
            change, on: target, FlagWords.amount(old, measure), FlagWords.amount(new, measure),
            effect: effect(change), by: adjusted.document, events: [target.position])
    }

    /// The base that a report of a change carries as its denominator.
    private static func revisedBase(_ change: Change, in file: CaseFile) -> Flag? {
        let kinds: [Criterion.Kind] = [.increaseBy, .decreaseBy, .growthPerYear]
        guard let target = file.book.targets[change.target],
            kinds.contains(change.criterion.kind), change.stands(in: target),
            let old = change.before.figure?.denominator,
            let new = change.after.figure?.denominator, new < old
        else { return nil }
        let measure = change.criterion.base?.measure
        return flag(
            change, on: target, FlagWords.amount(old, measure), FlagWords.amount(new, measure),
            effect: effect(change), by: change.event.document, events: [change.report])
    }

    /// The figure of an earlier period, lowered while results that are counted from it stand.
    private static func earlierYear(_ change: Change, in file: CaseFile) -> Flag? {
        guard let target = file.book.targets[change.target], let report = change.report,
            change.stands(in: target), let old = change.before.figure?.made(in: change.measure),
            let new = change.after.figure?.made(in: change.measure), new < old
        else { return nil }
        let series = CaseFile.Series(target).flatMap { file.series[$0] } ?? []
        let resting = series.filter { other in
            file.standing(of: other).assessment.bases.contains { $0.source == .report(report) }
        }
        guard !resting.isEmpty else { return nil }
        let names = FlagWords.list(resting.map { FlagWords.target($0) })
        return flag(
            change, on: target, FlagWords.amount(old, change.measure),
            FlagWords.amount(new, change.measure),
            effect: Phrase(
                vi: "; \(names.vi) tính từ số này", en: "; \(names.en) counted from it"),
            by: change.event.document,
            events: [report] + resting.map { file.standing(of: $0).current?.latest },
            also: resting.map(\.id))
    }

    /// What the change makes of the result.
    private static func effect(_ change: Change) -> Phrase {
        guard let before = change.before.attainment.map(FlagWords.percent),
            let after = change.after.attainment.map(FlagWords.percent), before != after
        else { return Phrase(vi: "", en: "") }
        let (old, new) = (change.before.judgement.name, change.after.judgement.name)
        return Phrase(
            vi:
                "; mức đạt \(before.vi) (\(old.vi)) → \(after.vi) "
                + "(\(new.vi))",
            en: "; attainment \(before.en) (\(old.en)) → \(after.en) (\(new.en))")
    }

    private static func flag(
        _ change: Change, on target: TargetState, _ old: Phrase, _ new: Phrase, effect: Phrase,
        by document: DocumentID?, events: [Position?], also: [TargetID] = []
    ) -> Flag {
        let source = document.map { Phrase(vi: " theo \($0)", en: " by \($0)") }
        return Flag(
            .f11, change.flipsToReached ? .high : .medium, anchors: [change.source.position],
            events: events, targets: [target.id] + also, unit: target.unit,
            documents: [document].compactMap(\.self),
            explanation: Phrase(
                vi: "Số gốc hạ từ \(old.vi) xuống \(new.vi)\(source?.vi ?? "")\(effect.vi)",
                en: "The base is lowered from \(old.en) to \(new.en)\(source?.en ?? "")\(effect.en)"
            ),
            clearing: Phrase(
                vi:
                    "Nêu văn bản công bố số gốc mới và vì sao số gốc cũ sai; đánh giá theo cả hai số "
                    + "gốc.",
                en: "Name the document that published the new base and why the old one was wrong; "
                    + "judge against both."))
    }
}
