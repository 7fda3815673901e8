import EventLog
package import Projections
package import Reporting

/// What an event must hold to, given everything before it.
///
/// One function serves twice: a command is checked by it before anything is appended, and a
/// verification checks every event of the log by it again.
package enum Rules {
    /// The entry may follow upon `book`, the state folded from everything before it.
    ///
    /// - Throws: the first `Refusal` that applies: who may act first, then what must exist, then what
    ///   the event itself says.
    package static func check(_ entry: Entry, in book: Attainment) throws(Refusal) {
        if let stream = entry.event.stream, stream != entry.stream {
            throw .wrongStream(expected: stream, found: entry.stream)
        }
        if case .ledgerOpened = entry.event {
            guard book.head == nil else { throw .ledgerAlreadyOpened }
            return
        }
        guard book.registry.origin != nil else { throw .ledgerNotOpened }
        let context = Context(entry: entry, book: book)
        switch entry.event {
        case .ledgerOpened: break
        case .recoveryAcknowledged(let payload): try context.check(payload)
        case .unitRegistered, .unitRenamed, .unitReclassified, .unitEnded, .unitSucceeded,
            .memberEnrolled, .memberRevoked, .documentRegistered, .indicatorDefined,
            .indicatorRedefined, .ruleSetAdopted:
            try context.checkRegistry()
        case .regimeAdopted(let payload): try context.check(payload)
        case .calendarAdopted(let payload): try context.check(payload)
        case .targetAssigned, .targetResolved, .targetAdjusted, .targetWithdrawn,
            .targetTransferred:
            try context.checkTarget()
        case .reportSubmitted, .reportUpgraded, .reportRevised, .reportRetracted, .reportApproved,
            .reportReturned, .judgementDeclared:
            try context.checkReport()
        case .periodClosed, .periodReopened: try context.checkPeriod()
        case .flagRulesAdopted(let payload): try context.check(payload)
        case .summaryDeclared(let payload): try context.check(payload)
        case .flagRaised, .flagAnswered, .flagClosed: try context.checkFlag()
        case .inspectionOpened, .inspectionScoped, .inspectionRequested, .inspectionAnswered,
            .inspectionFound, .inspectionConcluded, .inspectionRemedied, .inspectionClosed:
            try context.checkInspection()
        case .snapshotSealed, .evidenceAttached, .exportMade, .checkpointCosigned:
            try context.author(as: Role.allCases, for: nil)
        }
    }

    /// An entry and the state it is to follow upon.
    struct Context {
        let entry: Entry
        let book: Attainment

        var registry: Registry { book.registry }
    }
}
