import EventLog
package import Projections
package import Reporting

/// How a flag reads to people: the same words wherever it is shown.
package enum FlagText {
    /// The flag's name, what kind of thing it is and where its explaining stands.
    package static func title(_ flag: Flag, in language: Language) -> String {
        "\(flag.id)  \(flag.rule.name.text(in: language)) [\(flag.state.name.text(in: language))]"
    }

    /// What there is to say under the title, one paragraph each.
    package static func paragraphs(
        _ flag: Flag, of flags: Flags, in language: Language
    ) -> [String] {
        [subject(flag, of: flags, in: language), flag.explanation.text(in: language)]
            .compactMap(\.self) + [events(flag, of: flags, in: language)]
            + handling(flag, in: language)
            + [
                Phrase(vi: "Hết cờ khi: ", en: "Cleared by: ").text(in: language)
                    + flag.clearing.text(in: language)
            ]
    }

    /// The targets it is about, the first few by name.
    private static func subject(
        _ flag: Flag, of flags: Flags, in language: Language
    ) -> String? {
        guard !flag.targets.isEmpty else { return flag.unit }
        let names = flag.targets.prefix(shownCount).map { id in
            let name = flags.attainment.targets[id]?.assigned.name
            return id.description + (name.map { " “\($0)”" } ?? "")
        }
        return names.joined(separator: "; ") + more(flag.targets.count, in: language)
    }

    private static let shownCount = 4

    private static func more(_ count: Int, in language: Language) -> String {
        let rest = count - shownCount
        guard rest > 0 else { return "" }
        return Phrase(vi: "; và \(rest) mục khác", en: "; and \(rest) more").text(in: language)
    }

    private static func events(_ flag: Flag, of flags: Flags, in language: Language) -> String {
        let list = flag.events.prefix(shownCount).map { position in
            guard let source = flags.source(of: position) else { return "#\(position)" }
            return "#\(position) (\(source.day.displayed(in: language)), \(source.by))"
        }
        return Phrase(vi: "Sự kiện: ", en: "Events: ").text(in: language)
            + list.joined(separator: "; ") + more(flag.events.count, in: language)
    }

    private static func handling(_ flag: Flag, in language: Language) -> [String] {
        guard let handling = flag.handling else { return [] }
        var lines = [
            Phrase(
                vi: "Nêu: #\(handling.position) (\(handling.by))",
                en: "Raised: #\(handling.position) (\(handling.by))")
        ]
        lines += handling.answers.map { answer in
            Phrase(
                vi: "Giải trình: #\(answer.position) (\(answer.by)): \(answer.answered.answer)",
                en: "Answered: #\(answer.position) (\(answer.by)): \(answer.answered.answer)")
        }
        if let closed = handling.closed {
            lines.append(
                Phrase(
                    vi: "Khép: #\(closed.position) (\(closed.by)): \(closed.reason)",
                    en: "Closed: #\(closed.position) (\(closed.by)): \(closed.reason)"))
        }
        if !flag.news.isEmpty {
            let news = flag.news.map { "#\($0)" }.joined(separator: ", ")
            lines.append(
                Phrase(
                    vi: "Sự kiện mới sau khi khép: \(news)",
                    en: "Events since it was closed: \(news)")
            )
        }
        return lines.map { $0.text(in: language) }
    }

    /// Which limits hold: those of an adopted set, or the program's own.
    package static func limits(_ rules: FlagRulesAdopted?, in language: Language) -> String {
        guard let rules else {
            return Phrase(
                vi: "Ngưỡng rà soát: mặc định của chương trình, sổ chưa thông qua bộ ngưỡng nào",
                en: "Limits: the program's defaults, the ledger has adopted none"
            ).text(in: language)
        }
        let document = rules.document.map { " \($0)" } ?? rules.basis.map { " \($0)" } ?? ""
        return Phrase(
            vi: "Ngưỡng rà soát: bộ “\(rules.flagrules)”, hiệu lực từ "
                + "\(rules.effective.displayed(in: .vi)),\(document)",
            en: "Limits: “\(rules.flagrules)”, in force from \(rules.effective),\(document)"
        ).text(in: language)
    }
}
