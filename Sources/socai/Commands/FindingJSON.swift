import Bookkeeping
import EventLog
import Projections
import Reporting

/// How a finding is told to programs.
enum FindingJSON {
    static func json(_ finding: Finding) -> JSON {
        switch finding {
        case .flaw(let flaw, let diagnosis, let affected):
            .object([
                JSON.Member("kind", .string(flaw.kind.rawValue)),
                JSON.Member("segment", .string(flaw.segment)),
                JSON.Member("offset", .integer(Int64(flaw.byteOffset))),
                JSON.Member("seq", flaw.position?.json ?? .null),
                JSON.Member("expected", .string(flaw.expected)),
                JSON.Member("found", .string(flaw.found(given: diagnosis))),
                JSON.Member("affects", .array(affected.map(json))),
                JSON.Member("cause", .string(diagnosis.cause.rawValue)),
                JSON.Member("events", diagnosis.events.map(json) ?? .null),
                JSON.Member("evidence", .array(diagnosis.evidence.map { .string($0.words.en) })),
                JSON.Member("window", json(diagnosis.window)),
            ])
        case .violation(let violation, let affected):
            .object([
                JSON.Member("kind", .string("ruleBroken")),
                JSON.Member("segment", .null),
                JSON.Member("offset", .null),
                JSON.Member("seq", violation.position.json),
                JSON.Member("expected", .string(violation.why.en)),
                JSON.Member("found", .string(violation.type)),
                JSON.Member("affects", .array(affected.map(json))),
                JSON.Member("cause", .string("ruleBroken")),
                JSON.Member("events", json(violation.position...violation.position)),
                JSON.Member("evidence", .array([])),
                JSON.Member("window", .null),
            ])
        }
    }

    private static func json(_ events: ClosedRange<Position>) -> JSON {
        .object([
            JSON.Member("first", events.lowerBound.json),
            JSON.Member("last", events.upperBound.json),
        ])
    }

    private static func json(_ window: TimeWindow) -> JSON {
        .object([
            JSON.Member("earliest", window.earliest.map(json) ?? .null),
            JSON.Member("latest", json(window.latest)),
        ])
    }

    private static func json(_ bound: TimeWindow.Bound) -> JSON {
        var basis: String
        var checkpoint: JSON = .null
        var witness: JSON = .null
        var seq: JSON = .null
        switch bound.basis {
        case .cosignature(let name, let key):
            basis = "cosignature"
            (checkpoint, witness) = (.string(name), .string(key))
        case .checkpoint(let name, let position, let isVerified):
            basis = isVerified ? "checkpoint" : "uncheckedCheckpoint"
            (checkpoint, seq) = (.string(name), position.json)
        case .event(let position):
            basis = "event"
            seq = position.json
        case .audit: basis = "audit"
        }
        return .object([
            JSON.Member("at", .string(bound.at.description)),
            JSON.Member("basis", .string(basis)),
            JSON.Member("checkpoint", checkpoint),
            JSON.Member("witness", witness),
            JSON.Member("seq", seq),
        ])
    }

    private static func json(_ affected: Affected) -> JSON {
        .object([
            JSON.Member("seq", affected.position?.json ?? .null),
            JSON.Member("stream", orNull(affected.stream)),
            JSON.Member("type", orNull(affected.type)),
            JSON.Member("target", orNull(affected.target?.description)),
            JSON.Member("name", orNull(affected.name)),
            JSON.Member("period", orNull(affected.period)),
            JSON.Member("figure", orNull(affected.figure)),
            JSON.Member("originalFigure", orNull(affected.originalFigure)),
            JSON.Member("counted", .bool(affected.isCounted)),
            JSON.Member("figures", .array(affected.figures.map(json))),
        ])
    }

    private static func json(_ figure: AffectedFigure) -> JSON {
        .object([
            JSON.Member("target", .string(figure.target.description)),
            JSON.Member("name", .string(figure.name)),
            JSON.Member("relation", .string(figure.relation.rawValue)),
            JSON.Member("closedBy", figure.closing?.json ?? .null),
            JSON.Member("current", figure.current.map(json) ?? .null),
            JSON.Member("original", figure.original.map(json) ?? .null),
            JSON.Member("asRead", figure.reading.map(json) ?? .null),
        ])
    }

    private static func json(_ standing: Standing) -> JSON {
        let figure = standing.current?.figure
        return .object([
            JSON.Member("seq", standing.current?.latest.json ?? .null),
            JSON.Member("value", orNull(figure?.value?.description)),
            JSON.Member("numerator", orNull(figure?.numerator?.description)),
            JSON.Member("denominator", orNull(figure?.denominator?.description)),
            JSON.Member("attainment", orNull(standing.assessment.attainmentPercent)),
            JSON.Member("judgement", .string(standing.overall.rawValue)),
        ])
    }

    private static func orNull(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
}
