package import EventLog
package import Projections
import Reporting

/// Obligations to report as a document that scripts rely on.
package enum ObligationJSON {
    /// `due`: what is owed, seen from a day.
    package static func document(
        _ obligations: [Obligation], on day: Day, from provenance: Provenance
    ) -> JSON {
        .object(
            provenance.members + [
                JSON.Member("on", day.json),
                JSON.Member("obligations", .array(obligations.map(obligation))),
            ])
    }

    private static func obligation(_ obligation: Obligation) -> JSON {
        .object(
            [
                JSON.Member("regime", .string(obligation.regime.regime)),
                JSON.Member("name", .string(obligation.regime.name)),
                JSON.Member("unit", .string(obligation.unit)),
                JSON.Member("recipient", obligation.regime.recipient?.json ?? .null),
                JSON.Member("period", obligation.period.json),
                JSON.Member("cutoff", obligation.cutoff.json),
                JSON.Member("due", obligation.due.json),
                JSON.Member("rule", obligation.regime.due.json),
                JSON.Member("estimate", .bool(obligation.isEstimate)),
                JSON.Member("holidaysKnown", .bool(obligation.hasKnownHolidays)),
            ] + state(obligation.receipt) + [
                JSON.Member("targets", .array(obligation.items.map(item)))
            ])
    }

    private static func item(_ item: Obligation.Item) -> JSON {
        let report = item.report
        return .object(
            [
                JSON.Member("target", item.target.id.json),
                JSON.Member("name", .string(item.target.assigned.name)),
                JSON.Member("report", report?.position.json ?? .null),
                JSON.Member("status", report?.status.json ?? .null),
                JSON.Member("recorded", report?.recordedDay.json ?? .null),
                JSON.Member("received", report?.receivedDay.json ?? .null),
                JSON.Member("channel", report?.submitted.channel?.json ?? .null),
            ] + state(item.receipt))
    }

    private static func state(_ receipt: Obligation.Receipt) -> [JSON.Member] {
        let (word, delay): (String, Obligation.Delay?) =
            switch receipt {
            case .inTime: ("inTime", nil)
            case .provedInTime: ("provedInTime", nil)
            case .late(let delay): ("late", delay)
            case .overdue(let delay): ("overdue", delay)
            case .pending: ("pending", nil)
            }
        return [
            JSON.Member("state", .string(word)),
            JSON.Member("days", delay?.days.json ?? .null),
            JSON.Member("workingDays", delay?.workingDays?.json ?? .null),
        ]
    }
}
