import Foundation
import Reporting
import TestSupport
import Testing

/// Everything computed, against the fractions of Python: amounts from one đồng to 10^18 đồng with six
/// decimals.
@Suite struct FractionTests {
    /// How many cases of each kind.
    private static let count = 2_000

    /// One line of what was asked and what came of it, as the script below reads it.
    private typealias Line = String

    @Test func `Thousands of computations agree with Python's fractions`() throws {
        let seed = SeededGenerator.seed(of: "Arithmetic held against fractions")
        var random = SeededGenerator(seed: seed)
        var lines: [Line] = []
        for _ in 0..<Self.count {
            lines.append(try percent(&random))
            lines.append(try comparison(&random))
            lines.append(sum(&random))
            lines.append(try conversion(&random))
            lines.append(try growth(&random))
            lines.append(try verdict(&random))
        }
        let found = try python(lines.joined(separator: "\n"))
        #expect(found == "checked \(Self.count * 6)\n", "seed \(seed)")
    }

    private func percent(_ random: inout SeededGenerator) throws -> Line {
        let (part, whole) = (amount(&random), amount(&random))
        let ratio = try #require(Ratio(part, whole))
        let decimals = Int.random(in: 0...8, using: &random)
        return "percent \(part) \(whole) \(decimals) \(ratio.percent(decimals: decimals))"
            + " \(ratio.decimals.map(String.init) ?? "none")"
    }

    private func comparison(_ random: inout SeededGenerator) throws -> Line {
        let numbers = (0..<4).map { _ in amount(&random) }
        let left = try #require(Ratio(numbers[0], numbers[1]))
        // Half of them next to each other, or the same number in other terms.
        let right =
            try Bool.random(using: &random)
            ? #require(Ratio(numbers[2], numbers[3]))
            : left + (Bool.random(using: &random) ? .zero : #require(Ratio(.one, numbers[3])))
        let sign = left < right ? "<" : left == right ? "=" : ">"
        let difference = (left - right).quotient(decimals: 40)
        let product = (left * right).quotient(decimals: 12)
        let terms = "\(numbers[0]) \(numbers[1]) \(right.quotient(decimals: 60))"
        let isShown = Ratio(numbers[0]).divided(by: Ratio(numbers[1])) == left
        return "compare \(terms) \(sign) \(difference) \(product) \(isShown)"
    }

    private func sum(_ random: inout SeededGenerator) -> Line {
        let parts = (0..<Int.random(in: 1...20, using: &random)).map { _ in
            let amount = amount(&random)
            return Bool.random(using: &random) ? amount : amount.negated
        }
        let sum = parts.reduce(Ratio.zero) { $0 + Ratio($1) }
        return "sum \(parts.map(\.description).joined(separator: ",")) \(sum.quotient(decimals: 6))"
    }

    private func conversion(_ random: inout SeededGenerator) throws -> Line {
        let families = [
            [("đồng", 0), ("nghìn đồng", 3), ("triệu đồng", 6), ("tỷ đồng", 9)],
            [("kg", 0), ("tạ", 2), ("tấn", 3)], [("m²", 0), ("ha", 4), ("km²", 6)],
        ]
        let family = try #require(families.randomElement(using: &random))
        let from = try #require(family.randomElement(using: &random))
        let other = try #require(family.randomElement(using: &random))
        let amount = amount(&random)
        let converted = try #require(
            written(from.0, as: Measure.self).convert(
                Ratio(amount), to: written(other.0, as: Measure.self)))
        return "convert \(amount) \(from.1 - other.1) \(converted.quotient(decimals: 18))"
    }

    private func growth(_ random: inout SeededGenerator) throws -> Line {
        let (years, base) = (Int.random(in: 1...12, using: &random), amount(&random))
        let bound = try #require(
            Quantity(significand: Int128.random(in: 1...3_000, using: &random), scale: 2))
        // Often the bound itself or a hair beside it, where a rounded rate would err.
        let factor = (.one + Ratio(percent: bound)).power(years)
        let exact = Ratio(base) * factor
        let level =
            Bool.random(using: &random)
            ? Quantity(exactly: exact.rounded(toDecimals: 6)) ?? amount(&random) : amount(&random)
        let judge = Judge(
            criterion: .of(
                .growthPerYear, low: bound.description,
                base: Criterion.Base(
                    value: base, measure: written("đồng"), period: .year(2020))),
            measure: .percent, period: years == 1 ? .year(2021) : .years(2021...2020 + years))
        let judged = judge.assess(
            Figure(value: level, measure: written("đồng")), about: .year(2020 + years))
        let rate = try #require(judged.achieved).quotient(decimals: 2)
        return "growth \(level) \(base) \(years) \(bound) \(rate) \(judged.judgement.rawValue)"
    }

    private func verdict(_ random: inout SeededGenerator) throws -> Line {
        let kinds: [Criterion.Kind] = [.atLeast, .moreThan, .atMost, .lessThan]
        let kind = try #require(kinds.randomElement(using: &random))
        let bound = try #require(
            Quantity(significand: Int128.random(in: 1...10_000, using: &random), scale: 2))
        let denominator = amount(&random)
        let numerator =
            Bool.random(using: &random)
            ? Quantity(
                exactly: (Ratio(percent: bound) * Ratio(denominator)).rounded(toDecimals: 6))
                ?? .zero : amount(&random)
        let isFloor = kind == .atLeast || kind == .moreThan
        let judge = Judge(
            criterion: .of(
                kind, low: isFloor ? bound.description : nil,
                high: isFloor ? nil : bound.description),
            measure: .percent, period: .year(2025))
        let found = judge.assess(
            Figure(value: nil, numerator: numerator, denominator: denominator),
            about: .year(2025))
        return "verdict \(kind.rawValue) \(numerator) \(denominator) \(bound) "
            + "\(found.judgement.rawValue) \(found.attainmentPercent ?? "none")"
    }

    /// From one đồng to 10^18 đồng, with up to six decimals.
    private func amount(_ random: inout SeededGenerator) -> Quantity {
        let scale = Int.random(in: 0...6, using: &random)
        let digits = Int.random(in: 0...18, using: &random)
        var largest: Int128 = 1
        for _ in 0..<(digits + scale) { largest *= 10 }
        return Quantity(significand: .random(in: 1...largest, using: &random), scale: scale)
            ?? .one
    }

    /// What the script says of the lines.
    private func python(_ lines: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("socai-fractions-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do {
                try FileManager.default.removeItem(at: folder)
            } catch {
                print("\(folder.path) stays behind: \(error)")
            }
        }
        let file = folder.appendingPathComponent("cases")
        try Data(lines.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script, file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }

    private static let script = #"""
        import sys
        from fractions import Fraction as F

        def shown(x, decimals):
            scaled = abs(x) * 10 ** decimals
            nearest = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
            digits = str(nearest).rjust(decimals + 1, "0")
            sign = "-" if x < 0 and nearest else ""
            return sign + (digits[:-decimals] + "." + digits[-decimals:] if decimals else digits)

        def decimals(x):
            rest, twos, fives = x.denominator, 0, 0
            while rest % 2 == 0: rest, twos = rest // 2, twos + 1
            while rest % 5 == 0: rest, fives = rest // 5, fives + 1
            return str(max(twos, fives)) if rest == 1 else "none"

        def average(quotient, years):
            # Hundredths of a per cent, to the nearest: bisection on powers of whole numbers.
            low, high = 0, 10 ** 60
            def below(k): return F(2 * k + 1, 20000) ** years < quotient
            while not (high - low <= 1):
                middle = (low + high) // 2
                low, high = (middle, high) if below(middle) else (low, middle)
            k = low if not below(low) else high
            return shown(F(k, 10000) * 100 - 100, 2)

        def expected(kind, word):
            if kind == "percent":
                x = F(word[0]) / F(word[1])
                return [shown(x * 100, int(word[2])), decimals(x)]
            if kind == "sum":
                return [shown(sum(F(part) for part in word[0].split(",")), 6)]
            if kind == "convert":
                return [shown(F(word[0]) * F(10) ** int(word[1]), 18)]
            if kind == "growth":
                quotient, years = F(word[0]) / F(word[1]), int(word[2])
                bound = (1 + F(word[3]) / 100) ** years
                verdict = "exceeded" if quotient > bound else "met" if quotient == bound else "notMet"
                return [average(quotient, years), verdict]
            if kind == "verdict":
                rate, bound = F(word[1]) / F(word[2]) * 100, F(word[3])
                percent = shown(rate / bound * 100, 2)
                return {
                    "atLeast": ["exceeded" if rate > bound else "met" if rate == bound else "notMet", percent],
                    "moreThan": ["met" if rate > bound else "notMet", percent],
                    "atMost": ["met" if rate <= bound else "notMet", "none"],
                    "lessThan": ["met" if rate < bound else "notMet", "none"],
                }[word[0]]

        count = 0
        for line in open(sys.argv[1]):
            kind, *word = line.split()
            if kind == "compare":
                # The right side is shown to sixty decimals: what differs by less says so by its sign.
                left, right = F(word[0]) / F(word[1]), F(word[2])
                sign = word[3]
                close = abs(left - right) <= F(1, 10 ** 60)
                holds = close or (sign == "<") == (left < right) and (sign == "=") == (left == right)
                holds = holds and word[6] == "true"
                holds = holds and abs(F(word[4]) - (left - right)) <= F(1, 10 ** 39)
                holds = holds and abs(F(word[5]) - left * right) <= F(1, 10 ** 11)
                if not holds:
                    print(line)
            elif expected(kind, word) != word[-len(expected(kind, word)):]:
                print(line, expected(kind, word))
            count += 1
        print("checked", count)
        """#
}
