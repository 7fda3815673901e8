import EventLog
import Reporting

/// F14: many periods entered in one day, one account for many units, or one person who reports and
/// approves under two names.
///
/// A keeper records what others sent in; that is its task.
enum UnusualRecording: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        let sittings = Dictionary(grouping: entries(in: file)) { entry in
            Sitting(by: entry.report.by, day: entry.report.recordedDay)
        }
        return sittings.flatMap { sitting, entries in
            [
                manyUnits(sitting, entries, in: file)
            ].compactMap(\.self) + bursts(sitting, entries, in: file)
        } + approvals(in: file)
    }

    /// What one account recorded in one day.
    private struct Sitting: Hashable {
        let by: MemberID
        let day: Day
    }

    private typealias Entry = (report: ReportState, target: TargetState)

    private static func entries(in file: CaseFile) -> [Entry] {
        file.targets.flatMap { target in
            target.reports.filter { report in
                file.book.registry.members[report.by]?.role != .keeper
            }.map { ($0, target) }
        }
    }

    private static func manyUnits(
        _ sitting: Sitting, _ entries: [Entry], in file: CaseFile
    ) -> Flag? {
        let units = Set(entries.map(\.target.unit)).sorted()
        let limit = file.limit(.accountUnits, on: sitting.day)
        guard limit.isReached(by: units.count),
            let first = entries.map(\.report.position).min()
        else { return nil }
        let names = FlagWords.list(units.map { file.name(of: $0) })
        let day = FlagWords.day(sitting.day)
        return Flag(
            .f14, .low, anchors: [first], events: entries.map(\.report.position),
            targets: entries.map(\.target.id), unit: file.book.registry.members[sitting.by]?.unit,
            explanation: Phrase(
                vi:
                    "Tài khoản \(sitting.by) báo cáo thay \(units.count) đơn vị trong ngày \(day.vi): "
                    + "\(names.vi) (\(limit.name.vi))",
                en: "The account \(sitting.by) reported for \(units.count) units on \(day.en): "
                    + "\(names.en) (\(limit.name.en))"),
            clearing: Phrase(
                vi: "Xác nhận văn bản ủy quyền, hoặc ghi danh để từng đơn vị tự báo cáo.",
                en: "Show who let it report for them, or enrol members of the units themselves."))
    }

    /// Reports of one unit about many periods, none of which is proved to have been received earlier.
    private static func bursts(
        _ sitting: Sitting, _ entries: [Entry], in file: CaseFile
    ) -> [Flag] {
        let unproved = entries.filter { !$0.report.isReceiptProved }
        return Dictionary(grouping: unproved, by: \.target.id).compactMap { id, own in
            let periods = Set(own.map(\.report.submitted.period)).sorted()
            let limit = file.limit(.burstPeriods, on: sitting.day, for: own[0].target)
            guard limit.isReached(by: periods.count) else { return nil }
            let names = periods.map(\.description).joined(separator: ", ")
            let day = FlagWords.day(sitting.day)
            return Flag(
                .f14, .medium, anchors: own.map(\.report.position), targets: [id],
                unit: own[0].target.unit,
                explanation: Phrase(
                    vi: "\(sitting.by) nhập dồn số liệu \(periods.count) kỳ trong ngày \(day.vi): "
                        + "\(names) (\(limit.name.vi))",
                    en: "\(sitting.by) entered figures of \(periods.count) periods on \(day.en): "
                        + "\(names) (\(limit.name.en))"),
                clearing: Phrase(
                    vi:
                        "Nêu ngày nhận và kênh nhận của từng báo cáo, hoặc giải trình vì sao nhập dồn.",
                    en: "Show the day and channel of receipt of each report, or explain the burst.")
            )
        }
    }

    /// Approvals by the reporter, or by an account with the reporter's name or key.
    private static func approvals(in file: CaseFile) -> [Flag] {
        file.targets.flatMap { target in
            target.reports.flatMap { report in
                (file.approvals[report.position] ?? []).compactMap { approval in
                    flag(report, approval, on: target, in: file)
                }
            }
        }
    }

    private static func flag(
        _ report: ReportState, _ approval: CaseFile.Source, on target: TargetState,
        in file: CaseFile
    ) -> Flag? {
        guard
            let author = report.authors.sorted().first(where: { author in
                isOnePerson(author, approval.by, in: file)
            })
        else { return nil }
        let enrolments = [author, approval.by].flatMap { file.enrolments[$0] ?? [] }
        return Flag(
            .f14, .high, anchors: [report.position, approval.position],
            events: enrolments.map(\.position), targets: [target.id], unit: target.unit,
            explanation: Phrase(
                vi:
                    "Người báo cáo \(author) và người phê duyệt \(approval.by) là một người (cùng tên "
                    + "hoặc cùng khóa)",
                en:
                    "The reporter \(author) and the approver \(approval.by) are one person (the same "
                    + "name or key)"),
            clearing: Phrase(
                vi:
                    "Người khác xem xét lại và phê duyệt báo cáo; nếu là hai người, ghi danh lại với "
                    + "tên và khóa riêng.",
                en:
                    "Somebody else looks at the report and approves it; if they are two people, enrol "
                    + "each with a name and a key of their own."))
    }

    private static func isOnePerson(
        _ first: MemberID, _ second: MemberID, in file: CaseFile
    ) -> Bool {
        if first == second { return true }
        func traits(_ member: MemberID) -> Set<String> {
            let own = (file.enrolments[member] ?? []).map(\.enrolled)
            return Set(own.flatMap { [$0.name, $0.publicKey].compactMap(\.self) })
        }
        return !traits(first).isDisjoint(with: traits(second))
    }
}
