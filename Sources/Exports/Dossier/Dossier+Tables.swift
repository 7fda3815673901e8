import EventLog
import Projections
import Reporting

extension Dossier {
    /// What the targets demanded, from when and by which document; one row a term.
    static func terms(_ material: DossierMaterial) -> File {
        let line = TableLine(numbers: .plain)
        let day = material.inspection.opened.document?.date ?? material.inspection.day
        var text =
            TableLine.byteOrderMark
            + line.text([
                "target", "name", "unit", "period", "kind", "criterion", "low", "high", "base",
                "measure", "assigner", "force", "effective", "in_force", "document", "seq",
            ])
        var count = 0
        for target in material.targets {
            let inForce = target.term(on: day)
            for term in target.terms {
                count += 1
                let isInForce = term == inForce && !target.isWithdrawn(on: day)
                text += line.text([
                    cell(target.id), cell(target.assigned.name), cell(target.unit),
                    cell(target.assigned.period), "\(term.kind)", term.criterion.kind.rawValue,
                    line.number(term.criterion.low), line.number(term.criterion.high),
                    line.number(term.criterion.base?.value), cell(term.measure),
                    cell(term.assigner), target.assigned.force.rawValue, cell(term.effective),
                    isInForce ? "true" : "false", cell(term.document), "\(term.position)",
                ])
            }
        }
        return File(
            "chi-tieu.csv", text, count,
            Phrase(
                vi: "Chỉ tiêu giao, xác định, điều chỉnh; mức có hiệu lực tại ngày quyết định",
                en:
                    "Targets assigned, resolved, adjusted; what was in force on the day of the decision"
            ))
    }

    /// Every report and what became of it: recorded when, beside when it was signed and received.
    static func reports(_ material: DossierMaterial) -> File {
        let line = TableLine(numbers: .plain)
        let documents = material.book.registry.documents
        var text =
            TableLine.byteOrderMark
            + line.text([
                "seq", "recorded_at", "recorded_day", "by", "target", "event", "report", "period",
                "value", "measure", "numerator", "denominator", "status", "document",
                "document_date", "dated", "received", "channel", "days_to_record", "backfilled",
                "reason",
            ])
        var count = 0
        for entry in material.trail.steps.map(\.entry) {
            guard let row = ReportRow(entry) else { continue }
            count += 1
            let signed =
                entry.event.document.flatMap { documents[$0]?.date ?? $0.date } ?? row.dated
            text += line.text([
                "\(entry.position)", entry.at.description, entry.day.description, cell(entry.by),
                cell(entry.stream), Swift.type(of: entry.event.payload).type,
                row.report.map { "\($0)" } ?? "",
                cell(row.period), line.number(row.figure.value), cell(row.figure.measure),
                line.number(row.figure.numerator), line.number(row.figure.denominator),
                row.status?.rawValue ?? "", cell(entry.event.document), cell(signed),
                cell(row.dated), cell(row.received), cell(row.channel),
                signed.map { "\(entry.day.daysSinceEpoch - $0.daysSinceEpoch)" } ?? "",
                entry.isBackfilled ? "true" : "false", cell(row.reason),
            ])
        }
        return File(
            "bao-cao.csv", text, count,
            Phrase(
                vi:
                    "Mọi báo cáo, nâng trạng thái, đính chính, phê duyệt: ngày ghi bên cạnh ngày ký",
                en: "Every report, upgrade, correction and approval: recorded when, signed when"))
    }

    private static func cell(_ value: (some CustomStringConvertible)?) -> String {
        value.map { SpreadsheetText.guarded($0.description) } ?? ""
    }
}

/// What an event about a report says, member by member.
private struct ReportRow {
    var report: Position?
    var period: Period?
    var figure = Figure(value: nil)
    var status: ReportStatus?
    var dated: Day?
    var received: Day?
    var channel: String?
    var reason: String?

    init?(_ entry: Entry) {
        switch entry.event {
        case .reportSubmitted(let payload):
            (period, status, dated) = (payload.period, payload.status, payload.dated)
            (received, channel, reason) = (payload.received, payload.channel, payload.late)
            figure = Figure(
                value: payload.value, measure: payload.measure, numerator: payload.numerator,
                denominator: payload.denominator)
        case .reportUpgraded(let payload):
            (report, status, reason) = (payload.report, payload.status, payload.late)
            figure = Figure(
                value: payload.value, measure: payload.measure, numerator: payload.numerator,
                denominator: payload.denominator)
        case .reportRevised(let payload):
            (report, reason) = (payload.report, payload.reason)
            figure = Figure(
                value: payload.value, measure: payload.measure, numerator: payload.numerator,
                denominator: payload.denominator)
        case .reportRetracted(let payload): (report, reason) = (payload.report, payload.reason)
        case .reportApproved(let payload): report = payload.report
        case .reportReturned(let payload): (report, reason) = (payload.report, payload.reason)
        case .judgementDeclared(let payload):
            (period, reason) = (payload.period, payload.label ?? payload.judgement.rawValue)
        default: return nil
        }
    }
}
