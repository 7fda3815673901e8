package import EventLog
package import Projections
package import Reporting

/// Standings as documents that scripts rely on: the shapes of the command line's contract.
package enum StandingJSON {
    /// `status`: where the given targets stand, each with the roll-up of the units below where there is
    /// one.
    package static func status(
        _ standings: [Standing], rollUps: [TargetID: RollUp] = [:],
        marks: FlagMarks = FlagMarks(), in registry: Registry, from provenance: Provenance
    ) -> JSON {
        let targets = standings.map { standing -> JSON in
            guard case .object(let members) = target(standing, marks: marks) else { return .null }
            let rollUp = rollUps[standing.target.id].map {
                RollUpJSON.rollUp($0, in: registry)
            }
            return .object(members + [JSON.Member("rollUp", rollUp ?? .null)])
        }
        return .object(provenance.members + [JSON.Member("targets", .array(targets))])
    }

    /// `snapshot`: the table of one period.
    package static func snapshot(
        _ snapshot: PeriodSnapshot, marks: FlagMarks = FlagMarks(), from provenance: Provenance
    ) -> JSON {
        let tally = Judgement.allCases.map { judgement in
            JSON.Member(judgement.rawValue, .integer(Int64(snapshot.tally[judgement] ?? 0)))
        }
        return .object(
            provenance.members + [
                JSON.Member("period", snapshot.period.json),
                JSON.Member("tally", .object(tally)),
                JSON.Member("targets", .array(snapshot.rows.map { target($0, marks: marks) })),
            ])
    }

    /// Whether these are the bytes of a table that was made here before, of whatever period.
    package static func isSnapshot(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasPrefix(#"{"ledger":{"origin":"#) && text.contains(#","tally":{""#)
    }

    /// One target and where it stands.
    package static func target(_ standing: Standing, marks: FlagMarks = FlagMarks()) -> JSON {
        let assigned = standing.target.assigned
        return .object([
            JSON.Member("target", standing.target.id.json),
            JSON.Member("document", assigned.document.json),
            JSON.Member("item", .string(assigned.item)),
            JSON.Member("parent", orNull(assigned.parent)),
            JSON.Member("group", orNull(assigned.group)),
            JSON.Member("name", .string(assigned.name)),
            JSON.Member("indicator", orNull(assigned.indicator)),
            JSON.Member("unit", .string(standing.target.unit)),
            JSON.Member("scope", orNull(assigned.scope)),
            JSON.Member("measure", orNull(standing.term.measure)),
            JSON.Member("period", orNull(assigned.period)),
            JSON.Member("due", orNull(assigned.due)),
            JSON.Member("assigner", orNull(standing.term.assigner)),
            JSON.Member("force", assigned.force.json),
            JSON.Member("criterion", criterion(standing.term.criterion)),
            JSON.Member("current", current(standing)),
            JSON.Member("achieved", achieved(standing.assessment)),
            JSON.Member("attainment", orNull(standing.assessment.attainmentPercent)),
            JSON.Member("judgement", standing.overall.json),
            JSON.Member("ownJudgement", standing.assessment.judgement.json),
            JSON.Member("reason", orNull(standing.assessment.reason?.rawValue)),
            JSON.Member("pace", pace(standing.assessment.pace)),
            JSON.Member("ruleset", orNull(standing.ruleSet?.ruleset)),
            JSON.Member("officialJudgement", orNull(standing.declared?.declared.judgement)),
            JSON.Member("original", original(standing)),
            JSON.Member("samePeriod", samePeriod(standing.samePeriod)),
            JSON.Member("bases", bases(standing.assessment)),
            JSON.Member(
                "changePercent", orNull(standing.assessment.change?.percent(decimals: 2))),
            JSON.Member("completion", completion(standing.assessment.completion)),
            JSON.Member("illustrative", .bool(standing.isIllustrative)),
            JSON.Member("flags", .array(flags(standing, marks: marks).map(JSON.string))),
        ])
    }

    /// A criterion, `null` where a bound or a base has nothing to say.
    package static func criterion(_ criterion: Criterion) -> JSON {
        let base: JSON? = criterion.base.map { base in
            .object([
                JSON.Member("value", orNull(base.value)),
                JSON.Member("measure", orNull(base.measure)),
                JSON.Member("period", orNull(base.period)),
            ])
        }
        return .object([
            JSON.Member("kind", criterion.kind.json),
            JSON.Member("low", orNull(criterion.low)),
            JSON.Member("high", orNull(criterion.high)),
            JSON.Member("base", base ?? .null),
        ])
    }

    /// The live report that counts, `null` where there is none.
    static func current(_ standing: Standing) -> JSON {
        guard let report = standing.current else { return .null }
        let figure = report.figure
        // Where only numerator and denominator were reported, the value is what they make.
        let value =
            figure.value?.description
            ?? figure.rate(in: standing.term.measure)?.quotient(
                decimals: standing.assessment.decimals ?? ratePrecision)
        return .object([
            JSON.Member("value", orNull(value)),
            JSON.Member("measure", orNull(figure.measure ?? standing.term.measure)),
            JSON.Member("numerator", orNull(figure.numerator)),
            JSON.Member("denominator", orNull(figure.denominator)),
            JSON.Member("period", report.submitted.period.json),
            JSON.Member("status", report.status.json),
            JSON.Member("seq", report.position.json),
            JSON.Member("latest", report.latest.json),
            JSON.Member("revised", .integer(Int64(report.revisionCount))),
            JSON.Member("approved", report.approved?.json ?? .null),
            JSON.Member(
                "modificationsSinceApproval",
                report.modificationsSinceApproval.map { .integer(Int64($0)) } ?? .null),
        ])
    }

    /// A computed rate is shown to so many decimals; it is compared unrounded.
    package static let ratePrecision = 4

    private static func achieved(_ assessment: Assessment) -> JSON {
        guard let achieved = assessment.achieved else { return .null }
        // What was reported is given as it was; only a quotient is rounded, to be shown.
        return .string(achieved.quotient(decimals: assessment.decimals ?? ratePrecision))
    }

    private static func pace(_ pace: Assessment.Pace?) -> JSON {
        guard let pace else { return .null }
        return .object([
            JSON.Member("months", .integer(Int64(pace.months))),
            JSON.Member("of", .integer(Int64(pace.ofMonths))),
            JSON.Member("expected", .string(pace.expected.percent(decimals: 2))),
            JSON.Member("points", .string(pace.pointsAhead.quotient(decimals: 2))),
            JSON.Member("attention", .bool(pace.needsAttention)),
        ])
    }

    private static func original(_ standing: Standing) -> JSON {
        guard let original = standing.original else { return .null }
        return .object([
            JSON.Member("criterion", criterion(original.term.criterion)),
            JSON.Member("attainment", orNull(original.assessment.attainmentPercent)),
            JSON.Member("judgement", original.assessment.judgement.json),
        ])
    }

    /// What a reader should look at twice: words for what the row itself shows, and the names of the flags
    /// that are open.
    package static func flags(
        _ standing: Standing, marks: FlagMarks = FlagMarks()
    ) -> [String] {
        var flags: [String] = []
        if standing.isIllustrative { flags.append("illustrative") }
        if standing.assessment.roundingMisleads { flags.append("roundingMisleads") }
        if standing.current?.submitted.late != nil { flags.append("late") }
        if let declared = standing.declared?.declared.judgement,
            standing.current != nil, declared != standing.overall
        {
            flags.append("declaredDiffers")
        }
        return flags + marks.flags(on: standing.target.id).map(\.id)
    }

    private static func orNull(_ value: (some FieldValue)?) -> JSON {
        value?.json ?? .null
    }
}
