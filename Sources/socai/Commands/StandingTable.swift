import Exports
import Projections
import Reporting

/// Standings as the table officials know, on the terminal.
enum StandingTable {
    static func write(
        _ standings: [Standing], rollUps: [TargetID: RollUp], marks: FlagMarks,
        in registry: Registry, to invocation: Invocation
    ) {
        let language = invocation.language
        func heading(_ vi: String, _ en: String) -> String {
            Phrase(vi: vi, en: en).text(in: language)
        }
        var table = TextTable([
            .init(heading("Mục", "Item")),
            .init(heading("Chỉ tiêu", "Target"), wraps: true),
            .init(heading("ĐVT", "Measure"), wraps: true),
            .init(heading("Kế hoạch", "Plan"), .right, wraps: true),
            .init(heading("Thực hiện", "Actual"), .right, wraps: true),
            .init(heading("Số liệu", "Status")),
            .init(heading("% KH", "% plan"), .right, wraps: true),
            .init(heading("Đánh giá", "Judgement"), wraps: true),
        ])
        var document: DocumentID?
        for standing in standings {
            if standing.target.assigned.document != document {
                document = standing.target.assigned.document
                flush(&table, above: document, invocation)
            }
            table.add(row(standing, marks, language))
            if let rollUp = rollUps[standing.target.id] {
                table.add(row(rollUp, of: standing, in: registry, language))
            }
        }
        flush(&table, above: nil, invocation)
        invocation.output.writeLine(tally(standings).text(in: language))
        if let adopted = standings.first?.ruleSet {
            invocation.output.writeLine(StandingText.ruleSet(adopted, in: language))
        }
    }

    /// Writes the rows gathered under one document, and the name of the next.
    private static func flush(
        _ table: inout TextTable, above next: DocumentID?, _ invocation: Invocation
    ) {
        if !table.isEmpty {
            invocation.output.write(table.text(on: invocation.output.terminal))
            invocation.output.writeLine()
            table.removeAll()
        }
        if let next {
            invocation.output.writeLine(
                invocation.output.terminal.styled(next.description, .bold))
        }
    }

    private static func row(
        _ standing: Standing, _ marks: FlagMarks, _ language: Language
    ) -> [String] {
        let assigned = standing.target.assigned
        let notes = [
            StandingText.basis(standing, in: language),
            StandingText.mark(standing.isIllustrative, in: language),
        ].compactMap(\.self)
        let judgement =
            [
                StandingText.judgement(standing, in: language),
                StandingText.pace(standing, in: language),
                StandingText.original(standing, in: language),
                StandingText.declared(standing, in: language).map {
                    Phrase(vi: "chính thức: \($0)", en: "declared: \($0)").text(in: language)
                },
                marks.text(on: standing.target.id, in: language),
            ].compactMap(\.self) + StandingText.remarks(standing, in: language)
        let isRate = standing.term.measure?.isRate == true
        return [
            assigned.item,
            assigned.name + (notes.isEmpty ? "" : " — " + notes.joined(separator: "; ")),
            standing.term.measure?.symbol ?? "",
            StandingText.criterion(
                standing.term.criterion, measure: isRate ? standing.term.measure : nil,
                in: language),
            StandingText.actual(standing, showsMeasure: false, in: language),
            StandingText.status(standing, in: language) ?? "",
            StandingText.attainment(standing, in: language) ?? "",
            judgement.joined(separator: "; "),
        ]
    }

    /// The roll-up of the units below, beneath the target itself.
    private static func row(
        _ rollUp: RollUp, of standing: Standing, in registry: Registry, _ language: Language
    ) -> [String] {
        let judged = rollUp.judgements.first { $0.target.id == standing.target.id }
        let title = Phrase(
            vi: "↳ tổng hợp \(rollUp.parts.count)/\(rollUp.expected) đơn vị, "
                + rollUp.period.displayName(in: .vi),
            en:
                "↳ rolled up from \(rollUp.parts.count) of \(English.count(rollUp.expected, "unit")), "
                + rollUp.period.displayName(in: .en))
        let notes = [
            RollUpText.missing(rollUp, in: registry, language: language),
            RollUpText.declared(rollUp, in: language),
        ].compactMap(\.self)
        return [
            "", ([title.text(in: language)] + notes).joined(separator: "; "), "", "",
            RollUpText.value(rollUp, in: language), "",
            judged.flatMap { RollUpText.attainment($0, in: language) } ?? "",
            judged.map { $0.assessment.judgement.name.text(in: language) } ?? "",
        ]
    }

    /// How many targets have each judgement, counted from the rows.
    static func tally(_ standings: [Standing]) -> Phrase {
        let counts = Judgement.allCases.compactMap { judgement -> (Judgement, Int)? in
            let count = standings.count { $0.overall == judgement }
            return count == 0 ? nil : (judgement, count)
        }
        let reached = standings.count { $0.overall.isReached }
        return Phrase(
            vi: "\(standings.count) chỉ tiêu, \(reached) đạt và vượt: "
                + counts.map { "\($1) \($0.name.vi)" }.joined(separator: ", "),
            en: "\(English.count(standings.count, "target")), \(reached) met or exceeded: "
                + counts.map { "\($1) \($0.name.en)" }.joined(separator: ", "))
    }
}
