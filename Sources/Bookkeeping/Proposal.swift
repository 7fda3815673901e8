import EventLog
import Projections
package import Reporting

/// An event that somebody asks the ledger to record, and what it is about.
package struct Proposal: Equatable, Sendable {
    package let stream: String
    package let event: Event
    /// The revision the stream must be at; `nil` where any will do.
    package let expectedRevision: UInt64?

    /// The event in the stream its payload names.
    package init(_ event: Event, expectedRevision: UInt64? = nil) {
        guard let stream = event.stream else {
            preconditionFailure("An event on a target that it does not name needs its stream.")
        }
        self.init(event, stream: stream, expectedRevision: expectedRevision)
    }

    package init(_ event: Event, stream: String, expectedRevision: UInt64? = nil) {
        self.event = event
        self.stream = stream
        self.expectedRevision = expectedRevision
    }

    var draft: Draft {
        let payload = event.payload
        return Draft(
            stream: stream, type: Swift.type(of: payload).type, data: payload.data,
            expectedRevision: expectedRevision)
    }
}

/// One or more proposals of a batch are refused: all refusals, each with the proposal's place in the
/// batch.
package struct Refusals: Error, Equatable, Sendable {
    package let list: [Item]

    /// The refusal of the proposal at `index`.
    package struct Item: Equatable, Sendable {
        package let index: Int
        package let refusal: Refusal
    }
}
