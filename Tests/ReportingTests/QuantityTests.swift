import Reporting
import TestSupport
import Testing

@Suite struct QuantityTests {
    @Test(arguments: ["0", "0.0", "6.0", "-12.50", "85000", "0.000000000001", "1577.95"])
    func `A quantity prints as it was written`(text: String) throws {
        #expect(try #require(Quantity(text)).description == text)
    }

    @Test(arguments: [
        "", "-", "+1", "-0", "-0.0", "01", "00", ".5", "5.", "1e3", "1,5", " 1", "1 ", "1.2.3",
        "--1",
        "٣", "1.", "-.5", "0x1", "1_000", "1000000000000000000000000", "0.0000000000001",
        "123456789012345678901234.5", "NaN", "1.-5",
    ])
    func `Any other spelling is refused`(text: String) {
        #expect(Quantity(text) == nil)
    }

    @Test func `Twenty-four digits are held, twelve of them decimals`() throws {
        let longest = "999999999999.999999999999"
        #expect(try #require(Quantity(longest)).description == longest)
        #expect(Quantity("999999999999999999999999")?.description == "999999999999999999999999")
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

    @Test func `Small quantities compare, add, subtract and multiply as fractions do`() throws {
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
                            && first.adding(second)
                                == Quantity(significand: Int128(a + b), scale: 3)
                            && first.subtracting(second)
                                == Quantity(significand: Int128(a - b), scale: 3)
                            && first.multiplied(by: second)
                                == Quantity(significand: Int128(a * b), scale: 6)
                        if !holds { wrong.append("\(first) and \(second)") }
                    }
                }
            }
        }
        #expect(wrong == [])
    }

    @Test func `An exact result that needs more digits is nil, not rounded`() throws {
        let largest = try #require(Quantity("999999999999999999999999"))
        let tenth = try #require(Quantity("0.1"))
        let smallest = try #require(Quantity("0.000000000001"))
        #expect(largest.adding(Quantity(1)) == nil)
        #expect(largest.adding(tenth) == nil)
        #expect(largest.multiplied(by: Quantity(2)) == nil)
        #expect(largest.multiplied(by: largest) == nil)
        #expect(smallest.multiplied(by: tenth) == nil)
        #expect(largest.subtracting(largest)?.description == "0")
    }

    @Test func `Trailing zeros give way before a digit that counts`() throws {
        let padded = try #require(Quantity("2.000000000000"))
        #expect(padded.multiplied(by: padded) == Quantity(4))
        // 10^39 before the zeros go: more than 128 bits hold.
        let wide = try #require(Quantity("999999999999.000000000000"))
        let thousand = try #require(Quantity("1000.000000000000"))
        #expect(wide.multiplied(by: thousand)?.description == "999999999999000.000000000")
        #expect(wide.negated.multiplied(by: thousand) == Quantity(-999_999_999_999_000))
        let large = try #require(Quantity("999999999999999999999990"))
        let one = try #require(Quantity("1.0"))
        #expect(large.adding(one)?.description == "999999999999999999999991")
    }

    @Test(arguments: [
        ("1", "3", 2, "0.33"), ("2", "3", 2, "0.67"), ("1", "8", 2, "0.13"),
        ("-1", "8", 2, "-0.13"),
        ("1", "-8", 2, "-0.13"), ("-1", "-8", 2, "0.13"), ("1", "2", 0, "1"), ("-1", "2", 0, "-1"),
        ("-1", "3", 0, "0"), ("0", "7", 3, "0.000"), ("1577.95", "1560.781", 4, "1.0110"),
        ("999999999999999999999999", "999999999999999999999999", 12, "1.000000000000"),
        ("0.000000000001", "999999999999", 12, "0.000000000000"),
    ])
    func `A quotient rounds halves away from nought`(
        dividend: String, divisor: String, decimals: Int, quotient: String
    ) throws {
        let (dividend, divisor) = (
            try #require(Quantity(dividend)), try #require(Quantity(divisor))
        )
        #expect(dividend.divided(by: divisor, decimals: decimals)?.description == quotient)
    }

    @Test func `Dividing by nought or past twenty-four digits is nil`() throws {
        let largest = try #require(Quantity("999999999999999999999999"))
        let smallest = try #require(Quantity("0.000000000001"))
        #expect(Quantity(1).divided(by: .zero, decimals: 2) == nil)
        #expect(Quantity(1).percent(of: try #require(Quantity("0.00")), decimals: 2) == nil)
        #expect(largest.divided(by: smallest, decimals: 0) == nil)
        #expect(largest.divided(by: Quantity(1), decimals: 1) == nil)
    }

    /// Figures printed in the directives, and in the acceptance scenarios taken from them.
    @Test(arguments: [
        ("590", "581", 2, "101.55"), ("590", "600", 2, "98.33"), ("8100", "12000", 1, "67.5"),
        ("10600", "12000", 1, "88.3"), ("10600", "10500", 1, "101.0"),
        ("9815", "8000", 2, "122.69"),
        ("129", "813", 2, "15.87"), ("24", "173", 2, "13.87"), ("24", "160", 1, "15.0"),
    ])
    func `Per cent of a base is exact, then rounded`(
        value: String, base: String, decimals: Int, percent: String
    ) throws {
        let (value, base) = (try #require(Quantity(value)), try #require(Quantity(base)))
        #expect(value.percent(of: base, decimals: decimals)?.description == percent)
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

@Suite struct QuantityDivisionTests {
    /// Long division digit by digit, as taught at school: shares nothing with the program's.
    private func schoolbook(_ dividend: [Int], _ divisor: [Int], decimals: Int) -> [Int] {
        var remainder: [Int] = []
        var quotient: [Int] = []
        for digit in dividend + Array(repeating: 0, count: decimals) {
            remainder.append(digit)
            var count = 0
            while let smaller = minus(remainder, divisor) {
                remainder = smaller
                count += 1
            }
            quotient.append(count)
        }
        if let rest = minus(divisor, remainder), minus(remainder, rest) != nil {
            var index = quotient.count - 1
            while index >= 0, quotient[index] == 9 {
                quotient[index] = 0
                index -= 1
            }
            if index >= 0 { quotient[index] += 1 } else { quotient.insert(1, at: 0) }
        }
        return quotient
    }

    /// The difference, or `nil` where it would lie below nought.
    private func minus(_ left: [Int], _ right: [Int]) -> [Int]? {
        let (left, right) = (left.drop { $0 == 0 }, right.drop { $0 == 0 })
        guard left.count >= right.count else { return nil }
        var digits = Array(left)
        var borrow = 0
        for offset in 1...max(1, digits.count) where offset <= digits.count {
            let index = digits.count - offset
            let taken = offset <= right.count ? right[right.endIndex - offset] : 0
            let digit = digits[index] - taken - borrow
            borrow = digit < 0 ? 1 : 0
            digits[index] = digit + borrow * 10
        }
        return borrow == 0 ? digits : nil
    }

    @Test func `Division agrees with long division on digits`() throws {
        let seed = SeededGenerator.seed(of: "Division of quantities")
        var random = SeededGenerator(seed: seed)
        var compared = 0
        for _ in 0..<4_000 {
            let left = (0..<Int.random(in: 1...24, using: &random)).map { _ in
                Int.random(in: 0...9, using: &random)
            }
            let right = (0..<Int.random(in: 1...24, using: &random)).map { index in
                Int.random(in: (index == 0 ? 1 : 0)...9, using: &random)
            }
            let decimals = Int.random(in: 0...12, using: &random)
            let (leftScale, rightScale) = (
                Int.random(in: 0...min(12, left.count), using: &random),
                Int.random(in: 0...min(12, right.count), using: &random)
            )
            let dividend = try #require(
                Quantity(significand: number(left), scale: leftScale))
            let divisor = try #require(
                Quantity(significand: number(right), scale: rightScale))
            // Both brought to whole numbers by appending zeros.
            let expected = schoolbook(
                left + Array(repeating: 0, count: rightScale),
                right + Array(repeating: 0, count: leftScale), decimals: decimals
            ).drop { $0 == 0 }
            let quotient = dividend.divided(by: divisor, decimals: decimals)
            if expected.count > 24 {
                #expect(quotient == nil, "\(dividend) / \(divisor), seed \(seed)")
            } else {
                compared += 1
                #expect(
                    quotient?.significand == number(Array(expected)) && quotient?.scale == decimals,
                    "\(dividend) / \(divisor) to \(decimals), seed \(seed)")
            }
        }
        #expect(compared > 1_000)
    }

    private func number(_ digits: [Int]) -> Int128 {
        digits.reduce(0) { $0 * 10 + Int128($1) }
    }
}

@Suite struct RatioTests {
    private func quantity(_ text: String) throws -> Quantity { try #require(Quantity(text)) }

    private func ratio(_ numerator: String, _ denominator: String) throws -> Ratio {
        let (above, below) = (try quantity(numerator), try quantity(denominator))
        return try #require(Ratio(above, below))
    }

    @Test func `A ratio is judged before it is rounded`() throws {
        let fifteen = Ratio(percent: Quantity(15))
        #expect(try ratio("24", "173") < fifteen)
        #expect(try ratio("24", "160") == fifteen)
        // Printed as 5.0%, and yet above 5%.
        let hair = try ratio("50000000000000000000001", "999999999999999999999999")
        #expect(hair.percent(decimals: 1)?.description == "5.0")
        #expect(hair > Ratio(percent: Quantity(5)))
    }

    @Test func `Neighbours that differ in the last of forty-eight digits differ`() throws {
        let first = try ratio("999999999999999999999998", "999999999999999999999999")
        let second = try ratio("999999999999999999999997", "999999999999999999999998")
        #expect(second < first && first != second)
        let tiny = try ratio("0.000000000001", "999999999999999999999999")
        #expect(Ratio(.zero) < tiny)
        #expect(tiny < (try ratio("0.000000000001", "999999999999999999999998")))
    }

    @Test func `Small ratios compare as cross products do`() throws {
        var wrong: [String] = []
        for a in -6...6 {
            for b in -6...6 where b != 0 {
                for c in -6...6 {
                    for d in -6...6 where d != 0 {
                        let left = try ratio("\(a)", "\(b)")
                        let right = try ratio("\(c)", "\(d)")
                        let sign = b * d < 0 ? -1 : 1
                        let (first, second) = (sign * a * d, sign * c * b)
                        if (left < right) != (first < second)
                            || (left == right) != (first == second)
                        {
                            wrong.append("\(a)/\(b) and \(c)/\(d)")
                        }
                    }
                }
            }
        }
        #expect(wrong == [])
    }

    @Test func `A denominator of nought makes no ratio`() {
        #expect(Ratio(Quantity(1), .zero) == nil)
    }

    @Test func `A rate of sums is not the mean of rates`() throws {
        // Sixteen communes at 98.5% and a town of five times their size at 95%.
        let rate = try ratio("2051", "2100")
        #expect(rate.percent(decimals: 2)?.description == "97.67")
        #expect(rate < Ratio(percent: Quantity(98)))
        #expect(rate.quotient(decimals: 4)?.description == "0.9767")
    }
}
