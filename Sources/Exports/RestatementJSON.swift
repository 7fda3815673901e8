package import EventLog
package import Projections
package import Reporting

/// Changes of what the ledger says, as documents that scripts rely on.
package enum RestatementJSON {
    /// `diff` of a period between two states of knowledge.
    package static func difference(
        of period: Period, since earlier: Attainment.Head?,
        _ changes: [(target: TargetState, changes: [Restatement])], from provenance: Provenance
    ) -> JSON {
        let rows = changes.map { target, list in
            JSON.object(
                about(target) + [
                    JSON.Member("from", standing(list.first?.step.before)),
                    JSON.Member("to", standing(list.last?.step.after)),
                    JSON.Member(
                        "judgementFlipped",
                        .bool(list.first?.step.before?.overall != list.last?.step.after.overall)),
                    JSON.Member("events", .array(list.map(change))),
                ])
        }
        return .object(
            provenance.members + [
                JSON.Member("period", period.json),
                JSON.Member(
                    "since",
                    earlier.map { head in
                        .object([
                            JSON.Member("seq", head.position.json),
                            JSON.Member("at", .string(head.at.description)),
                        ])
                    } ?? .null),
                JSON.Member("changes", .array(rows)),
            ])
    }

    /// The views of a period.
    package static func views(_ views: PeriodViews, from provenance: Provenance) -> JSON {
        let rows = views.rows.map { row in
            JSON.object(
                about(row.target) + [
                    JSON.Member("deadline", row.deadline?.json ?? .null),
                    JSON.Member("closed", row.closings.last?.closure.position.json ?? .null),
                    JSON.Member("atDeadline", standing(row.atDeadline)),
                    JSON.Member("atClosing", standing(row.closings.last?.standing)),
                    JSON.Member("closings", .array(row.closings.map(closing))),
                    JSON.Member("now", standing(row.now)),
                    JSON.Member("restatements", .array(row.restatements.map(change))),
                ])
        }
        return .object(
            provenance.members + [
                JSON.Member("period", views.period.json),
                JSON.Member("targets", .array(rows)),
            ])
    }

    /// What stood when the period was closed, the first time or again.
    private static func closing(
        _ closing: (closure: Registry.Closure, standing: Standing?)
    ) -> JSON {
        .object([
            JSON.Member("seq", closing.closure.position.json),
            JSON.Member("date", closing.closure.day.json),
            JSON.Member("state", standing(closing.standing)),
        ])
    }

    /// One event of a `replay` and what it changed.
    package static func event(_ entry: Entry, changes: [Restatement]) -> JSON {
        let payload = entry.event.payload
        let rows = changes.map { change in
            JSON.object(about(change.step.after.target) + members(change))
        }
        return .object([
            JSON.Member("seq", entry.position.json),
            JSON.Member("at", .string(entry.at.description)),
            JSON.Member("by", .string(entry.by)),
            JSON.Member("stream", .string(entry.stream)),
            JSON.Member("type", .string(Swift.type(of: payload).type)),
            JSON.Member("data", payload.data),
            JSON.Member("changes", .array(rows)),
        ])
    }

    private static func about(_ target: TargetState) -> [JSON.Member] {
        [
            JSON.Member("target", target.id.json),
            JSON.Member("name", .string(target.assigned.name)),
            JSON.Member("unit", .string(target.unit)),
        ]
    }

    private static func change(_ change: Restatement) -> JSON {
        let entry = change.step.entry
        let data = entry.event.payload.data
        return .object(
            [
                JSON.Member("seq", entry.position.json),
                JSON.Member("at", .string(entry.at.description)),
                JSON.Member("by", .string(entry.by)),
                JSON.Member("stream", .string(entry.stream)),
                JSON.Member("type", .string(Swift.type(of: entry.event.payload).type)),
                JSON.Member("document", data["document"] ?? .null),
                JSON.Member("reason", data["reason"] ?? data["late"] ?? .null),
            ] + members(change))
    }

    private static func members(_ change: Restatement) -> [JSON.Member] {
        [
            JSON.Member("class", .string(change.cause.rawValue)),
            JSON.Member("from", standing(change.step.before)),
            JSON.Member("to", standing(change.step.after)),
            JSON.Member("judgementFlipped", .bool(change.flipsJudgement)),
        ]
    }

    /// What is demanded, what there is and what it amounts to; `null` before the target was assigned.
    private static func standing(_ standing: Standing?) -> JSON {
        guard let standing else { return .null }
        return .object([
            JSON.Member("criterion", StandingJSON.criterion(standing.term.criterion)),
            JSON.Member("current", StandingJSON.current(standing)),
            JSON.Member("attainment", standing.assessment.attainmentPercent?.json ?? .null),
            JSON.Member("judgement", standing.overall.json),
            JSON.Member("officialJudgement", standing.declared?.declared.judgement.json ?? .null),
        ])
    }
}
