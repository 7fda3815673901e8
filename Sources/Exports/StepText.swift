import EventLog
package import Projections
package import Reporting

/// How one step of an audit trail reads to people.
package enum StepText {
    /// What happened, with the document it rests on and the reason given.
    package static func phrase(_ step: AuditTrail.Step, in language: Language) -> String {
        let what = Self.what(step, language)
        let document = step.entry.event.document.map { document in
            Phrase(vi: "theo \(document)", en: "by \(document)").text(in: language)
        }
        let reason = reason(step.entry.event).map { reason in
            Phrase(vi: "lý do: \(reason)", en: "reason: \(reason)").text(in: language)
        }
        let capacity = step.predecessor.map { unit in
            Phrase(
                vi: "với tư cách cơ quan kế thừa của \(unit)", en: "as the successor of \(unit)"
            ).text(in: language)
        }
        return [what, capacity, document, source(step.entry.event, language), reason]
            .compactMap(\.self)
            .joined(separator: "; ")
    }

    /// When a report was signed, when and by which channel it was received.
    private static func receipt(_ event: Event, _ language: Language) -> String? {
        guard case .reportSubmitted(let payload) = event else { return nil }
        let parts = [
            payload.dated.map {
                Phrase(vi: "ký ngày \($0.displayed(in: .vi))", en: "signed \($0)")
            },
            payload.received.map {
                Phrase(vi: "nhận ngày \($0.displayed(in: .vi))", en: "received \($0)")
            },
            payload.channel.map { Phrase(vi: "qua \($0)", en: "by \($0)") },
        ].compactMap { $0?.text(in: language) }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// The words of the document that a target rests on, where they are kept.
    private static func source(_ event: Event, _ language: Language) -> String? {
        guard case .targetAssigned(let payload) = event, let source = payload.source,
            let quote = source.quote
        else { return nil }
        return Phrase(
            vi: "dòng \(source.line): “\(quote)”", en: "line \(source.line): “\(quote)”"
        ).text(in: language)
    }

    /// What the event changed: the figure, the percentage, the judgement; empty where nothing did.
    package static func effect(_ step: AuditTrail.Step, in language: Language) -> [String] {
        let after = summary(step.after, language)
        guard let before = step.before else { return [after] }
        let earlier = summary(before, language)
        guard earlier != after else { return [] }
        let change = Phrase(
            vi: "\(after) (trước đó: \(earlier))", en: "\(after) (before: \(earlier))")
        return [change.text(in: language)]
    }

    /// The figure, the percentage and the judgement in a few words.
    static func summary(_ standing: Standing, _ language: Language) -> String {
        let status = StandingText.status(standing, in: language).map { " (\($0))" } ?? ""
        let actual =
            standing.current == nil ? nil : StandingText.actual(standing, in: language) + status
        return [
            actual, StandingText.attainment(standing, in: language),
            StandingText.judgement(standing, in: language),
            StandingText.pace(standing, in: language),
            StandingText.original(standing, in: language),
            standing.ruleSet.map {
                Phrase(vi: "theo bộ quy tắc \($0.ruleset)", en: "by the rule set \($0.ruleset)")
                    .text(in: language)
            },
        ].compactMap(\.self).joined(separator: ", ")
            + StandingText.remarks(standing, in: language).map { ", " + $0 }.joined()
    }

    private static func what(_ step: AuditTrail.Step, _ language: Language) -> String {
        let measure = step.after.term.measure
        func bound(_ criterion: Criterion) -> String {
            StandingText.criterion(criterion, measure: measure, in: language)
        }
        let phrase =
            switch step.entry.event {
            case .targetAssigned(let payload):
                Phrase(
                    vi: "giao chỉ tiêu: \(bound(payload.criterion))",
                    en: "target assigned: \(bound(payload.criterion))")
            case .targetResolved(let payload):
                Phrase(
                    vi: "xác định chỉ tiêu: \(bound(payload.criterion))",
                    en: "target resolved: \(bound(payload.criterion))")
            case .targetAdjusted(let payload):
                Phrase(
                    vi: "điều chỉnh chỉ tiêu thành \(bound(payload.criterion)), hiệu lực từ "
                        + payload.effective.displayed(in: .vi),
                    en: "target adjusted to \(bound(payload.criterion)), in force from "
                        + payload.effective.description)
            case .targetWithdrawn: Phrase(vi: "thu hồi chỉ tiêu", en: "target withdrawn")
            case .targetTransferred(let payload):
                Phrase(
                    vi: "chuyển giao chỉ tiêu cho \(payload.unit) từ ngày "
                        + payload.effective.displayed(in: .vi),
                    en: "target transferred to \(payload.unit) from \(payload.effective)")
            default: aboutReport(step, measure)
            }
        return phrase.text(in: language)
    }

    private static func aboutReport(_ step: AuditTrail.Step, _ measure: Measure?) -> Phrase {
        switch step.entry.event {
        case .reportSubmitted(let payload):
            Phrase(
                vi: "báo cáo \(payload.period.displayName(in: .vi)): "
                    + "\(value(payload.value, payload.numerator, payload.denominator, payload.measure ?? measure, .vi)) "
                    + "(\(payload.status.name.vi))" + (payload.late == nil ? "" : ", ghi muộn"),
                en: "report on \(payload.period.displayName(in: .en)): "
                    + "\(value(payload.value, payload.numerator, payload.denominator, payload.measure ?? measure, .en)) "
                    + "(\(payload.status.name.en))" + (payload.late == nil ? "" : ", late"))
        case .reportUpgraded(let payload):
            upgraded(payload, in: payload.measure ?? bound(payload.report, step) ?? measure)
        case .reportRevised(let payload):
            revised(payload, in: payload.measure ?? bound(payload.report, step) ?? measure)
        case .reportRetracted(let payload):
            Phrase(vi: "rút báo cáo #\(payload.report)", en: "report #\(payload.report) retracted")
        case .reportApproved(let payload):
            Phrase(
                vi: "phê duyệt báo cáo #\(payload.report)",
                en: "report #\(payload.report) approved")
        case .reportReturned(let payload):
            Phrase(
                vi: "trả lại báo cáo #\(payload.report)", en: "report #\(payload.report) returned")
        case .judgementDeclared(let payload):
            Phrase(
                vi: "\(payload.authority) đánh giá \(payload.period.displayName(in: .vi)): "
                    + "\(payload.judgement.name.vi)\(payload.label.map { " (“\($0)”)" } ?? "")",
                en: "\(payload.authority) declared \(payload.period.displayName(in: .en)): "
                    + "\(payload.judgement.name.en)\(payload.label.map { " (“\($0)”)" } ?? "")")
        default: Phrase(vi: "sự kiện khác", en: "another event")
        }
    }

    /// The measure that a report is in.
    private static func bound(_ report: Position, _ step: AuditTrail.Step) -> Measure? {
        step.after.target.reports.first { $0.position == report }?.figure.measure
    }

    private static func upgraded(_ payload: ReportUpgraded, in measure: Measure?) -> Phrase {
        func figure(_ language: Language) -> String {
            let figure = value(
                payload.value, payload.numerator, payload.denominator, measure, language)
            return figure.isEmpty ? "" : ": " + figure
        }
        return Phrase(
            vi: "nâng báo cáo #\(payload.report) lên \(payload.status.name.vi)\(figure(.vi))",
            en: "report #\(payload.report) upgraded to \(payload.status.name.en)\(figure(.en))")
    }

    private static func revised(_ payload: ReportRevised, in measure: Measure?) -> Phrase {
        func figure(_ language: Language) -> String {
            value(payload.value, payload.numerator, payload.denominator, measure, language)
        }
        return Phrase(
            vi: "đính chính báo cáo #\(payload.report) thành \(figure(.vi))",
            en: "report #\(payload.report) corrected to \(figure(.en))")
    }

    private static func value(
        _ value: Quantity?, _ numerator: Quantity?, _ denominator: Quantity?, _ measure: Measure?,
        _ language: Language
    ) -> String {
        let rate = numerator.flatMap { numerator in
            denominator.map {
                "\(numerator.formatted(in: language))/\($0.formatted(in: language))"
            }
        }
        let amount = value.map { StandingText.amount($0, measure, in: language) }
        return [amount, rate].compactMap(\.self).joined(separator: " = ")
    }

    private static func reason(_ event: Event) -> String? {
        switch event {
        case .targetResolved(let payload): payload.reason
        case .targetAdjusted(let payload): payload.reason
        case .targetWithdrawn(let payload): payload.reason
        case .targetTransferred(let payload): payload.reason
        case .reportSubmitted(let payload): payload.late
        case .reportUpgraded(let payload): payload.late
        case .reportRevised(let payload): payload.reason
        case .reportRetracted(let payload): payload.reason
        case .reportReturned(let payload): payload.reason
        default: nil
        }
    }
}
