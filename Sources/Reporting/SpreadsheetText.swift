/// A text in a cell of a spreadsheet, where `=`, `+`, `-` and `@` first begin a formula (văn bản trong ô bảng tính).
package enum SpreadsheetText {
    /// The text with an apostrophe before it where a spreadsheet would run it; numbers stay bare.
    package static func guarded(_ text: String) -> String {
        startsFormula(text) ? "'" + text : text
    }

    /// The text of a cell without the apostrophe that `guarded` put there.
    package static func plain(_ cell: String) -> String {
        cell.first == "'" && startsFormula(String(cell.dropFirst()))
            ? String(cell.dropFirst()) : cell
    }

    private static func startsFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, formulaStarts.contains(first) else {
            return false
        }
        return Quantity(text.map { $0 == "," ? "." : String($0) }.joined()) == nil
    }

    /// The wide forms start a formula too where East Asian input is set up; tab and carriage return
    /// are skipped to what follows them.
    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{ff1d}", "\u{ff0b}", "\u{ff0d}", "\u{ff20}", "\t", "\r",
    ]
}
