package import EventLog
package import Projections
package import Reporting

/// What a damaged line was about, as far as its remains and the events around it tell: the event, the
/// target and the figure (nội dung bị ảnh hưởng).
///
/// Everything read from damaged bytes is a hint, never evidence.
package struct Affected: Equatable, Sendable {
    package let position: Position
    package let stream: String?
    package let type: String?
    package let target: TargetID?
    /// The target's name.
    package let name: String?
    /// The period and the figure as they stand in the damaged bytes, where they can still be read.
    package let period: String?
    package let figure: String?

    /// Reads the remains of the line of event `position`; `book` is the state of the intact events.
    package init(_ remains: [UInt8], at position: Position, in log: Log, book: Attainment) {
        self.position = position
        let text = String(decoding: remains, as: UTF8.self)
        let named = Affected.member("stream", in: text)
        stream =
            Affected.isKnown(named, to: log)
            ? named : Affected.streamWithGap(at: position, in: log) ?? named
        type = Affected.member("type", in: text).flatMap { Event.types.contains($0) ? $0 : nil }
        target = stream.flatMap { TargetID($0) }
        name =
            target.flatMap { book.targets[$0]?.assigned.name } ?? Affected.member("name", in: text)
        period = Affected.member("period", in: text)
        figure = Affected.member("value", in: text) ?? Affected.member("low", in: text)
    }

    private static func isKnown(_ stream: String?, to log: Log) -> Bool {
        guard let stream else { return false }
        do throws(LogError) {
            return try log.revision(of: stream) != nil
        } catch {
            // What cannot be looked up is not known.
            return false
        }
    }

    /// The text of the first string member called `name`.
    private static func member(_ name: String, in text: String) -> String? {
        guard let start = text.firstRange(of: "\"\(name)\":\"")?.upperBound,
            let end = text[start...].firstIndex(of: "\"")
        else { return nil }
        return String(text[start..<end])
    }

    /// The stream that lacks a revision just where the damaged event stood: its next event has a higher
    /// one than it should.
    ///
    /// - Complexity: O(*n*) in the bytes of the log.
    private static func streamWithGap(at position: Position, in log: Log) -> String? {
        var next: [String: UInt64] = [:]
        var found: String?
        do throws(LogError) {
            try log.forEachLine { line throws(LogError) in
                let expected = next[line.stream] ?? 0
                if found == nil, line.position > position, line.revision > expected {
                    found = line.stream
                }
                next[line.stream] = line.revision + 1
            }
        } catch {
            // A disk that fails now leaves the damage unexplained; it was reported already.
            return nil
        }
        return found
    }
}
