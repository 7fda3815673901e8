package import EventLog
package import Projections
import Reporting

/// Flags as documents that scripts rely on.
package enum FlagJSON {
    /// `check`: the flags and the limits by which they were raised.
    package static func check(
        _ list: [Flag], of flags: Flags, on day: Day, from provenance: Provenance
    ) -> JSON {
        .object(
            provenance.members + [
                JSON.Member("limits", limits(flags.rules(on: day))),
                JSON.Member("open", .integer(Int64(list.count { $0.isOpen }))),
                JSON.Member("closed", .integer(Int64(list.count { !$0.isOpen }))),
                JSON.Member("flags", .array(list.map { flag($0, of: flags) })),
            ])
    }

    /// One flag, with who recorded the events it rests on.
    package static func flag(_ flag: Flag, of flags: Flags) -> JSON {
        .object([
            JSON.Member("flag", .string(flag.id)),
            JSON.Member("rule", .string(flag.rule.rawValue)),
            JSON.Member("name", phrase(flag.rule.name)),
            JSON.Member("severity", .string(flag.severity.rawValue)),
            JSON.Member("state", .string(flag.state.rawValue)),
            JSON.Member("unit", flag.unit.map(JSON.string) ?? .null),
            JSON.Member("targets", .array(flag.targets.map(\.json))),
            JSON.Member("documents", .array(flag.documents.sorted().map(\.json))),
            JSON.Member("events", .array(flag.events.map { event($0, of: flags) })),
            JSON.Member("explanation", phrase(flag.explanation)),
            JSON.Member("clearing", phrase(flag.clearing)),
            JSON.Member("handling", handling(flag)),
        ])
    }

    private static func event(_ position: Position, of flags: Flags) -> JSON {
        let source = flags.source(of: position)
        return .object([
            JSON.Member("seq", position.json),
            JSON.Member("day", source.map { .string($0.day.description) } ?? .null),
            JSON.Member("by", source.map { .string($0.by) } ?? .null),
            JSON.Member("stream", source.map { .string($0.stream) } ?? .null),
        ])
    }

    private static func handling(_ flag: Flag) -> JSON {
        guard let handling = flag.handling else { return .null }
        let answers = handling.answers.map { answer in
            JSON.object([
                JSON.Member("seq", answer.position.json), JSON.Member("by", .string(answer.by)),
                JSON.Member("answer", .string(answer.answered.answer)),
            ])
        }
        let closed: JSON? = handling.closed.map { closed in
            .object([
                JSON.Member("seq", closed.position.json), JSON.Member("by", .string(closed.by)),
                JSON.Member("reason", .string(closed.reason)),
            ])
        }
        return .object([
            JSON.Member("raised", handling.position.json), JSON.Member("by", .string(handling.by)),
            JSON.Member("asked", .array((handling.raised.asked ?? []).map(JSON.string))),
            JSON.Member("answers", .array(answers)), JSON.Member("closed", closed ?? .null),
            JSON.Member("news", .array(flag.news.map(\.json))),
        ])
    }

    /// Every limit with its value, and the set it comes from: `null` for a default.
    private static func limits(_ rules: FlagRulesAdopted?) -> JSON {
        let values = Tolerance.allCases.map { tolerance in
            let own = rules?.limits.last {
                $0.tolerance == tolerance && $0.indicator == nil
            }
            return JSON.Member(
                tolerance.rawValue,
                .object([
                    JSON.Member("value", (own?.value ?? tolerance.standard).json),
                    JSON.Member("default", .bool(own == nil)),
                ]))
        }
        return .object([
            JSON.Member("flagrules", rules.map { .string($0.flagrules) } ?? .null),
            JSON.Member("values", .object(values)),
        ])
    }

    private static func phrase(_ phrase: Phrase) -> JSON {
        .object([JSON.Member("vi", .string(phrase.vi)), JSON.Member("en", .string(phrase.en))])
    }
}
