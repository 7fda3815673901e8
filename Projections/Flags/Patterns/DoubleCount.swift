import EventLog
import Reporting

/// F16: after a merger the unit that ended and the one that took it over both report the same time.
enum DoubleCount: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.successions.flatMap { succeeded, position in
            links(of: succeeded).flatMap { flags($0, succeeded, position, in: file) }
        }
    }

    /// A unit that ended and one that took it over.
    private struct Link: Hashable {
        let from: OrganizationID
        let to: OrganizationID
    }

    private static func links(of succeeded: UnitSucceeded) -> Set<Link> {
        let edges = succeeded.edges.map { Link(from: $0.from, to: $0.to) }
        let all = succeeded.from.flatMap { from in
            succeeded.to.map { Link(from: from, to: $0) }
        }
        return Set(edges.isEmpty ? all : edges).filter { $0.from != $0.to }
    }

    private static func flags(
        _ link: Link, _ succeeded: UnitSucceeded, _ position: Position, in file: CaseFile
    ) -> [Flag] {
        let old = file.targets.filter { $0.assigned.unit == link.from && $0.unit == link.from }
        let new = file.targets.filter { $0.unit == link.to && $0.assigned.indicator != nil }
        return old.flatMap { before in
            new.filter { counts($0, theSameAs: before) }.flatMap { after in
                pairs(before, after, from: succeeded.effective).map { earlier, later in
                    flag(link, before, after, earlier, later, position, in: file)
                }
            }
        }
    }

    private static func counts(_ target: TargetState, theSameAs other: TargetState) -> Bool {
        target.assigned.indicator == other.assigned.indicator
            && target.assigned.scope == other.assigned.scope
    }

    /// Live reports whose days overlap and go on after the merger.
    private static func pairs(
        _ before: TargetState, _ after: TargetState, from effective: Day
    ) -> [(ReportState, ReportState)] {
        before.reports.filter(\.isLive).flatMap { earlier in
            after.reports.filter(\.isLive).compactMap { later in
                guard let first = earlier.submitted.period.window(in: .civil),
                    let second = later.submitted.period.window(in: .civil),
                    first.overlaps(second), max(first.upperBound, second.upperBound) >= effective
                else { return nil }
                return (earlier, later)
            }
        }
    }

    private static func flag(
        _ link: Link, _ before: TargetState, _ after: TargetState, _ earlier: ReportState,
        _ later: ReportState, _ position: Position, in file: CaseFile
    ) -> Flag {
        let old = earlier.figure.name(in: before.term(on: nil).measure)
        let new = later.figure.name(in: after.term(on: nil).measure)
        let (from, to) = (file.name(of: link.from), file.name(of: link.to))
        let (first, second) = (earlier.submitted.period, later.submitted.period)
        return Flag(
            .f16, .high, anchors: [earlier.position, later.position],
            events: [earlier.latest, later.latest, position], targets: [before.id, after.id],
            unit: link.to,
            explanation: Phrase(
                vi:
                    "\(from) (đơn vị cũ) báo cáo \(first.displayName(in: .vi)) \(old.vi) và \(to) (cơ "
                    + "quan kế thừa) báo cáo \(second.displayName(in: .vi)) \(new.vi): khoảng thời gian "
                    + "trùng nhau có thể bị tính hai lần",
                en: "\(from) (the unit that ended) reported \(old.en) about "
                    + "\(first.displayName(in: .en)) and \(to) (its successor) \(new.en) about "
                    + "\(second.displayName(in: .en)): the time they share may be counted twice"),
            clearing: Phrase(
                vi:
                    "Rút hoặc đính chính một trong hai báo cáo để mỗi khoảng thời gian chỉ được tính "
                    + "một lần, hoặc xác nhận hai số không gồm phần chung.",
                en:
                    "Take back or correct one of the two, so that each day is counted once, or confirm "
                    + "that the figures share nothing."))
    }
}
