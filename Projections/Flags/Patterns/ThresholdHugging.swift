import EventLog
import Reporting

/// F5: a correction lifts a figure from below its target to just above it, or many units come out just
/// above the same target.
enum ThresholdHugging: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.changes.compactMap { flag($0, in: file) } + heaps(in: file)
    }

    private static func flag(_ change: Change, in file: CaseFile) -> Flag? {
        guard let target = file.book.targets[change.target],
            [.notMet, .nearlyMet].contains(change.before.judgement),
            let below = change.before.attainment,
            let (reached, figure, position) = outcome(of: change, on: target, in: file)
        else { return nil }
        let limit = file.limit(.huggingPoints, on: change.source.day, for: target)
        guard hugs(reached, limit) else { return nil }
        let (before, after) = FlagWords.percents(below, reached)
        let (old, new) = (
            change.before.figure?.name(in: change.measure), figure?.name(in: change.measure)
        )
        return Flag(
            .f5, .high, anchors: [change.source.position], events: [change.report, position],
            targets: [target.id], unit: target.unit,
            explanation: Phrase(
                vi: "Đính chính \(old?.vi ?? "") → \(new?.vi ?? "") đưa mức đạt từ "
                    + "\(before.vi) lên \(after.vi), vừa qua ngưỡng "
                    + "đạt (\(limit.name.vi))",
                en: "The correction \(old?.en ?? "") → \(new?.en ?? "") lifts attainment from "
                    + "\(before.en) to \(after.en), just over the target (\(limit.name.en))"),
            clearing: clearing)
    }

    /// What came of a change that made the target reached: by a correction that still stands, or by a report
    /// in place of the one that was taken back or returned.
    private static func outcome(
        of change: Change, on target: TargetState, in file: CaseFile
    ) -> (Ratio, Figure?, Position?)? {
        if change.isCorrection {
            guard change.flipsToReached, change.stands(in: target) else { return nil }
            return change.after.attainment.map { ($0, change.after.figure, nil) }
        }
        guard let report = change.replacement(in: target) else { return nil }
        let standing = file.standing(of: target, in: change.period)
        guard standing.current?.position == report.position,
            standing.assessment.judgement.isReached, let reached = standing.assessment.attainment
        else { return nil }
        return (reached, report.figure, report.latest)
    }

    private static let clearing = Phrase(
        vi: "Đưa số liệu gốc (danh sách, sổ theo dõi, chứng từ) cho thấy con số đạt được.",
        en: "Show the original records (lists, registers, vouchers) that make up the figure.")

    private static func hugs(_ attainment: Ratio, _ limit: FlagLimits.Limit) -> Bool {
        let above = (attainment - .one) * .hundred
        return !above.isNegative && above <= Ratio(limit.value)
    }

    /// What is compared: one target set for many units.
    private struct Heap: Hashable {
        let document: DocumentID
        let indicator: IndicatorID
        let period: Period?
    }

    private static func heaps(in file: CaseFile) -> [Flag] {
        var standings: [Heap: [Standing]] = [:]
        for target in file.targets {
            guard let indicator = target.assigned.indicator else { continue }
            let heap = Heap(
                document: target.assigned.document, indicator: indicator,
                period: target.assigned.period)
            let standing = file.standing(of: target)
            guard standing.current != nil, standing.assessment.attainment != nil,
                standing.assessment.judgement != .inProgress, !isCapped(standing)
            else { continue }
            standings[heap, default: []].append(standing)
        }
        return standings.values.compactMap { flag(heap: $0, in: file) }
    }

    /// A share cannot exceed a hundred per cent: whoever has all of it does not hug anything.
    private static func isCapped(_ standing: Standing) -> Bool {
        standing.term.measure?.isRate == true && standing.term.criterion.low == .hundred
    }

    private static func flag(heap: [Standing], in file: CaseFile) -> Flag? {
        let reports = heap.compactMap(\.current)
        guard let newest = reports.max(by: { $0.position < $1.position }) else { return nil }
        let limit = file.limit(.huggingPoints, on: newest.recordedDay, for: heap[0].target)
        let many = file.limit(.heapingUnits, on: newest.recordedDay, for: heap[0].target)
        let hugging = heap.filter { standing in
            standing.assessment.attainment.map { hugs($0, limit) } ?? false
        }
        let units = Set(hugging.map(\.target.unit))
        guard many.isReached(by: units.count), hugging.count * 2 >= heap.count,
            let first = hugging.compactMap(\.current?.position).min()
        else { return nil }
        let names = FlagWords.list(units.sorted().map { file.name(of: $0) })
        let name = hugging[0].target.assigned.name
        return Flag(
            .f5, .low, anchors: [first], events: hugging.map(\.current?.latest),
            targets: hugging.map(\.target.id),
            explanation: Phrase(
                vi: "\(units.count)/\(heap.count) đơn vị cùng đạt sát 100% chỉ tiêu “\(name)”: "
                    + "\(names.vi) (\(limit.name.vi))",
                en: "\(units.count) of \(heap.count) units come out just at 100% of “\(name)”: "
                    + "\(names.en) (\(limit.name.en))"),
            clearing: clearing)
    }
}
