import Bookkeeping
import Reporting

/// How the rows of a reviewed sheet stand to each other: each item once, each parent among them.
struct SheetTree {
    /// What is wrong with it, in the order of the rows.
    private(set) var faults: [ImportProblem] = []

    init(_ file: ImportFile) {
        var rows: [TargetID: Int] = [:]
        for (id, _, item) in Self.targets(of: file) {
            let row = item.place(of: nil).line
            guard let first = rows[id] else {
                rows[id] = row
                continue
            }
            faults.append(
                ImportProblem(
                    at: item.place(of: "item"), field: "item",
                    Phrase(
                        vi:
                            "mục “\(id.item)” đứng ở hai dòng, \(first) và \(row): "
                            + "hãy sửa hoặc xóa một dòng",
                        en:
                            "item “\(id.item)” stands in two rows, \(first) and \(row): correct or "
                            + "delete one of them")))
        }
        for (_, parent, item) in Self.targets(of: file) {
            guard let parent, rows[parent] == nil else { continue }
            let row = item.place(of: nil).line
            faults.append(
                ImportProblem(
                    at: item.place(of: "parent"), field: "parent",
                    Phrase(
                        vi:
                            "dòng \(row) nêu mục cha “\(parent.item)”, mà bảng không có dòng của mục "
                            + "đó: hãy xóa cả dòng này, hoặc để trống ô mục cha",
                        en:
                            "row \(row) names parent “\(parent.item)”, whose row is not in the sheet: "
                            + "delete it too, or empty its parent cell")))
        }
        faults.sort { $0.place.line < $1.place.line }
    }

    private static func targets(
        of file: ImportFile
    ) -> [(id: TargetID, parent: TargetID?, item: ImportFile.Item)] {
        file.items.compactMap { item in
            guard case .targetAssigned(let target) = item.proposal.event else { return nil }
            return (
                TargetID(document: target.document, item: target.item), target.parent, item
            )
        }
    }
}
