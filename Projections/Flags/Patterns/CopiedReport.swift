import EventLog
import Reporting

/// F7: every figure of a report is that of the report before it: only the date was changed.
enum CopiedReport: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        var sheets: [Sheet.Key: Sheet] = [:]
        for target in file.targets {
            for report in target.reports where report.isLive {
                let key = Sheet.Key(
                    unit: target.unit, document: report.submitted.document,
                    period: report.submitted.period)
                sheets[key, default: Sheet(key: key)].rows[target.id] = report
            }
        }
        let byUnit = Dictionary(grouping: sheets.values) { $0.key.unit }
        return byUnit.values.flatMap { sheets in
            sheets.compactMap { sheet in
                sheet.before(in: sheets).flatMap { flag(sheet, copying: $0, in: file) }
            }
        }
    }

    /// What one document reports about one period.
    private struct Sheet {
        struct Key: Hashable {
            let unit: OrganizationID
            let document: DocumentID?
            let period: Period
        }

        let key: Key
        var rows: [TargetID: ReportState] = [:]

        /// The sheet about the latest earlier period with any of the same targets in it.
        func before(in sheets: [Sheet]) -> Sheet? {
            sheets.filter { other in
                other.key.period < key.period && other.key.document != key.document
                    && other.rows.keys.contains { rows[$0] != nil }
            }.max { $0.key.period < $1.key.period }
        }
    }

    private static func flag(
        _ sheet: Sheet, copying earlier: Sheet, in file: CaseFile
    ) -> Flag? {
        let common = sheet.rows.filter { earlier.rows[$0.key] != nil }
        let positions = common.values.map(\.position).sorted()
        guard let first = positions.first, let newest = sheet.rows.values.map(\.recordedDay).max(),
            file.limit(.copiedFigures, on: newest).isReached(by: common.count),
            common.count == sheet.rows.count,
            common.allSatisfy({ earlier.rows[$0.key]?.figure == $0.value.figure })
        else { return nil }
        let (old, new) = (earlier.key.period, sheet.key.period)
        return Flag(
            .f7, .medium, anchors: [first],
            events: common.flatMap { [$0.value.position, earlier.rows[$0.key]?.position] },
            targets: common.keys.sorted(), unit: sheet.key.unit,
            documents: [sheet.key.document, earlier.key.document].compactMap(\.self),
            explanation: Phrase(
                vi: "Cả \(common.count) số liệu \(new.displayName(in: .vi)) của "
                    + "\(file.name(of: sheet.key.unit)) trùng với \(old.displayName(in: .vi))",
                en: "All \(common.count) figures of \(file.name(of: sheet.key.unit)) about "
                    + "\(new.displayName(in: .en)) are those of \(old.displayName(in: .en))"),
            clearing: Phrase(
                vi:
                    "Đính chính những số chưa cập nhật, hoặc xác nhận kèm số liệu gốc là thực tế không "
                    + "thay đổi.",
                en:
                    "Correct the figures that were not brought up to date, or confirm with original "
                    + "records that nothing changed."))
    }
}
