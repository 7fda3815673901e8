/// Three digits behind a row of text, by which typing it in again from paper is checked
/// (mã dò lỗi gõ).
///
/// The sum of the row's bytes, each times its place counted from 1, modulo 997; spaces are not
/// counted. As 997 is prime and larger than any byte and any place, one wrong byte, or two that
/// changed places, always give another code.
package struct CheckCode: Equatable, Sendable {
    /// What stands between a row and its code.
    package static let mark: Character = "#"
    private static let modulus = 997

    private let value: Int

    /// The code of a row.
    package init(of row: some StringProtocol) {
        let bytes = row.utf8.filter { $0 != UInt8(ascii: " ") }
        value = bytes.enumerated().reduce(0) {
            ($0 + ($1.offset + 1) % CheckCode.modulus * Int($1.element)) % CheckCode.modulus
        }
    }

    /// The three digits with their mark: `#042`.
    package var text: String {
        let digits = String(value)
        return "\(CheckCode.mark)" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}
