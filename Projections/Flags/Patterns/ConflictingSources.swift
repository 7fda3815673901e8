import EventLog
import Reporting

/// F18: two sources report the same of a unit and differ by more than is allowed.
enum ConflictingSources: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        var groups: [Matter: [Statement]] = [:]
        for target in file.targets {
            guard let indicator = target.assigned.indicator else { continue }
            for report in target.reports where report.isLive {
                let matter = Matter(
                    indicator: indicator, unit: target.unit, scope: target.assigned.scope,
                    period: report.submitted.period)
                groups[matter, default: []].append(Statement(report: report, target: target))
            }
        }
        return groups.values.flatMap { statements in
            let sorted = statements.sorted { $0.report.position < $1.report.position }
            return sorted.dropFirst().compactMap { flag(sorted[0], $0, in: file) }
        }
    }

    /// What figures can be about.
    private struct Matter: Hashable {
        let indicator: IndicatorID
        let unit: OrganizationID
        let scope: String?
        let period: Period
    }

    private struct Statement {
        let report: ReportState
        let target: TargetState

        var measure: Measure? { target.term(on: nil).measure }

        /// The document or the channel it came by.
        var source: String? {
            report.document?.description ?? report.submitted.channel
        }
    }

    private static func flag(
        _ first: Statement, _ second: Statement, in file: CaseFile
    ) -> Flag? {
        guard first.source != second.source, first.target.id != second.target.id,
            let measure = first.measure, let own = second.measure,
            let one = first.report.figure.made(in: measure),
            let said = second.report.figure.made(in: own),
            let other = own.convert(said, to: measure), other != one
        else { return nil }
        let limit = file.limit(.sourcePercent, on: second.report.recordedDay, for: first.target)
        let share = (other - one).magnitude.divided(by: one.magnitude)
        guard share.map({ $0 > Ratio(percent: limit.value) }) ?? true else { return nil }
        let size = share.map(FlagWords.percent)
        let (old, new) = (
            first.report.figure.name(in: measure), second.report.figure.name(in: own)
        )
        let (from, to) = (first.source ?? "–", second.source ?? "–")
        return Flag(
            .f18, .medium, anchors: [first.report.position, second.report.position],
            events: [first.report.latest, second.report.latest],
            targets: [first.target.id, second.target.id], unit: first.target.unit,
            documents: [first.report.document, second.report.document].compactMap(\.self),
            explanation: Phrase(
                vi: "“\(first.target.assigned.name)” "
                    + "\(first.report.submitted.period.displayName(in: .vi)): nguồn \(from) \(old.vi), "
                    + "nguồn \(to) \(new.vi), lệch \(size?.vi ?? "–%") (\(limit.name.vi))",
                en: "“\(first.target.assigned.name)” "
                    + "\(first.report.submitted.period.displayName(in: .en)): \(old.en) by \(from), "
                    + "\(new.en) by \(to), \(size?.en ?? "–%") apart (\(limit.name.en))"),
            clearing: Phrase(
                vi: "Đối chiếu hai nguồn, đính chính số sai hoặc nêu khác biệt về cách tính.",
                en:
                    "Compare the two sources, correct the wrong figure or name how the counting differs."
            ))
    }
}
