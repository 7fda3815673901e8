package import EventLog
import Projections
package import Reporting

/// The events of a log held against the rules again: what the checksums cannot see (kiểm tra lại quy tắc).
package struct Verification: Sendable {
    /// The events that broke a rule, or that the catalogue does not know, in order.
    package let violations: [Violation]

    /// One event that should never have been recorded.
    package struct Violation: Sendable {
        package let position: Position
        package let stream: String
        package let type: String
        package let why: Phrase
    }

    /// Folds the log from its beginning and checks every event against the state before it, as when it was
    /// recorded.
    ///
    /// - Throws: `LogError` where the disk fails; never for what the events say.
    /// - Complexity: O(*n*) in the bytes of the log.
    package init(of log: Log) throws(LogError) {
        var book = Attainment()
        var violations: [Violation] = []
        try log.forEachLine { line throws(LogError) in
            func violated(_ why: Phrase) {
                violations.append(
                    Violation(
                        position: line.position, stream: line.stream, type: line.type, why: why))
            }
            let entry: Entry
            do throws(PayloadProblem) {
                entry = try Entry(line)
            } catch {
                return violated(error.message)
            }
            // For one event there is exactly one line: a payload read and written again is the same.
            if entry.event.payload.data != line.data {
                violated(
                    Phrase(
                        vi: "nội dung không ở dạng chuẩn của danh mục",
                        en: "the payload is not in the canonical form of the catalogue"))
            }
            do throws(Refusal) {
                try Rules.check(entry, in: book)
            } catch {
                violated(error.message)
            }
            book.apply(entry)
        }
        if log.size == 0 {
            violations.append(
                Violation(
                    position: Position(0), stream: StreamName.ledger, type: LedgerOpened.type,
                    why: Phrase(
                        vi:
                            "sổ không có sự kiện nào, kể cả sự kiện mở sổ: sổ chưa mở xong, hoặc mọi sự "
                            + "kiện đã bị xóa",
                        en:
                            "there is no event, not even the opening one: the ledger was never opened, or "
                            + "every event was removed")))
        }
        self.violations = violations
    }
}
