import EventLog
import Projections
import Reporting

extension SnapshotHTML {
    /// The table: by document, then by group, parts under the target they belong to.
    var table: Markup {
        let columns: [(css: String, width: Int, name: String)] = [
            ("number", 6, say(vi: "STT", en: "No.")),
            ("name", 33, say(vi: "Chỉ tiêu", en: "Target")),
            ("measure", 9, say(vi: "ĐVT", en: "Measure")),
            ("plan", 13, say(vi: "Kế hoạch", en: "Plan")),
            ("actual", 13, say(vi: "Thực hiện", en: "Actual")),
            ("percent", 11, say(vi: "% so kế hoạch", en: "% of plan")),
            ("judgement", 15, say(vi: "Đánh giá", en: "Judgement")),
        ]
        let widths = columns.map { column -> Markup in "<col style=\"width:\(column.width)%\">" }
        let heads = columns.map { column -> Markup in
            "<th scope=\"col\" class=\"\(column.css)\">\(column.name)</th>"
        }
        let caption = say(
            vi: "Chỉ tiêu, kế hoạch và kết quả thực hiện, \(periodName)",
            en: "Targets, plan and actual, \(periodName)")
        let body = snapshot.rows.isEmpty ? emptyBody : sections.map(section).joined()
        return """
            <table>
            <caption>\(caption)</caption>
            <colgroup>\(widths.joined())</colgroup>
            <thead><tr>\(heads.joined())</tr></thead>
            \(body)</table>

            """
    }

    private var emptyBody: Markup {
        let text = say(vi: "Kỳ này không có chỉ tiêu nào.", en: "No targets in this period.")
        return "<tbody><tr><td colspan=\"7\">\(text)</td></tr></tbody>\n"
    }

    /// The rows of one group of one document, each with its depth under the targets it is a part of.
    private struct Section {
        let document: DocumentID
        let group: String?
        let isFirst: Bool
        let rows: [(standing: Standing, depth: Int)]
    }

    /// Documents, groups and targets in the order in which they were first assigned.
    private var sections: [Section] {
        let ids = Set(snapshot.rows.map(\.target.id))
        let byParent = Dictionary(grouping: snapshot.rows) { row in
            row.target.assigned.parent.flatMap { ids.contains($0) ? $0 : nil }
        }
        func withParts(_ row: Standing, depth: Int) -> [(standing: Standing, depth: Int)] {
            let parts = byParent[row.target.id] ?? []
            return [(row, depth)] + parts.flatMap { withParts($0, depth: depth + 1) }
        }
        let tops = byParent[nil] ?? []
        return inOrder(tops, by: \.target.assigned.document).flatMap { document, rows in
            inOrder(rows, by: \.target.assigned.group).enumerated().map { index, group in
                Section(
                    document: document, group: group.key, isFirst: index == 0,
                    rows: group.rows.flatMap { withParts($0, depth: 0) })
            }
        }
    }

    private func inOrder<Key: Hashable>(
        _ rows: [Standing], by key: (Standing) -> Key
    ) -> [(key: Key, rows: [Standing])] {
        var keys: [Key] = []
        var groups: [Key: [Standing]] = [:]
        for row in rows {
            if groups[key(row)] == nil { keys.append(key(row)) }
            groups[key(row), default: []].append(row)
        }
        return keys.map { ($0, groups[$0] ?? []) }
    }

    private func section(_ section: Section) -> Markup {
        let document: Markup =
            section.isFirst
            ? headingRow("document", documentName(section.document)) : .nothing
        let group = section.group.map { headingRow("group", $0) } ?? .nothing
        let rows = section.rows.map { row($0.standing, depth: $0.depth) }
        return "<tbody>\n\(document)\(group)\(rows.joined())</tbody>\n"
    }

    private func headingRow(_ css: String, _ text: String) -> Markup {
        """
        <tr class="\(css)"><th scope="rowgroup" colspan="7" lang="vi">\(text)</th></tr>

        """
    }

    /// `38-CTr/HU, 04/02/2025, Huyện ủy Cần Đước: …`, as far as the document is known.
    private func documentName(_ id: DocumentID) -> String {
        guard let document = snapshot.registry.documents[id] else { return id.description }
        let parts = [
            document.symbol ?? id.description, document.date?.displayed(in: language),
            document.issuer,
        ]
        let name = parts.compactMap(\.self).joined(separator: ", ")
        return document.subject.map { "\(name): \($0)" } ?? name
    }
}
