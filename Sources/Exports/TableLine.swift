package import Reporting

/// One line of a table as spreadsheets read it (RFC 4180 §2).
///
/// Where numbers are written the Vietnamese way, with a decimal comma, cells are separated by `;`, as
/// spreadsheets set up for Vietnam expect.
package struct TableLine {
    /// What a file of such lines begins with, so that Excel shows Vietnamese.
    package static let byteOrderMark = "\u{feff}"

    private let numbers: NumberForm

    /// Lines for numbers of one form.
    package init(numbers: NumberForm) {
        self.numbers = numbers
    }

    /// The cells in one line; those with a separator, a quote or a line end in them are quoted.
    package func text(_ cells: [String]) -> String {
        let quoted = cells.map { cell in
            let needsQuotes = cell.utf8.contains { ",;\"\r\n\t".utf8.contains($0) }
            guard needsQuotes else { return cell }
            return "\""
                + cell.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"") + "\""
        }
        return quoted.joined(separator: numbers == .vi ? ";" : ",") + "\r\n"
    }

    /// A number without group separators; an empty cell for none.
    package func number(_ quantity: Quantity?) -> String { number(plain: quantity?.description) }

    /// A number in plain form without group separators; an empty cell for none.
    package func number(plain text: String?) -> String {
        guard let text else { return "" }
        return numbers == .vi ? String(text.map { $0 == "." ? "," : $0 }) : text
    }
}
