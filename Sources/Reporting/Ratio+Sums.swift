extension Ratio {
    package static let zero = Ratio(.zero)
    package static let one = Ratio(.one)

    package static func + (left: Self, right: Self) -> Self {
        guard left.denominator != right.denominator else {
            return of(left.numerator.adding(right.numerator), left.denominator)
        }
        let first = left.numerator.multiplied(by: right.denominator)
        let second = right.numerator.multiplied(by: left.denominator)
        return of(
            first.flatMap { first in second.flatMap { first.adding($0) } },
            left.denominator.multiplied(by: right.denominator))
    }

    package static func - (left: Self, right: Self) -> Self { left + right.negated }

    package static func * (left: Self, right: Self) -> Self {
        of(
            left.numerator.multiplied(by: right.numerator),
            left.denominator.multiplied(by: right.denominator))
    }

    package func divided(by divisor: Ratio) -> Ratio? {
        guard !divisor.numerator.isZero else { return nil }
        return self * Self.of(divisor.denominator, divisor.numerator)
    }

    private static func of(_ numerator: Quantity?, _ denominator: Quantity?) -> Ratio {
        guard let numerator, let denominator, let ratio = Ratio(numerator, denominator) else {
            preconditionFailure("The digits ran out.")
        }
        return ratio
    }
}

extension Quantity {
    package init?(exactly ratio: Ratio) {
        guard let value = ratio.quotient(decimals: Quantity.maximumScale), Ratio(value) == ratio
        else { return nil }
        var shortest = value
        while shortest.scale > 0, shortest.significand.isMultiple(of: 10),
            let shorter = Quantity(
                significand: shortest.significand / 10, scale: shortest.scale - 1)
        {
            shortest = shorter
        }
        self = shortest
    }
}

extension Figure {
    package func amount(in target: Measure?) -> Ratio? { value(in: target).map { Ratio($0) } }
}
