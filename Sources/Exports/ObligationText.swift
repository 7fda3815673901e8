package import EventLog
package import Projections
package import Reporting

/// How an obligation to report reads to people.
package enum ObligationText {
    /// Whether the report came, and when by its due day: `quá hạn 5 ngày (3 ngày làm việc)`.
    package static func receipt(_ obligation: Obligation, on day: Day) -> Phrase {
        let count = obligation.items.count
        let came = count - obligation.missing.count
        switch obligation.receipt {
        case .inTime: return Phrase(vi: "đúng hạn", en: "in time")
        case .provedInTime:
            return Phrase(
                vi: "nhập bù: có chứng cứ nhận đúng hạn", en: "recorded late, proved in time")
        case .late(let delay): return late(delay)
        case .overdue(let delay):
            let words = overdue(delay)
            let some = Phrase(
                vi: "\(words.vi); mới có \(came)/\(count) chỉ tiêu",
                en: "\(words.en); \(came) of \(count) targets came")
            return came == 0 ? words : some
        case .pending:
            let left = obligation.due.daysSinceEpoch - day.daysSinceEpoch
            return left == 0
                ? Phrase(vi: "đến hạn hôm nay", en: "due today")
                : Phrase(vi: "còn \(left) ngày", en: "due in \(days(left))")
        }
    }

    /// What of one target came, with the event and the proof of receipt.
    package static func receipt(_ item: Obligation.Item) -> Phrase {
        guard let report = item.report else {
            return switch item.receipt {
            case .overdue(let delay): overdue(delay)
            case .inTime, .provedInTime, .late, .pending:
                Phrase(vi: "chưa có báo cáo", en: "no report yet")
            }
        }
        let number = report.position
        switch item.receipt {
        case .provedInTime:
            let channel = report.submitted.channel ?? ""
            return Phrase(
                vi:
                    "nhập bù: nhận ngày \(report.receivedDay.displayed(in: .vi)) qua \(channel), ghi ngày "
                    + "\(report.recordedDay.displayed(in: .vi)) (#\(number))",
                en:
                    "recorded on \(report.recordedDay), received on \(report.receivedDay) by \(channel) "
                    + "(#\(number))")
        case .late(let delay):
            let words = late(delay)
            return Phrase(vi: "\(words.vi) (#\(number))", en: "\(words.en) (#\(number))")
        case .inTime, .overdue, .pending:
            return Phrase(
                vi: "đúng hạn, ghi ngày \(report.recordedDay.displayed(in: .vi)) (#\(number))",
                en: "in time, recorded on \(report.recordedDay) (#\(number))")
        }
    }

    /// What is to be known of a due day; `nil` where there is nothing.
    package static func remark(_ obligation: Obligation) -> Phrase? {
        let estimate = Phrase(
            vi: "số ước: hạn gửi trước ngày chốt số liệu \(obligation.cutoff.displayed(in: .vi))",
            en: "an estimate: due before the cut-off on \(obligation.cutoff)")
        let calendar = Phrase(
            vi: "lịch làm việc chưa có ngày nghỉ của năm này",
            en: "the calendar lists no holidays of this year")
        let remarks =
            (obligation.isEstimate ? [estimate] : [])
            + (obligation.hasKnownHolidays ? [] : [calendar])
        guard !remarks.isEmpty else { return nil }
        return Phrase(
            vi: remarks.map(\.vi).joined(separator: "; "),
            en: remarks.map(\.en).joined(separator: "; "))
    }

    private static func late(_ delay: Obligation.Delay) -> Phrase {
        Phrase(
            vi: "muộn \(delay.days) ngày\(working(delay).vi)",
            en: "\(days(delay.days)) late\(working(delay).en)")
    }

    private static func overdue(_ delay: Obligation.Delay) -> Phrase {
        Phrase(
            vi: "chưa có báo cáo, quá hạn \(delay.days) ngày\(working(delay).vi)",
            en: "not reported, \(days(delay.days)) overdue\(working(delay).en)")
    }

    private static func working(_ delay: Obligation.Delay) -> Phrase {
        guard let count = delay.workingDays else { return Phrase(vi: "", en: "") }
        return Phrase(
            vi: " (\(count) ngày làm việc)",
            en: " (\(count) working day\(count == 1 ? "" : "s"))")
    }

    private static func days(_ count: Int) -> String { "\(count) day\(count == 1 ? "" : "s")" }
}
