package import EventLog
package import Projections
package import Reporting

/// Why a regime, a calendar or the seal of a period is refused.
package enum RegimeRefusal: Error, Equatable, Sendable {
    case withoutCutoff(String)
    case withoutCalendar(String)
    case withoutReporters(String)
    case reportsToItself(String, OrganizationID)
    case endsBeforeItBegins(effective: Day, until: Day)
    case dueDateEveryPeriod(ReportingCycle)
    case unknownCalendar(String)
    case calendarEmpty(String)
    case dayListedTwice(Day, calendar: String)
    case holidayAndWorkday(Day, calendar: String)
    case periodNotBegun(Period, first: Day)
    case sealDiffers(Period, stated: Int, found: PeriodSeal)

    /// The field the refusal is about, by the name it has in files and documents.
    var field: String {
        switch self {
        case .withoutCutoff: "cutoff"
        case .withoutCalendar, .unknownCalendar, .calendarEmpty: "calendar"
        case .withoutReporters: "reporters"
        case .reportsToItself: "recipient"
        case .endsBeforeItBegins: "until"
        case .dueDateEveryPeriod: "due"
        case .dayListedTwice, .holidayAndWorkday: "date"
        case .periodNotBegun: "period"
        case .sealDiffers: "heads"
        }
    }

    /// The rule that was broken and what would be accepted.
    package var message: Phrase {
        switch self {
        case .withoutCutoff(let regime):
            Phrase(
                vi:
                    "Chế độ báo cáo “\(regime)” chưa nêu cách chốt số liệu (--cutoff): nd09 (ngày 14, theo "
                    + "Nghị định 09/2019) hoặc civil (cuối tháng).",
                en:
                    "The regime “\(regime)” does not say where its data are cut off (--cutoff): nd09 (the "
                    + "14th, by Decree 09/2019) or civil (the end of the month).")
        case .withoutCalendar(let regime):
            Phrase(
                vi:
                    "Chế độ báo cáo “\(regime)” tính theo ngày làm việc nên phải nêu lịch làm việc "
                    + "(--calendar); ghi lịch bằng “socai calendar”.",
                en:
                    "The regime “\(regime)” counts working days and has to name their calendar "
                    + "(--calendar); record one with “socai calendar”.")
        case .withoutReporters(let regime):
            Phrase(
                vi: "Chế độ báo cáo “\(regime)” chưa nêu đơn vị nào phải báo cáo (--reporter).",
                en: "The regime “\(regime)” names no unit that is to report (--reporter).")
        case .reportsToItself(let regime, let unit):
            Phrase(
                vi:
                    "Chế độ báo cáo “\(regime)”: \(unit) không thể báo cáo cho chính mình. Nơi nhận "
                    + "(--recipient) là đơn vị khác các đơn vị báo cáo (--reporter).",
                en:
                    "The regime “\(regime)”: \(unit) cannot report to itself. Who receives (--recipient) is "
                    + "another than those who report (--reporter).")
        case .endsBeforeItBegins(let effective, let until):
            Phrase(
                vi:
                    "Chế độ báo cáo hết hiệu lực ngày \(until.displayed(in: .vi)), trước ngày bắt đầu có "
                    + "hiệu lực \(effective.displayed(in: .vi)).",
                en: "The regime ends on \(until), before it begins on \(effective).")
        case .dueDateEveryPeriod(let every):
            Phrase(
                vi:
                    "Báo cáo \(every.name.vi) không thể có chung một hạn cố định trong năm. Chấp nhận: số "
                    + "ngày (làm việc) sau ngày chốt số liệu, hoặc một ngày của tháng sau.",
                en:
                    "Reports \(every.name.en) cannot all be due on one date of the year. Accepted are so many "
                    + "(working) days after the cut-off, or a day of the month after.")
        case .unknownCalendar(let calendar):
            Phrase(
                vi: "Chưa có lịch làm việc “\(calendar)”. Hãy ghi lịch bằng “socai calendar”.",
                en: "There is no calendar “\(calendar)”. Record it with “socai calendar”.")
        case .calendarEmpty(let calendar):
            Phrase(
                vi:
                    "Lịch “\(calendar)” không nêu ngày nào: cần ít nhất một ngày nghỉ (--holiday) hoặc một "
                    + "ngày làm bù (--workday).",
                en:
                    "The calendar “\(calendar)” lists no day: it takes a day off (--holiday) or a day worked "
                    + "instead (--workday).")
        case .dayListedTwice(let day, let calendar):
            Phrase(
                vi: "Lịch “\(calendar)” đã có ngày \(day.displayed(in: .vi)).",
                en: "The calendar “\(calendar)” lists \(day) already.")
        case .holidayAndWorkday(let day, let calendar):
            Phrase(
                vi:
                    "Lịch “\(calendar)”: ngày \(day.displayed(in: .vi)) không thể vừa là ngày nghỉ vừa là "
                    + "ngày làm bù.",
                en:
                    "The calendar “\(calendar)”: \(day) cannot be a day off and a day worked instead."
            )
        case .periodNotBegun(let period, let first):
            Phrase(
                vi:
                    "Kỳ \(period) bắt đầu từ \(first.displayed(in: .vi)), chưa có số liệu nào để chốt.",
                en: "The period \(period) begins on \(first): there is nothing to close yet.")
        case .sealDiffers(let period, let stated, let found):
            Phrase(
                vi:
                    "Niêm của kỳ \(period) không khớp: sự kiện chốt nêu \(stated) chỉ tiêu, sổ có "
                    + "\(found.streams) chỉ tiêu với gốc \(found.heads). Có sự kiện của kỳ bị thiếu hoặc bị thêm "
                    + "trước lúc chốt.",
                en:
                    "The seal of the period \(period) does not fit: the closing says \(stated) targets, the "
                    + "ledger has \(found.streams) with the root \(found.heads). Events of the period are missing "
                    + "or were added before it was closed.")
        }
    }
}
