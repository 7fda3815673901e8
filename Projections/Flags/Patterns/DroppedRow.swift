import EventLog
import Reporting

/// F13: a document reports on some of the targets that were assigned together and passes over others.
enum DroppedRow: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        let groups = Dictionary(grouping: file.targets.filter(isOwed)) { target in
            Group(
                document: target.assigned.document, unit: target.unit,
                period: target.assigned.period)
        }
        return groups.flatMap { group, targets in flags(group, targets, in: file) }
    }

    /// Targets that one document assigned to one unit for one period.
    private struct Group: Hashable {
        let document: DocumentID
        let unit: OrganizationID
        let period: Period?
    }

    /// Nothing is owed on what was withdrawn, or on what nobody has set yet.
    private static func isOwed(_ target: TargetState) -> Bool {
        target.withdrawn == nil && target.term(on: nil).criterion.kind != .deferred
    }

    private static func flags(
        _ group: Group, _ targets: [TargetState], in file: CaseFile
    ) -> [Flag] {
        guard let period = group.period else { return [] }
        var sheets: [DocumentID: [ReportState]] = [:]
        var missing: [TargetState] = []
        for target in targets {
            guard let report = target.liveReport(about: period) else {
                missing.append(target)
                continue
            }
            guard let document = report.submitted.document else { continue }
            sheets[document, default: []].append(report)
        }
        guard !missing.isEmpty else { return [] }
        return sheets.compactMap { document, reports in
            flag(group, document, reports, missing, of: targets.count, in: file)
        }
    }

    private static func flag(
        _ group: Group, _ document: DocumentID, _ reports: [ReportState], _ missing: [TargetState],
        of count: Int, in file: CaseFile
    ) -> Flag? {
        // A row of its own, in a document of its own, was not left out of anything.
        guard let first = reports.map(\.position).min(), reports.count > 1,
            let period = group.period
        else { return nil }
        let wasThere = missing.filter { $0.reports.contains(where: \.isLive) }
        let items = FlagWords.list(missing.map(\.assigned.item))
        let earlier = wasThere.map(\.assigned.item).joined(separator: ", ")
        let dropped =
            wasThere.isEmpty
            ? Phrase(vi: "", en: "")
            : Phrase(
                vi: "; kỳ trước đã báo cáo mục \(earlier)", en: "; reported on before: \(earlier)")
        return Flag(
            .f13, wasThere.isEmpty ? .low : .medium, anchors: [first],
            events: missing.map(\.position), targets: missing.map(\.id), unit: group.unit,
            documents: [document],
            explanation: Phrase(
                vi: "\(document) báo cáo \(reports.count)/\(count) chỉ tiêu \(group.document) giao "
                    + "\(file.name(of: group.unit)) \(period.displayName(in: .vi)); không có mục "
                    + "\(items.vi)\(dropped.vi)",
                en: "\(document) reports on \(reports.count) of the \(count) targets that "
                    + "\(group.document) set \(file.name(of: group.unit)) for "
                    + "\(period.displayName(in: .en)); without \(items.en)\(dropped.en)"),
            clearing: Phrase(
                vi: "Báo cáo bổ sung các mục còn thiếu, hoặc nêu căn cứ không phải báo cáo.",
                en: "Report on the rows that are missing, or name what frees the unit from it."))
    }
}
