import EventLog
package import Projections
package import Reporting

/// The table of one period for spreadsheets and statistics programs (bảng dữ liệu của kỳ).
///
/// RFC 4180 in UTF-8 with a byte order mark, so that Excel shows Vietnamese; one row a target, codes
/// rather than words, numbers without group separators. The last five columns say on every row what
/// the table was made from, so that a row torn out of it can still be checked.
///
/// A text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` first, and no number) has an
/// apostrophe put before it. Directives do begin names with a dash: who needs them to the letter
/// reads the JSON. The root is left as the checkpoint prints it: a hash runs nothing.
package enum SnapshotCSV {
    /// The table, its byte order mark first.
    ///
    /// In the Vietnamese form numbers have a decimal comma and cells are separated by `;`, as
    /// spreadsheets set up for Vietnam expect.
    ///
    /// - Complexity: O(*n*) in the number of rows.
    package static func table(
        _ snapshot: PeriodSnapshot, marks: FlagMarks = FlagMarks(), provenance: Provenance,
        numbers: NumberForm
    ) -> String {
        let line = TableLine(numbers: numbers)
        var text = heading(line)
        let source = origin.map { $0.cell(provenance) }
        for standing in snapshot.rows {
            let row = Row(
                standing: standing, registry: snapshot.registry, marks: marks, line: line)
            text += line.text(columns.map { $0.cell(row) } + source)
        }
        return text
    }

    /// Whether these are the bytes of a table that was made here before, of whatever period.
    package static func isTable(_ bytes: [UInt8]) -> Bool {
        NumberForm.allCases.contains {
            bytes.starts(with: heading(TableLine(numbers: $0)).utf8)
        }
    }

    private static func heading(_ line: TableLine) -> String {
        TableLine.byteOrderMark + line.text(columns.map(\.name) + origin.map(\.name))
    }

    private struct Row {
        let standing: Standing
        let registry: Registry
        let marks: FlagMarks
        let line: TableLine

        func number(_ quantity: Quantity?) -> String { line.number(quantity) }

        func percent(_ assessment: Assessment?) -> String {
            line.number(plain: assessment?.attainmentPercent)
        }
    }

    private typealias Column<Source> = (name: String, cell: @Sendable (Source) -> String)

    private static let columns: [Column<Row>] = targetColumns + figureColumns + judgementColumns

    private static let targetColumns: [Column<Row>] = [
        ("target", { text($0.standing.target.id) }),
        ("document", { text($0.standing.target.assigned.document) }),
        ("item", { text($0.standing.target.assigned.item) }),
        ("parent", { text($0.standing.target.assigned.parent) }),
        ("group", { text($0.standing.target.assigned.group) }),
        ("name", { text($0.standing.target.assigned.name) }),
        ("unit", { text($0.standing.target.unit) }),
        ("unit_name", { text($0.registry.organizations[$0.standing.target.unit]?.name) }),
        ("scope", { text($0.standing.target.assigned.scope) }),
        ("measure", { text($0.standing.term.measure) }),
        ("period", { text($0.standing.target.assigned.period) }),
        ("assigner", { text($0.standing.term.assigner) }),
        ("force", { $0.standing.target.assigned.force.rawValue }),
        ("criterion", { $0.standing.term.criterion.kind.rawValue }),
        ("low", { $0.number($0.standing.term.criterion.low) }),
        ("high", { $0.number($0.standing.term.criterion.high) }),
        ("base", { $0.number($0.standing.term.criterion.base?.value) }),
        ("base_measure", { text($0.standing.term.criterion.base?.measure) }),
        ("base_period", { text($0.standing.term.criterion.base?.period) }),
    ]

    /// The figure as reported: `value` is in `value_measure`, whatever the target's measure is.
    private static let figureColumns: [Column<Row>] = [
        ("reported_period", { text($0.standing.current?.submitted.period) }),
        ("value", { $0.number($0.standing.current?.figure.value) }),
        (
            "value_measure",
            { row in
                guard let figure = row.standing.current?.figure, figure.value != nil else {
                    return ""
                }
                return text(figure.measure ?? row.standing.term.measure)
            }
        ),
        ("numerator", { $0.number($0.standing.current?.figure.numerator) }),
        ("denominator", { $0.number($0.standing.current?.figure.denominator) }),
        ("status", { $0.standing.current?.status.rawValue ?? "" }),
    ]

    private static let judgementColumns: [Column<Row>] = [
        ("attainment", { $0.percent($0.standing.assessment) }),
        ("judgement", { $0.standing.overall.rawValue }),
        ("own_judgement", { $0.standing.assessment.judgement.rawValue }),
        ("reason", { $0.standing.assessment.reason?.rawValue ?? "" }),
        ("ruleset", { text($0.standing.ruleSet?.ruleset) }),
        ("official_judgement", { $0.standing.declared?.declared.judgement.rawValue ?? "" }),
        ("original_attainment", { $0.percent($0.standing.original?.assessment) }),
        ("original_judgement", { $0.standing.original?.assessment.judgement.rawValue ?? "" }),
        ("illustrative", { $0.standing.isIllustrative ? "true" : "false" }),
        ("flags", { StandingJSON.flags($0.standing, marks: $0.marks).joined(separator: " ") }),
        ("report_seq", { text($0.standing.current?.position) }),
        ("latest_seq", { text($0.standing.current?.latest) }),
    ]

    private static let origin: [Column<Provenance>] = [
        ("ledger_origin", { text($0.origin) }),
        ("ledger_size", { text($0.size) }),
        ("ledger_root", { $0.root?.base64 ?? "" }),
        ("known_at_seq", { text($0.knownAt?.position) }),
        ("known_at", { text($0.knownAt?.at) }),
    ]

    private static func text(_ value: (some CustomStringConvertible)?) -> String {
        value.map { SpreadsheetText.guarded($0.description) } ?? ""
    }
}
