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
        let day = change.source.day
        let days = end.daysSinceEpoch - day.daysSinceEpoch
        let limit = file.limit(.lateAdjustmentDays, on: day, for: target)
        guard Quantity(days) <= limit.value else { return nil }
        let outcome = Outcome(of: change, on: target, at: end, in: file)
        let isFlipped = outcome?.isFlipped ?? false
        // Whoever misses the easier target too gained nothing by it, nor who would have met the old one.
        guard isFlipped || outcome == nil else { return nil }
        let old = FlagWords.demand(change.before.criterion, change.measure)
        let new = FlagWords.demand(adjusted.criterion, change.measure)
        let rest = remaining(from: day, to: end, in: period)
        let pace = pace(change)
        let turned = outcome?.name ?? Phrase(vi: "", en: "")
        return Flag(
            .f4, isFlipped ? .high : .medium, anchors: [change.source.position],
            events: [target.position, report.position, outcome?.report.position],
            targets: [target.id],
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
        func until(_ count: Int, _ vi: String, _ en: String) -> Phrase {
            count < 0
                ? Phrase(vi: "đã qua \(vi) \(-count) ngày", en: "\(-count) days after \(en)")
                : Phrase(vi: "còn \(count) ngày đến \(vi)", en: "\(count) days before \(en)")
        }
        let toEnd = until(
            days, "hết kỳ (\(civil.displayed(in: .vi)))", "its period ends (\(civil))")
        guard civil != end else { return Phrase(vi: "khi " + toEnd.vi, en: toEnd.en) }
        let toCut = until(
            cut, "mốc chốt số liệu (\(end.displayed(in: .vi)))", "its cut-off (\(end))")
        return Phrase(
            vi: "khi \(toEnd.vi) và \(toCut.vi)", en: "\(toEnd.en) and \(toCut.en)")
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

    /// The result at the end of the period against the bound before the change and the one after it.
    private struct Outcome {
        let report: ReportState
        let before: Assessment
        let after: Assessment
        let wasOriginal: Bool

        /// `nil` while nothing is reported about the whole period.
        init?(of change: Change, on target: TargetState, at end: Day, in file: CaseFile) {
            let reports = target.reports.filter { report in
                report.isLive && file.end(of: report.submitted.period) == end
            }
            guard let report = reports.last,
                let new = target.terms.first(where: { $0.position == change.source.position }),
                let old = target.terms.last(where: { term in
                    term.position < change.source.position
                        && term.criterion == change.before.criterion
                })
            else { return nil }
            let viewpoint = Viewpoint(day: file.day, calendar: file.book.registry.cutoff)
            func assess(_ term: TargetState.Term) -> Assessment {
                file.book.judge(of: target, term: term, from: viewpoint)
                    .assess(report.figure, about: report.submitted.period)
            }
            self.report = report
            before = assess(old)
            after = assess(new)
            wasOriginal = old.kind != .adjusted
        }

        var isFlipped: Bool { after.judgement.isReached && !before.judgement.isReached }

        var name: Phrase {
            let (new, old) = (
                after.attainment.map(FlagWords.percent), before.attainment.map(FlagWords.percent)
            )
            let (verdict, earlier) = (after.judgement.name, before.judgement.name)
            return Phrase(
                vi: "; kết quả \(new.map { $0.vi + " " } ?? "")(\(verdict.vi)) so với mức mới, "
                    + "\(old.map { $0.vi + " " } ?? "")(\(earlier.vi)) so với mức "
                    + (wasOriginal ? "ban đầu" : "trước đó"),
                en: "; the result is \(new.map { $0.en + " " } ?? "")(\(verdict.en)) of the new "
                    + "target, \(old.map { $0.en + " " } ?? "")(\(earlier.en)) of the "
                    + (wasOriginal ? "original one" : "one before"))
        }
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
