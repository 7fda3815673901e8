import EventLog
import Reporting

/// F15: a figure is lowered or taken back in one period, and that of the next is raised by as much.
enum PeriodShifting: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        let moves = file.changes.compactMap(Move.init)
        let raised = Dictionary(grouping: moves.filter { !$0.difference.isNegative }, by: \.size)
        return moves.filter(\.difference.isNegative).flatMap { move in
            (raised[move.size] ?? []).compactMap { flag(move, $0, in: file) }
                + submissions(after: move, in: file)
        }
    }

    /// A change by an amount.
    private struct Move {
        let change: Change
        let report: Position
        let period: Period
        let difference: Ratio

        var size: Ratio { difference.magnitude }

        init?(_ change: Change) {
            guard let report = change.report, let period = change.period,
                let old = change.before.figure?.made(in: change.measure)
            else { return nil }
            let new = change.after.figure.map { $0.made(in: change.measure) } ?? .zero
            guard let new, new != old else { return nil }
            self.change = change
            self.report = report
            self.period = period
            difference = new - old
        }
    }

    private static func flag(_ lowered: Move, _ raised: Move, in file: CaseFile) -> Flag? {
        guard follows(raised.period, lowered.period),
            let (from, to) = pair(lowered.change.target, raised.change.target, in: file)
        else { return nil }
        return flag(
            lowered, on: from, to, raised.period, raised.change.source.position, raised.report)
    }

    /// Figures of the next period, first reported after all of an earlier one was taken back, and equal
    /// to it.
    private static func submissions(after lowered: Move, in file: CaseFile) -> [Flag] {
        guard case .reportRetracted = lowered.change.event,
            let own = file.book.targets[lowered.change.target]
        else { return [] }
        let targets = CaseFile.Series(own).flatMap { file.series[$0] } ?? [own]
        return targets.flatMap { target in
            target.reports.compactMap { report in
                guard report.isLive, report.position > lowered.change.source.position,
                    follows(report.submitted.period, lowered.period),
                    report.figure.made(in: lowered.change.measure) == lowered.size,
                    let (from, to) = pair(lowered.change.target, target.id, in: file)
                else { return nil }
                return flag(lowered, on: from, to, report.submitted.period, report.position, nil)
            }
        }
    }

    /// The two targets, where they count the same thing for the same unit.
    private static func pair(
        _ first: TargetID, _ second: TargetID, in file: CaseFile
    ) -> (TargetState, TargetState)? {
        guard let from = file.book.targets[first], let to = file.book.targets[second] else {
            return nil
        }
        let isSame =
            from.unit == to.unit && from.assigned.indicator != nil
            && from.assigned.indicator == to.assigned.indicator
        return from.id == to.id || isSame ? (from, to) : nil
    }

    /// Whether `later` begins on the day after `earlier` ends.
    private static func follows(_ later: Period, _ earlier: Period) -> Bool {
        guard let end = earlier.window(in: .civil)?.upperBound,
            let start = later.window(in: .civil)?.lowerBound
        else { return false }
        return end.advanced(by: 1) == start
    }

    private static func flag(
        _ lowered: Move, on from: TargetState, _ to: TargetState, _ later: Period,
        _ position: Position, _ report: Position?
    ) -> Flag {
        let amount = FlagWords.amount(lowered.size, lowered.change.measure)
        let earlier = lowered.period
        return Flag(
            .f15, .high, anchors: [lowered.change.source.position, position],
            events: [lowered.report, report], targets: Set([from.id, to.id]).sorted(),
            unit: from.unit,
            explanation: Phrase(
                vi:
                    "Giảm \(amount.vi) ở \(earlier.displayName(in: .vi)) và tăng đúng \(amount.vi) ở "
                    + later.displayName(in: .vi),
                en:
                    "\(amount.en) less in \(earlier.displayName(in: .en)) and just \(amount.en) more "
                    + "in \(later.displayName(in: .en))"),
            clearing: Phrase(
                vi: "Đưa chứng từ cho thấy phần này phát sinh ở kỳ nào, đính chính kỳ ghi sai.",
                en: "Show by vouchers in which period it came about, and correct the other one."))
    }
}
