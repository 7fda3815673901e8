import EventLog
import Projections
import Reporting

extension SnapshotHTML {
    /// Deeper parts are indented no further: the column would have no room left.
    private static let deepest = 3

    /// The row of one target.
    ///
    /// Its measure has a column of its own, so that only rates repeat it.
    func row(_ standing: Standing, depth: Int) -> Markup {
        let measure = standing.term.measure
        return """
            <tr class="depth\(min(depth, Self.deepest))">\
            <td class="number">\(standing.target.assigned.item)</td>\
            \(nameCell(standing))\
            <td class="measure" lang="vi">\(measure?.symbol ?? "")</td>\
            <td class="plan">\(planCell(standing))</td>\
            <td class="actual">\(actualCell(standing))</td>\
            <td class="percent">\(percentCell(standing))</td>\
            <td class="judgement">\(judgementCell(standing))</td></tr>

            """
    }

    private func small(_ text: String?) -> Markup {
        text.map { "<small>\($0)</small>" } ?? .nothing
    }

    /// The name, with what tells it from a namesake: who set it, for whom, for what scope.
    private func nameCell(_ standing: Standing) -> Markup {
        let assigned = standing.target.assigned
        let details = [
            StandingText.basis(standing, in: language), assigned.scope,
            units.count > 1 ? unitName(standing.target.unit) : nil,
        ]
        let detail = details.compactMap(\.self).joined(separator: "; ")
        let mark = StandingText.mark(standing.isIllustrative, in: language)
        let marked: Markup = mark.map { " <em>\($0)</em>" } ?? .nothing
        return """
            <th scope="row" class="name"><span lang="vi">\(assigned.name)</span>\(marked)\
            \(small(detail.isEmpty ? nil : detail))</th>
            """
    }

    /// The demand, which repeats the measure of the column beside it only where words surround it.
    private func demand(_ term: TargetState.Term) -> String {
        let isWorded =
            switch term.criterion.kind {
            case .increaseBy, .decreaseBy, .growthPerYear, .milestone: true
            default: term.measure?.isRate == true
            }
        return StandingText.criterion(
            term.criterion, measure: isWorded ? term.measure : nil, in: language)
    }

    /// The target in force; below it the original one, and by what it was adjusted or resolved.
    private func planCell(_ standing: Standing) -> Markup {
        let (term, assigned) = (standing.term, standing.target.assigned)
        var notes: [String] = []
        if let original = standing.original {
            notes.append(
                say(
                    vi: "ban đầu \(demand(original.term))",
                    en: "originally \(demand(original.term))"))
        }
        if term.kind != .assigned {
            let by = snapshot.registry.documents[term.document]?.symbol ?? term.document.description
            let since = term.effective.map { ", \($0.displayed(in: language))" } ?? ""
            let (vi, en) =
                term.kind == .adjusted ? ("điều chỉnh", "adjusted") : ("xác định", "resolved")
            notes.append(say(vi: "\(vi): \(by)\(since)", en: "\(en): \(by)\(since)"))
        }
        if let period = assigned.period, period != snapshot.period {
            notes.append(period.displayName(in: language))
        }
        if let due = assigned.due {
            let day = due.displayed(in: language)
            notes.append(say(vi: "hạn \(day)", en: "due \(day)"))
        }
        return "<span>\(demand(term))</span>\(notes.map { small($0) }.joined())"
    }

    /// The reported figure, how settled it is, and the period it is about where that is another one.
    private func actualCell(_ standing: Standing) -> Markup {
        let figure = StandingText.actual(standing, showsMeasure: false, in: language)
        guard let report = standing.current else { return "\(figure)" }
        let period = report.submitted.period
        let notes = [
            report.status == .official ? nil : StandingText.status(standing, in: language),
            period == snapshot.period ? nil : period.displayName(in: language),
        ]
        let note = notes.compactMap(\.self).joined(separator: ", ")
        let late =
            report.submitted.late == nil
            ? nil : say(vi: "ghi sau khi chốt kỳ", en: "recorded after closing")
        return """
            <span>\(figure)</span>\(small(note.isEmpty ? nil : note))\(small(late))
            """
    }

    private func percentCell(_ standing: Standing) -> Markup {
        guard let attainment = standing.assessment.attainment,
            let text = StandingText.attainment(standing, in: language)
        else { return "–" }
        let bar = AttainmentBar(percent: attainment * .hundred, language: language)
        return
            "<span>\(text)</span>\(bar.markup)\(small(StandingText.pace(standing, in: language)))"
    }

    /// The computed judgement, then the one against the original target and the one declared.
    private func judgementCell(_ standing: Standing) -> Markup {
        let judgement = standing.assessment.judgement
        let isMissed = judgement == .notMet || standing.compound == .notMet
        let original = StandingText.original(standing, showsMeasure: false, in: language)
        let remarks = StandingText.remarks(standing, in: language).joined(separator: "; ")
        let declared = StandingText.declared(standing, in: language).map { declared in
            StandingJSON.flags(standing).contains("declaredDiffers")
                ? say(
                    vi: "cơ quan đánh giá: \(declared) – khác kết quả tính",
                    en: "declared: \(declared) – differs from the computed one")
                : say(vi: "cơ quan đánh giá: \(declared)", en: "declared: \(declared)")
        }
        return """
            <span class="symbol" aria-hidden="true">\(judgement.symbol)</span>\
            <span\(isMissed ? " class=\"missed\"" : .nothing)>\
            \(StandingText.judgement(standing, in: language))</span>\
            \(small(original))\(small(declared))\(small(remarks.isEmpty ? nil : remarks))\
            \(small(marks.text(on: standing.target.id, in: language)))
            """
    }
}

extension Judgement {
    /// A sign beside the word, told apart by shape, not by colour.
    fileprivate var symbol: String {
        switch self {
        case .exceeded: "▲"
        case .met: "✓"
        case .nearlyMet: "≈"
        case .notMet: "✗"
        case .inProgress: "◐"
        case .notReported: "○"
        case .notJudged: "?"
        case .notDue: "…"
        }
    }
}
