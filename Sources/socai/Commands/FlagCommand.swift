import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai flag raise|answer|close FLAG`: what needs to be explained is asked, answered and accepted.
struct FlagCommand: Command {
    /// What is done about a flag, and the options that go with it.
    private enum Action: String, CaseIterable {
        case raise
        case answer
        case close

        var options: Set<String> {
            switch self {
            case .raise: ["--event", "--explanation", "--severity"]
            case .answer: ["--text", "--document"]
            case .close: ["--reason", "--document"]
            }
        }
    }

    static let info = CommandInfo(
        "flag", group: .inspecting,
        summary: Phrase(
            vi: "nêu, giải trình, khép một điểm cần làm rõ",
            en: "raise, answer or close something that needs to be explained"),
        operands: [
            Operand(
                "ACTION", accepts: .choice(Action.allCases.map(\.rawValue)),
                help: Phrase(
                    vi: "raise (nêu), answer (giải trình), close (khép)",
                    en: "raise, answer or close")),
            Operand(
                "FLAG",
                help: Phrase(
                    vi:
                        "mã cờ mà “socai check” in ra, ví dụ F4-63; khi nêu bằng tay thì là quy tắc, "
                        + "ví dụ F4, kèm --event",
                    en:
                        "the flag as “socai check” prints it, such as F4-63; to raise one by hand the "
                        + "rule, such as F4, with --event")),
        ],
        options: [
            Option(
                "--event", "SEQ", repeats: true,
                help: Phrase(vi: "sự kiện làm căn cứ", en: "an event that it rests on")),
            Option(
                "--explanation", "TEXT",
                help: Phrase(vi: "điều cần làm rõ", en: "what needs to be explained")),
            Option(
                "--severity", "low|medium|high",
                accepts: .choice(FlagSeverity.allCases.map(\.rawValue)),
                help: Phrase(vi: "mức độ; mặc định medium", en: "how soon; medium by default")),
            Option("--text", "TEXT", help: Phrase(vi: "nội dung giải trình", en: "the answer")),
            .reason(isRequired: false), .document(),
        ],
        common: [.appends],
        details: Phrase(
            vi: """
                Người ghi sự kiện được nêu và người giải trình không được tự khép cờ. Cờ đã khép mở lại khi
                có sự kiện mới thuộc về nó.
                  socai flag raise F14 --event 12 --event 15 --explanation "Hai báo cáo cùng một người ký"
                """,
            en: """
                Who recorded the events and who answered may not close the flag. A closed flag opens again
                when a later event belongs to it.
                  socai flag raise F14 --event 12 --event 15 --explanation "Signed by one person"
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        guard let action = Action(rawValue: invocation.operand("ACTION")) else {
            preconditionFailure("An action is one of those that are declared.")
        }
        let foreign = Set(Action.allCases.flatMap(\.options)).subtracting(action.options)
        if let option = foreign.filter({ invocation.flag($0) }).sorted().first {
            throw Failure(
                .usage,
                Phrase(
                    vi: "\(option) không đi với “flag \(action.rawValue)”",
                    en: "\(option) does not go with “flag \(action.rawValue)”"),
                place: Phrase(verbatim: option))
        }
        let flag = invocation.operand("FLAG").nfc
        let document = try invocation.document()
        try invocation.record { book throws(Failure) in
            switch action {
            case .raise: [Proposal(.flagRaised(try raised(flag, in: book, invocation)))]
            case .answer:
                [
                    Proposal(
                        .flagAnswered(
                            FlagAnswered(
                                flag: flag, answer: invocation.text("--text") ?? "",
                                document: document)))
                ]
            case .close:
                [
                    Proposal(
                        .flagClosed(
                            FlagClosed(
                                flag: flag, reason: invocation.text("--reason") ?? "",
                                document: document)))
                ]
            }
        }
    }

    /// The flag as the patterns have it, or one put together by hand.
    private func raised(
        _ name: String, in book: Attainment, _ invocation: Invocation
    ) throws(Failure) -> FlagRaised {
        let log = try Self.log(invocation)
        let cut: Cut = book.head.map { .position($0.position) } ?? .end
        let flags = try invocation.flags(of: log, upTo: cut)
        if let rule = FlagRule(rawValue: name) {
            return try byHand(rule, flags, invocation)
        }
        guard let found = flags.all().first(where: { $0.id == name }) else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "“\(name)” không phải là điểm mà “socai check” nêu",
                    en: "“\(name)” is nothing that “socai check” shows"),
                place: Phrase(verbatim: "FLAG"),
                remedies: [
                    Phrase(
                        vi: "chọn một mã từ “socai check”, hoặc nêu bằng tay: socai flag raise F4 "
                            + "--event SEQ --explanation TEXT",
                        en:
                            "take one from “socai check”, or raise one by hand: socai flag raise F4 "
                            + "--event SEQ --explanation TEXT")
                ])
        }
        return FlagRaised(
            flag: found.id, rule: found.rule.rawValue, events: found.events,
            severity: found.severity.rawValue,
            explanation: found.explanation.text(in: invocation.language),
            asked: asked(found.events, flags))
    }

    private static func log(_ invocation: Invocation) throws(Failure) -> Log {
        let folder = try invocation.ledger()
        do throws(LogError) {
            return try Log.open(folder, for: .reading, disk: LinuxDisk())
        } catch {
            throw Failure(error)
        }
    }

    private func byHand(
        _ rule: FlagRule, _ flags: Flags, _ invocation: Invocation
    ) throws(Failure) -> FlagRaised {
        var events: [Position] = []
        for text in invocation.values("--event") {
            guard let position = Position(reading: text) else {
                throw invocation.wrong(
                    text, in: "--event",
                    Phrase(
                        vi: "số thứ tự sự kiện là số nguyên từ 0",
                        en: "an event's number counts from 0"))
            }
            events.append(position)
        }
        guard !events.isEmpty, let explanation = invocation.text("--explanation") else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "nêu cờ bằng tay cần --event và --explanation",
                    en: "a flag raised by hand needs --event and --explanation"),
                place: Phrase(verbatim: "FLAG"))
        }
        return FlagRaised(
            flag: Flag.id(of: rule, anchors: events), rule: rule.rawValue,
            events: Set(events).sorted(),
            severity: invocation.value("--severity") ?? FlagSeverity.medium.rawValue,
            explanation: explanation, asked: asked(events, flags))
    }

    /// Those who recorded the events: they explain.
    private func asked(_ events: [Position], _ flags: Flags) -> [MemberID] {
        Set(events.compactMap { flags.source(of: $0)?.by }).sorted()
    }
}
