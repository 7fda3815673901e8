import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai regime ID`: who reports what to whom, how often and by when.
struct RegimeCommand: Command {
    static let info = CommandInfo(
        "regime", group: .recording,
        summary: Phrase(
            vi: "ghi chế độ báo cáo: ai báo cáo cho ai, chu kỳ, hạn gửi",
            en: "record a reporting regime: who reports to whom, how often, by when"),
        operands: [
            Operand(
                "ID", help: Phrase(vi: "mã chế độ báo cáo", en: "the regime's id"))
        ],
        options: [
            Option(
                "--name", "TEXT", isRequired: true,
                help: Phrase(vi: "tên chế độ báo cáo", en: "what the regime is called")),
            Option(
                "--reporter", "UNIT", repeats: true,
                help: Phrase(vi: "đơn vị phải báo cáo", en: "a unit that is to report")),
            Option(
                "--recipient", "UNIT",
                help: Phrase(vi: "đơn vị nhận báo cáo", en: "the unit that receives the reports")),
            Option(
                "--every", "month|quarter|half|nineMonths|year", isRequired: true,
                accepts: .suggestion(ReportingCycle.allCases.map(\.rawValue)),
                help: Phrase(vi: "chu kỳ báo cáo", en: "how often")),
            Option(
                "--cutoff", "nd09|civil", accepts: .choice(CutoffCalendar.allCases.map(\.rawValue)),
                help: Phrase(
                    vi: "cách chốt số liệu: nd09 (ngày 14) hoặc civil (cuối tháng)",
                    en: "where the data are cut off: nd09 (the 14th) or civil (end of month)")),
            Option(
                "--due", "TEXT", isRequired: true,
                help: Phrase(
                    vi: "hạn gửi: “5 ngày làm việc”, “3 ngày”, “30/11”, “ngày 5 tháng sau”",
                    en: "by when: “5 working days”, “3 days”, “30/11”, “nextMonth:5”")),
            Option(
                "--calendar", "ID",
                help: Phrase(vi: "lịch làm việc", en: "the calendar of working days")),
            .document(),
            Option(
                "--effective", "DATE", isRequired: true,
                help: Phrase(vi: "ngày có hiệu lực", en: "the day from which it is in force")),
            Option(
                "--until", "DATE",
                help: Phrase(vi: "ngày cuối có hiệu lực", en: "the last day it is in force")),
            Option(
                "--indicator", "ID", repeats: true,
                help: Phrase(
                    vi: "chỉ gồm chỉ tiêu danh mục này", en: "only targets on this indicator")),
            Option(
                "--about", "DOCUMENT", repeats: true,
                help: Phrase(
                    vi: "chỉ gồm chỉ tiêu của văn bản này", en: "only targets of this document")),
        ],
        common: [.appends],
        details: Phrase(
            vi: """
                Ghi lại cùng mã thì chế độ mới thay chế độ cũ từ ngày có hiệu lực; ngày cũ vẫn tính theo chế
                độ của ngày đó.
                """,
            en: """
                Recorded again under the same id, it takes the place of the earlier one from its effective
                day; old dates are counted by the regime of their time.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        guard let every: ReportingCycle = try invocation.choice("--every"),
            let effective = try invocation.day("--effective")
        else { preconditionFailure("The options of the regime are declared as required.") }
        let text = invocation.required("--due")
        guard let due = DueRule(reading: text) else {
            throw invocation.wrong(text, in: "--due", DueRule.message)
        }
        var documents: [DocumentID] = []
        for text in invocation.list("--about") {
            guard let id = DocumentID(text) else {
                throw invocation.wrong(text, in: "--about", IdentityReading.documentMessage)
            }
            documents.append(id)
        }
        let indicators = invocation.list("--indicator")
        let adopted = RegimeAdopted(
            regime: invocation.operand("ID").nfc, name: invocation.required("--name").nfc,
            reporters: invocation.list("--reporter"), recipient: invocation.text("--recipient"),
            every: every, cutoff: try invocation.choice("--cutoff"), due: due,
            calendar: invocation.text("--calendar"), document: try invocation.document(),
            effective: effective, until: try invocation.day("--until"),
            indicators: indicators.isEmpty ? nil : indicators,
            documents: documents.isEmpty ? nil : documents)
        try invocation.record { _ throws(Failure) in [Proposal(.regimeAdopted(adopted))] }
    }
}
