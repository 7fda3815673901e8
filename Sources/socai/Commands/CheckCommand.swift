import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// `socai check`: what needs to be explained, each point with the events it rests on.
struct CheckCommand: Command {
    static let info = CommandInfo(
        "check", group: .looking,
        summary: Phrase(
            vi: "rà soát: những điểm cần làm rõ, mỗi điểm kèm sự kiện làm căn cứ",
            en: "what needs to be explained, each point with the events it rests on"),
        options: [
            Option(
                "--rule", "F1…F18", accepts: .choice(FlagRule.allCases.map(\.rawValue)),
                help: Phrase(vi: "chỉ quy tắc này", en: "this rule only")),
            Option(
                "--unit", "UNIT",
                help: Phrase(
                    vi: "của đơn vị này và các đơn vị trực thuộc",
                    en: "of this unit and those below")),
            Option(
                "--document", "ID",
                help: Phrase(
                    vi: "về chỉ tiêu hoặc báo cáo của văn bản này",
                    en: "about targets or reports of this document")),
        ],
        common: [.shows],
        details: Phrase(
            vi: """
                Một cờ là điểm cần làm rõ, không phải kết luận sai phạm. Mã thoát 1 khi còn điểm chưa khép.
                Nêu, giải trình, khép một cờ:
                  socai flag raise F4-63 --by kiem-tra
                  socai flag answer F4-63 --text "…" --by bao-cao
                  socai flag close F4-63 --reason "…" --by kiem-tra
                Ngưỡng do sổ thông qua (socai flagrules); chưa thông qua thì dùng ngưỡng mặc định.
                """,
            en: """
                A flag is something to be explained, never a finding of guilt. The exit status is 1 while
                something is open.
                Raising, answering and closing a flag:
                  socai flag raise F4-63 --by kiem-tra
                  socai flag answer F4-63 --text "…" --by bao-cao
                  socai flag close F4-63 --reason "…" --by kiem-tra
                Limits are adopted by the ledger (socai flagrules); until then the defaults hold.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let ledger = try invocation.openToLook()
        let flags = try invocation.flags(of: ledger)
        guard let viewpoint = flags.attainment.viewpoint(day: try invocation.viewingDay()) else {
            throw Failure(
                .usage,
                Phrase(vi: "lúc đó sổ cái chưa có sự kiện nào", en: "the ledger held no event then")
            )
        }
        let list = try Self.wanted(flags.all(on: viewpoint.day), in: ledger.book, invocation)
        if invocation.flag("--json") {
            let provenance = try invocation.provenance(of: ledger)
            invocation.output.writeLine(
                FlagJSON.check(list, of: flags, on: viewpoint.day, from: provenance).canonicalText)
        } else {
            Self.tell(list, of: flags, on: viewpoint.day, invocation)
        }
        let open = list.count { $0.isOpen }
        guard open == 0 else {
            throw Failure(
                .foundWanting,
                Phrase(
                    vi: "còn \(open) điểm cần làm rõ",
                    en: "\(English.count(open, "point")) to explain"))
        }
    }

    private static func wanted(
        _ list: [Flag], in book: Attainment, _ invocation: Invocation
    ) throws(Failure) -> [Flag] {
        let rule = invocation.value("--rule")
        let unit = invocation.text("--unit")
        let document = try invocation.knownDocument(in: book)
        if let unit, book.registry.organizations[unit] == nil {
            throw Failure(
                .usage, Refusal.unknownUnit(unit).message, place: Phrase(verbatim: "--unit"))
        }
        return list.filter { flag in
            let units =
                [flag.unit].compactMap(\.self)
                + flag.targets.compactMap { book.targets[$0]?.unit }
            return (rule.map { flag.rule.rawValue == $0 } ?? true)
                && (unit.map { unit in
                    units.contains { book.registry.isWithin($0, of: unit) }
                } ?? true)
                && (document.map { flag.documents.contains($0) } ?? true)
        }
    }

    private static func tell(
        _ list: [Flag], of flags: Flags, on day: Day, _ invocation: Invocation
    ) {
        let language = invocation.language
        let out = invocation.output
        out.writeLine(FlagText.limits(flags.rules(on: day), in: language))
        for severity in FlagSeverity.allCases.reversed() {
            write(
                list.filter { $0.isOpen && $0.severity == severity }, of: flags,
                under: severity.name, invocation)
        }
        write(
            list.filter { !$0.isOpen }, of: flags,
            under: Phrase(vi: "đã khép", en: "closed"), invocation)
        if list.isEmpty {
            invocation.tell(
                Phrase(vi: "không có điểm nào cần làm rõ", en: "there is nothing to explain"))
        }
    }

    private static func write(
        _ list: [Flag], of flags: Flags, under heading: Phrase, _ invocation: Invocation
    ) {
        guard !list.isEmpty else { return }
        let out = invocation.output
        let title = "\(heading.text(in: invocation.language)) (\(list.count))"
        out.writeLine()
        out.writeLine(out.terminal.styled(title, .bold))
        for flag in list { FlagView.write(flag, of: flags, to: invocation) }
    }
}
