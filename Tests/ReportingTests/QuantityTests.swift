import Reporting
import Testing

@Suite struct QuantityTests {
    @Test(arguments: ["0", "0.0", "6.0", "-12.50", "85000", "0.000000000001", "1577.95"])
    func `A quantity prints as it was written`(text: String) throws {
        #expect(try #require(Quantity(text)).description == text)
    }

    @Test(arguments: [
        "", "-", "+1", "-0", "-0.0", "01", "00", ".5", "5.", "1e3", "1,5", " 1", "1 ", "1.2.3",
        "--1",
        "٣", "1.", "-.5", "0x1", "1_000", "1000000000000000000000000000000000000",
        "0.0000000000001", "123456789012345678901234567890123456.5", "NaN", "1.-5",
    ])
    func `Any other spelling is refused`(text: String) {
        #expect(Quantity(text) == nil)
    }

    @Test func `Thirty-six digits are held, twelve of them decimals`() throws {
        for longest in [
            "999999999999999999999999.999999999999", "999999999999999999999999999999999999",
            "1000000000000000000.000001",
        ] {
            #expect(try #require(Quantity(longest)).description == longest)
        }
        let longest = try #require(Quantity("999999999999999999999999999999999999"))
        let tiniest = try #require(Quantity("0.000000000001"))
        #expect(tiniest < longest && longest.negated < tiniest && longest.negated < tiniest.negated)
        #expect(Quantity("999999999999999999999998.999999999999") != longest)
        #expect(Quantity(significand: 1, scale: 13) == nil)
        #expect(Quantity(significand: 1, scale: -1) == nil)
    }

    @Test(arguments: 0...3)
    func `Every small quantity comes back from its own text`(scale: Int) throws {
        var wrong: [String] = []
        for significand in -9_999...9_999 {
            let quantity = try #require(Quantity(significand: Int128(significand), scale: scale))
            let again = try #require(Quantity(quantity.description))
            if again.significand != quantity.significand || again.scale != scale {
                wrong.append(quantity.description)
            }
        }
        #expect(wrong == [])
    }

    @Test func `Small quantities compare as fractions do`() throws {
        let thousand = [1_000, 100, 10, 1]
        let digits = Array(-40...40) + [-9_999, -5_000, 999, 1_000, 9_999]
        var wrong: [String] = []
        for leftScale in 0...3 {
            for rightScale in 0...3 {
                for left in digits {
                    for right in digits {
                        let first = try #require(
                            Quantity(significand: Int128(left), scale: leftScale))
                        let second = try #require(
                            Quantity(significand: Int128(right), scale: rightScale))
                        let (a, b) = (left * thousand[leftScale], right * thousand[rightScale])
                        let holds =
                            (first < second) == (a < b) && (first == second) == (a == b)
                            && (a != b || first.hashValue == second.hashValue)
                        if !holds { wrong.append("\(first) and \(second)") }
                    }
                }
            }
        }
        #expect(wrong == [])
    }

    @Test(arguments: [
        ("5.04", 1, "5.0"), ("5.05", 1, "5.1"), ("-5.05", 1, "-5.1"), ("-0.04", 1, "0.0"),
        ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("5", 1, "5"), ("5.10", 2, "5.10"), ("9.99", 1, "10.0"),
        ("99999999999999999999999.9", 0, "100000000000000000000000"),
    ])
    func `Rounding goes away from nought at halves and never adds decimals`(
        text: String, decimals: Int, rounded: String
    ) throws {
        #expect(try #require(Quantity(text)).rounded(toDecimals: decimals).description == rounded)
    }

    @Test func `Sign and magnitude agree`() throws {
        let negative = try #require(Quantity("-1.50"))
        #expect(negative.isNegative && !negative.isZero)
        #expect(negative.magnitude.description == "1.50")
        #expect(negative.negated.negated == negative)
        #expect(Quantity.zero.negated.description == "0")
        #expect(!Quantity.zero.isNegative && Quantity.zero.isZero)
    }
}
