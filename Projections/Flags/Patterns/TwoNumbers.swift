import EventLog
import Reporting

/// F17: the same is demanded of a unit twice with two numbers, and neither force nor assigner tells
/// them apart: 581 tỷ in an appendix, 600 tỷ in the text.
enum TwoNumbers: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        let live = file.targets.filter { $0.withdrawn == nil && $0.assigned.indicator != nil }
        let groups = Dictionary(grouping: live) { target in
            Demand(
                indicator: target.assigned.indicator, unit: target.unit,
                scope: target.assigned.scope, period: target.assigned.period,
                assigner: target.term(on: nil).assigner, force: target.assigned.force)
        }
        return groups.values.flatMap { targets in
            let sorted = targets.sorted { $0.position < $1.position }
            return sorted.dropFirst().compactMap { flag(sorted[0], $0) }
        }
    }

    /// What tells two targets apart.
    private struct Demand: Hashable {
        let indicator: IndicatorID?
        let unit: OrganizationID
        let scope: String?
        let period: Period?
        let assigner: String?
        let force: Force
    }

    private static func flag(_ first: TargetState, _ second: TargetState) -> Flag? {
        let (one, other) = (first.term(on: nil), second.term(on: nil))
        guard
            one.criterion.low != other.criterion.low || one.criterion.high != other.criterion.high,
            one.criterion.kind == other.criterion.kind, one.measure == other.measure,
            one.criterion.kind != .deferred
        else { return nil }
        let (old, new) = (
            FlagWords.demand(one.criterion, one.measure),
            FlagWords.demand(other.criterion, other.measure)
        )
        return Flag(
            .f17, .medium, anchors: [first.position, second.position],
            events: [one.position, other.position], targets: [first.id, second.id],
            unit: first.unit,
            explanation: Phrase(
                vi: "“\(first.assigned.name)” có hai con số: \(first.id) \(old.vi) và \(second.id) "
                    + "\(new.vi); không có cơ quan giao hay tính chất (pháp lệnh, phấn đấu) để phân biệt",
                en:
                    "“\(first.assigned.name)” has two numbers: \(first.id) \(old.en) and \(second.id) "
                    + "\(new.en); neither assigner nor force tells them apart"),
            clearing: Phrase(
                vi:
                    "Thu hồi chỉ tiêu ghi nhầm và giao lại với cơ quan giao (--assigner) hoặc tính chất "
                    + "(--force) rõ ràng.",
                en:
                    "Withdraw the one that is wrong and assign it again with its assigner (--assigner) "
                    + "or force (--force)."))
    }
}
