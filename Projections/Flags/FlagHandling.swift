package import EventLog
package import Reporting

/// What people did about one flag: raised, answered, closed (xử lý điểm cần làm rõ).
package struct FlagHandling: Equatable, Sendable {
    package let flag: String
    package private(set) var raised: FlagRaised
    /// Where it was raised, last where it was raised again after a closing.
    package private(set) var position: Position
    package private(set) var by: MemberID
    package private(set) var answers: [Answer] = []
    package private(set) var closed: Closing?

    /// An explanation that somebody gave.
    package struct Answer: Equatable, Sendable {
        package let answered: FlagAnswered
        package let position: Position
        package let by: MemberID
    }

    /// That somebody accepted the explanation.
    package struct Closing: Equatable, Sendable {
        package let reason: String
        package let position: Position
        package let by: MemberID
    }

    init(_ raised: FlagRaised, _ entry: Entry) {
        flag = raised.flag
        self.raised = raised
        position = entry.position
        by = entry.by
    }

    mutating func raiseAgain(_ raised: FlagRaised, _ entry: Entry) {
        self.raised = raised
        position = entry.position
        by = entry.by
        closed = nil
    }

    mutating func answer(_ answered: FlagAnswered, _ entry: Entry) {
        answers.append(Answer(answered: answered, position: entry.position, by: entry.by))
    }

    mutating func close(_ closed: FlagClosed, _ entry: Entry) {
        self.closed = Closing(reason: closed.reason, position: entry.position, by: entry.by)
    }

    /// Those who are to explain, and so do not close it: who recorded what it cites, and who answered.
    package var explainers: Set<MemberID> { Set((raised.asked ?? []) + answers.map(\.by)) }
}
