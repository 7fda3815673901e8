import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// `socai series INDICATOR --unit U`: a figure period by period, on old boundaries or new ones.
struct SeriesCommand: Command {
    static let info = CommandInfo(
        "series", group: .looking,
        summary: Phrase(
            vi: "chuỗi số liệu theo địa giới cũ hoặc mới",
            en: "a series on old boundaries or new ones"),
        operands: [
            Operand(
                "INDICATOR", help: Phrase(vi: "chỉ tiêu danh mục", en: "the indicator"))
        ],
        options: [
            Option(
                "--unit", "UNIT", isRequired: true,
                help: Phrase(vi: "đơn vị, cũ hoặc mới", en: "the unit, an old one or a new one")),
            Option(
                "--boundaries", "old|new", accepts: .choice(["old", "new"]),
                help: Phrase(
                    vi:
                        "địa giới cũ (old) hoặc mới (new); không nêu thì theo đơn vị: đã kết thúc là cũ",
                    en:
                        "old or new boundaries; without it those of the unit: old where it has ended"
                )),
            Option(
                "--from", "PERIOD", help: Phrase(vi: "từ kỳ này", en: "from this period on")),
            Option("--to", "PERIOD", help: Phrase(vi: "đến hết kỳ này", en: "up to this period")),
        ],
        common: [.shows],
        details: Phrase(
            vi: """
                Theo địa giới cũ: tổng các đơn vị kế thừa nhân với phần hình thành từ đơn vị cũ (origin). Theo địa
                giới mới: tổng các đơn vị cũ nhân với phần chuyển sang (share). Tỷ lệ không ghi thì không suy
                đoán: dòng đó nêu rõ thiếu phần nào.
                """,
            en: """
                On old boundaries: the units that followed, each by the part of it that came from the old one
                (origin). On new ones: the old units, each by the part that went over (share). A share that is
                not recorded is not guessed: the row tells what is missing.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let ledger = try invocation.openToLook()
        let book = ledger.book
        let indicator = invocation.operand("INDICATOR").nfc
        guard book.registry.indicators[indicator] != nil else {
            throw Failure(
                .usage, Refusal.unknownIndicator(indicator).message,
                place: Phrase(verbatim: "INDICATOR"))
        }
        guard let unit = try invocation.knownUnit("--unit", in: book) else {
            preconditionFailure("The option --unit is declared as required.")
        }
        let boundaries =
            invocation.value("--boundaries").flatMap(Series.Boundaries.init(rawValue:))
            ?? (book.registry.isOld(unit) ? .old : .new)
        let series = Series(
            of: indicator, for: unit, on: boundaries, within: try days(invocation, in: book),
            in: book)
        if invocation.flag("--json") {
            let provenance = try invocation.provenance(of: ledger)
            invocation.output.writeLine(
                RollUpJSON.series(series, in: book.registry, from: provenance).canonicalText)
            return
        }
        write(series, in: book.registry, to: invocation)
    }

    /// The days on which a period has to end to be wanted.
    private func days(
        _ invocation: Invocation, in book: Attainment
    ) throws(Failure) -> ClosedRange<Day> {
        let calendar = book.registry.cutoff
        let first = try invocation.period("--from")?.window(in: calendar)?.lowerBound
        let last = try invocation.period("--to")?.window(in: calendar)?.upperBound
        let (start, end) = (first ?? Self.earliest, last ?? Self.latest)
        guard start <= end else {
            throw Failure(
                .usage,
                Phrase(vi: "--from đứng sau --to", en: "--from lies behind --to"),
                place: Phrase(verbatim: "--from"))
        }
        return start...end
    }

    private static let earliest = Day(daysSinceEpoch: -719_162)
    private static let latest = Day(daysSinceEpoch: 2_932_896)

    private func write(_ series: Series, in registry: Registry, to invocation: Invocation) {
        let language = invocation.language
        let out = invocation.output
        let unit =
            (series.rows.last?.period).map {
                RollUpText.name(series.unit, at: $0, in: registry)
            } ?? series.unit
        let name = registry.indicators[series.indicator]?.name ?? series.indicator
        let land = series.boundaries.name.text(in: language)
        out.writeLine(
            out.terminal.styled(TextWrap.printable("\(name) — \(unit), \(land)"[...]), .bold))
        guard !series.rows.isEmpty else {
            invocation.tell(Phrase(vi: "chưa có số liệu", en: "there are no figures"))
            return
        }
        func heading(_ vi: String, _ en: String) -> String {
            Phrase(vi: vi, en: en).text(in: language)
        }
        var table = TextTable([
            .init(heading("Kỳ", "Period")), .init(heading("Số liệu", "Figure"), .right),
            .init(heading("Từ đơn vị", "From units"), wraps: true),
            .init(heading("Ghi chú", "Notes"), wraps: true),
        ])
        for row in series.rows {
            let notes =
                [
                    RollUpText.missing(
                        row, measure: series.measure, in: registry, language: language)
                ].compactMap(\.self)
                + row.overlaps.map {
                    RollUpText.overlap($0, at: row.period, in: registry, language: language)
                }
            table.add([
                row.period.displayName(in: language),
                RollUpText.value(row, measure: series.measure, in: language),
                RollUpText.parts(row, in: registry, language: language),
                notes.joined(separator: "; "),
            ])
        }
        out.write(table.text(on: out.terminal))
    }
}

extension Registry {
    /// Whether the unit is one of before: it ended, or units below it went over into others and none came.
    fileprivate func isOld(_ unit: OrganizationID) -> Bool {
        if organizations[unit]?.lastDay != nil { return true }
        func isBelow(_ other: OrganizationID) -> Bool { isWithin(other, of: unit) }
        return successions.contains { $0.from.contains(where: isBelow) }
            && !successions.contains { $0.to.contains(where: isBelow) }
    }
}

extension Series.Boundaries {
    fileprivate var name: Phrase {
        switch self {
        case .old: Phrase(vi: "địa giới cũ", en: "old boundaries")
        case .new: Phrase(vi: "địa giới mới", en: "new boundaries")
        }
    }
}
