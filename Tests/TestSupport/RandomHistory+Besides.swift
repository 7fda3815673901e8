import EventLog
import Reporting

extension RandomHistory {
    /// Proposes an event of a type that no figure rests on, or that rules and inspections are made of.
    mutating func proposeBesides(by author: MemberID) {
        let day = now.day(offsetMinutes: Instant.vietnamOffsetMinutes)
        let unit = pick(Self.units)
        let number = number(4)
        guard self.number(5) > 0 else {
            return proposeRule(number, from: day, for: unit, by: author)
        }
        let event = entries.count - 1
        let document = pick(Self.documents)
        let digest = String(repeating: "0a", count: 32)
        let texts: [(type: String, stream: String, data: String)] = [
            ("recovery.acknowledged", "ledger", #"{"quarantine":"0-torn","reason":"mất điện"}"#),
            (
                "unit.reclassified", "unit:\(unit)",
                #"{"unit":"\#(unit)","level":"phuong","effective":"\#(day)"}"#
            ),
            (
                "ruleset.adopted", "ruleset:q\(number)",
                #"{"ruleset":"q\#(number)","effective":"\#(day)","bands":[{"judgement":"nearlyMet","from":"95","below":"100"}],"document":"\#(document)"}"#
            ),
            (
                "indicator.redefined", "indicator:ct-\(number)",
                #"{"indicator":"ct-\#(number)","name":"Chỉ số \#(event)","reason":"đổi cách tính"}"#
            ),
            (
                "snapshot.sealed", "period:2025",
                #"{"period":"2025","format":"csv","sha256":"\#(digest)","size":\#(event),"root":"r"}"#
            ),
            (
                "evidence.attached", "evidence:\(digest)",
                #"{"evidence":"\#(digest)","name":"bien-ban.pdf"}"#
            ),
            (
                "export.made", "ledger",
                #"{"format":"csv","sha256":"\#(digest)","size":\#(event),"root":"r"}"#
            ),
            (
                "checkpoint.cosigned", "ledger",
                #"{"witness":"w","size":\#(event),"root":"r","cosignature":"c"}"#
            ),
            (
                "flag.answered", "flag:F1-\(number)",
                #"{"flag":"F1-\#(number)","answer":"có lý do"}"#
            ),
            ("flag.closed", "flag:F1-\(number)", #"{"flag":"F1-\#(number)","reason":"đã rõ"}"#),
            (
                "inspection.opened", "inspection:kt\(number)",
                #"{"inspection":"kt\#(number)","kind":"giám sát","document":"\#(document)"}"#
            ),
            (
                "inspection.scoped", "inspection:kt\(number)",
                #"{"inspection":"kt\#(number)","units":["\#(unit)"],"from":"2025-01-01","to":"\#(day)"}"#
            ),
            (
                "inspection.requested", "inspection:kt\(number)",
                #"{"inspection":"kt\#(number)","request":"y1","text":"báo cáo"}"#
            ),
            (
                "inspection.answered", "inspection:kt\(number)",
                #"{"inspection":"kt\#(number)","request":"y1","text":"đã báo cáo"}"#
            ),
            (
                "inspection.found", "inspection:kt\(number)",
                #"{"inspection":"kt\#(number)","finding":"n1","text":"sai","events":[\#(event)]}"#
            ),
            (
                "inspection.concluded", "inspection:kt\(number)",
                #"{"inspection":"kt\#(number)","text":"kết luận"}"#
            ),
            (
                "inspection.remedied", "inspection:kt\(number)",
                #"{"inspection":"kt\#(number)","remedy":"k1","text":"sửa"}"#
            ),
            ("inspection.closed", "inspection:kt\(number)", #"{"inspection":"kt\#(number)"}"#),
        ]
        let chosen = pick(texts)
        do {
            let data = try JSON(canonical: Array(chosen.data.utf8))
            propose(try Event(type: chosen.type, data: data), on: chosen.stream, by: author)
        } catch {
            preconditionFailure("\(chosen.type): \(error)")
        }
    }

    /// Proposes what duties and flags go by, and what an authority counted.
    private mutating func proposeRule(
        _ number: Int, from day: Day, for unit: OrganizationID, by author: MemberID
    ) {
        let document = pick(Self.documents)
        let event: Event =
            switch number {
            case 0:
                .regimeAdopted(
                    RegimeAdopted(
                        regime: "r\(number)", name: "Chế độ", reporters: [unit], every: .quarter,
                        cutoff: .nd09, due: .days(5), effective: day))
            case 1: .calendarAdopted(CalendarAdopted(calendar: "l\(number)", holidays: [day]))
            case 2:
                .flagRulesAdopted(
                    FlagRulesAdopted(
                        flagrules: "n\(number)", effective: day,
                        limits: [ToleranceLimit(tolerance: .backdatingDays, value: Quantity(5))],
                        basis: "Quy chế báo cáo"))
            default:
                .summaryDeclared(
                    SummaryDeclared(
                        subject: document, period: .year(2025), reached: 18, total: 20,
                        authority: unit, document: document))
            }
        propose(event, on: event.stream ?? "", by: author)
    }
}
