package import EventLog
import Reporting

extension ReportState {
    /// The day on which the figure was recorded.
    package var recordedDay: Day { recordedAt.day(offsetMinutes: Instant.vietnamOffsetMinutes) }

    /// Whether a day of receipt is stated with the channel it came by, on or before the recording.
    package var isReceiptProved: Bool {
        guard let received = submitted.received, submitted.channel?.isEmpty == false else {
            return false
        }
        return received <= recordedDay
    }

    /// The day on which the report is taken to have come: of receipt where that is proved, else of
    /// recording.
    package var receivedDay: Day {
        guard isReceiptProved, let received = submitted.received else { return recordedDay }
        return received
    }
}

extension Obligation.Receipt {
    /// What `report` amounts to where it was due on a day; `nil` where none came by `day`.
    init(_ report: ReportState?, due: Day, on day: Day, workdays calendar: WorkCalendar?) {
        func delay(until last: Day) -> Obligation.Delay {
            Obligation.Delay(
                days: last.daysSinceEpoch - due.daysSinceEpoch,
                workingDays: calendar?.workingDayCount(after: due, through: last))
        }
        guard let report else {
            self = day > due ? .overdue(delay(until: day)) : .pending
            return
        }
        if report.recordedDay <= due {
            self = .inTime
        } else if report.receivedDay <= due {
            self = .provedInTime
        } else {
            self = .late(delay(until: report.receivedDay))
        }
    }
}
