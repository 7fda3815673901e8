import Reporting
import Testing

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
        #expect(hair.percent(decimals: 1) == "5.0")
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

    @Test func `Only dividing by nought, and a root of what lies below it, gives nothing`() {
        #expect(Ratio(Quantity(1), .zero) == nil)
        #expect(Ratio.one.divided(by: .zero) == nil)
        #expect((-Ratio.one).root(2, decimals: 2) == nil)
    }

    @Test func `A rate of sums is not the mean of rates`() throws {
        // Sixteen communes at 98.5% and a town of five times their size at 95%.
        let rate = try ratio("2051", "2100")
        #expect(rate.percent(decimals: 2) == "97.67")
        #expect(rate < Ratio(percent: Quantity(98)))
        #expect(rate.quotient(decimals: 4) == "0.9767")
    }

    /// Figures printed in the directives, and in the acceptance scenarios taken from them.
    @Test(arguments: [
        ("590", "581", 2, "101.55"), ("590", "600", 2, "98.33"), ("8100", "12000", 1, "67.5"),
        ("10600", "12000", 1, "88.3"), ("10600", "10500", 1, "101.0"),
        ("9815", "8000", 2, "122.69"), ("129", "813", 2, "15.87"), ("24", "173", 2, "13.87"),
        ("24", "160", 1, "15.0"), ("-1", "800", 2, "-0.13"), ("-1", "3", 0, "-33"),
        ("-1", "30000", 2, "0.00"), ("1", "200", 0, "1"), ("-1", "200", 0, "-1"),
    ])
    func `Per cent of a base is exact, then rounded half away from nought`(
        value: String, base: String, decimals: Int, percent: String
    ) throws {
        #expect(try ratio(value, base).percent(decimals: decimals) == percent)
    }

    @Test func `The smallest over the largest keeps every digit`() throws {
        let share = try ratio("0.000000000001", "999999999999999999999999999999999999")
        #expect(share.quotient(decimals: 48) == "0." + String(repeating: "0", count: 47) + "1")
        let whole = try #require(Ratio.one.divided(by: share))
        #expect(
            whole.quotient(decimals: 0) == String(repeating: "9", count: 36)
                + String(repeating: "0", count: 12))
        #expect(whole * share == .one)
    }

    @Test(
        arguments: [
            ("1", "3", nil), ("1", "8", 3), ("5", "1", 0), ("15", "100", 2), ("1", "7000", nil),
            ("1", "80000", 7), ("0", "7", 0),
        ] as [(String, String, Int?)])
    func `As many decimals show a ratio whole as its denominator has twos or fives`(
        numerator: String, denominator: String, decimals: Int?
    ) throws {
        #expect(try ratio(numerator, denominator).decimals == decimals)
    }

    @Test func `A ratio that is a quantity comes back as one`() throws {
        #expect(Quantity(exactly: try ratio("15", "8"))?.description == "1.875")
        #expect(Quantity(exactly: try ratio("1", "3")) == nil)
        #expect(Quantity(exactly: Ratio(Quantity(10)).power(36)) == nil)
    }

    @Test func `Numbers are grouped as readers expect`() throws {
        let amount = try ratio("-1234567.891", "1")
        #expect(amount.formatted(decimals: 2, in: .vi) == "-1.234.567,89")
        #expect(amount.formatted(decimals: 0, in: .en) == "-1,234,568")
    }
}
