import EventLog
import Reporting

extension RowReading {
    /// A reporting regime; without a cut-off it is left to the rules to refuse.
    static func regime(_ cells: inout CellReader) -> [Proposal] {
        let every: ReportingCycle? = cells.choice("every")
        let cutoff: CutoffCalendar? = cells.choice("cutoff")
        let due = cells.due("due")
        let (effective, until) = (cells.day("effective"), cells.day("until"))
        let document = cells.document("document")
        let (indicators, documents) = (cells.list("indicators"), cells.documents("documents"))
        guard let regime = cells.text("regime"), let name = cells.text("name"), let every, let due,
            let effective, cells.problems.isEmpty
        else { return [] }
        let adopted = RegimeAdopted(
            regime: regime, name: name, reporters: cells.list("reporters"),
            recipient: cells.text("recipient"), every: every, cutoff: cutoff, due: due,
            calendar: cells.text("calendar"), document: document, effective: effective,
            until: until, indicators: indicators.isEmpty ? nil : indicators,
            documents: documents.isEmpty ? nil : documents)
        return [Proposal(.regimeAdopted(adopted))]
    }

    /// A day off, or a day worked instead, of a calendar whose weekend is Saturday and Sunday.
    static func holiday(_ cells: inout CellReader) -> [Proposal] {
        let (date, document) = (cells.day("date"), cells.document("document"))
        let kind: ListedDay? = cells.choice("kind")
        guard let calendar = cells.text("calendar"), let date, let kind, cells.problems.isEmpty
        else { return [] }
        let adopted = CalendarAdopted(
            calendar: calendar, holidays: kind == .holiday ? [date] : [],
            workdays: kind == .workday ? [date] : nil, document: document)
        return [Proposal(.calendarAdopted(adopted))]
    }
}
