import EventLog
import Reporting

/// The rows of a file of rule sets, one a band, gathered into the rule sets they make.
///
/// What concerns the whole rule set stands on its first row; on the others it is left out or repeated.
struct RuleSetReading {
    private(set) var items: [(proposal: Proposal, row: Sheet.Row)] = []

    /// Takes a row in; its faults stay with the reader.
    mutating func read(_ cells: inout CellReader) {
        guard let row = RuleSetReading.row(&cells), cells.problems.isEmpty else { return }
        let stream = row.ruleset
        guard
            let index = items.firstIndex(where: { $0.proposal.stream == StreamName.ruleSet(stream) }
            ),
            case .ruleSetAdopted(let known) = items[index].proposal.event
        else {
            items.append((Proposal(.ruleSetAdopted(row)), cells.row))
            return
        }
        let pairs: [(column: String, isOther: Bool)] = [
            ("effective", row.effective != known.effective),
            ("ceiling_exceeded", RuleSetReading.differ(row.ceilingExceeded, known.ceilingExceeded)),
            ("range_good", RuleSetReading.differ(row.rangeGoodSide, known.rangeGoodSide)),
            ("attention", RuleSetReading.differ(row.attention, known.attention)),
            ("document", RuleSetReading.differ(row.document, known.document)),
            ("basis", RuleSetReading.differ(row.basis, known.basis)),
        ]
        for pair in pairs where pair.isOther {
            cells.fault(
                pair.column,
                Phrase(
                    vi: "khác với dòng đầu của bộ quy tắc “\(row.ruleset)”",
                    en: "differs from the first row of the rule set “\(row.ruleset)”"))
        }
        let merged = RuleSetAdopted(
            ruleset: known.ruleset, effective: known.effective, bands: known.bands + row.bands,
            ceilingExceeded: known.ceilingExceeded, rangeGoodSide: known.rangeGoodSide,
            attention: known.attention, document: known.document, basis: known.basis)
        items[index].proposal = Proposal(.ruleSetAdopted(merged))
    }

    /// Whether a later row says something else than the first; saying nothing is saying the same.
    private static func differ<Value: Equatable>(_ later: Value?, _ first: Value?) -> Bool {
        later != nil && later != first
    }

    private static func row(_ cells: inout CellReader) -> RuleSetAdopted? {
        let effective = cells.day("effective")
        let judgement: Judgement? = cells.choice("judgement")
        let (from, below) = (cells.quantity("from"), cells.quantity("below"))
        let ceilingExceeded = cells.truth("ceiling_exceeded")
        let side: Direction? = cells.choice("range_good")
        let (attention, document) = (cells.quantity("attention"), cells.document("document"))
        if judgement != nil { cells.demand("from") }
        if from != nil || below != nil { cells.demand("judgement") }
        guard let ruleset = cells.text("ruleset"), let effective else { return nil }
        let band = judgement.flatMap { judgement in
            from.map { RuleSetAdopted.Band(judgement: judgement, from: $0, below: below) }
        }
        return RuleSetAdopted(
            ruleset: ruleset, effective: effective, bands: band.map { [$0] } ?? [],
            ceilingExceeded: ceilingExceeded == true ? true : nil, rangeGoodSide: side,
            attention: attention, document: document, basis: cells.text("basis"))
    }
}
