package import EventLog
import Projections
package import Reporting

/// What a flaw touches: an event, the target it is about, and the figures that rest on it (nội dung bị
/// ảnh hưởng).
///
/// Everything read from damaged bytes is a hint, never evidence.
package struct Affected: Sendable {
    /// The event; `nil` where only its stream is known.
    package let position: Position?
    package let stream: String?
    package let type: String?
    package let target: TargetID?
    /// The target's name.
    package let name: String?
    /// The period and the figure as they stand in the bytes, where they can still be read.
    package let period: String?
    package let figure: String?
    /// The figure as it was, where the checksum tells.
    package let originalFigure: String?
    /// Whether the event is intact at its place, so that what the ledger shows counts it.
    package internal(set) var isCounted = false
    /// The figures that rest on the event: its target's, and those of the targets it is a part of.
    package internal(set) var figures: [AffectedFigure] = []

    /// Reads the remains of the line of one of these events, which was `restored` where that is known;
    /// `book` is the state of the intact events.
    init(
        _ remains: [UInt8], restored: Line? = nil, of events: ClosedRange<Position>,
        gaps: StreamGaps, book: Attainment
    ) {
        let text = String(decoding: remains, as: UTF8.self)
        position =
            events.lowerBound == events.upperBound
            ? events.lowerBound
            : Affected.position(in: text).flatMap { events.contains($0) ? $0 : nil }
        let original = restored.map { String(decoding: $0.bytes, as: UTF8.self) }
        let stream =
            restored?.stream
            ?? Affected.stream(
                named: Affected.member("stream", in: text), of: events, gaps: gaps)
        self.stream = stream
        type =
            restored?.type
            ?? Affected.member("type", in: text).flatMap { Event.types.contains($0) ? $0 : nil }
        target = stream.flatMap { TargetID($0) }
        name =
            target.flatMap { book.targets[$0]?.assigned.name }
            ?? Affected.member("name", in: original ?? text)
        period = Affected.member("period", in: original ?? text)
        figure = Affected.figure(in: text)
        originalFigure = original.flatMap(Affected.figure)
    }

    /// All that the remains of the lines of these events tell of, and the streams that lack one of them.
    ///
    /// Where line feeds are damaged too, what is left of several lines stands together; so it may where the
    /// end of the log is damaged, `isOpenEnded`, and nobody knows how many events there were.
    static func all(
        in remains: [UInt8], restored: Line?, of events: ClosedRange<Position>, isOpenEnded: Bool,
        gaps: StreamGaps, book: Attainment
    ) -> [Affected] {
        let isTorn = isOpenEnded && remains.contains { $0 < 0x20 }
        guard restored == nil, events.lowerBound < events.upperBound || isTorn else {
            return [Affected(remains, restored: restored, of: events, gaps: gaps, book: book)]
        }
        let mark = "{\"seq\":"
        var affected: [Affected] = []
        // A line holds no control characters: what stands behind them may be of another event.
        for part in remains.split(whereSeparator: { $0 < 0x20 }) {
            let text = String(decoding: part, as: UTF8.self)
            for piece in text.split(separator: mark) {
                guard let named = member("stream", in: String(piece)), gaps.knows(named) else {
                    continue
                }
                affected.append(
                    Affected(Array((mark + piece).utf8), stream: named, of: events, book: book))
            }
        }
        let known = Set(affected.compactMap(\.stream))
        return affected
            + gaps.streams(around: events).filter { !known.contains($0) }.map {
                Affected(position: nil, stream: $0, book: book)
            }
    }

    /// Reads what is left of one of several lines, on a stream that is known.
    private init(
        _ remains: [UInt8], stream: String, of events: ClosedRange<Position>, book: Attainment
    ) {
        let text = String(decoding: remains, as: UTF8.self)
        position = Affected.position(in: text).flatMap { events.contains($0) ? $0 : nil }
        self.stream = stream
        type = Affected.member("type", in: text).flatMap { Event.types.contains($0) ? $0 : nil }
        target = TargetID(stream)
        name =
            target.flatMap { book.targets[$0]?.assigned.name } ?? Affected.member("name", in: text)
        period = Affected.member("period", in: text)
        figure = Affected.figure(in: text)
        originalFigure = nil
    }

    /// An event of which nothing but its stream is known.
    init(position: Position?, stream: String, type: String? = nil, book: Attainment) {
        self.position = position
        self.stream = stream
        self.type = type
        target = TargetID(stream)
        name = target.flatMap { book.targets[$0]?.assigned.name }
        (period, figure, originalFigure) = (nil, nil, nil)
    }

    private static func figure(in text: String) -> String? {
        member("value", in: text) ?? member("low", in: text)
    }

    /// The position that a line begins with.
    private static func position(in text: String) -> Position? {
        let mark = "{\"seq\":"
        guard text.hasPrefix(mark) else { return nil }
        return UInt64(text.dropFirst(mark.count).prefix(while: \.isWholeNumber)).map(Position.init)
    }

    /// The text of the first string member called `name`.
    private static func member(_ name: String, in text: String) -> String? {
        guard let start = text.firstRange(of: "\"\(name)\":\"")?.upperBound,
            let end = text[start...].firstIndex(of: "\"")
        else { return nil }
        let value = String(text[start..<end])
        // No text in a line holds a control character: what follows one is not of this text.
        return value.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{FFFD}" } ? nil : value
    }

    /// The stream of the event: the one that lacks a revision there, or, where none does, the one named.
    private static func stream(
        named: String?, of events: ClosedRange<Position>, gaps: StreamGaps
    ) -> String? {
        let lacking = gaps.streams(around: events)
        guard let named, lacking.contains(named) || lacking.isEmpty && gaps.knows(named) else {
            return lacking.first ?? named
        }
        return named
    }
}
