import EventLog
import Reporting

/// F6: a cumulative figure is lower than that of an earlier part of the same period.
enum FallingTotal: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.targets.flatMap { flags(on: $0, in: file) }
    }

    private static func flags(on target: TargetState, in file: CaseFile) -> [Flag] {
        let term = target.term(on: nil)
        let viewpoint = Viewpoint(day: file.day, calendar: file.book.registry.cutoff)
        let judge = file.book.judge(of: target, term: term, from: viewpoint)
        guard judge.accumulates else { return [] }
        let reports = target.reports
            .filter { $0.isLive && judge.isCumulative($0.submitted.period) }
            .sorted { $0.submitted.period < $1.submitted.period }
        return zip(reports, reports.dropFirst()).compactMap { earlier, later in
            guard isOneRun(earlier, later), let before = earlier.figure.made(in: term.measure),
                let after = later.figure.made(in: term.measure), after < before
            else { return nil }
            return flag(earlier, later, before, after, on: target, term.measure)
        }
    }

    /// Whether both count from the same first day.
    private static func isOneRun(_ earlier: ReportState, _ later: ReportState) -> Bool {
        earlier.submitted.period.window(in: .civil)?.lowerBound
            == later.submitted.period.window(in: .civil)?.lowerBound
    }

    private static func flag(
        _ earlier: ReportState, _ later: ReportState, _ before: Ratio, _ after: Ratio,
        on target: TargetState, _ measure: Measure?
    ) -> Flag {
        let (old, new) = (FlagWords.amount(before, measure), FlagWords.amount(after, measure))
        let (first, second) = (earlier.submitted.period, later.submitted.period)
        return Flag(
            .f6, .medium, anchors: [earlier.position, later.position],
            events: [earlier.latest, later.latest], targets: [target.id], unit: target.unit,
            explanation: Phrase(
                vi: "Lũy kế giảm: \(first.displayName(in: .vi)) \(old.vi), "
                    + "\(second.displayName(in: .vi)) \(new.vi)",
                en: "The cumulative figure falls: \(old.en) in \(first.displayName(in: .en)), "
                    + "\(new.en) in \(second.displayName(in: .en))"),
            clearing: Phrase(
                vi:
                    "Đính chính số sai, hoặc giải trình vì sao lũy kế giảm; chỉ tiêu không cộng dồn "
                    + "thì ghi cách tổng hợp “latest” cho chỉ tiêu danh mục.",
                en:
                    "Correct the wrong figure, or explain why the total fell; an indicator that does "
                    + "not add up over time is defined with the roll-up “latest”."))
    }
}
