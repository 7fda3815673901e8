import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport

extension RefusalSamples {
    private static let newYear = written("2026-01-01", as: Day.self)

    private static func adopting(
        reporters: [OrganizationID] = ["huyen"], every: ReportingCycle = .year,
        cutoff: CutoffCalendar? = .nd09, due: DueRule = .date(month: 11, day: 30),
        calendar: String? = nil, until: Day? = nil, recipient: OrganizationID? = nil
    ) -> Told {
        let adopted = RegimeAdopted(
            regime: "nam", name: "Báo cáo năm", reporters: reporters, recipient: recipient,
            every: every,
            cutoff: cutoff, due: due, calendar: calendar, effective: newYear, until: until)
        return (.regimeAdopted(adopted), "regime:nam", Office.keeper)
    }

    private static func listing(_ holidays: [String], _ workdays: [String] = []) -> Told {
        let adopted = CalendarAdopted(
            calendar: "vn", holidays: holidays.map { written($0) },
            workdays: workdays.map { written($0) })
        return (.calendarAdopted(adopted), "calendar:vn", Office.keeper)
    }

    /// What is refused of regimes, calendars and seals.
    static var regimes: [Provocation] { adoptions + calendars + seals }

    private static var adoptions: [Provocation] {
        [
            provocation(
                .regime(.withoutCutoff("nam")),
                "Chế độ báo cáo “nam” chưa nêu cách chốt số liệu (--cutoff): nd09 (ngày 14, theo Nghị "
                    + "định 09/2019) hoặc civil (cuối tháng).",
                "The regime “nam” does not say where its data are cut off (--cutoff): nd09 (the 14th, by "
                    + "Decree 09/2019) or civil (the end of the month).",
                refusing: adopting(cutoff: nil)),
            provocation(
                .regime(.withoutCalendar("nam")),
                "Chế độ báo cáo “nam” tính theo ngày làm việc nên phải nêu lịch làm việc (--calendar); "
                    + "ghi lịch bằng “socai calendar”.",
                "The regime “nam” counts working days and has to name their calendar (--calendar); "
                    + "record one with “socai calendar”.",
                refusing: adopting(due: .workingDays(5))),
            provocation(
                .regime(.withoutReporters("nam")),
                "Chế độ báo cáo “nam” chưa nêu đơn vị nào phải báo cáo (--reporter).",
                "The regime “nam” names no unit that is to report (--reporter).",
                refusing: adopting(reporters: [])),
            provocation(
                .regime(.reportsToItself("nam", "huyen")),
                "Chế độ báo cáo “nam”: huyen không thể báo cáo cho chính mình. Nơi nhận (--recipient) là "
                    + "đơn vị khác các đơn vị báo cáo (--reporter).",
                "The regime “nam”: huyen cannot report to itself. Who receives (--recipient) is another "
                    + "than those who report (--reporter).",
                refusing: adopting(recipient: "huyen")),
            provocation(
                .regime(.endsBeforeItBegins(effective: newYear, until: written("2025-12-31"))),
                "Chế độ báo cáo hết hiệu lực ngày 31/12/2025, trước ngày bắt đầu có hiệu lực "
                    + "01/01/2026.",
                "The regime ends on 2025-12-31, before it begins on 2026-01-01.",
                refusing: adopting(until: written("2025-12-31"))),
            provocation(
                .regime(.dueDateEveryPeriod(.quarter)),
                "Báo cáo hằng quý không thể có chung một hạn cố định trong năm. Chấp nhận: số ngày (làm "
                    + "việc) sau ngày chốt số liệu, hoặc một ngày của tháng sau.",
                "Reports every quarter cannot all be due on one date of the year. Accepted are so many "
                    + "(working) days after the cut-off, or a day of the month after.",
                refusing: adopting(every: .quarter)),
            provocation(
                .regime(.unknownCalendar("vn")),
                "Chưa có lịch làm việc “vn”. Hãy ghi lịch bằng “socai calendar”.",
                "There is no calendar “vn”. Record it with “socai calendar”.",
                refusing: adopting(due: .workingDays(5), calendar: "vn")),
        ]
    }

    private static var calendars: [Provocation] {
        let twice = (
            vi: "Lịch “vn” đã có ngày 01/01/2026.",
            en: "The calendar “vn” lists 2026-01-01 already."
        )
        let both = (
            vi: "Lịch “vn”: ngày 01/01/2026 không thể vừa là ngày nghỉ vừa là ngày làm bù.",
            en: "The calendar “vn”: 2026-01-01 cannot be a day off and a day worked instead."
        )
        return [
            provocation(
                .regime(.calendarEmpty("vn")),
                "Lịch “vn” không nêu ngày nào: cần ít nhất một ngày nghỉ (--holiday) hoặc một ngày làm bù "
                    + "(--workday).",
                "The calendar “vn” lists no day: it takes a day off (--holiday) or a day worked instead "
                    + "(--workday).",
                refusing: listing([])),
            provocation(
                .regime(.dayListedTwice(newYear, calendar: "vn")), twice.vi, twice.en,
                refusing: listing(["2026-01-01", "2026-01-01"])),
            provocation(
                .regime(.dayListedTwice(newYear, calendar: "vn")), twice.vi, twice.en,
                after: [listing(["2026-01-01"])],
                refusing: listing(["2026-04-30", "2026-01-01"])),
            provocation(
                .regime(.holidayAndWorkday(newYear, calendar: "vn")), both.vi, both.en,
                refusing: listing(["2026-01-01"], ["2026-01-01"])),
            provocation(
                .regime(.holidayAndWorkday(newYear, calendar: "vn")), both.vi, both.en,
                after: [listing(["2026-01-01"])], refusing: listing([], ["2026-01-01"])),
        ]
    }

    private static var seals: [Provocation] {
        var book = Attainment()
        for entry in begun().story.entries { book.apply(entry) }
        let seal = book.seal(of: .year(2025), for: nil)
        return [
            provocation(
                .regime(.periodNotBegun(.month(2031, 1), first: written("2030-12-15"))),
                "Kỳ 2031-01 bắt đầu từ 15/12/2030, chưa có số liệu nào để chốt.",
                "The period 2031-01 begins on 2030-12-15: there is nothing to close yet.",
                refusing: (
                    .periodClosed(PeriodClosed(period: .month(2031, 1))), "period:2031-01",
                    Office.keeper
                )),
            provocation(
                .regime(.sealDiffers(.year(2025), stated: 3, found: seal)),
                "Niêm của kỳ 2025 không khớp: sự kiện chốt nêu 3 chỉ tiêu, sổ có 2 chỉ tiêu với gốc "
                    + "\(seal.heads). Có sự kiện của kỳ bị thiếu hoặc bị thêm trước lúc chốt.",
                "The seal of the period 2025 does not fit: the closing says 3 targets, the ledger has 2 "
                    + "with the root \(seal.heads). Events of the period are missing or were added before "
                    + "it was closed.",
                refusing: (
                    .periodClosed(
                        PeriodClosed(period: .year(2025), streams: 3, heads: seal.heads)),
                    "period:2025", Office.keeper
                )),
        ]
    }
}
