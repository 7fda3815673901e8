import EventLog
package import Projections
package import Reporting

/// The table of one period as officials know it, on one page that needs nothing else: no script, no
/// font, no picture from elsewhere (bảng tổng hợp của kỳ).
///
/// The bytes depend on the snapshot, the provenance and the language alone.
package struct SnapshotHTML {
    let snapshot: PeriodSnapshot
    let marks: FlagMarks
    let language: Language
    /// The units that owe the targets.
    let units: Set<OrganizationID>

    private init(_ snapshot: PeriodSnapshot, marks: FlagMarks, in language: Language) {
        self.snapshot = snapshot
        self.marks = marks
        self.language = language
        units = Set(snapshot.rows.map(\.target.unit))
    }

    /// The whole file, to be written as UTF-8; prints on A4 landscape.
    ///
    /// - Complexity: O(*n*) in the number of rows.
    package static func page(
        _ snapshot: PeriodSnapshot, marks: FlagMarks = FlagMarks(), provenance: Provenance,
        language: Language
    ) -> String {
        let page = SnapshotHTML(snapshot, marks: marks, in: language)
        let markup: Markup = """
            \(opening(in: language)) – \(page.periodName)</title>
            <style>
            \(style)</style>
            </head>
            <body>
            \(page.titleBlock)\(page.tallyLine)\(page.table)\(page.foot(provenance))</body>
            </html>

            """
        return markup.source
    }

    /// Whether these are the bytes of a page that was made here before, of whatever period.
    package static func isPage(_ bytes: [UInt8]) -> Bool {
        Language.allCases.contains { bytes.starts(with: opening(in: $0).source.utf8) }
    }

    private static func opening(in language: Language) -> Markup {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(heading.text(in: language))
        """
    }

    func say(vi: String, en: String) -> String {
        Phrase(vi: vi, en: en).text(in: language)
    }

    var periodName: String { snapshot.period.displayName(in: language) }

    private static let heading = Phrase(
        vi: "Tình hình thực hiện chỉ tiêu", en: "Attainment of targets")

    private var titleBlock: Markup {
        let title = snapshot.registry.title ?? snapshot.registry.origin ?? ""
        let known = snapshot.knownAt.at.day(offsetMinutes: Instant.vietnamOffsetMinutes)
            .displayed(in: language)
        let seq = snapshot.knownAt.position.description
        let unit: Markup =
            units.count == 1
            ? "<p>\(say(vi: "Đơn vị", en: "Unit")): \(units.first.map(unitName) ?? "")</p>\n"
            : .nothing
        return """
            <header>
            <p class="ledger" lang="vi">\(title)</p>
            <h1>\(Self.heading.text(in: language))</h1>
            <p>\(say(vi: "Kỳ", en: "Period")): \(periodName)</p>
            \(unit)<p class="known">\
            \(say(
                vi: "Theo những gì sổ đã ghi đến ngày \(known) (sự kiện số \(seq))",
                en: "As recorded in the ledger up to \(known) (event \(seq))"))</p>
            </header>

            """
    }

    func unitName(_ unit: OrganizationID) -> String {
        snapshot.registry.organizations[unit]?.name ?? unit
    }

    /// Counted from the rows below it, so that it cannot say anything else than they do.
    private var tallyLine: Markup {
        let total = snapshot.rows.count
        guard total > 0 else { return .nothing }
        let tally = snapshot.tally
        let reached = Judgement.allCases.filter(\.isReached).map { tally[$0] ?? 0 }.reduce(0, +)
        let counts = Judgement.allCases.compactMap { judgement in
            tally[judgement].map { "\(judgement.name.text(in: language)) \($0)" }
        }
        let ids = Set(snapshot.rows.map(\.target.id))
        let parts = snapshot.rows.count { $0.target.assigned.parent.map(ids.contains) == true }
        let illustrative = snapshot.rows.count(where: \.isIllustrative)
        var remarks: [String] = []
        if parts > 0 {
            remarks.append(
                say(vi: "kể cả \(parts) chỉ tiêu thành phần", en: "\(parts) of them parts"))
        }
        let broken = snapshot.rows.count { row in
            row.assessment.judgement.isReached && row.compound?.isReached == false
        }
        if broken > 0 {
            remarks.append(
                say(
                    vi: "không kể \(broken) chỉ tiêu đạt riêng nhưng cả mục chưa đạt",
                    en: "not counting \(broken) reached on their own, but not with their parts"))
        }
        if illustrative > 0 {
            remarks.append(
                say(vi: "có \(illustrative) dòng minh họa", en: "\(illustrative) illustrative"))
        }
        let remark = remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))"
        let line = say(
            vi: "Đạt và vượt \(reached)/\(total) chỉ tiêu\(remark): ",
            en: "Met or exceeded \(reached)/\(total) targets\(remark): ")
        return "<p class=\"tally\">\(line + counts.joined(separator: ", ")).</p>\n"
    }

    private func foot(_ provenance: Provenance) -> Markup {
        let known = snapshot.knownAt
        let time = InstantText.phrase(known.at)
        var facts = [
            (say(vi: "Sổ", en: "Ledger"), provenance.origin),
            (say(vi: "Số sự kiện", en: "Events"), provenance.size.description),
            (
                say(vi: "Gốc cây băm", en: "Tree root"),
                provenance.root?.base64
                    ?? say(vi: "không tính được: sổ có chỗ hỏng", en: "none: the ledger is damaged")
            ),
            (
                say(vi: "Ghi đến", en: "Known at"),
                "\(known.position) "
                    + say(vi: "(\(time.vi), giờ Việt Nam)", en: "(\(time.en), Vietnam time)")
            ),
            (say(vi: "Kỳ", en: "Period"), snapshot.period.description),
        ]
        if let adopted = snapshot.ruleSet {
            facts.append(
                (
                    say(vi: "Bộ quy tắc", en: "Rule set"),
                    StandingText.ruleSet(adopted, in: language)
                ))
        }
        let list = facts.map { name, fact -> Markup in "<dt>\(name)</dt><dd>\(fact)</dd>\n" }
        let again =
            "socai snapshot \(snapshot.period) --known-at \(known.position) --format html"
            + " --lang \(language.rawValue)"
        let hasMadeUp = snapshot.rows.contains(where: \.isIllustrative)
        return """
            <footer>
            \(hasMadeUp ? illustrativeNote : .nothing)\(legend)<dl>
            \(list.joined())</dl>
            <p>\(say(vi: "Kiểm chứng: ", en: "To verify: "))<code>socai verify</code> \
            \(say(
                vi: "đọc lại từng byte của sổ và tính lại gốc cây băm;",
                en: "reads every byte of the ledger again and computes the tree root anew;")) \
            <code>\(again)</code> \
            \(say(
                vi: "lập lại bảng này từ chính các sự kiện đó.",
                en: "makes this table again from the same events."))</p>
            </footer>

            """
    }

    private var illustrativeNote: Markup {
        let note = say(
            vi: "số liệu được đặt ra để minh họa cách sổ hoạt động, không phải số liệu thật.",
            en: "made up to show how the ledger works; not a real figure.")
        return "<p>\(StandingText.mark(true, in: language) ?? ""): \(note)</p>\n"
    }

    private var legend: Markup {
        guard !snapshot.rows.isEmpty else { return .nothing }
        let legend = say(
            vi:
                "Số liệu không ghi trạng thái là số chính thức. Thanh ngang: % so với kế hoạch, vạch "
                + "đứng là 100%; mũi tên: vượt quá 150%.",
            en: "Figures without a status are official. Bars: % of plan, the upright line at 100%; "
                + "an arrow: beyond 150%.")
        return "<p>\(legend)</p>\n"
    }
}
