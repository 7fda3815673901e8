import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai calendar ID --holiday DATE… --workday DATE…`.
struct CalendarCommand: Command {
    static let info = CommandInfo(
        "calendar", group: .recording,
        summary: Phrase(
            vi: "ghi ngày nghỉ và ngày làm bù của một lịch làm việc",
            en: "record the days off, and the days worked instead, of a calendar"),
        operands: [
            Operand("ID", help: Phrase(vi: "mã lịch, ví dụ vn", en: "the calendar, such as vn"))
        ],
        options: [
            Option(
                "--holiday", "DATE", gathers: true,
                help: Phrase(vi: "ngày nghỉ", en: "a day off")),
            Option(
                "--workday", "DATE", gathers: true,
                help: Phrase(
                    vi: "ngày cuối tuần đi làm bù", en: "a weekend day that is worked instead")),
            Option(
                "--weekend", "DAY", gathers: true,
                accepts: .suggestion(Weekday.allCases.map(\.rawValue)),
                help: Phrase(
                    vi: "thứ nghỉ hằng tuần; mặc định thứ bảy và chủ nhật",
                    en: "a weekday that is off; Saturday and Sunday by default")),
            .document(),
        ],
        common: [.appends],
        details: Phrase(
            vi: """
                Ngày được thêm vào những ngày lịch đã có. Lịch không có sẵn ngày nghỉ nào.
                  socai calendar vn --holiday 01/01/2026 30/04/2026 --workday 22/08/2026
                """,
            en: """
                Days are added to those the calendar has. No holiday is built in.
                  socai calendar vn --holiday 2026-01-01 2026-04-30 --workday 2026-08-22
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let workdays = try invocation.days("--workday")
        var weekend: [Weekday] = []
        for text in invocation.list("--weekend") {
            guard let day = Weekday(reading: text) else {
                throw invocation.wrong(text, in: "--weekend", Weekday.message)
            }
            weekend.append(day)
        }
        let adopted = CalendarAdopted(
            calendar: invocation.operand("ID").nfc,
            weekend: weekend.isEmpty ? [.saturday, .sunday] : weekend,
            holidays: try invocation.days("--holiday"),
            workdays: workdays.isEmpty ? nil : workdays, document: try invocation.document())
        try invocation.record { _ throws(Failure) in [Proposal(.calendarAdopted(adopted))] }
    }
}

extension Invocation {
    /// The values of an option that repeats, those written in one with commas between them taken apart.
    func list(_ option: String) -> [String] {
        values(option).flatMap { $0.nfc.split(separator: ",").map { String($0).tidied } }
            .filter { !$0.isEmpty }
    }

    /// The days that an option names.
    func days(_ option: String) throws(Failure) -> [Day] {
        var days: [Day] = []
        for text in list(option) {
            do throws(DayProblem) {
                days.append(try Day(reading: text))
            } catch {
                throw wrong(text, in: option, error.message)
            }
        }
        return days
    }
}
