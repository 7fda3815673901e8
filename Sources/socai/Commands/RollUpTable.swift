import Exports
import Projections
import Reporting

/// A roll-up on the terminal: what it comes to, what it lacks, and its parts.
enum RollUpTable {
    static func write(_ rollUp: RollUp, in registry: Registry, to invocation: Invocation) {
        let language = invocation.language
        let out = invocation.output
        let unit = RollUpText.name(rollUp.unit, at: rollUp.period, in: registry)
        let name = registry.indicators[rollUp.indicator]?.name ?? rollUp.indicator
        let period = rollUp.period.displayName(in: language)
        out.writeLine(
            out.terminal.styled(TextWrap.printable("\(name) — \(unit), \(period)"[...]), .bold))
        let total = Phrase(vi: "tổng hợp", en: "roll-up").text(in: language)
        var lines = ["\(total): \(RollUpText.value(rollUp, in: language))"]
        lines += [
            RollUpText.missing(rollUp, in: registry, language: language),
            RollUpText.statuses(rollUp, in: language), RollUpText.declared(rollUp, in: language),
        ].compactMap(\.self)
        lines += rollUp.judgements.map {
            RollUpText.judged($0, in: rollUp, language: language)
        }
        lines += rollUp.overlaps.map {
            RollUpText.overlap($0, at: rollUp.period, in: registry, language: language)
        }
        for line in lines { out.writeLine("  " + TextWrap.printable(line[...])) }
        if !rollUp.parts.isEmpty {
            out.write(parts(of: rollUp, in: registry, language).text(on: out.terminal))
        }
        out.writeLine()
    }

    /// The figures that a total is made of.
    private static func parts(
        of rollUp: RollUp, in registry: Registry, _ language: Language
    ) -> TextTable {
        func heading(_ vi: String, _ en: String) -> String {
            Phrase(vi: vi, en: en).text(in: language)
        }
        var table = TextTable([
            .init(heading("Đơn vị", "Unit"), wraps: true),
            .init(heading("Thực hiện", "Actual"), .right),
            .init(heading("Tử số", "Numerator"), .right),
            .init(heading("Mẫu số", "Denominator"), .right),
            .init(heading("Số liệu", "Status")), .init(heading("Sự kiện", "Event"), .right),
        ])
        for part in rollUp.parts {
            let figure = part.report.figure
            table.add([
                RollUpText.name(part.unit, at: rollUp.period, in: registry),
                figure.value.map { StandingText.amount($0, figure.measure, in: language) } ?? "",
                figure.numerator?.formatted(in: language) ?? "",
                figure.denominator?.formatted(in: language) ?? "",
                part.report.status.name.text(in: language), "#\(part.report.latest)",
            ])
        }
        return table
    }
}
