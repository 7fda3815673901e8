import EventLog
import Projections
import Reporting

extension StandingJSON {
    /// What the change was counted from and the bases that differ from it, the one that counted first.
    static func bases(_ assessment: Assessment) -> JSON {
        .array(
            assessment.bases.map { base in
                let (source, position): (String, JSON) =
                    switch base.source {
                    case .figure: ("figure", .null)
                    case .target: ("target", .null)
                    case .report(let position): ("report", position.json)
                    }
                return .object([
                    JSON.Member("value", .string(base.amount.quotient(decimals: base.decimals))),
                    JSON.Member("measure", base.measure?.json ?? .null),
                    JSON.Member("source", .string(source)),
                    JSON.Member("seq", position),
                ])
            })
    }

    /// The same period of the year before, and the current figure in per cent of it.
    static func samePeriod(_ before: SamePeriod?) -> JSON {
        guard let before else { return .null }
        return .object([
            JSON.Member("period", before.period.json),
            JSON.Member("value", .string(before.amount.quotient(decimals: before.decimals))),
            JSON.Member("percent", before.share.map { .string($0.percent(decimals: 2)) } ?? .null),
            JSON.Member("seq", before.report.json),
        ])
    }

    /// Whether what was due by a day was done by then.
    static func completion(_ completion: Assessment.Completion?) -> JSON {
        switch completion {
        case .inTime: .object([JSON.Member("state", .string("inTime"))])
        case .late(let days):
            .object([
                JSON.Member("state", .string("late")), JSON.Member("days", .integer(Int64(days))),
            ])
        case .overdue: .object([JSON.Member("state", .string("overdue"))])
        case nil: .null
        }
    }
}
