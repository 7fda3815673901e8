/// One number over another, exact whatever its size and rounded only to be shown (tỷ lệ).
///
/// Sums, products, quotients and comparisons never lose a digit and never overflow; only dividing by
/// nought gives nothing. `Ratio(24, 173) < Ratio(percent: 15)` holds or not whatever either prints as.
public struct Ratio: Hashable, Comparable, Sendable {
    /// In lowest terms with `denominator`, so that equal ratios are alike.
    private let numerator: Integer

    /// Above nought.
    private let denominator: Integer

    /// Nought.
    public static let zero = Ratio(Quantity.zero)

    /// One.
    public static let one = Ratio(Quantity(1))

    /// A hundred.
    public static let hundred = Ratio(Quantity(100))

    /// The quantity itself.
    public init(_ quantity: Quantity) {
        self.init(
            reducing: Integer(quantity.significand), over: Integer.powerOfTen(quantity.scale))
    }

    /// One quantity over another; `nil` where the denominator is nought.
    public init?(_ numerator: Quantity, _ denominator: Quantity) {
        guard let quotient = Ratio(numerator).divided(by: Ratio(denominator)) else { return nil }
        self = quotient
    }

    /// So many per cent.
    public init(percent: Quantity) {
        self.init(
            reducing: Integer(percent.significand), over: Integer.powerOfTen(percent.scale + 2))
    }

    /// The ratio in lowest terms; the denominator is not nought.
    private init(reducing numerator: Integer, over denominator: Integer) {
        let divisor = Integer.commonDivisor(numerator, denominator)
        let sign = Integer(denominator.isNegative ? -1 : 1)
        self.numerator = numerator / divisor * sign
        self.denominator = denominator / divisor * sign
    }

    /// Whether it is nought.
    public var isZero: Bool { numerator.isZero }

    /// Whether it lies below nought.
    public var isNegative: Bool { numerator.isNegative }

    /// The same without its sign.
    public var magnitude: Ratio { isNegative ? -self : self }

    /// The sum.
    public static func + (left: Self, right: Self) -> Self {
        Ratio(
            reducing: left.numerator * right.denominator + right.numerator * left.denominator,
            over: left.denominator * right.denominator)
    }

    /// The difference.
    public static func - (left: Self, right: Self) -> Self { left + -right }

    /// The same on the other side of nought.
    public static prefix func - (ratio: Self) -> Self {
        Ratio(reducing: Integer(0) - ratio.numerator, over: ratio.denominator)
    }

    /// The product.
    public static func * (left: Self, right: Self) -> Self {
        Ratio(
            reducing: left.numerator * right.numerator, over: left.denominator * right.denominator)
    }

    /// The quotient; `nil` where the divisor is nought.
    public func divided(by divisor: Ratio) -> Ratio? {
        guard !divisor.isZero else { return nil }
        return Ratio(
            reducing: numerator * divisor.denominator, over: denominator * divisor.numerator)
    }

    /// The ratio times itself, `exponent` times in all; one for none.
    public func power(_ exponent: Int) -> Ratio {
        precondition(exponent >= 0, "a ratio has no power of \(exponent) here")
        let exponent = UInt(exponent)
        return Ratio(reducing: numerator.power(exponent), over: denominator.power(exponent))
    }

    /// The `degree`-th root with `decimals` decimals, the rest cut off; `nil` below nought.
    ///
    /// Most roots have no last decimal: compare powers where it matters which is larger.
    public func root(_ degree: Int, decimals: Int) -> Ratio? {
        guard degree > 0, decimals >= 0, !isNegative else { return nil }
        let scaled = numerator * Integer.powerOfTen(degree * decimals) / denominator
        return Ratio(reducing: scaled.root(UInt(degree)), over: Integer.powerOfTen(decimals))
    }

    /// Whether the left ratio lies below the right one.
    public static func < (left: Self, right: Self) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }
}

extension Ratio {
    /// The ratio with at most `decimals` decimals, halves rounded away from nought.
    public func rounded(toDecimals decimals: Int) -> Ratio {
        Ratio(reducing: shifted(decimals), over: Integer.powerOfTen(decimals))
    }

    /// The ratio in plain form with exactly `decimals` decimals, halves rounded away from nought.
    public func quotient(decimals: Int) -> String {
        let rounded = shifted(decimals)
        let digits = rounded.magnitude.description
        let padded =
            String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        let sign = rounded.isNegative ? "-" : ""
        guard decimals > 0 else { return sign + padded }
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// The ratio in per cent, in plain form with exactly `decimals` decimals.
    public func percent(decimals: Int) -> String {
        (self * .hundred).quotient(decimals: decimals)
    }

    /// The ratio with exactly `decimals` decimals, as readers of `language` expect it.
    public func formatted(decimals: Int, in language: Language) -> String {
        (language == .vi ? NumberForm.vi : .plain).grouped(quotient(decimals: decimals))
    }

    /// How few decimals show the whole of it; `nil` where no number of decimals does, as with a third.
    public var decimals: Int? {
        var (rest, count) = (denominator, 0)
        // A factor of two or of five goes into each further decimal.
        while rest != Integer(1) {
            let divisor = Integer.commonDivisor(rest, Integer(10))
            if divisor == Integer(1) { return nil }
            rest = rest / divisor
            count += 1
        }
        return count
    }

    /// The ratio times ten to the power of `decimals`, to the nearest whole number.
    private func shifted(_ decimals: Int) -> Integer {
        precondition(decimals >= 0, "a number cannot have \(decimals) decimals")
        let doubled = numerator.magnitude * Integer.powerOfTen(decimals) * Integer(2)
        let rounded = (doubled + denominator) / (denominator * Integer(2))
        return isNegative ? Integer(0) - rounded : rounded
    }
}

extension Quantity {
    /// The quantity that `ratio` is exactly; `nil` where it has more digits than a quantity.
    public init?(exactly ratio: Ratio) {
        guard let decimals = ratio.decimals, decimals <= Quantity.maximumScale else { return nil }
        self.init(ratio.quotient(decimals: decimals))
    }
}
