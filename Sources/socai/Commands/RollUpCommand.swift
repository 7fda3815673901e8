import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// `socai rollup [INDICATOR|TARGET]`: figures of units made into one of the unit above them.
struct RollUpCommand: Command {
    static let info = CommandInfo(
        "rollup", group: .looking,
        summary: Phrase(
            vi: "tổng hợp số liệu của các đơn vị trực thuộc",
            en: "roll figures up over the units below"),
        operands: [
            Operand(
                "INDICATOR|TARGET", .optional,
                help: Phrase(
                    vi: "chỉ tiêu danh mục, hoặc một chỉ tiêu được giao; bỏ trống thì tất cả",
                    en: "an indicator, or a target; all without one"))
        ],
        options: [
            Option(
                "--unit", "UNIT",
                help: Phrase(vi: "tổng hợp cho đơn vị này", en: "roll up for this unit")),
            Option(
                "--period", "PERIOD",
                help: Phrase(
                    vi: "kỳ tổng hợp; không nêu thì mọi kỳ có báo cáo",
                    en: "the period; without it every period reported on")),
        ],
        common: [.shows],
        details: Phrase(
            vi: """
                Tỷ lệ được tính bằng tổng tử số chia tổng mẫu số, không lấy bình quân các tỷ lệ. Cách tổng hợp của
                từng chỉ tiêu khai ở cột rollup của danh mục. Thiếu đơn vị nào thì nêu tên đơn vị đó và không
                coi phần đã có là kết quả.
                """,
            en: """
                A rate is Σ numerators over Σ denominators, never a mean of rates. How an indicator is rolled up
                stands in the column rollup of the catalogue. A unit that is missing is named, and what is there
                does not pass for the whole.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let ledger = try invocation.openToLook()
        let book = ledger.book
        let selection = try Self.selection(invocation, in: book)
        var periods: [Period] = []
        if let period = try invocation.period("--period") { periods = [period] }
        var rollUps: [RollUp] = []
        let targets = book.targetsByIndicator()
        for indicator in selection.indicators {
            let targets = targets[indicator] ?? []
            let about = periods.isEmpty ? Self.periods(of: targets, in: book) : periods
            for period in about {
                guard
                    let figures = PeriodFigures(
                        on: indicator, about: period, in: book, among: targets)
                else { continue }
                let units = selection.unit.map { [$0] } ?? figures.parents(in: book.registry)
                rollUps += units.compactMap { RollUp(under: $0, of: figures, in: book) }
            }
        }
        if invocation.flag("--json") {
            let provenance = try invocation.provenance(of: ledger)
            invocation.output.writeLine(
                RollUpJSON.document(rollUps, in: book.registry, from: provenance).canonicalText)
            return
        }
        guard !rollUps.isEmpty else {
            invocation.tell(
                Phrase(
                    vi: "không có đơn vị trực thuộc nào được giao chỉ tiêu này",
                    en: "no unit below was set such a target"))
            return
        }
        for rollUp in rollUps { RollUpTable.write(rollUp, in: book.registry, to: invocation) }
    }

    /// The indicators that are asked for, and the unit.
    private static func selection(
        _ invocation: Invocation, in book: Attainment
    ) throws(Failure) -> (indicators: [IndicatorID], unit: OrganizationID?) {
        let unit = try invocation.knownUnit("--unit", in: book)
        guard let text = invocation.optionalOperand("INDICATOR|TARGET")?.nfc else {
            return (book.registry.indicators.keys.sorted(), unit)
        }
        if book.registry.indicators[text] != nil { return ([text], unit) }
        if let id = TargetID(text), let target = book.targets[id] {
            guard let indicator = target.assigned.indicator else {
                throw Failure(
                    .usage,
                    Phrase(
                        vi: "chỉ tiêu \(id) không gắn với chỉ tiêu danh mục nào",
                        en: "the target \(id) names no indicator"),
                    place: Phrase(verbatim: "INDICATOR|TARGET"))
            }
            return ([indicator], unit ?? target.unit)
        }
        let known = book.registry.indicators.keys + book.order.map(\.description)
        throw Failure(
            .usage,
            TargetID(text) == nil
                ? Refusal.unknownIndicator(text).message : Refusal.unknownTarget(text).message,
            place: Phrase(verbatim: "INDICATOR|TARGET"),
            remedies: NearestMatch.of(text, among: Array(known)).map {
                [Phrase(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?")]
            } ?? [])
    }

    /// Every period that somebody reported on, the earliest first.
    private static func periods(of targets: [TargetID], in book: Attainment) -> [Period] {
        var periods: Set<Period> = []
        for target in targets.compactMap({ book.targets[$0] }) {
            for report in target.reports where report.isLive {
                periods.insert(report.submitted.period)
            }
        }
        return periods.sorted()
    }
}
