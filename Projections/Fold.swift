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
    /// - Complexity: O(*n*) in the bytes of the log up to the cut.
    package mutating func fold(_ log: Log, upTo cut: Cut = .end) throws(FoldError) {
        var unreadable: UnreadableEvent?
        do throws(LogError) {
            try log.forEachLine(upTo: cut) { line in take(line, &unreadable) }
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
            try turn.forEachLine(from: position) { line in take(line, &unreadable) }
        } catch {
            throw .log(error)
        }
        if let unreadable { throw .unreadable(unreadable) }
    }

    /// Takes the event of a line in, unless one before it could not be read.
    private mutating func take(_ line: Line, _ unreadable: inout UnreadableEvent?) {
        guard unreadable == nil else { return }
        do throws(PayloadProblem) {
            apply(try Entry(line))
        } catch {
            unreadable = UnreadableEvent(
                position: line.position, type: line.type, problem: error)
        }
    }
}
