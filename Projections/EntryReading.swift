package import EventLog
package import Reporting

extension Log {
    /// Gives every intact event up to `cut` to `body`, in order, one at a time.
    ///
    /// - Throws: `.unreadable` where an event is not what the catalogue says; none behind it is given.
    package func forEachEntry(
        upTo cut: Cut = .end, _ body: (Entry) -> Void
    ) throws(FoldError) {
        var unreadable: UnreadableEvent?
        do throws(LogError) {
            try forEachLine(upTo: cut) { line in
                guard unreadable == nil else { return }
                do throws(PayloadProblem) {
                    body(try Entry(line))
                } catch {
                    unreadable = UnreadableEvent(
                        position: line.position, type: line.type, problem: error)
                }
            }
        } catch {
            throw .log(error)
        }
        if let unreadable { throw .unreadable(unreadable) }
    }
}

extension Attainment.Head {
    /// The head of a log that ends with this line.
    package init(_ line: Line) {
        position = line.position
        at = line.at
    }
}
