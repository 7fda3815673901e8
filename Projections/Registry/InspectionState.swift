package import EventLog
package import Reporting

/// One inspection as the events on it have left it (cuộc kiểm tra).
package struct InspectionState: Sendable {
    package let opened: InspectionOpened
    package let position: Position
    /// The day it was recorded that the inspection was opened.
    package let day: Day
    /// What it looks at: the scope set last.
    package private(set) var scope: InspectionScoped?
    /// What it asked for, in the order it asked.
    package private(set) var requests: [Request] = []
    package private(set) var findings: [InspectionFound] = []
    package private(set) var conclusion: InspectionConcluded?
    /// The remedies demanded, each as it was told last, in the order they were first told.
    package private(set) var remedies: [InspectionRemedied] = []
    package private(set) var isClosed = false

    /// A request and its answer.
    package struct Request: Equatable, Sendable {
        package let requested: InspectionRequested
        package fileprivate(set) var answer: InspectionAnswered?
    }

    init(_ opened: InspectionOpened, entry: Entry) {
        self.opened = opened
        position = entry.position
        day = entry.day
    }

    /// The request of this name.
    package func request(_ name: String) -> Request? {
        requests.first { $0.requested.request == name }
    }

    mutating func apply(_ event: Event) {
        switch event {
        case .inspectionScoped(let payload): scope = payload
        case .inspectionRequested(let payload):
            requests.append(Request(requested: payload, answer: nil))
        case .inspectionAnswered(let payload):
            for index in requests.indices
            where requests[index].requested.request == payload.request {
                requests[index].answer = payload
            }
        case .inspectionFound(let payload): findings.append(payload)
        case .inspectionConcluded(let payload): conclusion = payload
        case .inspectionRemedied(let payload):
            if let index = remedies.firstIndex(where: { $0.remedy == payload.remedy }) {
                remedies[index] = payload
            } else {
                remedies.append(payload)
            }
        case .inspectionClosed: isClosed = true
        default: break
        }
    }
}

extension Event {
    /// The inspection that the event is about; `nil` for any other event.
    package var inspection: String? {
        switch self {
        case .inspectionOpened(let payload): payload.inspection
        case .inspectionScoped(let payload): payload.inspection
        case .inspectionRequested(let payload): payload.inspection
        case .inspectionAnswered(let payload): payload.inspection
        case .inspectionFound(let payload): payload.inspection
        case .inspectionConcluded(let payload): payload.inspection
        case .inspectionRemedied(let payload): payload.inspection
        case .inspectionClosed(let payload): payload.inspection
        default: nil
        }
    }
}
