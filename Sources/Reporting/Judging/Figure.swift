/// What a report says was achieved: a value, or a numerator and a denominator, or both.
package struct Figure: Hashable, Sendable {
    package let value: Quantity?
    /// The measure of `value`, where it is not the target's.
    package let measure: Measure?
    package let numerator: Quantity?
    package let denominator: Quantity?

    package init(
        value: Quantity?, measure: Measure? = nil, numerator: Quantity? = nil,
        denominator: Quantity? = nil
    ) {
        self.value = value
        self.measure = measure
        self.numerator = numerator
        self.denominator = denominator
    }

    /// What a numerator and a denominator make in `measure`: the rate (98 for 98 of 100 in %), or in a
    /// measure that is no rate the numerator alone (17 of 17 xã); `nil` where one is missing or the
    /// denominator is zero.
    package func rate(in measure: Measure?) -> Ratio? {
        guard let numerator, let denominator, let share = Ratio(numerator, denominator) else {
            return nil
        }
        if let measure, !measure.isRatio { return Ratio(numerator) }
        return share * Ratio(measure?.rateScale ?? .one)
    }

    /// The value expressed in `target`; `nil` where there is none or it does not convert.
    package func amount(in target: Measure?) -> Ratio? {
        guard let value else { return nil }
        guard let measure, let target else { return Ratio(value) }
        return measure.convert(Ratio(value), to: target)
    }

    /// How many decimals the value has in `target`: those it was written with, as far as they are left
    /// where the decimal point moves.
    func decimals(in target: Measure?) -> Int? {
        guard let value, let fewest = amount(in: target)?.decimals else { return nil }
        guard let own = measure?.powerOfTen, let other = target?.powerOfTen else {
            return max(fewest, value.scale)
        }
        return max(fewest, min(value.scale, value.scale - own + other))
    }
}

extension Quantity {
    package static let one = Quantity(1)
    package static let hundred = Quantity(100)
}

extension Measure {
    /// Whether a value in this measure is one thing over another: `%`, `nam/100 nữ`, `triệu đồng/người`.
    package var isRatio: Bool { isRate || symbol.contains("/") }

    /// How many of the denominator one unit of a rate counts: 100 for `%` and `nam/100 nữ`, 10 000
    /// for `bác sĩ/1 vạn dân` and `bác sĩ/vạn dân`, 1 for everything that is no rate.
    package var rateScale: Quantity {
        if isRate { return .hundred }
        guard let slash = symbol.lastIndex(of: "/") else { return .one }
        let unit = symbol[symbol.index(after: slash)...].trimmingPrefix { $0 == " " }
        let digits = unit.prefix { $0.isNumber || $0 == "." }.filter { $0 != "." }
        let isPerTenThousand = unit.lowercased().contains("vạn")
        let count = digits.isEmpty && isPerTenThousand ? 1 : Int(digits) ?? 0
        // More than a thousand million is no number that anybody rates things by.
        guard (1...1_000_000_000).contains(count) else { return .one }
        return Quantity(isPerTenThousand ? count * 10_000 : count)
    }
}
