import EventLog
import Reporting

/// F9: measure, method or scope of what is counted change while it goes on being counted.
enum DefinitionDrift: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.redefinitions.compactMap { flag($0, in: file) } + scopes(in: file)
    }

    private static func flag(_ change: CaseFile.Redefinition, in file: CaseFile) -> Flag? {
        let (old, new) = (change.before, change.redefined)
        var differences: [Phrase] = []
        func compare(_ vi: String, _ en: String, _ before: String?, _ after: String?) {
            guard before != after else { return }
            let (old, new) = (before ?? "–", after ?? "–")
            differences.append(Phrase(vi: "\(vi) \(old) → \(new)", en: "\(en) \(old) → \(new)"))
        }
        compare("đơn vị tính", "measure", old.measure?.symbol, new.measure?.symbol)
        compare("phương pháp", "method", old.method, new.method)
        compare("cách tổng hợp", "roll-up", old.rollup?.rawValue, new.rollup?.rawValue)
        compare("chiều", "direction", old.direction?.rawValue, new.direction?.rawValue)
        let targets = file.targets.filter { target in
            target.assigned.indicator == old.indicator && target.position < change.source.position
                && target.reports.contains {
                    $0.isLive && $0.position > change.source.position
                }
        }
        guard !differences.isEmpty, !targets.isEmpty else { return nil }
        let what = FlagWords.join(differences)
        return Flag(
            .f9, .medium, anchors: [change.source.position],
            events: targets.map(\.position), targets: targets.map(\.id),
            unit: targets[0].unit, documents: [new.document].compactMap(\.self),
            explanation: Phrase(
                vi: "Chỉ tiêu “\(new.name)” được định nghĩa lại sau khi giao và trước khi báo cáo: "
                    + what.vi,
                en: "“\(new.name)” was redefined between assignment and report: \(what.en)"),
            clearing: Phrase(
                vi:
                    "Cơ quan giao xác nhận số liệu được đánh giá theo định nghĩa nào, hoặc báo cáo lại "
                    + "theo định nghĩa lúc giao.",
                en: "The assigner says by which definition the figure is judged, or it is reported "
                    + "again by the definition of the assignment."))
    }

    /// Targets of one unit on one indicator for one period after another, counted over another scope.
    private static func scopes(in file: CaseFile) -> [Flag] {
        file.series.values.flatMap { targets in
            let counted = targets.filter { target in
                target.assigned.period != nil && target.reports.contains(where: \.isLive)
            }
            let sorted = counted.sorted { ($0.end, $0.position) < ($1.end, $1.position) }
            return zip(sorted, sorted.dropFirst()).compactMap { flag($0, $1, among: sorted) }
        }
    }

    private static func flag(
        _ earlier: TargetState, _ later: TargetState, among targets: [TargetState]
    ) -> Flag? {
        let (old, new) = (earlier.scopeName, later.scopeName)
        // Where both scopes go on side by side, neither took the place of the other.
        let goesOn = targets.contains { target in
            target.end == later.end && target.scopeName == old
                || target.end == earlier.end && target.scopeName == new
        }
        guard earlier.end < later.end, old != new, !goesOn else { return nil }
        return Flag(
            .f9, .low, anchors: [earlier.position, later.position],
            targets: [earlier.id, later.id], unit: later.unit,
            explanation: Phrase(
                vi: "Cùng chỉ tiêu “\(later.assigned.name)” nhưng phạm vi khác nhau giữa hai kỳ: "
                    + "“\(old)” và “\(new)”",
                en:
                    "The same indicator “\(later.assigned.name)” over another scope from one period "
                    + "to the next: “\(old)” and “\(new)”"),
            clearing: Phrase(
                vi: "Nêu rõ hai kỳ không so sánh được với nhau, hoặc quy về cùng một phạm vi.",
                en: "Say that the two periods do not compare, or bring them to one scope."))
    }
}

extension TargetState {
    /// Where its period ends, for putting targets in order.
    fileprivate var end: Day {
        assigned.period?.window(in: .civil)?.upperBound ?? Day(daysSinceEpoch: 0)
    }

    fileprivate var scopeName: String { assigned.scope?.lowercased() ?? "" }
}
