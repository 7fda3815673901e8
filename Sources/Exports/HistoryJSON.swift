package import EventLog
package import Projections
package import Reporting

/// An audit trail as a document that scripts rely on.
package enum HistoryJSON {
    /// The trail of one target: each event with its payload as stored and the standing it left, and the
    /// flags about the target, closed ones too.
    package static func document(
        _ trail: AuditTrail, of target: TargetID, flags: [JSON] = [], isIntact: Bool,
        from provenance: Provenance
    ) -> JSON {
        let steps = trail.steps.map { step in
            let payload = step.entry.event.payload
            return JSON.object([
                JSON.Member("seq", step.entry.position.json),
                JSON.Member("at", .string(step.entry.at.description)),
                JSON.Member("by", .string(step.entry.by)),
                JSON.Member("type", .string(Swift.type(of: payload).type)),
                JSON.Member("data", payload.data),
                JSON.Member("illustrative", .bool(step.isIllustrative)),
                JSON.Member("asSuccessorOf", step.predecessor.map(JSON.string) ?? .null),
                JSON.Member("standing", StandingJSON.target(step.after)),
            ])
        }
        return .object(
            provenance.members + [
                JSON.Member("target", target.json),
                JSON.Member("events", .array(steps)),
                JSON.Member(
                    "complete",
                    CompletenessText.json(trail.completeness(of: target), isIntact: isIntact)),
                JSON.Member("flags", .array(flags)),
            ])
    }
}
