package import EventLog
package import Projections
import Reporting

/// An inspection as a document that scripts rely on.
package enum InspectionJSON {
    /// The inspection: the payloads as stored, each answer with its request.
    package static func document(_ inspection: InspectionState) -> JSON {
        .object([
            JSON.Member("inspection", .string(inspection.opened.inspection)),
            JSON.Member("seq", inspection.position.json),
            JSON.Member("opened", inspection.opened.data),
            JSON.Member("scope", inspection.scope?.data ?? .null),
            JSON.Member(
                "requests",
                .array(
                    inspection.requests.map { request in
                        .object([
                            JSON.Member("request", request.requested.data),
                            JSON.Member("answer", request.answer?.data ?? .null),
                        ])
                    })),
            JSON.Member("findings", .array(inspection.findings.map(\.data))),
            JSON.Member("conclusion", inspection.conclusion?.data ?? .null),
            JSON.Member("remedies", .array(inspection.remedies.map(\.data))),
            JSON.Member("closed", .bool(inspection.isClosed)),
        ])
    }
}
