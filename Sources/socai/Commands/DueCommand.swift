import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// `socai due`: who owes which report, by when, and how late it is.
struct DueCommand: Command {
    static let info = CommandInfo(
        "due", group: .looking,
        summary: Phrase(
            vi: "ai còn nợ báo cáo nào, hạn bao giờ, muộn bao lâu",
            en: "who owes which report, by when, how late"),
        options: [
            Option(
                "--on", "DATE",
                help: Phrase(
                    vi: "tính đến ngày này; mặc định là ngày của sự kiện cuối",
                    en: "as on this day; by default that of the last event")),
            Option(
                "--unit", "UNIT",
                help: Phrase(
                    vi: "của đơn vị này và các đơn vị trực thuộc",
                    en: "of this unit and those below")),
            Option(
                flag: "--open",
                help: Phrase(vi: "chỉ những báo cáo còn nợ", en: "only what is still owed")),
        ],
        common: [.shows],
        details: Phrase(
            vi: "Nghĩa vụ suy ra từ các chế độ báo cáo (socai regime) và các chỉ tiêu đã giao.",
            en: "What is owed follows from the regimes (socai regime) and the targets assigned."))

    func run(_ invocation: Invocation) throws(Failure) {
        let ledger = try invocation.openToLook()
        let viewpoint = try invocation.viewpoint(of: ledger)
        let day = try invocation.day("--on") ?? viewpoint.day
        let registry = ledger.book.registry
        let unit = invocation.text("--unit")
        if let unit, registry.organizations[unit] == nil {
            throw Failure(
                .usage, Refusal.unknownUnit(unit).message, place: Phrase(verbatim: "--unit"))
        }
        let onlyOpen = invocation.flag("--open")
        let list = Obligations(in: ledger.book, on: day).list.filter { obligation in
            (unit.map { registry.isWithin(obligation.unit, of: $0) } ?? true)
                && (!onlyOpen || obligation.receipt.isOpen)
        }
        if invocation.flag("--json") {
            let provenance = try invocation.provenance(of: ledger)
            invocation.output.writeLine(
                ObligationJSON.document(list, on: day, from: provenance).canonicalText)
            return
        }
        guard !list.isEmpty else {
            invocation.tell(
                registry.regimes.isEmpty
                    ? Phrase(
                        vi: "sổ chưa có chế độ báo cáo nào; ghi bằng “socai regime”",
                        en: "the ledger has no reporting regime; record one with “socai regime”")
                    : Phrase(
                        vi: "không có báo cáo nào phải gửi", en: "there is no report to be sent"))
            return
        }
        tell(list, on: day, registry, invocation)
    }

    private func tell(
        _ list: [Obligation], on day: Day, _ registry: Registry, _ invocation: Invocation
    ) {
        let language = invocation.language
        func heading(_ vi: String, _ en: String) -> String {
            Phrase(vi: vi, en: en).text(in: language)
        }
        var table = TextTable([
            .init(heading("Hạn gửi", "Due")), .init(heading("Đơn vị", "Unit"), wraps: true),
            .init(heading("Chế độ báo cáo", "Regime"), wraps: true),
            .init(heading("Kỳ", "Period"), wraps: true),
            .init(heading("Chỉ tiêu", "Targets"), .right),
            .init(heading("Tình trạng", "State"), wraps: true),
        ])
        for obligation in list {
            let remark = ObligationText.remark(obligation).map { [$0] } ?? []
            let words =
                ([ObligationText.receipt(obligation, on: day)] + remark)
                .map { $0.text(in: language) } + exceptions(obligation, language)
            let came = obligation.items.count - obligation.missing.count
            table.add([
                obligation.due.displayed(in: language),
                registry.organizations[obligation.unit]?.name ?? obligation.unit,
                obligation.regime.name, obligation.period.displayName(in: language),
                "\(came)/\(obligation.items.count)", words.joined(separator: "\n"),
            ])
        }
        invocation.output.write(table.text(on: invocation.output.terminal))
        let open = list.count { $0.receipt.isOpen }
        let phrase = Phrase(
            vi: "\(list.count) báo cáo tính đến \(day.displayed(in: .vi)), \(open) chưa đủ",
            en: "\(English.count(list.count, "report")) as on \(day), \(open) still owed")
        invocation.output.writeLine(phrase.text(in: language))
    }

    /// Of each target that did not simply come in time, what there is to say.
    private func exceptions(_ obligation: Obligation, _ language: Language) -> [String] {
        // Where all of them are alike, one line says it already.
        let isUniform = obligation.items.allSatisfy { $0.report == nil }
        guard !isUniform else { return [] }
        return obligation.items.filter { $0.receipt != .inTime }.map { item in
            "\(item.target.assigned.item): \(ObligationText.receipt(item).text(in: language))"
        }
    }
}
