package import EventLog
package import Projections
import Reporting

/// Roll-ups and series as documents that scripts rely on.
package enum RollUpJSON {
    /// `rollup`: one member for every indicator, unit and period.
    package static func document(
        _ rollUps: [RollUp], in registry: Registry, from provenance: Provenance
    ) -> JSON {
        .object(
            provenance.members + [
                JSON.Member("rollUps", .array(rollUps.map { rollUp($0, in: registry) }))
            ])
    }

    /// One roll-up.
    package static func rollUp(_ rollUp: RollUp, in registry: Registry) -> JSON {
        .object([
            JSON.Member("indicator", .string(rollUp.indicator)),
            JSON.Member("unit", .string(rollUp.unit)),
            JSON.Member("period", rollUp.period.json),
            JSON.Member("rule", rollUp.rule?.json ?? .null),
            JSON.Member("measure", rollUp.measure?.json ?? .null),
            JSON.Member("value", RatioText.json(rollUp.value)),
            JSON.Member("partial", RatioText.json(rollUp.partial)),
            JSON.Member("numerator", RatioText.json(rollUp.total?.numerator)),
            JSON.Member("denominator", RatioText.json(rollUp.total?.denominator)),
            JSON.Member("obstacle", rollUp.obstacle.map { .string($0.rawValue) } ?? .null),
            JSON.Member("expected", .integer(Int64(rollUp.expected))),
            JSON.Member("missing", .array(rollUp.missing.map { gap($0, rollUp.period, registry) })),
            JSON.Member("statuses", .array(rollUp.statuses.map(\.json))),
            JSON.Member("parts", .array(rollUp.parts.map { part($0, rollUp.period, registry) })),
            JSON.Member("overlaps", .array(rollUp.overlaps.map(overlap))),
            JSON.Member("declared", declared(rollUp)),
            JSON.Member("judgements", .array(rollUp.judgements.map(judged))),
        ])
    }

    /// `series`: a row a period.
    package static func series(
        _ series: Series, in registry: Registry, from provenance: Provenance
    ) -> JSON {
        .object(
            provenance.members + [
                JSON.Member("indicator", .string(series.indicator)),
                JSON.Member("unit", .string(series.unit)),
                JSON.Member("boundaries", .string(series.boundaries.rawValue)),
                JSON.Member("rule", series.rule?.json ?? .null),
                JSON.Member("measure", series.measure?.json ?? .null),
                JSON.Member("units", .array(series.units.map(JSON.string))),
                JSON.Member("rows", .array(series.rows.map { row($0, in: registry) })),
            ])
    }

    private static func row(_ row: Series.Row, in registry: Registry) -> JSON {
        .object([
            JSON.Member("period", row.period.json),
            JSON.Member("value", RatioText.json(row.value)),
            JSON.Member("partial", RatioText.json(row.partial)),
            JSON.Member("numerator", RatioText.json(row.total?.numerator)),
            JSON.Member("denominator", RatioText.json(row.total?.denominator)),
            JSON.Member("obstacle", row.obstacle.map { .string($0.rawValue) } ?? .null),
            JSON.Member("expected", .integer(Int64(row.expected))),
            JSON.Member("missing", .array(row.missing.map { gap($0, row.period, registry) })),
            JSON.Member("parts", .array(row.parts.map { part($0, row.period, registry) })),
            JSON.Member("overlaps", .array(row.overlaps.map(overlap))),
            JSON.Member("declaredSeq", row.declared?.position.json ?? .null),
        ])
    }

    private static func part(
        _ part: Contribution, _ period: Period, _ registry: Registry
    ) -> JSON {
        let figure = part.report.figure
        return .object([
            JSON.Member("unit", .string(part.unit)),
            JSON.Member("name", .string(RollUpText.name(part.unit, at: period, in: registry))),
            JSON.Member("weight", RatioText.json(part.weight)),
            JSON.Member("target", part.target.id.json),
            JSON.Member("value", figure.value?.json ?? .null),
            JSON.Member("measure", figure.measure?.json ?? .null),
            JSON.Member("numerator", figure.numerator?.json ?? .null),
            JSON.Member("denominator", figure.denominator?.json ?? .null),
            JSON.Member("status", part.report.status.json),
            JSON.Member("seq", part.report.position.json),
            JSON.Member("latest", part.report.latest.json),
        ])
    }

    private static func gap(_ gap: Gap, _ period: Period, _ registry: Registry) -> JSON {
        .object([
            JSON.Member("unit", .string(gap.unit)),
            JSON.Member("name", .string(RollUpText.name(gap.unit, at: period, in: registry))),
            JSON.Member("reason", .string(gap.reason.rawValue)),
            JSON.Member("successor", gap.successor.map(JSON.string) ?? .null),
        ])
    }

    private static func overlap(_ overlap: Overlap) -> JSON {
        .object([
            JSON.Member("predecessor", .string(overlap.predecessor)),
            JSON.Member("successor", .string(overlap.successor)),
            JSON.Member("reports", .array(overlap.reports.map(\.json))),
        ])
    }

    private static func declared(_ rollUp: RollUp) -> JSON {
        guard let declared = rollUp.declared else { return .null }
        return .object([
            JSON.Member("target", declared.target.id.json),
            JSON.Member("value", RatioText.json(rollUp.declaredValue)),
            JSON.Member("status", declared.report.status.json),
            JSON.Member("seq", declared.report.position.json),
            JSON.Member("difference", RatioText.json(rollUp.difference)),
        ])
    }

    private static func judged(_ judged: RollUp.Judged) -> JSON {
        .object([
            JSON.Member("target", judged.target.id.json),
            JSON.Member("attainment", RatioText.percentJSON(judged.assessment.attainment)),
            JSON.Member("judgement", judged.assessment.judgement.json),
            JSON.Member("reason", judged.assessment.reason.map { .string($0.rawValue) } ?? .null),
        ])
    }
}
