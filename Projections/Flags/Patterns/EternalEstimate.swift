import EventLog
import Reporting

/// F8: an estimate is not replaced by an official figure for longer than is allowed.
enum EternalEstimate: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.targets.flatMap { target in
            target.reports.compactMap { flag($0, on: target, in: file) }
        }
    }

    private static func flag(
        _ report: ReportState, on target: TargetState, in file: CaseFile
    ) -> Flag? {
        let period = report.submitted.period
        guard report.isLive, report.status == .estimate, let end = file.end(of: period),
            !isOvertaken(report, on: target)
        else { return nil }
        let since = max(end, report.recordedDay)
        let days = file.day.daysSinceEpoch - since.daysSinceEpoch
        let limit = file.limit(.estimateDays, on: file.day, for: target)
        guard limit.isExceeded(by: days) else { return nil }
        let figure = report.figure.name(in: target.term(on: nil).measure)
        return Flag(
            .f8, .low, anchors: [report.position], events: [report.latest], targets: [target.id],
            unit: target.unit, documents: [report.document].compactMap(\.self),
            explanation: Phrase(
                vi:
                    "Số ước \(figure.vi) của \(period.displayName(in: .vi)) sau \(days) ngày chưa có "
                    + "số chính thức (\(limit.name.vi))",
                en: "The estimate \(figure.en) of \(period.displayName(in: .en)) has stood for "
                    + "\(days) days without an official figure (\(limit.name.en))"),
            clearing: Phrase(
                vi: "Nâng báo cáo #\(report.position) lên sơ bộ, chính thức hoặc quyết toán (socai "
                    + "upgrade \(report.position)).",
                en: "Upgrade report #\(report.position) to preliminary, official or final (socai "
                    + "upgrade \(report.position))."))
    }

    /// Whether a more settled figure is there for the whole of the estimate's time.
    private static func isOvertaken(_ report: ReportState, on target: TargetState) -> Bool {
        target.reports.contains { other in
            other.isLive && other.status > .estimate
                && other.submitted.period.contains(report.submitted.period)
        }
    }
}
