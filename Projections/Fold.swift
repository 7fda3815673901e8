package import EventLog
package import Reporting

/// An event of the log whose payload is not what the catalogue says.
package struct UnreadableEvent: Error, Equatable, Sendable {
    package let position: Position
    package let type: String
    package let problem: PayloadProblem
}

/// Why a fold stopped.
package enum FoldError: Error, Equatable, Sendable {
    case log(LogError)
    case unreadable(UnreadableEvent)
}

extension Projection {
    /// This state with every intact event of `log` up to `cut` taken in, in order.
    ///
    /// The events are read on all cores and taken in one after another.
    ///
    /// - Complexity: O(*n*) in the bytes of the log up to the cut.
    package mutating func fold(_ log: Log, upTo cut: Cut = .end) throws(FoldError) {
        var unreadable: UnreadableEvent?
        do throws(LogError) {
            try log.forEachLine(before: try log.end(of: cut)) { line, _ in
                Self.read(line)
            } _: { event in
                take(event, &unreadable)
            }
        } catch {
            throw .log(error)
        }
        if let unreadable { throw .unreadable(unreadable) }
    }

    /// This state with every intact event from a position on taken in, as the writer whose turn it is
    /// finds them.
    package mutating func fold(
        _ turn: borrowing WriterTurn, from position: Position
    ) throws(FoldError) {
        var unreadable: UnreadableEvent?
        do throws(LogError) {
            try turn.forEachLine(from: position) { line in take(Self.read(line), &unreadable) }
        } catch {
            throw .log(error)
        }
        if let unreadable { throw .unreadable(unreadable) }
    }

    private static func read(_ line: Line) -> Result<Entry, UnreadableEvent> {
        do throws(PayloadProblem) {
            return .success(try Entry(line))
        } catch {
            return .failure(
                UnreadableEvent(position: line.position, type: line.type, problem: error))
        }
    }

    /// Takes an event in, unless one before it could not be read.
    mutating func take(
        _ event: Result<Entry, UnreadableEvent>, _ unreadable: inout UnreadableEvent?
    ) {
        guard unreadable == nil else { return }
        switch event {
        case .success(let entry): apply(entry)
        case .failure(let problem): unreadable = problem
        }
    }
}
