package import EventLog
package import Projections
package import Reporting

/// How an inspection reads to people.
package enum InspectionText {
    /// The inspection in lines: in brief its heading alone, else all of it; what is overdue on `day` is
    /// said to be.
    package static func lines(
        _ inspection: InspectionState, on day: Day?, isBrief: Bool
    ) -> [Phrase] {
        let opened = inspection.opened
        let state = state(of: inspection)
        let heading = Phrase(
            vi: "\(opened.inspection)  \(opened.kind) — \(state.vi)",
            en: "\(opened.inspection)  \(opened.kind) — \(state.en)")
        guard !isBrief else { return [heading] }
        return [heading] + decision(opened) + scope(inspection.scope)
            + inspection.requests.flatMap { lines($0, on: day) }
            + inspection.findings.map { found in
                let events = found.events.map { "#\($0)" }.joined(separator: ", ")
                return Phrase(
                    vi: "  Nội dung kết luận \(found.finding): \(found.text) (căn cứ: \(events))",
                    en: "  Finding \(found.finding): \(found.text) (rests on \(events))")
            }
            + (inspection.conclusion.map { [conclusion($0)] } ?? [])
            + inspection.remedies.map { line($0, on: day) }
    }

    private static func state(of inspection: InspectionState) -> Phrase {
        if inspection.isClosed { return Phrase(vi: "đã kết thúc", en: "closed") }
        if inspection.conclusion != nil { return Phrase(vi: "đã có kết luận", en: "concluded") }
        let open = inspection.requests.count { $0.answer == nil }
        return open == 0
            ? Phrase(vi: "đang tiến hành", en: "under way")
            : Phrase(
                vi: "đang tiến hành, \(open) yêu cầu chưa trả lời",
                en: "under way, \(open) unanswered")
    }

    private static func decision(_ opened: InspectionOpened) -> [Phrase] {
        let team = opened.team?.joined(separator: ", ")
        return [
            opened.document.map { Phrase(vi: "  Quyết định: \($0)", en: "  Decision: \($0)") },
            opened.body.map { Phrase(vi: "  Cơ quan kiểm tra: \($0)", en: "  Body: \($0)") },
            team.map { Phrase(vi: "  Đoàn kiểm tra: \($0)", en: "  Team: \($0)") },
            opened.subject.map { Phrase(vi: "  Nội dung: \($0)", en: "  Subject: \($0)") },
        ].compactMap(\.self)
    }

    private static func scope(_ scope: InspectionScoped?) -> [Phrase] {
        guard let scope else { return [Phrase(vi: "  Chưa có phạm vi", en: "  No scope yet")] }
        let units = scope.units.joined(separator: ", ")
        let targets = scope.targets?.map(\.description).joined(separator: ", ")
        return [
            Phrase(
                vi: "  Phạm vi: \(units); " + (targets ?? "mọi chỉ tiêu"),
                en: "  Scope: \(units); " + (targets ?? "all targets")),
            Phrase(
                vi: "  Mốc thời gian kiểm tra: \(scope.from.displayed(in: .vi)) – "
                    + scope.to.displayed(in: .vi),
                en: "  Inspected window: \(scope.from.displayed(in: .en)) – "
                    + scope.to.displayed(in: .en)),
        ]
    }

    private static func lines(_ request: InspectionState.Request, on day: Day?) -> [Phrase] {
        let requested = request.requested
        let whom = requested.addressee.map { " → \($0)" } ?? ""
        let due = due(requested.due, isDone: request.answer != nil, on: day)
        var lines = [
            Phrase(
                vi: "  Yêu cầu \(requested.request)\(whom): \(requested.text)\(due.vi)",
                en: "  Request \(requested.request)\(whom): \(requested.text)\(due.en)")
        ]
        if let answer = request.answer {
            let document = answer.document.map { " (\($0))" } ?? ""
            lines.append(
                Phrase(
                    vi: "    Trả lời\(document): \(answer.text)",
                    en: "    Answer\(document): \(answer.text)"))
        }
        return lines
    }

    private static func conclusion(_ conclusion: InspectionConcluded) -> Phrase {
        let document = conclusion.document.map { " (\($0))" } ?? ""
        return Phrase(
            vi: "  Thông báo kết luận\(document): \(conclusion.text)",
            en: "  Conclusion\(document): \(conclusion.text)")
    }

    private static func line(_ remedy: InspectionRemedied, on day: Day?) -> Phrase {
        let due = due(remedy.due, isDone: remedy.done != nil, on: day)
        let done =
            remedy.done.map {
                Phrase(
                    vi: ", đã xong \($0.displayed(in: .vi))", en: ", done \($0.displayed(in: .en))")
            } ?? Phrase(vi: "", en: "")
        return Phrase(
            vi: "  Khắc phục \(remedy.remedy): \(remedy.text)\(due.vi)\(done.vi)",
            en: "  Remedy \(remedy.remedy): \(remedy.text)\(due.en)\(done.en)")
    }

    /// By when, and whether that has passed.
    private static func due(_ due: Day?, isDone: Bool, on day: Day?) -> Phrase {
        guard let due else { return Phrase(vi: "", en: "") }
        let late = !isDone && day.map { $0 > due } ?? false
        return Phrase(
            vi: ", hạn \(due.displayed(in: .vi))" + (late ? " — quá hạn" : ""),
            en: ", due \(due.displayed(in: .en))" + (late ? " — overdue" : ""))
    }
}
