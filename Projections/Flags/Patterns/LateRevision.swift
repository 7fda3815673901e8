import EventLog
import Reporting

/// F1: a figure is corrected, taken back or given back after its cut-off, after its approval or after
/// the conclusion of an inspection.
///
/// That an estimate becomes official is normal progress and is never meant; that a settled figure
/// becomes another one is a correction, whatever it is called.
enum LateRevision: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.changes.compactMap { change in
            if change.isCorrection { return flag(change, nil, in: file) }
            guard let target = file.book.targets[change.target] else { return nil }
            let new = change.replacement(in: target)
            return switch change.event {
            case .reportRetracted: flag(change, new, in: file)
            case .reportReturned where new.map({ $0.figure != change.before.figure }) == true:
                flag(change, new, in: file)
            default: nil
            }
        }
    }

    /// What the change came after, in words, with its event and day.
    private struct Limit {
        let position: Position?
        let day: Day
        let name: Phrase
    }

    private static func flag(
        _ change: Change, _ replacement: ReportState?, in file: CaseFile
    ) -> Flag? {
        let limits = limits(of: change, in: file)
        guard let target = file.book.targets[change.target], let first = limits.first else {
            return nil
        }
        let days = change.source.day.daysSinceEpoch - first.day.daysSinceEpoch
        let late = file.limit(.lateDays, on: change.source.day, for: target)
        let large = file.limit(.largeChangePercent, on: change.source.day, for: target)
        let isLarge = change.size.map { $0 > Ratio(large.value) } ?? true
        let isFlipped = change.before.judgement.isReached != change.after.judgement.isReached
        let severity: FlagSeverity =
            isLarge || isFlipped || late.isExceeded(by: days) ? .high : .medium
        let after = FlagWords.join(limits.map(\.name))
        let what = what(change, replacement)
        return Flag(
            .f1, severity, anchors: [change.source.position],
            events: [change.report, replacement?.latest] + limits.map(\.position),
            targets: [change.target],
            unit: target.unit,
            explanation: Phrase(
                vi: "\(what.vi), ghi ngày \(change.source.day.displayed(in: .vi)), \(after.vi)",
                en: "\(what.en), recorded on \(change.source.day), \(after.en)"),
            clearing: Phrase(
                vi: "Giải trình nguyên nhân kèm văn bản căn cứ của lần sửa, để người không lập "
                    + "báo cáo xem xét và khép cờ.",
                en: "Explain the cause with the document the change rests on, and let somebody who "
                    + "did not report look at it and close the flag."))
    }

    private static func what(_ change: Change, _ replacement: ReportState?) -> Phrase {
        let old = change.before.figure?.name(in: change.measure) ?? Phrase(vi: "", en: "")
        let period = change.period.map {
            Phrase(vi: $0.displayName(in: .vi), en: $0.displayName(in: .en))
        }
        let about = period ?? Phrase(vi: "", en: "")
        guard let new = change.after.figure else {
            let again = replacement.map { $0.figure.name(in: change.measure) }
            let isReturned = if case .reportReturned = change.event { true } else { false }
            return Phrase(
                vi: "\(isReturned ? "Trả lại" : "Rút") số liệu \(old.vi) của \(about.vi)"
                    + (again.map { ", báo cáo lại \($0.vi)" } ?? ""),
                en: "The figure \(old.en) of \(about.en) \(isReturned ? "returned" : "taken back")"
                    + (again.map { ", reported again as \($0.en)" } ?? ""))
        }
        let name = new.name(in: change.measure)
        let size = change.size.map { size in
            Phrase(
                vi: " (lệch \(size.formatted(decimals: 2, in: .vi))%)",
                en: " (by \(size.formatted(decimals: 2, in: .en))%)")
        }
        return Phrase(
            vi: "Đính chính \(about.vi) \(old.vi) → \(name.vi)\(size?.vi ?? "")",
            en: "Correction of \(about.en) \(old.en) → \(name.en)\(size?.en ?? "")")
    }

    /// Everything the change came after, the earliest first.
    private static func limits(of change: Change, in file: CaseFile) -> [Limit] {
        var limits: [Limit] = []
        func add(_ position: Position?, _ day: Day, _ name: (String) -> Phrase) {
            let days = change.source.day.daysSinceEpoch - day.daysSinceEpoch
            limits.append(Limit(position: position, day: day, name: name("\(days)")))
        }
        if let closure = change.closure {
            let day = FlagWords.day(closure.day)
            add(closure.position, closure.day) { days in
                Phrase(
                    vi: "\(days) ngày sau khi chốt kỳ \(closure.period) (\(day.vi))",
                    en: "\(days) days after \(closure.period) was closed (\(day.en))")
            }
        }
        let approvals = change.report.flatMap { file.approvals[$0] } ?? []
        if let approval = approvals.last(where: { $0.position < change.source.position }) {
            let day = FlagWords.day(approval.day)
            add(approval.position, approval.day) { days in
                Phrase(
                    vi: "\(days) ngày sau khi \(approval.by) phê duyệt (\(day.vi))",
                    en: "\(days) days after \(approval.by) approved it (\(day.en))")
            }
        }
        for conclusion in file.conclusions where covers(conclusion, change, in: file) {
            let day = FlagWords.day(conclusion.source.day)
            let id = conclusion.concluded.inspection
            add(conclusion.source.position, conclusion.source.day) { days in
                Phrase(
                    vi: "\(days) ngày sau kết luận kiểm tra “\(id)” (\(day.vi))",
                    en: "\(days) days after the conclusion of inspection “\(id)” (\(day.en))")
            }
        }
        if let due = due(of: change, in: file), due < change.source.day {
            let day = FlagWords.day(due)
            add(nil, due) { days in
                Phrase(
                    vi: "\(days) ngày sau hạn \(day.vi)",
                    en: "\(days) days after it was due (\(day.en))"
                )
            }
        }
        return limits.sorted { $0.day < $1.day }
    }

    /// The day by which the figure had to be there, by a reporting regime or by its target.
    private static func due(of change: Change, in file: CaseFile) -> Day? {
        guard let target = file.book.targets[change.target], let period = change.period else {
            return nil
        }
        let own = target.assigned.period == period ? target.assigned.due : nil
        return file.book.deadline(for: target, about: period) ?? own
    }

    /// Whether the inspection was concluded before the change and had looked at its target and time.
    private static func covers(
        _ conclusion: CaseFile.Conclusion, _ change: Change, in file: CaseFile
    ) -> Bool {
        guard conclusion.source.position < change.source.position,
            let target = file.book.targets[change.target], let period = change.period,
            let end = file.end(of: period)
        else { return false }
        return conclusion.scopes.contains { scope in
            scope.units.contains { file.book.registry.isWithin(target.unit, of: $0) }
                && (scope.targets?.contains(target.id) ?? true)
                && scope.from <= end && end <= scope.to
        }
    }
}
