import EventLog
import Reporting

/// F4: near the end of its period a target is made easier while its figure is behind pace, and the
/// judgement turns over for it.
enum LateAdjustment: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.changes.compactMap { change in
            guard case .targetAdjusted(let adjusted) = change.event else { return nil }
            return flag(change, adjusted, in: file)
        }
    }

    private static func flag(
        _ change: Change, _ adjusted: TargetAdjusted, in file: CaseFile
    ) -> Flag? {
        guard let target = file.book.targets[change.target], let period = target.assigned.period,
            let end = file.end(of: period), let report = target.reportBefore(change),
            change.before.criterion.isHarder(than: adjusted.criterion),
            change.before.pointsAhead?.isNegative == true || change.before.judgement == .notMet
        else { return nil }
        let day = max(adjusted.effective, change.source.day)
        let days = end.daysSinceEpoch - day.daysSinceEpoch
        let limit = file.limit(.lateAdjustmentDays, on: change.source.day, for: target)
        guard Quantity(days) <= limit.value else { return nil }
        let now = file.standing(of: target)
        let isJudged = now.current.map { file.end(of: $0.submitted.period) == end } ?? false
        let original = now.original?.assessment
        let isFlipped =
            isJudged && now.assessment.judgement.isReached
            && original?.judgement.isReached == false
        // Whoever misses the easier target too gained nothing by it, nor who would have met the old one.
        guard isFlipped || !isJudged else { return nil }
        let old = FlagWords.demand(change.before.criterion, change.measure)
        let new = FlagWords.demand(adjusted.criterion, change.measure)
        let rest = remaining(from: day, to: end, in: period)
        let pace = pace(change)
        let turned = isFlipped ? flipped(now, original) : Phrase(vi: "", en: "")
        return Flag(
            .f4, isFlipped ? .high : .medium, anchors: [change.source.position],
            events: [target.position, report.position, now.current?.position], targets: [target.id],
            unit: target.unit, documents: [adjusted.document],
            explanation: Phrase(
                vi: "Quyết định \(adjusted.document) hạ chỉ tiêu \(old.vi) → \(new.vi), \(rest.vi)"
                    + "\(pace.vi)\(turned.vi)",
                en: "Decision \(adjusted.document) lowers the target \(old.en) → \(new.en), "
                    + "\(rest.en)\(pace.en)\(turned.en)"),
            clearing: Phrase(
                vi:
                    "Cơ quan giao nêu căn cứ khách quan của việc hạ chỉ tiêu; khi công bố ghi cả mức "
                    + "ban đầu.",
                en:
                    "The assigner gives the objective grounds of lowering it; where it is published, "
                    + "the original target stands beside it."))
    }

    /// How far the end of the year and the cut-off are.
    private static func remaining(from day: Day, to end: Day, in period: Period) -> Phrase {
        let civil = period.window(in: .civil)?.upperBound ?? end
        let days = civil.daysSinceEpoch - day.daysSinceEpoch
        let cut = end.daysSinceEpoch - day.daysSinceEpoch
        let toYearEnd = Phrase(
            vi: "khi còn \(days) ngày đến hết kỳ (\(civil.displayed(in: .vi)))",
            en: "\(days) days before its period ends (\(civil))")
        guard civil != end else { return toYearEnd }
        return Phrase(
            vi: toYearEnd.vi + " và \(cut) ngày đến mốc chốt số liệu (\(end.displayed(in: .vi)))",
            en: toYearEnd.en + " and \(cut) days before its cut-off (\(end))")
    }

    private static func pace(_ change: Change) -> Phrase {
        guard let percent = change.before.attainment.map(FlagWords.percent) else {
            return Phrase(vi: "", en: "")
        }
        let points = change.before.pointsAhead?.magnitude
        let behind = points.map { points in
            Phrase(
                vi: ", kém tiến độ \(points.formatted(decimals: 2, in: .vi)) điểm",
                en: ", \(points.formatted(decimals: 2, in: .en)) points behind")
        }
        return Phrase(
            vi: "; khi đó mới đạt \(percent.vi)\(behind?.vi ?? "")",
            en: "; by then it stood at \(percent.en)\(behind?.en ?? "")")
    }

    private static func flipped(_ now: Standing, _ original: Assessment?) -> Phrase {
        let new = now.assessment.attainment.map(FlagWords.percent)
        let old = original?.attainment.map(FlagWords.percent)
        let (verdict, before) = (now.assessment.judgement.name, original?.judgement.name)
        return Phrase(
            vi: "; kết quả \(new.map { $0.vi + " " } ?? "")(\(verdict.vi)) so với "
                + "mức mới, \(old.map { $0.vi + " " } ?? "")(\(before?.vi ?? "")) so "
                + "với mức ban đầu",
            en:
                "; the result is \(new.map { $0.en + " " } ?? "")(\(verdict.en)) of the new target, "
                + "\(old.map { $0.en + " " } ?? "")(\(before?.en ?? "")) of the original one")
    }
}

extension Criterion {
    /// Whether a figure that meets `other` may fall short of this one.
    func isHarder(than other: Criterion) -> Bool {
        guard kind == other.kind else { return false }
        let isLower = low.flatMap { low in other.low.map { $0 < low } } ?? false
        let isHigher = high.flatMap { high in other.high.map { $0 > high } } ?? false
        return isLower || isHigher
    }
}

extension TargetState {
    /// The report that was there, latest in its period, when the change was recorded.
    fileprivate func reportBefore(_ change: Change) -> ReportState? {
        reports.filter { $0.position < change.source.position }
            .max { $0.submitted.period < $1.submitted.period }
    }
}
