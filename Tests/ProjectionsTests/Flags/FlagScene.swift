import EventLog
import Projections
import Reporting
import TestSupport
import Testing

extension Story {
    /// What the patterns make of the whole story, seen from `day` or from its last event.
    func flags(on day: String? = nil) -> [Flag] {
        var flags = Flags()
        for entry in entries { flags.apply(entry) }
        return flags.all(on: day.map { written($0, as: Day.self) })
    }

    /// The flags of one rule.
    func flags(_ rule: FlagRule, on day: String? = nil) -> [Flag] {
        flags(on: day).filter { $0.rule == rule }
    }

    /// The only flag of one rule.
    func flag(
        _ rule: FlagRule, on day: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Flag {
        let flags = flags(rule, on: day)
        try #require(flags.count == 1, "\(flags)", sourceLocation: sourceLocation)
        return flags[0]
    }
}

extension Event {
    /// A rate about a period.
    static func rate(
        _ numerator: String, of denominator: String, about period: String,
        status: ReportStatus = .official
    ) -> Event {
        .reportSubmitted(
            ReportSubmitted(
                period: written(period), numerator: written(numerator),
                denominator: written(denominator), status: status))
    }

    /// A correction of the report at `position`.
    static func correction(
        of report: Position, to value: String? = nil, numerator: String? = nil,
        denominator: String? = nil
    ) -> Event {
        .reportRevised(
            ReportRevised(
                report: report, value: value.map { written($0) },
                numerator: numerator.map { written($0) },
                denominator: denominator.map { written($0) }, reason: "nhầm"))
    }

    /// The target is adjusted by the office's decision.
    static func adjustment(_ criterion: Criterion, effective: String = "2025-11-20") -> Event {
        .targetAdjusted(
            TargetAdjusted(
                document: Office.decision, criterion: criterion, effective: written(effective),
                reason: "khó khăn"))
    }
}

extension [Position] {
    static func at(_ positions: Position...) -> [Position] { positions.sorted() }
}
