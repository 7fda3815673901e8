import Reporting
import TestSupport
import Testing

@Suite struct QuantityBytesTests {
    @Test func `Every short text is read from its bytes as from a string`() {
        let letters = Array("-.+ 0159e".utf8)
        var texts: [[UInt8]] = [[]]
        var longest: [[UInt8]] = [[]]
        for _ in 0..<5 {
            longest = longest.flatMap { text in letters.map { text + [$0] } }
            texts += longest
        }
        for text in texts { check(text) }
    }

    @Test func `Texts at the limits of digits and decimals are read alike`() {
        for whole in [0, 1, 17, 18, 19, 23, 24, 25, 36, 37, 40] {
            for fraction in [0, 1, 6, 11, 12, 13, 18, 30] {
                for digit in ["0", "1", "9"] {
                    let digits = String(repeating: digit, count: fraction)
                    for first in ["", "1", "0"] {
                        let text =
                            first + String(repeating: "9", count: whole)
                            + (fraction > 0 ? "." + digits : "")
                        check(Array(text.utf8))
                        check(Array(("-" + text).utf8))
                    }
                }
            }
        }
        for count in [12, 13, 24, 36, 37, 40, 60] {
            check(Array(("0." + String(repeating: "0", count: count)).utf8))
            check(Array(String(repeating: "0", count: count).utf8))
        }
    }

    private func check(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let expected = Quantity(text)
        let read = Quantity(plain: bytes.span)
        let isSame = read?.significand == expected?.significand && read?.scale == expected?.scale
        if !isSame { Issue.record("“\(text)” gives \(String(describing: read))") }
    }
}
