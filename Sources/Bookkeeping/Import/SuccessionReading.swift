import EventLog
import Projections
import Reporting

/// Rows of units that end and units that follow: what one document decides for one day is one
/// succession.
struct SuccessionReading {
    private var acts: [Act] = []

    private struct Act {
        let document: DocumentID
        let effective: Day
        let row: Sheet.Row
        var edges: [SuccessionEdge] = []
    }

    /// Takes the row in; what it asks for comes with the other rows of its document.
    mutating func read(_ cells: inout CellReader) -> [Proposal] {
        let (share, origin) = (cells.share("share"), cells.share("origin"))
        let (effective, document) = (cells.day("effective"), cells.document("document"))
        guard let from = cells.text("from"), let to = cells.text("to"), let effective,
            let document, cells.problems.isEmpty
        else { return [] }
        let edge = SuccessionEdge(
            from: from, to: to, share: share, origin: origin, basis: cells.text("basis"))
        if let known = acts.firstIndex(where: {
            $0.document == document && $0.effective == effective
        }) {
            acts[known].edges.append(edge)
        } else {
            acts.append(
                Act(document: document, effective: effective, row: cells.row, edges: [edge]))
        }
        return []
    }

    /// The successions and the ends of units that go with them, each with the first row of its act.
    func batches(in registry: Registry) -> [(proposal: Proposal, row: Sheet.Row)] {
        acts.flatMap { act in
            let succeeded = UnitSucceeded(
                from: unique(act.edges.map(\.from)), to: unique(act.edges.map(\.to)),
                effective: act.effective, edges: act.edges, document: act.document)
            return succeeded.batch(in: registry).map { ($0, act.row) }
        }
    }

    private func unique(_ units: [OrganizationID]) -> [OrganizationID] {
        var seen: Set<OrganizationID> = []
        return units.filter { seen.insert($0).inserted }
    }
}
