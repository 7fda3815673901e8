import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// How what a flaw touches is told to a person: the event, the target, the figures that rest on it.
enum AffectedText {
    /// As many figures are told; `--json` has them all.
    private static let shownCount = 5

    static func tell(_ affected: Affected, _ say: (Phrase) -> Void) {
        say(event(affected))
        if let name = affected.name {
            say(
                affected.target == nil
                    ? Phrase(vi: "  tên: \(name)", en: "  name: \(name)")
                    : Phrase(vi: "  chỉ tiêu: \(name)", en: "  target: \(name)"))
        }
        tellFigure(affected, say)
        let changed = affected.figures.filter { !$0.staysAsItWas }
        for figure in changed.prefix(shownCount) { tell(figure, in: affected, say) }
        if changed.count > shownCount { FindingText.tellMore(changed.count - shownCount, say) }
        let count = affected.figures.count - changed.count
        guard count > 0 else { return }
        say(
            Phrase(
                vi: "  \(count) kết quả dựa vào đó không đổi, dù tính hay không tính sự kiện này",
                en: "  the same with this event and without it: \(English.count(count, "result")) "
                    + "resting on it"))
    }

    /// The targets that a rewritten stretch of history may have changed, with what they come to now.
    static func tellTargets(of affected: [Affected], _ say: (Phrase) -> Void) {
        let figures = affected.flatMap(\.figures)
        guard !figures.isEmpty else { return }
        say(
            Phrase(
                vi:
                    "  \(figures.count) chỉ tiêu có sự kiện trong đó, kết quả đang thấy chưa chắc đúng:",
                en: "  \(English.count(figures.count, "target")) with events among these, whose "
                    + "results as they now stand are in doubt:"))
        for figure in figures.prefix(shownCount) {
            say(row(figure.current, Phrase(verbatim: "\(figure.name) (\(figure.target))")))
        }
        if figures.count > shownCount { FindingText.tellMore(figures.count - shownCount, say) }
    }

    /// The figure in the event itself, and what it was.
    private static func tellFigure(_ affected: Affected, _ say: (Phrase) -> Void) {
        let period = affected.period.map { " (\($0))" } ?? ""
        if let figure = affected.figure, figure == affected.originalFigure {
            return say(
                Phrase(
                    vi: "  số liệu trong sự kiện: \(vietnamese(figure))\(period)",
                    en: "  figure in the event: \(figure)\(period)"))
        }
        if let figure = affected.figure {
            say(
                Phrase(
                    vi: "  số liệu đang đọc thấy, không còn tin được: "
                        + "\(vietnamese(figure))\(period)",
                    en: "  figure as it now reads, no longer to be trusted: \(figure)\(period)"))
        }
        if let original = affected.originalFigure {
            say(
                Phrase(
                    vi: "  số liệu ban đầu, theo mã kiểm: \(vietnamese(original))\(period)",
                    en: "  figure as it was, by the checksum: \(original)\(period)"))
        }
    }

    /// A number as it is written in Vietnam; what is none stays as it reads.
    private static func vietnamese(_ figure: String) -> String {
        Quantity(figure)?.formatted(.vi) ?? figure
    }

    private static func event(_ affected: Affected) -> Phrase {
        let number = affected.position.map { " \($0)" } ?? ""
        let name = affected.type.flatMap(Event.name)
        let type = affected.type ?? ""
        return Phrase(
            vi:
                "  sự kiện\(number): \(name.map { "\($0.vi) (\(type))" } ?? "không đọc được loại"), dòng "
                + "\(affected.stream ?? "không đọc được")",
            en:
                "  event\(number): \(name.map { "\($0.en) (\(type))" } ?? "type unreadable"), stream "
                + "\(affected.stream ?? "unreadable")")
    }

    private static func tell(
        _ figure: AffectedFigure, in affected: Affected, _ say: (Phrase) -> Void
    ) {
        let closed = figure.closing
        let whole = figure.relation == .whole
        say(
            Phrase(
                vi: "  kết quả phải xem lại\(whole ? " (mục lớn chứa chỉ tiêu này)" : ""): "
                    + "\(figure.name)"
                    + (closed.map { "; kỳ đã khóa ở sự kiện \($0), số liệu có thể đã công bố" }
                        ?? ""),
                en: "  result to be looked at again\(whole ? " (the whole it is a part of)" : ""): "
                    + "\(figure.name)"
                    + (closed.map {
                        "; its period was closed by event \($0), the figure may have been published"
                    } ?? "")))
        say(
            row(
                figure.current,
                affected.isCounted
                    ? Phrase(vi: "đang tính cả sự kiện này", en: "with this event")
                    : Phrase(vi: "không tính sự kiện này", en: "without this event")))
        if figure.original != nil {
            say(row(figure.original, Phrase(vi: "như lúc ghi sổ", en: "as it was recorded")))
        }
        if figure.reading != nil {
            say(row(figure.reading, Phrase(vi: "theo chữ đang đọc thấy", en: "as it now reads")))
        }
    }

    private static func row(_ standing: Standing?, _ label: Phrase) -> Phrase {
        guard let standing else {
            return Phrase(
                vi: "    \(label.vi): chưa có chỉ tiêu này", en: "    \(label.en): no such target")
        }
        return Phrase(
            vi: "    \(label.vi): \(result(standing, in: .vi))",
            en: "    \(label.en): \(result(standing, in: .en))")
    }

    fileprivate static func result(_ standing: Standing, in language: Language) -> String {
        [
            StandingText.actual(standing, in: language),
            StandingText.attainment(standing, in: language),
            StandingText.judgement(standing, in: language),
        ].compactMap(\.self).joined(separator: ", ")
    }
}

extension AffectedFigure {
    /// Whether the original is known and makes no difference to what is shown.
    fileprivate var staysAsItWas: Bool {
        guard let original, let current else { return false }
        return AffectedText.result(original, in: .vi) == AffectedText.result(current, in: .vi)
    }
}
