import EventLog
import Reporting

/// F2: what a document says was signed, or took effect, long before it was recorded.
///
/// A report whose receipt is proved by day and channel was there in time and is recorded late: nhập bù,
/// no back-dating. Nobody could record anything before the ledger was opened.
enum Backdating: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        let reports = file.targets.flatMap { target in
            target.reports.compactMap { flag($0, on: target, in: file) }
        }
        return reports + file.changes.compactMap { flag($0, in: file) }
    }

    private static func flag(
        _ report: ReportState, on target: TargetState, in file: CaseFile
    ) -> Flag? {
        guard let dated = report.submitted.dated else { return nil }
        let seen = report.receivedDay
        guard let lag = Lag(from: dated, to: seen, on: report.recordedDay, target, in: file) else {
            return nil
        }
        let document = report.submitted.document.map { " \($0)" } ?? ""
        let ending =
            report.isReceiptProved
            ? Phrase(
                vi: "nơi nhận tiếp nhận ngày \(seen.displayed(in: .vi))", en: "received on \(seen)"
            )
            : Phrase(vi: "ghi sổ ngày \(seen.displayed(in: .vi))", en: "recorded on \(seen)")
        return Flag(
            .f2, .medium, anchors: [report.position], targets: [target.id], unit: target.unit,
            explanation: Phrase(
                vi:
                    "Báo cáo\(document) đề ngày \(dated.displayed(in: .vi)) nhưng \(ending.vi): chậm "
                    + lag.name.vi,
                en: "The report\(document) is dated \(dated) but was \(ending.en): \(lag.name.en)"),
            clearing: Phrase(
                vi:
                    "Nêu ngày nhận và kênh nhận (số E-Office, trục liên thông hoặc biên nhận) để được "
                    + "coi là nhập bù; nếu không có, giải trình vì sao ghi chậm.",
                en:
                    "Show the day and the channel of its receipt (E-Office number, data exchange or "
                    + "receipt), so that it counts as entered late; else explain the delay."))
    }

    private static func flag(_ change: Change, in file: CaseFile) -> Flag? {
        let decided: (effective: Day?, document: DocumentID?)
        switch change.event {
        case .targetAdjusted(let payload): decided = (payload.effective, payload.document)
        case .targetResolved(let payload): decided = (payload.effective, payload.document)
        case .targetWithdrawn(let payload): decided = (payload.effective, payload.document)
        case .targetTransferred(let payload): decided = (payload.effective, payload.document)
        default: return nil
        }
        guard let effective = decided.effective, let target = file.book.targets[change.target],
            let lag = Lag(
                from: effective, to: change.source.day, on: change.source.day, target, in: file)
        else { return nil }
        let document = decided.document.map { " \($0)" } ?? ""
        return Flag(
            .f2, .medium, anchors: [change.source.position], targets: [target.id],
            unit: target.unit,
            explanation: Phrase(
                vi:
                    "Quyết định\(document) về chỉ tiêu có hiệu lực từ \(effective.displayed(in: .vi)) "
                    + "nhưng ghi sổ ngày \(change.source.day.displayed(in: .vi)): chậm \(lag.name.vi)",
                en: "The decision\(document) on the target is in force from \(effective) but was "
                    + "recorded on \(change.source.day): \(lag.name.en)"),
            clearing: Phrase(
                vi:
                    "Giải trình vì sao quyết định được ghi sau ngày có hiệu lực, kèm văn bản đã ký.",
                en: "Explain why the decision was recorded after it took effect, with the signed "
                    + "document."))
    }

    /// More working days than the limit allows.
    private struct Lag {
        let name: Phrase

        init?(
            from day: Day, to end: Day, on recorded: Day, _ target: TargetState, in file: CaseFile
        ) {
            let start = max(day, file.opened ?? day)
            let limit = file.limit(.backdatingDays, on: recorded, for: target)
            let calendar = file.book.registry.calendars.min { $0.key < $1.key }?.value
            let days =
                calendar?.workingDayCount(after: start, through: end)
                ?? Lag.workingDays(from: start, to: end)
            guard limit.isExceeded(by: days) else { return nil }
            name = Phrase(
                vi: "\(days) ngày làm việc (\(limit.name.vi))",
                en: "\(days) working days later (\(limit.name.en))")
        }

        /// The days after `start` up to `end` that are no Saturday and no Sunday: all that is known of
        /// them where no calendar was adopted.
        private static func workingDays(from start: Day, to end: Day) -> Int {
            guard start < end else { return 0 }
            let (first, last) = (start.daysSinceEpoch + 1, end.daysSinceEpoch)
            let weeks = (last - first + 1) / 7
            // The first of January 1970 was a Thursday.
            let rest = (first + weeks * 7...last + 7).prefix((last - first + 1) % 7)
            return weeks * 5 + rest.count { ($0 + 3) % 7 < 5 }
        }
    }
}
